"""Sheets that come up over the page: large buttons to choose from, one touch each."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QButtonGroup, QGridLayout, QPushButton, QVBoxLayout, QWidget

from app.domain.words import Then
from app.messages import Messages
from app.views.queue import texts
from app.views.theme.scale import LARGE, MEDIUM, SMALL, WIDE, Text
from app.views.theme.theme import Theme
from app.views.widgets.actions import Weight
from app.views.widgets.choice import Option
from app.views.widgets.dialog import GrowingDialog
from app.views.widgets.flow import FlowLayout
from app.views.widgets.label import PlainLabel

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
        self.dismiss = touch_button(messages.text(texts.DISMISS), "dismiss")
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

    def grid(self, buttons: Sequence[QPushButton]) -> None:
        """Buttons in columns."""
        grid = QGridLayout()
        grid.setSpacing(SMALL)
        for place, button in enumerate(buttons):
            grid.addWidget(button, place // COLUMNS, place % COLUMNS)
        self.body.addLayout(grid)


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


class JudgeSheet(Sheet):
    """An inspection: good, or a fault and the step that is done again.

    `passed()`; `failed(to, then, defect)`. A fault takes no more than the touch of a step: the rest has its
    usual answer, and can be chosen before.
    """

    passed = Signal()
    failed = Signal(str, str, str)

    def __init__(
        self,
        title: str,
        places: Sequence[Option],
        defects: Sequence[Option],
        theme: Theme,
        messages: Messages,
        parent: QWidget,
    ) -> None:
        super().__init__(title, theme, messages, parent)
        self.good = touch_button(messages.text(texts.IS_GOOD), "judge_pass", Weight.PRIMARY)
        self.good.clicked.connect(self._pass)
        self.body.addWidget(self.good)
        self.ask(messages.text(texts.DEFECT))
        self._defects = self._chips(defects, "defect")
        self.ask(messages.text(texts.THEN))
        ways = (
            Option(Then.FLOW, messages.text(texts.FLOW_ON)),
            Option(Then.BACK_TO_QC, messages.text(texts.BACK_HERE)),
        )
        self._then = self._chips(ways, "then")
        self._then.setExclusive(True)
        self._then.buttons()[0].setChecked(True)
        self.ask(messages.text(texts.SEND_BACK if places else texts.NO_WAY_BACK))
        buttons = [touch_button(each.text, f"redo_{each.value}", Weight.WARNING) for each in places]
        for place, button in zip(places, buttons, strict=True):
            button.clicked.connect(partial(self._fail, place.value))
        self.grid(buttons)
        self.good.setFocus()

    def _chips(self, options: Sequence[Option], name: str) -> QButtonGroup:
        """Buttons of which one stays chosen; of faults it may be none."""
        group, line = QButtonGroup(self), QWidget()
        group.setExclusive(False)
        flow = FlowLayout(line)
        for option in options:
            button = touch_button(option.text, f"{name}_{option.value}")
            button.setProperty("kind", "chip")
            button.setProperty("value", option.value)
            button.setCheckable(True)
            group.addButton(button)
            flow.addWidget(button)
        group.buttonClicked.connect(partial(self._only, group))
        self.body.addWidget(line)
        return group

    def _only(self, group: QButtonGroup, chosen: QPushButton) -> None:
        for button in group.buttons():
            if button is not chosen and not group.exclusive():
                button.setChecked(False)

    @Slot()
    def _pass(self) -> None:
        self.accept()
        self.passed.emit()

    @Slot()
    def _fail(self, to: str, checked: bool = False) -> None:
        self.accept()
        self.failed.emit(to, _value(self._then), _value(self._defects))


def touch_button(text: str, name: str, weight: Weight = Weight.PLAIN) -> QPushButton:
    """A button that is large enough for a gloved finger."""
    button = QPushButton(text.replace("&", "&&"))
    button.setObjectName(name)
    button.setAccessibleName(text)
    button.setProperty("kind", str(weight))
    button.setProperty("reach", "touch")
    button.setAutoDefault(True)
    return button


def _value(group: QButtonGroup) -> str:
    return next((str(each.property("value")) for each in group.buttons() if each.isChecked()), "")
