"""A deed happens once a press: neither a double tap nor a held key does what has come to stand in its place.

After a deed the list moves on, a sheet opens, or another button stands where the finger is. A tap that
follows in the same place within the system's double click interval was meant for what stood there: nobody
hears it.
"""

from __future__ import annotations

from PySide6.QtCore import QElapsedTimer, QObject, Qt
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QApplication, QDialog, QPushButton, QWidget

from app.views.theme.scale import TARGET

PRESSING = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space, Qt.Key.Key_Select)


def is_held(event: QKeyEvent) -> bool:
    """Whether a key that presses things repeats itself because it is held down."""
    return event.isAutoRepeat() and event.key() in PRESSING


def has_dialog(window: QWidget) -> bool:
    """Whether a dialog is open over a window: a second press opens no second one."""
    # Qt's own search: our window's would first make the pages that nobody has seen.
    return any(each.isVisible() for each in QObject.findChildren(window, QDialog))


class Tap:
    """A touch that did a thing, or came too soon after one."""

    def __init__(self, event: QMouseEvent) -> None:
        self._place = event.globalPosition()
        self._stamp = event.timestamp()
        self._passed = QElapsedTimer()
        self._passed.start()

    def is_near(self, event: QMouseEvent) -> bool:
        """Whether another touch is at this place, as far as a gloved finger can tell."""
        return (event.globalPosition() - self._place).manhattanLength() < TARGET

    def is_before(self, event: QMouseEvent) -> bool:
        """Whether another touch comes so soon that it is the second of a double tap.

        The system's times tell it, where it gives any: they don't depend on how long the deed took.
        """
        timed = self._stamp and event.timestamp()
        passed = event.timestamp() - self._stamp if timed else self._passed.elapsed()
        return 0 <= passed <= QApplication.doubleClickInterval()


class Finger:
    """The finger of the person who sits here: where and when it last did a thing."""

    def __init__(self) -> None:
        self.last: Tap | None = None

    def lift(self, event: QMouseEvent) -> None:
        """It was lifted from something and so did it."""
        self.last = Tap(event)

    def is_second(self, event: QMouseEvent) -> bool:
        """Whether this press belongs to the deed before; as many as follow so quickly do."""
        if self.last is None or not self.last.is_near(event) or not self.last.is_before(event):
            return False
        self.last = Tap(event)
        return True


FINGER = Finger()


class OnceButton(QPushButton):
    """A button that does its deed once a press."""

    def hears(self, event: QMouseEvent) -> bool:
        """Whether a press was meant for this button."""
        return not FINGER.is_second(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """The second of a double click comes here too."""
        if self.hears(event):
            super().mousePressEvent(event)
        else:
            event.accept()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Before its deed is done, so that whatever opens by it knows."""
        if self.isDown() and event.button() is Qt.MouseButton.LeftButton:
            FINGER.lift(event)
        super().mouseReleaseEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """A held key presses once."""
        if is_held(event):
            event.accept()
        else:
            super().keyPressEvent(event)
