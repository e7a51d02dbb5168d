"""How a piece is judged at its inspection: passed, or sent back with its fault; asked in one sheet."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QButtonGroup, QGridLayout, QPushButton, QVBoxLayout, QWidget

from app.domain.routing.graph import Node
from app.domain.words import Then
from app.lifecycle.queries import choices
from app.lifecycle.queries.work import redone_for, to_do_again, to_redo
from app.messages import Language, Messages
from app.messages.marks import N_
from app.values import frozen
from app.views.cells import name_of
from app.views.context import Context
from app.views.theme.scale import MEDIUM, SMALL, Text
from app.views.theme.theme import Theme
from app.views.widgets.actions import Weight
from app.views.widgets.choice import Option
from app.views.widgets.flow import FlowLayout
from app.views.widgets.label import PlainLabel
from app.views.widgets.sheets import Sheet, arrange, touch_button

TITLE = N_("{numbers} at {step}")
IS_GOOD = N_("It is good: pass")
HAS_FAULT = N_("It has a fault. A touch fails it, and can't be undone:")
NO_FAULT_NAMED = N_("Or without saying which fault it is:")
FAULT_BACK = N_("{fault}: back to “{step}”")
OTHER_WAYS = N_("Another step, or straight back here…")
SEND_BACK = N_("It has a fault: to which step does it go back? That touch fails it, and can't be undone.")
NO_WAY_BACK = N_("The routing leads nowhere back from here.")
DEFECT = N_("Which fault is it? It may be left open.")
FAIL_TO = N_("Fail: back to “{step}”")
THEN = N_("After the step is done again:")
FLOW_ON = N_("It goes on from there")
BACK_HERE = N_("It comes straight back here")


@frozen
class Fault:
    """A kind of fault as it is offered, with the codes of the steps that are done again for it, the likeliest
    first."""

    option: Option
    places: Sequence[str]


class JudgeSheet(Sheet):
    """An inspection: good, or a fault and the step that is done again.

    `passed(note)`; `failed(to, then, defect, note)`. One touch tells a fault with the step that it usually
    asks for, or a step alone. Behind one more touch a fault is sent to any step, or straight back here; once
    a fault is chosen there, the step that it usually asks for stands first.
    """

    passed = Signal(str)
    failed = Signal(str, str, str, str)

    def __init__(
        self,
        title: str,
        places: Sequence[Option],
        defects: Sequence[Fault],
        theme: Theme,
        messages: Messages,
        parent: QWidget,
    ) -> None:
        super().__init__(title, theme, messages, parent)
        self.good = touch_button(messages.text(IS_GOOD), "judge_pass", Weight.PRIMARY)
        self.good.clicked.connect(self._pass)
        self.body.addWidget(self.good)
        self._steps = {each.value: each.text for each in places}
        self._places = {each.option.value: each.places for each in defects}
        self._quick = self._part(self._offer_faults, defects, messages)
        self._exact = self._part(self._offer_all, defects, messages)
        if not places:
            self.ask(messages.text(NO_WAY_BACK))
        self._redo = {
            each.value: touch_button(
                messages.text(FAIL_TO, step=each.text), f"redo_{each.value}", Weight.WARNING
            )
            for each in places
        }
        for place, button in self._redo.items():
            button.clicked.connect(partial(self._fail, place))
        self._grid = self.grid(list(self._redo.values()))
        self.more = touch_button(messages.text(OTHER_WAYS), "judge_more")
        self.more.clicked.connect(self.show_all)
        self.body.addWidget(self.more, 0, Qt.AlignmentFlag.AlignLeft)
        self._exact.hide()
        self.offer_note(messages)
        if not places:
            self._quick.hide()
            self.more.hide()
        self.good.setFocus()

    @Slot()
    def show_all(self) -> None:
        """Each kind of fault with each step, and what comes after it."""
        self._quick.hide()
        self.more.hide()
        self._exact.show()
        self.make_room()
        first = (*self._defects.buttons(), *self._then.buttons())[0]
        first.setFocus(Qt.FocusReason.OtherFocusReason)

    def _part(
        self,
        fill: Callable[[QVBoxLayout, Sequence[Fault], Messages], None],
        defects: Sequence[Fault],
        messages: Messages,
    ) -> QWidget:
        part = QWidget()
        column = QVBoxLayout(part)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(MEDIUM)
        fill(column, defects, messages)
        self.body.addWidget(part)
        return part

    def _offer_faults(self, column: QVBoxLayout, defects: Sequence[Fault], messages: Messages) -> None:
        """Each kind of fault with the step that it usually asks for: one touch."""
        self._say(column, messages.text(HAS_FAULT))
        named = [each for each in defects if each.places]
        buttons = []
        for each in named:
            value, step = each.option.value, each.places[0]
            said = messages.text(FAULT_BACK, fault=each.option.text, step=self._steps[step])
            button = touch_button(said, f"fault_{value}", Weight.WARNING)
            button.clicked.connect(partial(self._fail_with, step, value))
            buttons.append(button)
        grid = QGridLayout()
        grid.setSpacing(SMALL)
        column.addLayout(grid)
        arrange(grid, buttons)
        if named:
            self._say(column, messages.text(NO_FAULT_NAMED))

    def _offer_all(self, column: QVBoxLayout, defects: Sequence[Fault], messages: Messages) -> None:
        """What can be chosen before the step is touched."""
        self._say(column, messages.text(DEFECT))
        self._defects = self._chips(column, [each.option for each in defects], "defect")
        self._defects.buttonClicked.connect(self._rank)
        self._say(column, messages.text(THEN))
        ways = (
            Option(Then.FLOW, messages.text(FLOW_ON)),
            Option(Then.BACK_TO_QC, messages.text(BACK_HERE)),
        )
        self._then = self._chips(column, ways, "then")
        self._then.setExclusive(True)
        self._then.buttons()[0].setChecked(True)
        self._say(column, messages.text(SEND_BACK))

    def _say(self, column: QVBoxLayout, sentence: str) -> None:
        column.addWidget(PlainLabel(self._theme, sentence, step=Text.SECTION, kind="muted"))

    def _chips(self, column: QVBoxLayout, options: Sequence[Option], name: str) -> QButtonGroup:
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
        column.addWidget(line)
        return group

    def _only(self, group: QButtonGroup, chosen: QPushButton) -> None:
        for button in group.buttons():
            if button is not chosen and not group.exclusive():
                button.setChecked(False)

    @Slot()
    def _rank(self) -> None:
        """The steps stand as the chosen fault asks for them; without one as the routing offers them."""
        codes = self._places.get(_value(self._defects), tuple(self._redo))
        arrange(self._grid, [self._redo[code] for code in codes])

    @Slot()
    def _pass(self) -> None:
        self.accept()
        self.passed.emit(self.written())

    @Slot()
    def _fail(self, to: str, checked: bool = False) -> None:
        self.accept()
        self.failed.emit(to, _value(self._then), _value(self._defects), self.written())

    @Slot()
    def _fail_with(self, to: str, defect: str, checked: bool = False) -> None:
        self.accept()
        self.failed.emit(to, Then.FLOW, defect, self.written())


def _value(group: QButtonGroup) -> str:
    return next((str(each.property("value")) for each in group.buttons() if each.isChecked()), "")


def judge_sheet(context: Context, tokens: Sequence[int], title: str, parent: QWidget) -> JudgeSheet:
    """The sheet for these pieces, with the steps to which all of them may go back."""
    messages = context.messages
    offered = to_redo(context.desk, tokens)
    places = _named(offered, messages)
    defects = [
        Fault(
            Option(each.code, name_of(each, messages)),
            [node.code for node in redone_for(context.desk, tokens, offered, each)],
        )
        for each in choices.defects(context.desk)
    ]
    return JudgeSheet(title, places, defects, context.theme, messages, parent)


def places_to_redo(context: Context, token: int, *, judged: bool) -> list[Option]:
    """The steps from which some of a batch can be done again: where it failed, else where it is made."""
    found = to_redo(context.desk, [token]) if judged else to_do_again(context.desk, token)
    return _named(found, context.messages)


def _named(nodes: Sequence[Node], messages: Messages) -> list[Option]:
    thai = messages.language is Language.THAI
    return [Option(node.code, (node.name_th if thai else None) or node.name or node.code) for node in nodes]
