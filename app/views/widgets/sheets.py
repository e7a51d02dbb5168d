"""Sheets that come up over the page: large buttons to choose from, one touch each."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from itertools import pairwise

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QGridLayout, QPushButton, QVBoxLayout, QWidget

from app.messages import Messages
from app.messages.marks import N_
from app.views.theme.scale import LARGE, MEDIUM, SMALL, WIDE, Text
from app.views.theme.theme import Theme
from app.views.widgets.actions import Weight
from app.views.widgets.choice import Option
from app.views.widgets.dialog import GrowingDialog
from app.views.widgets.label import PlainLabel

DISMISS = N_("Go back")
WIDTH = 620
COLUMNS = 2
ARROWS = {Qt.Key.Key_Down: 1, Qt.Key.Key_Right: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_Left: -1}


class Sheet(GrowingDialog):
    """A title, what is asked, and the way back. Arrows go through the buttons, Escape goes back."""

    def __init__(self, title: str, theme: Theme, messages: Messages, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setObjectName("queue_sheet")
        self.setWindowTitle(title)
        self.setAccessibleName(title)
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self.setMinimumWidth(WIDTH)
        self.body = QVBoxLayout()
        self.body.setSpacing(MEDIUM)
        self.dismiss = touch_button(messages.text(DISMISS), "dismiss")
        self.dismiss.clicked.connect(self.reject)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(WIDE, LARGE, WIDE, LARGE)
        whole.setSpacing(MEDIUM)
        whole.addWidget(PlainLabel(theme, title, step=Text.LARGE))
        whole.addLayout(self.body)
        whole.addStretch(1)
        whole.addWidget(self.dismiss, 0, Qt.AlignmentFlag.AlignLeft)
        self.finished.connect(self.deleteLater)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows go on to the next button."""
        if event.key() in ARROWS:
            self.focusNextPrevChild(ARROWS[Qt.Key(event.key())] > 0)
        else:
            super().keyPressEvent(event)

    def ask(self, sentence: str) -> None:
        """A sentence over the buttons that follow."""
        self.body.addWidget(PlainLabel(self._theme, sentence, step=Text.SECTION, kind="muted"))

    def grid(self, buttons: Sequence[QPushButton]) -> QGridLayout:
        """Buttons in columns."""
        grid = QGridLayout()
        grid.setSpacing(SMALL)
        self.body.addLayout(grid)
        arrange(grid, buttons)
        return grid


class ChoiceSheet(Sheet):
    """One of several: the first touch is the answer. `chosen(value)`."""

    chosen = Signal(str)

    def __init__(
        self,
        title: str,
        text: str,
        options: Sequence[Option],
        theme: Theme,
        messages: Messages,
        parent: QWidget,
    ) -> None:
        super().__init__(title, theme, messages, parent)
        if text:
            self.body.addWidget(PlainLabel(theme, text))
        buttons = [touch_button(option.text, f"option_{place}") for place, option in enumerate(options)]
        for option, button in zip(options, buttons, strict=True):
            button.clicked.connect(partial(self._choose, option.value))
        self.grid(buttons)
        (buttons[0] if buttons else self.dismiss).setFocus()

    @Slot()
    def _choose(self, value: str, checked: bool = False) -> None:
        self.accept()
        self.chosen.emit(value)


def arrange(grid: QGridLayout, buttons: Sequence[QPushButton]) -> None:
    """The buttons stand in this order; the keyboard goes through them so, too."""
    for place, button in enumerate(buttons):
        grid.addWidget(button, place // COLUMNS, place % COLUMNS)
    for one, other in pairwise(buttons):
        QWidget.setTabOrder(one, other)


def touch_button(text: str, name: str, weight: Weight = Weight.PLAIN) -> QPushButton:
    """A button that is large enough for a gloved finger."""
    button = QPushButton(text.replace("&", "&&"))
    button.setObjectName(name)
    button.setAccessibleName(text)
    button.setProperty("kind", str(weight))
    button.setProperty("reach", "touch")
    button.setAutoDefault(True)
    return button
