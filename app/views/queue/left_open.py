"""A clock that one left running: the bench asks about it when one is back, and takes the answer by touch."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from app.domain.codes import token_number
from app.domain.words import OTHER_TIMES
from app.lifecycle.queries.questions import Asked
from app.messages import Messages
from app.views.context import Context
from app.views.piece.cells import in_language
from app.views.queue import texts
from app.views.queue.cards import moment_of
from app.views.remaining import duration
from app.views.theme.scale import SMALL
from app.views.widgets.actions import Weight
from app.views.widgets.banner import Banner, Gravity
from app.views.widgets.number_field import NumberField
from app.views.widgets.once import OnceButton
from app.views.widgets.sheets import Sheet, touch_button

STEPS = (-30, -5, 5, 30)
"""Minutes by which a touch changes the time."""


class LeftOpenStrip(QWidget):
    """Asks about the oldest clock that was left running; hidden while there is none.

    `accepted(session)`: the time is right. `corrected(session, minutes, reason)`: it was another one.
    """

    accepted = Signal(object)
    corrected = Signal(object, int, str)

    def __init__(self, context: Context, page: QWidget) -> None:
        super().__init__(page)
        self._context = context
        self._asked: Asked | None = None
        self.banner = Banner(context.theme, Gravity.WARNING)
        self.right = touch_button("", "left_open_right", Weight.PRIMARY, OnceButton)
        self.other = touch_button("", "left_open_other", kind=OnceButton)
        self.right.clicked.connect(self._accept)
        self.other.clicked.connect(self._ask)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(SMALL)
        line.addWidget(self.banner, 1)
        for button in (self.right, self.other):
            line.addWidget(button, 0, Qt.AlignmentFlag.AlignVCenter)
        self.setObjectName("left_open_strip")
        self.hide()

    def show_first(self, asked: Sequence[Asked]) -> None:
        """Asks about the first of these."""
        self._asked = next(iter(asked), None)
        self.setVisible(self._asked is not None)
        self.retranslate(self._context.messages)

    def set_busy(self, busy: bool) -> None:
        """Whether a command is on its way."""
        for button in (self.right, self.other):
            button.setEnabled(not busy)

    def retranslate(self, messages: Messages) -> None:
        """Puts everything into another language."""
        for button, said in ((self.right, texts.TIME_IS_RIGHT), (self.other, texts.TIME_IS_OTHER)):
            button.setText(messages.text(said))
            button.setAccessibleName(messages.text(said))
        if self._asked is not None:
            self.banner.say(self._sentence(self._asked, messages))

    def _sentence(self, asked: Asked, messages: Messages) -> str:
        node = self._context.desk.graphs.of(self._context.desk.db, asked.version).find(asked.node)
        step = asked.node if node is None else in_language(node.name or node.code, node.name_th, messages)
        first, more = token_number(asked.numbers[0]), len(asked.numbers) - 1
        numbers = first if not more else messages.sentence(texts.AND_MORE, {"numbers": first, "count": more})
        return messages.text(
            texts.LEFT_OPEN,
            numbers=numbers,
            job=asked.ticket_code,
            step=step,
            moment=moment_of(asked.since, self._context.today(), messages),
            duration=duration(asked.minutes or 0, messages),
        )

    @Slot()
    def _accept(self) -> None:
        if self._asked is not None:
            self.accepted.emit(self._asked.id)

    @Slot()
    def _ask(self) -> None:
        if self._asked is None:
            return
        sheet = MinutesSheet(self._asked.minutes or 0, self._context, self.window())
        sheet.answered.connect(partial(self._correct, self._asked.id))
        sheet.open()

    def _correct(self, session: int, minutes: int, reason: str) -> None:
        self.corrected.emit(session, minutes, reason)


class MinutesSheet(Sheet):
    """How long it was, and why the clock says otherwise: the touch of a reason is the answer.

    `answered(minutes, reason)`.
    """

    answered = Signal(int, str)

    def __init__(self, minutes: int, context: Context, parent: QWidget) -> None:
        messages = context.messages
        super().__init__(messages.text(texts.HOW_LONG), context.theme, messages, parent)
        self.minutes = NumberField()
        self.minutes.setObjectName("left_open_minutes")
        self.minutes.setProperty("reach", "touch")
        self.minutes.setAccessibleName(messages.text(texts.MINUTES_WORKED))
        self.minutes.set_value(minutes)
        self.ask(messages.text(texts.MINUTES_WORKED))
        self.body.addWidget(self.minutes)
        self.steps = [self._step(each) for each in STEPS]
        line = QHBoxLayout()
        line.setSpacing(SMALL)
        for button in self.steps:
            line.addWidget(button)
        self.body.addLayout(line)
        self.ask(messages.text(texts.WHY_OTHER_TIME))
        self.reasons = [touch_button(messages.written(each), f"left_open_{each}") for each in OTHER_TIMES]
        for reason, button in zip(OTHER_TIMES, self.reasons, strict=True):
            button.clicked.connect(partial(self._answer, reason))
        self.grid(self.reasons)
        self.minutes.textChanged.connect(self._show)
        self.minutes.setFocus()
        self._show()

    def _step(self, by: int) -> QPushButton:
        button = touch_button(f"{by:+d}".replace("-", "−"), f"left_open_by_{by}")
        button.clicked.connect(partial(self._change, by))
        return button

    @Slot()
    def _change(self, by: int, checked: bool = False) -> None:
        self.minutes.set_value(max(0, (self.minutes.value() or 0) + by))

    @Slot()
    def _show(self) -> None:
        for button in self.reasons:
            button.setEnabled(self.minutes.value() is not None)

    @Slot()
    def _answer(self, reason: str, checked: bool = False) -> None:
        minutes = self.minutes.value()
        if minutes is not None:
            self.accept()
            self.answered.emit(minutes, reason)
