"""Finds what a test left behind: running threads, running timers, and log records that nobody expected."""

from __future__ import annotations

import gc
import logging
import threading
from collections.abc import Iterator
from weakref import WeakSet

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QThreadPool, QTimer
from shiboken6 import isValid

JOIN_SECONDS = 3.0
# Made by the tools that run the tests, and ended by them.
TOOLS = ("pytest_timeout", "execnet")

_started: WeakSet[QTimer] = WeakSet()
_start = QTimer.start


def _start_and_remember(timer: QTimer, *arguments: int) -> None:
    _started.add(timer)
    _start(timer, *arguments)


def remember_timers(patch: pytest.MonkeyPatch) -> None:
    """From here on every QTimer that Python starts is known. Qt itself has no list of them."""
    patch.setattr(QTimer, "start", _start_and_remember)


class Watch(logging.Handler):
    """Looks over one test from before its fixtures are made until after they are gone."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self._records: list[str] = []
        self._threads = set(threading.enumerate())
        _started.clear()
        logging.getLogger().addHandler(self)

    def emit(self, record: logging.LogRecord) -> None:
        """Part of logging.Handler."""
        self._records.append(f"{record.levelname} {record.name}: {record.getMessage()}")

    def close(self) -> None:
        """Stop listening."""
        logging.getLogger().removeHandler(self)
        super().close()

    def findings(self, *, may_log: bool) -> list[str]:
        """A line for each thing left behind; called once the test's fixtures are gone."""
        _let_qt_delete()
        found = [f"a thread still runs: {thread.name}" for thread in self._left_threads()]
        found += [f"a timer still runs: {timer!r} every {timer.interval()} ms" for timer in _left_timers()]
        if not QThreadPool.globalInstance().waitForDone(int(JOIN_SECONDS * 1000)):
            found.append("Qt's global thread pool is still at work")
        if not may_log:
            found += [f"logged: {record}" for record in self._records]
        return found

    def _left_threads(self) -> Iterator[threading.Thread]:
        for thread in set(threading.enumerate()) - self._threads:
            # A foreign thread that once ran Python stays in the list after its end, on Python 3.11.
            if isinstance(thread, threading._DummyThread) or thread.name.startswith(TOOLS):
                continue
            thread.join(JOIN_SECONDS)  # one that is just ending is no leftover
            if thread.is_alive():
                yield thread


def _let_qt_delete() -> None:
    """What was given to deleteLater goes now: no event loop runs any more that would do it."""
    if QCoreApplication.instance() is not None:
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


def _left_timers() -> list[QTimer]:
    if _running_timers():
        gc.collect()  # a window in a reference cycle is nobody's any more, and its timers with it
    return _running_timers()


def _running_timers() -> list[QTimer]:
    return [timer for timer in list(_started) if isValid(timer) and timer.isActive()]
