"""The real window, seen from outside: when its list of jobs has been painted."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QElapsedTimer, QEvent, QEventLoop, QObject
from PySide6.QtWidgets import QApplication

from app.clock import FixedClock
from app.desktop import Fittings, build
from app.views.context import JOBS, TICKETS

if TYPE_CHECKING:
    from app.views.shell.window import MainWindow

SETTLED_MS = 500
WIDE = (1920, 1080)
"""A window so large has every column, and more rows than usual."""


class Eye(QObject):
    """Watches the rows of a window's list of jobs."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        from app.views.jobs.view import JobsScreen  # noqa: PLC0415 - a start loads it with its window

        screen = window.screen_of(JOBS)
        assert isinstance(screen, JobsScreen)
        self.screen = screen
        self.context = window.context
        self._painted = False
        screen.table.viewport().installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Notes that the rows, or the notice in their place, are being painted."""
        if event.type() is QEvent.Type.Paint:
            self._painted = True
        return False

    def sees(self, change: Callable[[], object]) -> None:
        """Makes a change and returns when the list has been painted after it, if anything looks different."""
        self._painted = False
        change()
        wait_until(lambda: self._painted or self._is_resting())
        if not self._painted:
            QApplication.processEvents()

    def sees_when(self, change: Callable[[], object], is_answered: Callable[[], bool]) -> None:
        """Makes a change and returns when what came of it has been painted, if anything looks different."""
        change()
        wait_until(is_answered)
        QApplication.processEvents()

    def searched_for(self) -> str:
        """The words that the list was asked to find."""
        return str(self.screen.listing.wanted_data()["search"])

    def rest(self) -> None:
        """Returns when the list has read everything that it was about to read, and shows it."""
        wait_until(self._is_resting)
        QApplication.processEvents()

    def has_painted(self) -> bool:
        """Whether the list was painted since the last change."""
        return self._painted

    def _is_resting(self) -> bool:
        return not self.screen.listing.is_waiting()


def wait_until(reached: Callable[[], bool]) -> None:
    """Lets the window live until something is so."""
    while not reached():
        QApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)


def live(ms: int) -> None:
    """Lets the window live for a moment."""
    passed = QElapsedTimer()
    passed.start()
    while not passed.hasExpired(ms):
        QApplication.processEvents()


def settle() -> None:
    """Returns when the window has made all that it makes ahead, and has read what it shows."""
    from app.views.shell.window import MainWindow  # noqa: PLC0415 - as above

    windows = [each for each in QApplication.topLevelWidgets() if isinstance(each, MainWindow)]
    wait_until(lambda: all(window.is_ready() for window in windows if window.isVisible()))
    live(SETTLED_MS)


@contextmanager
def shown(path: Path) -> Iterator[Eye]:
    """The window of a workspace with its first page of jobs painted; closed afterwards."""
    with window_of(path) as window:
        eye = Eye(window)
        eye.sees(window.show)
        assert eye.screen.listing.model.rowCount()
        yield eye


def seconds_to_jobs(path: Path) -> float:
    """From asking for the jobs, in a window that shows the tickets, until their first page is painted."""
    with window_of(path) as window:
        window.go(TICKETS)
        window.show()
        QApplication.processEvents()
        eye = Eye(window)
        start = time.perf_counter()
        eye.sees(partial(window.go, JOBS))
        taken = time.perf_counter() - start
        assert eye.screen.listing.model.rowCount()
    return taken


@contextmanager
def window_of(path: Path) -> Iterator[MainWindow]:
    """The window of a workspace; closed afterwards."""
    window = build(path, fittings=Fittings(clock=FixedClock(), backups=False))
    try:
        yield window
    finally:
        window.close()
        window.deleteLater()
        QApplication.processEvents()
