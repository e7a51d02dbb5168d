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
    """What takes the keyboard of the whole and of what is in it, in its order."""
    each: QWidget | None = whole
    while each is not None and (each is whole or whole.isAncestorOf(each)):
        if each.focusPolicy() is not Qt.FocusPolicy.NoFocus:
            yield each
        each = each.nextInFocusChain()
