"""A dialog in which a command is written: it keeps every word until the command was done."""

from __future__ import annotations

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from app.domain.commands import Command, CommandSpec, find, parse
from app.domain.refusals import Refused
from app.lifecycle.receipts import Receipt
from app.messages import Messages
from app.messages import window as say
from app.messages.undo import WAYS_BACK
from app.views.context import Context
from app.views.runner import Problem
from app.views.theme.scale import LARGE, MEDIUM, SMALL, WIDE, Text
from app.views.widgets.actions import Action, ActionButton, Weight
from app.views.widgets.banner import Banner, Gravity
from app.views.widgets.dialog import GrowingDialog
from app.views.widgets.form import Form
from app.views.widgets.label import PlainLabel

SAVE, DISMISS = "save", "dismiss"
WIDTH = 480
NOT_ASKED = frozenset({"person.change_pin", "packet.set"})
"""Settings that are simply set again: nobody would ask how to get back."""

Values = dict[str, object]


def way_back(given: CommandSpec, messages: Messages) -> str:
    """What is said before of a command that undo does not take back: how one gets back. "" of the others."""
    if given.undoable or given.kind in NOT_ASKED:
        return ""
    return messages.text(WAYS_BACK[given.kind])


class Entry(GrowingDialog):
    """Stays open, with everything that was typed, until its command was done.

    Subclasses put fields into `form`, say which values were written (`_values`), and hear of the receipt.
    """

    weight = Weight.PRIMARY
    """How the button looks that gives the command."""

    def __init__(self, context: Context, kind: str, save: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._context = context
        self._kind = kind
        messages, theme = context.messages, context.theme
        self.heading = PlainLabel(theme, step=Text.HEADING)
        self.banner = Banner(theme, Gravity.ERROR)
        self.form = Form(theme, messages)
        self.way_back = PlainLabel(theme, way_back(find(kind), messages), step=Text.SMALL, kind="muted")
        self.save = ActionButton(Action(SAVE, save, weight=self.weight), theme, messages)
        self.dismiss = QPushButton(messages.text(say.CANCEL))
        self._set_up_buttons()
        self._stack()

    def messages(self) -> Messages:
        """The language that is spoken."""
        return self._context.messages

    # what subclasses say

    def _values(self) -> Values | None:
        """The fields of the command as written; None when something is missing, and shown."""
        raise NotImplementedError

    def _changes(self, values: Values) -> bool:
        """Whether there is anything to be done."""
        return True

    def _hear_done(self, receipt: Receipt) -> None:
        """The command was done; the dialog closes after this."""

    def _field_of(self, refused: Refused) -> str:
        """The field that a refusal is about; "" for none."""
        return str(refused.details.get("field", ""))

    def _sentence(self, problem: Problem, field: str) -> str:
        """What is said beneath a field."""
        return self._context.why(problem)

    # sending and hearing

    @Slot()
    def send(self) -> None:
        """Sends what was written, once; while it is on its way the button is busy."""
        self.form.clear_errors()
        self.banner.hide()
        values = self._values()
        if values is None or self.form.problems():
            self.form.focus_first_problem()
            return
        if not self._changes(values):
            self.accept()
            return
        try:
            command, _ = parse(self._kind, values)
        except Refused as refused:
            self._refuse(refused)
            return
        self._dispatch(command)

    def show_banner(self, sentence: str, gravity: Gravity) -> None:
        """Says something above the fields."""
        self.banner.say(sentence, gravity=gravity)
        self.banner.show()

    def _dispatch(self, command: Command) -> None:
        self.save.set_busy(True)
        self._context.send(command, self._done, self._failed)

    def _done(self, receipt: Receipt) -> None:
        self.save.set_busy(False)
        self._hear_done(receipt)
        self.accept()

    def _failed(self, problem: Problem) -> None:
        self.save.set_busy(False)
        self._refuse(problem)

    def _refuse(self, problem: Problem) -> None:
        """Says what is wrong beneath the field that it concerns, or above them all."""
        field = self._field_of(problem) if isinstance(problem, Refused) else ""
        if self.form.has(field):
            self.form.set_error(field, self._sentence(problem, field))
            self.form.focus_first_problem()
        else:
            self.show_banner(self._context.why(problem), Gravity.ERROR)

    # setting up

    def _set_up_buttons(self) -> None:
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self.setMinimumWidth(WIDTH)
        self.banner.hide()
        self.save.setObjectName(SAVE)
        self.save.setDefault(True)
        self.dismiss.setObjectName(DISMISS)
        self.dismiss.setAccessibleName(self.dismiss.text())
        self.dismiss.setAutoDefault(False)
        self.save.pressed_key.connect(self.send)
        self.dismiss.clicked.connect(self.reject)

    def _stack(self) -> None:
        whole = QVBoxLayout(self)
        whole.setContentsMargins(WIDE, LARGE, WIDE, LARGE)
        whole.setSpacing(MEDIUM)
        for part in (self.heading, self.banner):
            whole.addWidget(part)
        whole.addWidget(self.form, 1)
        whole.addWidget(self.way_back)
        self.way_back.setVisible(bool(self.way_back.said()))
        whole.addSpacing(SMALL)
        line = QHBoxLayout()
        line.setSpacing(SMALL)
        line.addStretch(1)
        line.addWidget(self.dismiss)
        line.addWidget(self.save)
        whole.addLayout(line)
