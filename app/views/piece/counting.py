"""How much of a batch came out good: counted in one sheet, by a few touches or the number keys."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QButtonGroup, QGridLayout, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from app.domain.words import LOSSES
from app.messages import Messages
from app.messages.marks import N_
from app.values import frozen
from app.views.theme.scale import LARGE, SMALL, Text
from app.views.theme.theme import Theme
from app.views.widgets.actions import Weight
from app.views.widgets.choice import Option
from app.views.widgets.flow import FlowLayout
from app.views.widgets.label import PlainLabel
from app.views.widgets.sheets import Sheet, touch_button

ALL_GOOD = N_("All {quantity} are good")
OR_COUNT = N_("Or count what is not good:")
SCRAPPED = N_("Scrapped: {count}")
AGAIN = N_("To be done again: {count}")
WHY = N_("Why is it scrapped? What is scrapped never comes back.")
FROM_WHERE = N_("From which step is it done again?")
SO_MANY_GOOD = N_("{count} are good")
TOO_MANY = N_("{count} are more than the {quantity} there are")
USUALLY = N_("Usually {percent}% are good: about {count} of {quantity}.")
CLEAR = "⌫"
KEYS = ("1", "2", "3", "4", "5", "6", "7", "8", "9", CLEAR, "0")
COLUMNS = 3
MOST_DIGITS = 6
COLUMN_WIDTH = 440


@frozen
class Counted:
    """What somebody counted of one batch; `to` is the step from which the rest is done again."""

    good: int
    scrapped: int = 0
    rework: int = 0
    reason: str | None = None
    to: str | None = None
    note: str | None = None


@frozen
class OfBatch:
    """What the sheet knows of a batch: how many it holds, how many are usually good, where it can go back."""

    quantity: int
    yield_percent: float | None = None
    places: Sequence[Option] = ()
    noted: bool = False  # a note can go with it


class CountSheet(Sheet):
    """All good with one touch; else how many are scrapped, and how many are done again. `counted(Counted)`.

    Digits and Backspace write into the number that is chosen, Enter presses the button that is marked.
    """

    counted = Signal(object)

    def __init__(self, title: str, batch: OfBatch, theme: Theme, messages: Messages, parent: QWidget) -> None:
        super().__init__(title, theme, messages, parent)
        self._messages = messages
        self._batch = batch
        self._numbers = {"scrapped": 0, "rework": 0}
        quantity = f"{batch.quantity:,}"
        self.all_good = touch_button(
            messages.text(ALL_GOOD, quantity=quantity), "count_all_good", Weight.PRIMARY
        )
        self.all_good.clicked.connect(self._all_good)
        self.body.addWidget(self.all_good)
        self._say_usual()
        left, right = QVBoxLayout(), QVBoxLayout()
        self._ask(left, OR_COUNT)
        self._fields = self._chips(left, [Option(name, "") for name in self._numbers], "count")
        self._fields.buttons()[0].setChecked(True)
        self._pad(left)
        self._ask(right, WHY)
        reasons = [Option(each, messages.written(each)) for each in LOSSES]
        self._reasons = self._chips(right, reasons, "reason")
        if batch.places:
            self._ask(right, FROM_WHERE)
        self._places = self._chips(right, batch.places, "again")
        if batch.places:
            self._places.buttons()[0].setChecked(True)
        beside = QHBoxLayout()
        beside.setSpacing(LARGE)
        for column in (left, right):
            column.setSpacing(SMALL)
            column.addStretch(1)
            beside.addLayout(column, 1)
        self.body.addLayout(beside)
        self.done_button = touch_button("", "count_done", Weight.PRIMARY)
        self.done_button.clicked.connect(self._tell)
        self.body.addWidget(self.done_button)
        if batch.noted:
            self.offer_note(messages)
        self._show()
        self.all_good.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Digits are written, Backspace takes the last one away."""
        if event.key() == Qt.Key.Key_Backspace:
            self._press(CLEAR)
        elif event.text().isdigit():
            self._press(str(int(event.text())))  # Thai digits too
        else:
            super().keyPressEvent(event)

    # what is shown

    def _say_usual(self) -> None:
        percent, quantity = self._batch.yield_percent, self._batch.quantity
        if percent is not None:
            count = f"{int(quantity * percent / 100):,}"
            self.ask(
                self._messages.text(USUALLY, percent=f"{percent:g}", count=count, quantity=f"{quantity:,}")
            )

    def _show(self) -> None:
        messages, good = self._messages, self._good()
        for button, (name, said) in zip(
            self._fields.buttons(), (("scrapped", SCRAPPED), ("rework", AGAIN)), strict=True
        ):
            text = messages.text(said, count=f"{self._numbers[name]:,}")
            button.setText(text)
            button.setAccessibleName(text)
        bad = sum(self._numbers.values())
        said = (
            messages.text(SO_MANY_GOOD, count=f"{good:,}")
            if good >= 0
            else messages.text(TOO_MANY, count=f"{bad:,}", quantity=f"{self._batch.quantity:,}")
        )
        self.done_button.setText(said)
        self.done_button.setAccessibleName(said)
        explained = not self._numbers["scrapped"] or bool(_chosen(self._reasons))
        self.done_button.setEnabled(good >= 0 and bad > 0 and explained)

    def _good(self) -> int:
        return self._batch.quantity - sum(self._numbers.values())

    # what is pressed

    @Slot()
    def _press(self, key: str, checked: bool = False) -> None:
        name = _chosen(self._fields)
        text = str(self._numbers[name] or "")
        text = text[:-1] if key == CLEAR else (text + key)[-MOST_DIGITS:]
        self._numbers[name] = int(text or 0)
        self._show()

    @Slot()
    def _all_good(self) -> None:
        self.accept()
        self.counted.emit(Counted(self._batch.quantity, note=self.written() or None))

    @Slot()
    def _tell(self) -> None:
        self.accept()
        scrapped, rework = self._numbers["scrapped"], self._numbers["rework"]
        reason = _chosen(self._reasons) if scrapped else None
        to = (_chosen(self._places) or None) if rework else None
        self.counted.emit(Counted(self._good(), scrapped, rework, reason, to, self.written() or None))

    # setting up

    def _ask(self, column: QVBoxLayout, sentence: str) -> None:
        text = self._messages.text(sentence)
        column.addWidget(PlainLabel(self._theme, text, step=Text.SECTION, kind="muted"))

    def _pad(self, column: QVBoxLayout) -> None:
        grid = QGridLayout()
        grid.setSpacing(SMALL)
        for place, key in enumerate(KEYS):
            button = touch_button(key, "pad_clear" if key == CLEAR else f"pad_{key}")
            button.setAutoDefault(False)
            button.clicked.connect(partial(self._press, key))
            grid.addWidget(button, place // COLUMNS, place % COLUMNS)
        column.addLayout(grid)

    def _chips(self, column: QVBoxLayout, options: Sequence[Option], name: str) -> QButtonGroup:
        """Buttons of which one is chosen."""
        group, line = QButtonGroup(self), QWidget()
        group.setExclusive(True)
        flow = FlowLayout(line)
        for option in options:
            button = touch_button(option.text, f"{name}_{option.value}")
            button.setProperty("kind", "chip")
            button.setProperty("value", option.value)
            button.setCheckable(True)
            button.setAutoDefault(False)
            group.addButton(button)
            flow.addWidget(button)
        group.buttonClicked.connect(self._choose)
        line.setMaximumWidth(COLUMN_WIDTH)  # they wrap: both columns fit a small screen
        column.addWidget(line)
        return group

    @Slot()
    def _choose(self, button: QPushButton) -> None:
        self._show()


def _chosen(group: QButtonGroup) -> str:
    return next((str(each.property("value")) for each in group.buttons() if each.isChecked()), "")
