"""Waiting for the window where nobody sits before it: until Qt has done its part, until something is so."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, QElapsedTimer, QEvent, QThread

MOST_SECONDS = 30
REST_MS = 1
"""Between two looks, so that whoever is waited for gets on with it."""


def settle() -> None:
    """Lets Qt do what waits."""
    for _ in range(3):
        QCoreApplication.processEvents()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


def wait_until(is_so: Callable[[], bool], what: str) -> None:
    """Serves the window until something is so; `what` names it in the TimeoutError after half a minute."""
    passed = QElapsedTimer()
    passed.start()
    while not is_so():
        if passed.hasExpired(MOST_SECONDS * 1000):
            raise TimeoutError(what)
        QCoreApplication.processEvents()
        QThread.msleep(REST_MS)
    settle()
