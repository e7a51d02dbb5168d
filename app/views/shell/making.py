"""Something is made beside the window before there is any: how far it is, and a way to stop it."""

from __future__ import annotations

from typing import Protocol

from PySide6.QtCore import QEventLoop, QObject, Slot

from app.errors import KnownError, Trouble
from app.log import NAME
from app.messages import Messages
from app.paths import user_state
from app.views.shell import texts
from app.views.sidework import Cancelled, Progress, SideWork
from app.views.theme.theme import Theme
from app.views.widgets.progress_line import Telling
from app.views.work_dialog import WorkDialog

MAKING = Telling(texts.MAKING, texts.MAKING_DAY, texts.MAKING_STOP, "stop_making")


class Make(Protocol):
    """Makes it, and tells as it goes on; ends when `tell` raises."""

    def __call__(self, *, tell: Progress) -> object:
        """Makes it."""
        ...


class Stopped(Exception):
    """What is made is not wanted any more."""


class Maker(QObject):
    """Makes the sample workshop, and waits for it in a loop of its own."""

    def __init__(self, make: Make, theme: Theme, messages: Messages) -> None:
        super().__init__()
        self._make = make
        self._dialog = WorkDialog(MAKING, theme, messages, None)
        self._work = SideWork("sample", self._made, Stopped, (KnownError,))
        self._title = messages.text(texts.MAKING)
        self._is_made = False
        self._problem: KnownError | None = None

    def run(self) -> bool:
        """Whether it was made: False when somebody stopped it. Raises KnownError when it can't be made."""
        waiting = QEventLoop()
        self._work.finished.connect(self._hear_made)
        self._work.refused.connect(self._hear_refused)
        self._work.failed.connect(self._hear_failed)
        self._dialog.finished.connect(waiting.quit)
        self._dialog.run(self._work, self._title)
        waiting.exec()
        self._work.wait()
        if self._problem is not None:
            raise self._problem
        return self._is_made

    def _made(self, progress: Progress, cancelled: Cancelled) -> None:
        """In the thread."""

        def tell(done: int, total: int) -> None:
            if cancelled():
                raise Stopped
            progress(done, total)

        self._make(tell=tell)

    @Slot()
    def _hear_made(self) -> None:
        self._is_made = True

    @Slot(object)
    def _hear_refused(self, error: KnownError) -> None:
        self._problem = error

    @Slot()
    def _hear_failed(self) -> None:
        self._problem = KnownError(Trouble.INTERNAL, file=str(user_state() / NAME))
