"""A note that may be written in a sheet of the bench. Its field comes by a touch: before, neither a hand nor
a scanner can type into it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QElapsedTimer, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QPushButton, QVBoxLayout, QWidget

from app.messages import Messages
from app.messages.marks import N_
from app.views.theme.scale import SMALL, Text
from app.views.theme.theme import Theme
from app.views.widgets.label import PlainLabel
from app.views.widgets.scanner import QUICK_MS, SHORTEST, SLOW_MS, as_typed

WRITE = N_("Write a note…")
FOR_THE_NEXT = N_("Note for whoever works on it next")
LONGEST = 500
ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class NoteField(QLineEdit):
    """Words. What a scanner types goes out of it again: `scanned()`. Enter answers nothing."""

    scanned = Signal()

    def __init__(self, now_ms: Callable[[], int] | None = None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setMaxLength(LONGEST)
        self.setProperty("words", True)
        self._timer = QElapsedTimer()
        self._timer.start()
        self.now_ms = now_ms or self._timer.elapsed
        self._burst, self._slowest, self._last = "", 0, -SLOW_MS - 1
        self._before = ""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Remembers how it was before a burst of keys that ends in Enter."""
        now = self.now_ms()
        passed, self._last = now - self._last, now
        if event.key() in ENTER:
            event.accept()
            self._end(passed)
            return
        if passed > SLOW_MS:
            self._before, self._burst, self._slowest = self.text(), "", 0
        elif self._burst:
            self._slowest = max(self._slowest, passed)
        self._burst += event.text() if event.text().isprintable() else ""
        super().keyPressEvent(event)

    def _end(self, passed: int) -> None:
        burst, self._burst = as_typed(self._burst.strip()), ""
        if passed <= SLOW_MS and _is_scan(burst, max(self._slowest, passed)):
            self.setText(self._before)
            self.scanned.emit()


class NoteLine(QWidget):
    """The field, hidden until its button was touched: `opened()`. `scanned()` as the field."""

    opened = Signal()
    scanned = Signal()

    def __init__(self, button: QPushButton, theme: Theme, messages: Messages) -> None:
        super().__init__()
        self.button = button
        self.title = PlainLabel(theme, messages.text(FOR_THE_NEXT), step=Text.SECTION, kind="muted")
        self.field = NoteField()
        self.field.setObjectName("note")
        self.field.setProperty("reach", "touch")
        self.field.setAccessibleName(messages.text(FOR_THE_NEXT))
        self.field.scanned.connect(self.scanned)
        button.clicked.connect(self.open_field)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SMALL)
        column.addWidget(self.title)
        column.addWidget(self.field)

    def written(self) -> str:
        """The note; "" for none."""
        return " ".join(self.field.text().split())

    @Slot()
    def open_field(self) -> None:
        """Lets the note be written."""
        self.show()
        self.field.setFocus(Qt.FocusReason.OtherFocusReason)
        self.button.hide()
        self.opened.emit()


def _is_scan(burst: str, slowest: int) -> bool:
    """Whether no hand typed it: so quickly, or like a slow scanner and with the looks of a code."""
    if len(burst) < SHORTEST:
        return False
    has_looks = " " not in burst and "-" in burst and any(each.isdigit() for each in burst)
    return slowest <= QUICK_MS or has_looks
