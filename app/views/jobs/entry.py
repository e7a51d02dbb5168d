"""What both dialogs of a job share: the fields, what is chosen from, and which field a refusal is about."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtWidgets import QPlainTextEdit, QWidget

from app.domain.refusals import Code, Refused
from app.domain.words import Priority
from app.lifecycle.queries.choices import RoutingChoice
from app.messages.words import PRIORITY
from app.views.context import Context
from app.views.entry import Entry, Values
from app.views.jobs import texts
from app.views.runner import Problem
from app.views.widgets.choice import ChoiceField, Option
from app.views.widgets.date_field import DateField
from app.views.widgets.number_field import NumberField

NOTES_HEIGHT = 76


class JobEntry(Entry):
    """Subclasses add the fields that stand before those that are the same for both."""

    def __init__(self, context: Context, kind: str, save: str, parent: QWidget) -> None:
        super().__init__(context, kind, save, parent)
        self.quantity = NumberField()
        self.due = DateField(context.theme, context.messages, context.today())
        self.priority = ChoiceField(context.theme)
        self.routing = ChoiceField(context.theme)
        self.notes = QPlainTextEdit()
        self._add_first_fields()
        self._add_fields()

    def _add_first_fields(self) -> None:
        """Adds the fields that stand before the common ones."""

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

    # what was refused

    def _field_of(self, refused: Refused) -> str:
        return super()._field_of(refused) or _FIELDS.get((refused.code, refused.variant), "")

    def _sentence(self, problem: Problem, field: str) -> str:
        if field == "quantity" and problem.code == Code.BAD_VALUE and "minimum" in problem.params:
            bounds = {name: f"{problem.params[name]:,}" for name in ("minimum", "maximum")}
            return self.messages().text(texts.BAD_QUANTITY, **bounds)
        return super()._sentence(problem, field)

    # setting up

    def _add_fields(self) -> None:
        messages = self.messages()
        self.notes.setTabChangesFocus(True)
        self.notes.setFixedHeight(NOTES_HEIGHT)
        self.priority.set_options([Option(str(each), messages.text(PRIORITY[each])) for each in Priority])
        self.priority.choose(str(Priority.NORMAL))
        self.form.add("quantity", texts.QUANTITY, self.quantity, required=True)
        self.form.add("due", texts.DUE, self.due)
        self.form.add("priority", texts.PRIORITY, self.priority)
        self.form.add("routing", texts.ROUTING, self.routing)
        self.form.add("notes", texts.NOTES, self.notes)


# What a refusal that names no field is about, by code and variant.
_FIELDS: Mapping[tuple[str, str], str] = {
    (Code.NOT_FOUND, "product"): "product",
    (Code.NOT_FOUND, "routing"): "routing",
    (Code.PRODUCT_INACTIVE, "new"): "product",
    (Code.NOT_HATTHASILPA, ""): "product",
}
