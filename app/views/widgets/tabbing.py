"""Where the Tab key goes."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget


def follow(before: QWidget, newcomer: QWidget) -> None:
    """Lets the Tab key go through what was made later right after `before`, and not at the very end."""
    *_, last = _stops(before)
    for each in list(_stops(newcomer)):
        QWidget.setTabOrder(last, each)
        last = each


def _stops(whole: QWidget) -> Iterator[QWidget]:
    """What takes the keyboard of the whole and of what is in it, in its order.

    Qt's own chain is not asked: `nextInFocusChain` makes PySide take the next widget for a child of this one,
    and with this one the next would be gone for Python: at the end of the chain, the window's menus.
    """
    window = whole.window()
    for each in (whole, *whole.findChildren(QWidget)):
        if each.focusPolicy() is not Qt.FocusPolicy.NoFocus and each.window() is window:  # no menus
            yield each
