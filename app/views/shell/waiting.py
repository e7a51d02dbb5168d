"""Waiting for the window where nobody sits before it: until Qt has done its part, until something is so."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, QElapsedTimer, QEvent, QEventLoop, QTimer

MOST_SECONDS = 30
LOOK_EVERY_MS = 5
"""Where no event comes that would be a reason to look."""


def settle() -> None:
    """Lets Qt do what waits."""
    for _ in range(3):
        QCoreApplication.processEvents()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


def wait_until(is_so: Callable[[], bool], what: str) -> None:
    """Serves the window until something is so; `what` names it in the TimeoutError after half a minute."""
    passed, looking = QElapsedTimer(), QTimer()
    passed.start()
    looking.start(LOOK_EVERY_MS)
    while not is_so():
        if passed.hasExpired(MOST_SECONDS * 1000):
            raise TimeoutError(what)
        QCoreApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)
    settle()
