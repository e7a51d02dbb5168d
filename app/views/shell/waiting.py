"""Waiting for the window where nobody sits before it: until Qt has done its part, until something is so."""

from __future__ import annotations

import time
from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, QElapsedTimer, QEvent, QEventLoop

MOST_SECONDS = 30
LOOK_EVERY_MS = 50
REST_SECONDS = 0.001
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
        QCoreApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, LOOK_EVERY_MS)
        time.sleep(REST_SECONDS)
    settle()
