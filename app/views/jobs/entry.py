"""What both dialogs of a job share: the form, what is chosen from, and how a refusal becomes words in it."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QHBoxLayout, QPlainTextEdit, QPushButton, QVBoxLayout, QWidget

from app.domain.commands import Command, parse
from app.domain.refusals import Code, Refused
from app.domain.words import Priority
from app.lifecycle.queries.choices import RoutingChoice
from app.lifecycle.receipts import Receipt
from app.messages import Messages
from app.messages.words import PRIORITY
from app.views.context import Context
from app.views.jobs import texts
from app.views.runner import Problem
from app.views.theme.scale import LARGE, MEDIUM, SMALL, WIDE, Text
from app.views.widgets.actions import Action, ActionButton, Weight
from app.views.widgets.banner import Banner, Gravity
from app.views.widgets.choice import ChoiceField, Option
from app.views.widgets.date_field import DateField
from app.views.widgets.dialog import GrowingDialog
from app.views.widgets.form import Form
from app.views.widgets.label import PlainLabel
from app.views.widgets.number_field import NumberField

SAVE = "save"
WIDTH = 480
NOTES_HEIGHT = 76

Values = dict[str, object]


class JobEntry(GrowingDialog):
    """A dialog that stays open, with everything that was typed, until its command was done.

    Subclasses add the fields before those that are the same for both, say which values were written
    (`_values`, None after showing what is missing), and hear of the receipt.
    """

    def __init__(self, context: Context, kind: str, save: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._context = context
        self._kind = kind
        messages, theme = context.messages, context.theme
        self.heading = PlainLabel(theme, step=Text.HEADING)
        self.banner = Banner(theme, Gravity.ERROR)
        self.form = Form(theme, messages)
        self.quantity = NumberField()
        self.due = DateField(theme, messages, context.today())
        self.priority = ChoiceField(theme)
        self.routing = ChoiceField(theme)
        self.notes = QPlainTextEdit()
        self.save = ActionButton(Action(SAVE, save, weight=Weight.PRIMARY), theme, messages)
        self.dismiss = QPushButton(messages.text(texts.DISMISS))
        self._set_up()
        self._arrange()

    def messages(self) -> Messages:
        """The language that is spoken."""
        return self._context.messages

    # what subclasses say

    def _add_first_fields(self) -> None:
        """Adds the fields that stand before the common ones."""

    def _values(self) -> Values | None:
        """The fields of the command as written; None when something is missing, and shown."""
        raise NotImplementedError

    def _changes(self, values: Values) -> bool:
        """Whether there is anything to be done."""
        return True

    def _hear_done(self, receipt: Receipt) -> None:
        """The command was done; the dialog closes after this."""

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
        field = str(problem.details.get("field", "")) if isinstance(problem, Refused) else ""
        if not field and isinstance(problem, Refused):
            field = _field_of(problem)
        if self.form.has(field):
            self.form.set_error(field, self._sentence(problem, field))
            self.form.focus_first_problem()
        else:
            self.show_banner(self._context.why(problem), Gravity.ERROR)

    def _sentence(self, problem: Problem, field: str) -> str:
        if field == "quantity" and problem.code == Code.BAD_VALUE and "minimum" in problem.params:
            bounds = {name: f"{problem.params[name]:,}" for name in ("minimum", "maximum")}
            return self.messages().text(texts.BAD_QUANTITY, **bounds)
        return self._context.why(problem)

    def show_banner(self, sentence: str, gravity: Gravity) -> None:
        """Says something above the fields."""
        self.banner.say(sentence, gravity=gravity)
        self.banner.show()

    # what was written

    def common_values(self) -> Values:
        """Quantity, day, priority and notes as a command takes them; what can't be read is shown."""
        if self.due.problem():
            self.form.set_error("due", self.due.problem())
        quantity = self.quantity.value()
        written: object = self.quantity.text().strip() if self.quantity.is_unreadable() else quantity
        if written is None:
            self.form.set_error("quantity", self.messages().text(texts.NO_QUANTITY))
        return {
            "quantity": written,
            "due": self.due.iso(),
            "priority": self.priority.value() or str(Priority.NORMAL),
            "notes": self.notes.toPlainText().strip() or None,
        }

    def routing_option(self, routing: RoutingChoice) -> Option:
        """A published routing to choose."""
        words: Mapping[str, object] = {
            "routing": routing.code,
            "name": routing.name,
            "version": routing.version,
        }
        return Option(routing.code, self.messages().text(texts.ROUTING_OPTION, **words))

    # setting up

    def _set_up(self) -> None:
        messages = self.messages()
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self.setMinimumWidth(WIDTH)
        self.notes.setTabChangesFocus(True)
        self.notes.setFixedHeight(NOTES_HEIGHT)
        self.priority.set_options([Option(str(each), messages.text(PRIORITY[each])) for each in Priority])
        self.priority.choose(str(Priority.NORMAL))
        self.banner.hide()
        self.save.setObjectName(SAVE)
        self.save.setDefault(True)
        self.dismiss.setObjectName("dismiss")
        self.dismiss.setAccessibleName(self.dismiss.text())
        self.dismiss.setAutoDefault(False)
        self.save.pressed_key.connect(self.send)
        self.dismiss.clicked.connect(self.reject)

    def _arrange(self) -> None:
        self._add_first_fields()
        self.form.add("quantity", texts.QUANTITY, self.quantity, required=True)
        self.form.add("due", texts.DUE, self.due)
        self.form.add("priority", texts.PRIORITY, self.priority)
        self.form.add("routing", texts.ROUTING, self.routing)
        self.form.add("notes", texts.NOTES, self.notes)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(WIDE, LARGE, WIDE, LARGE)
        whole.setSpacing(MEDIUM)
        for part in (self.heading, self.banner):
            whole.addWidget(part)
        whole.addWidget(self.form, 1)
        whole.addSpacing(SMALL)
        whole.addLayout(self._buttons())

    def _buttons(self) -> QHBoxLayout:
        line = QHBoxLayout()
        line.setSpacing(SMALL)
        line.addStretch(1)
        line.addWidget(self.dismiss)
        line.addWidget(self.save)
        return line


# What a refusal that names no field is about, by code and variant.
_FIELDS: Mapping[tuple[str, str], str] = {
    (Code.NOT_FOUND, "product"): "product",
    (Code.NOT_FOUND, "routing"): "routing",
    (Code.PRODUCT_INACTIVE, "new"): "product",
    (Code.NOT_HATTHASILPA, ""): "product",
}


def _field_of(refused: Refused) -> str:
    return _FIELDS.get((refused.code, refused.variant), "")
