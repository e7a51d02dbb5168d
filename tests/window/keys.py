"""A person at the keyboard alone."""

from __future__ import annotations

from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from tests.window.front import come_to_front
from tests.window.hand import Hand

MOST_STEPS = 60


class Keys:
    """A person at the keyboard: every key goes where the focus is."""

    def __init__(self, hand: Hand, qtbot: QtBot) -> None:
        self.hand = hand
        self._qtbot = qtbot
        come_to_front(hand.window)
        hand.jobs.focus_list()

    def focus(self) -> QWidget:
        """What has the keyboard."""
        popup: QWidget | None = QApplication.activePopupWidget()
        found: QWidget | None = QApplication.focusWidget() if popup is None else popup.focusWidget()
        taker = popup if found is None else found
        assert taker is not None
        return taker

    def press(self, keys: str) -> None:
        """Presses a key with its modifiers, and waits for what comes of it."""
        QTest.keySequence(self.focus(), QKeySequence(keys))
        self.hand.wait()
        self._qtbot.waitUntil(self._is_in_front)

    def press_and_leave(self, keys: str) -> None:
        """Presses a key that closes the window."""
        QTest.keySequence(self.focus(), QKeySequence(keys))

    def write(self, text: str) -> None:
        """Types."""
        QTest.keyClicks(self.focus(), text)

    def _is_in_front(self) -> bool:
        """Whether a dialog that came up has the keyboard, or the window again that it left."""
        if QApplication.activePopupWidget() is not None:  # it takes every key, whichever window is in front
            return True
        front = QApplication.activeModalWidget() or self.hand.window
        front.activateWindow()  # as a desktop does; offscreen there is none
        focus = QApplication.focusWidget()
        return front.isActiveWindow() and focus is not None and front.isAncestorOf(focus)

    def tab(self) -> QWidget:
        """Goes on to the next control."""
        self.press("Tab")
        return self.focus()

    def tab_to(self, name: str) -> QWidget:
        """Goes on until the control of this name has the keyboard."""
        for _ in range(MOST_STEPS):
            if called(self.focus()) == name:
                return self.focus()
            self.tab()
        raise AssertionError(f"no way to {name}")

    def round(self, within: QWidget) -> list[QWidget]:
        """All that Tab comes by, from here until it comes again to where it was."""
        seen = [self.focus()]
        for _ in range(MOST_STEPS):
            now = self.tab()
            assert within.isAncestorOf(now), f"Tab has left {within.objectName()} for {now}"
            if now is seen[0]:
                return seen
            seen.append(now)
        raise AssertionError("Tab goes round and round")


def called(widget: QWidget) -> str:
    """The name of a control, or of the field that this inner line of text belongs to."""
    parent = widget.parentWidget()
    return widget.objectName() or (parent.objectName() if parent is not None else "")
