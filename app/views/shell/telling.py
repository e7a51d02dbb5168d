"""Tells of what went wrong behind the screens."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QWidget

from app.errors import KnownError
from app.messages import window as say
from app.views.context import Context
from app.views.shell import menus, rooms, texts
from app.views.widgets.ask import Answer, Choice, Question


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
        text = self._context.messages.text(texts.FAULT_TOLD)
        if self._tell_once(texts.FAULT, text, last[0], choices=(self._save(),)) is not None:
            self._save_report()

    @Slot()
    def crash(self) -> None:
        """Says that the program ended unexpectedly before, and offers to save a report of it."""
        text = self._context.messages.text(texts.CRASHED_TEXT)
        if self._tell_once(texts.CRASHED, text, choices=(self._save(),)) is not None:
            self._save_report()

    @Slot(object)
    def trouble(self, trouble: KnownError) -> None:
        """Says why no backup could be made."""
        self._tell_once(texts.BACKUP_FAILED, self._context.why(trouble))

    @Slot(object)
    def unsound(self, trouble: KnownError) -> None:
        """Says that the check of the day found something."""
        self._tell_once(texts.NOT_WHOLE, self._context.why(trouble))

    def _save(self) -> Choice:
        return Choice(menus.SAVE_REPORT, self._context.messages.text(texts.SAVE_REPORT))

    def _save_report(self) -> None:
        rooms.save_report(self._context, self._workspace, self._window)

    def _tell_once(
        self, title: str, text: str, *details: str, choices: tuple[Choice, ...] = ()
    ) -> Answer | None:
        """What was chosen; None where nothing was, or something else is being told."""
        if self._is_telling:
            return None
        self._is_telling = True
        messages = self._context.messages
        try:
            question = Question(messages.text(title), text, choices, messages.text(say.OK), details)
            return self._context.ask.ask(question)
        finally:
            self._is_telling = False
