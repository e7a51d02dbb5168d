"""A finger on the screen: it touches whatever is there, as quickly after the last touch as it is told."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QApplication, QWidget

LEFT, NONE = Qt.MouseButton.LeftButton, Qt.MouseButton.NoButton
LONG = 2000
"""Milliseconds after which nobody takes a touch for the second of two."""


class Finger:
    """Somebody's finger on one window. Times are those that the system gives its touches."""

    def __init__(self, window: QWidget) -> None:
        self._window = window
        self._now = 1_000_000_000  # later than any touch that was made otherwise
        self._on: QWidget | None = None

    def tap(self, place: QPoint, after: int = LONG) -> None:
        """Touches a place of the screen, so many milliseconds after it was last lifted."""
        self.press(place, after)
        self.lift(place)

    def double_tap(self, place: QPoint, apart: int) -> None:
        """Two touches in one place; in between everything that can be done is done."""
        self.tap(place)
        QApplication.processEvents()
        self.tap(place, apart)

    def press(self, place: QPoint, after: int = LONG) -> None:
        """Comes down."""
        self._now += after
        top = QApplication.activeModalWidget() or self._window
        self._on = top.childAt(top.mapFromGlobal(place)) or top
        double = after <= QApplication.doubleClickInterval()
        self._tell(QEvent.Type.MouseButtonDblClick if double else QEvent.Type.MouseButtonPress, place, LEFT)

    def lift(self, place: QPoint) -> None:
        """Is lifted; what it came down on hears of it, wherever that stands by now."""
        self._now += 1
        self._tell(QEvent.Type.MouseButtonRelease, place, NONE)
        self._on = None

    def _tell(self, kind: QEvent.Type, place: QPoint, held: Qt.MouseButton) -> None:
        assert self._on is not None
        at = QPointF(self._on.mapFromGlobal(place))
        event = QMouseEvent(kind, at, QPointF(place), LEFT, held, Qt.KeyboardModifier.NoModifier)
        event.setTimestamp(self._now)
        QApplication.sendEvent(self._on, event)


def middle(widget: QWidget) -> QPoint:
    """Where on the screen a widget is touched."""
    return widget.mapToGlobal(widget.rect().center())
