"""What goes wrong where nobody calls us: exceptions in slots and threads, and Qt's own messages.

Everything is logged. A mistake of ours is told to the window afterwards, when the failing slot is left.
"""

from __future__ import annotations

import logging
import sys
import threading
import traceback
from collections.abc import Mapping
from types import TracebackType

from PySide6.QtCore import QMessageLogContext, QObject, QtMsgType, Signal, qInstallMessageHandler

log = logging.getLogger("app")
qt_log = logging.getLogger("qt")

LEVELS: Mapping[QtMsgType, int] = {
    QtMsgType.QtDebugMsg: logging.DEBUG,
    QtMsgType.QtInfoMsg: logging.INFO,
    QtMsgType.QtWarningMsg: logging.WARNING,
    QtMsgType.QtCriticalMsg: logging.ERROR,
    QtMsgType.QtFatalMsg: logging.CRITICAL,
}
# Said by platforms that lack a feature nobody asked for.
HARMLESS = ("This plugin does not support",)


class Faults(QObject):
    """Listens while installed. `happened(traceback)`; `found` keeps each fault and warning."""

    happened = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def install(self) -> None:
        """Takes the hooks, until `remove`."""
        self._hook, self._thread_hook = sys.excepthook, threading.excepthook
        sys.excepthook = self._note
        threading.excepthook = self._note_in_thread
        qInstallMessageHandler(self._note_message)

    def remove(self) -> None:
        """Gives the hooks back."""
        sys.excepthook, threading.excepthook = self._hook, self._thread_hook
        qInstallMessageHandler(None)

    def _note(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        log.critical("unhandled", exc_info=(kind, error, trace))
        told = "".join(traceback.format_exception(kind, error, trace))
        self.found.append(told)
        self.happened.emit(told)

    def _note_in_thread(self, given: threading.ExceptHookArgs) -> None:
        if given.exc_value is not None:
            self._note(given.exc_type, given.exc_value, given.exc_traceback)

    def _note_message(self, kind: QtMsgType, context: QMessageLogContext, message: str) -> None:
        level = LEVELS.get(kind, logging.WARNING)
        if message.startswith(HARMLESS):
            return
        qt_log.log(level, "%s", message)
        if level >= logging.WARNING:
            self.found.append(message)
