"""The window that has the keyboard: without a desktop nobody else sees to it."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from app.views.shell.waiting import wait_until


def come_to_front(window: QWidget) -> None:
    """Gives a window the keyboard; raises TimeoutError when it does not get it."""
    wait_until(lambda: _asks_for_front(window), "the window to come to the front")


def _asks_for_front(window: QWidget) -> bool:
    """Asked for anew each time: another window may have been given it meanwhile."""
    window.activateWindow()
    return window.isActiveWindow()
