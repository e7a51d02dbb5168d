"""Tells of what went wrong behind the screens."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QWidget

from app.errors import KnownError
from app.messages import window as say
from app.views.context import Context
from app.views.shell import menus, rooms, texts
from app.views.widgets.ask import Choice, Question, tell


class Telling(QObject):
    """One dialog at a time over the window: a mistake that repeats must not pile them up."""

    def __init__(self, context: Context, workspace: Path, window: QWidget) -> None:
        super().__init__(window)
        self._context = context
        self._workspace = workspace
        self._window = window
        self._is_telling = False

    @Slot(str)
    def fault(self, trace: str) -> None:
        """Says that the program made a mistake of its own; the whole of it is in the log."""
        last = trace.strip().splitlines()[-1:] or [""]
        self._tell_once(texts.FAULT, self._context.messages.text(texts.FAULT_TEXT), last[0])

    @Slot()
    def crash(self) -> None:
        """Says that the program ended unexpectedly before, and offers to save a report of it."""
        messages = self._context.messages
        save = Choice(menus.SAVE_REPORT, messages.text(texts.SAVE_REPORT))
        title, text = messages.text(texts.CRASHED), messages.text(texts.CRASHED_TEXT)
        if self._context.ask.ask(Question(title, text, (save,), messages.text(say.OK))) is not None:
            rooms.save_report(self._context, self._workspace, self._window)

    @Slot(object)
    def trouble(self, trouble: KnownError) -> None:
        """Says why no backup could be made."""
        self._tell_once(texts.BACKUP_FAILED, self._context.why(trouble))

    @Slot(object)
    def unsound(self, trouble: KnownError) -> None:
        """Says that the check of the day found something."""
        self._tell_once(texts.NOT_WHOLE, self._context.why(trouble))

    def _tell_once(self, title: str, text: str, *details: str) -> None:
        if self._is_telling:
            return
        self._is_telling = True
        messages = self._context.messages
        try:
            tell(self._context.ask, messages.text(title), text, messages.text(say.OK), details)
        finally:
            self._is_telling = False
