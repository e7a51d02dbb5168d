"""How a piece is judged at its inspection: passed, or sent back with its fault; asked in one sheet."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QButtonGroup, QPushButton, QWidget

from app.domain.routing.graph import Node
from app.domain.words import Then
from app.lifecycle.queries import choices
from app.lifecycle.queries.work import redone_for, to_do_again, to_redo
from app.messages import Language, Messages
from app.messages.marks import N_
from app.values import frozen
from app.views.cells import name_of
from app.views.context import Context
from app.views.theme.theme import Theme
from app.views.widgets.actions import Weight
from app.views.widgets.choice import Option
from app.views.widgets.flow import FlowLayout
from app.views.widgets.sheets import Sheet, arrange, touch_button

TITLE = N_("{numbers} at {step}")
IS_GOOD = N_("It is good: pass")
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

    `passed()`; `failed(to, then, defect)`. A fault takes no more than the touch of a step: the rest has its
    usual answer, and can be chosen before. Once a fault is chosen, the step that it usually asks for stands
    first.
    """

    passed = Signal()
    failed = Signal(str, str, str)

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
        self.ask(messages.text(DEFECT))
        self._places = {each.option.value: each.places for each in defects}
        self._defects = self._chips([each.option for each in defects], "defect")
        self._defects.buttonClicked.connect(self._rank)
        self.ask(messages.text(THEN))
        ways = (
            Option(Then.FLOW, messages.text(FLOW_ON)),
            Option(Then.BACK_TO_QC, messages.text(BACK_HERE)),
        )
        self._then = self._chips(ways, "then")
        self._then.setExclusive(True)
        self._then.buttons()[0].setChecked(True)
        self.ask(messages.text(SEND_BACK if places else NO_WAY_BACK))
        self._redo = {
            each.value: touch_button(
                messages.text(FAIL_TO, step=each.text), f"redo_{each.value}", Weight.WARNING
            )
            for each in places
        }
        for place, button in self._redo.items():
            button.clicked.connect(partial(self._fail, place))
        self._grid = self.grid(list(self._redo.values()))
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
    def _rank(self) -> None:
        """The steps stand as the chosen fault asks for them; without one as the routing offers them."""
        codes = self._places.get(_value(self._defects), tuple(self._redo))
        arrange(self._grid, [self._redo[code] for code in codes])

    @Slot()
    def _pass(self) -> None:
        self.accept()
        self.passed.emit()

    @Slot()
    def _fail(self, to: str, checked: bool = False) -> None:
        self.accept()
        self.failed.emit(to, _value(self._then), _value(self._defects))


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
