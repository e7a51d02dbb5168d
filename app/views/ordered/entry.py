"""The dialogs in which it is written what is wanted of a product: new ones, and edits of what was read."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from app.domain.commands import find
from app.domain.refusals import Code, Refused
from app.domain.words import Line, Priority
from app.lifecycle.queries import choices
from app.lifecycle.queries.choices import RoutingChoice
from app.lifecycle.receipts import Receipt
from app.messages.words import PRIORITY
from app.values import frozen
from app.views.cells import NOTHING, name_of
from app.views.context import Context
from app.views.entry import Entry, Values
from app.views.ordered import texts
from app.views.runner import Problem
from app.views.widgets.banner import Gravity
from app.views.widgets.choice import ChoiceField, Option
from app.views.widgets.date_field import DateField
from app.views.widgets.number_field import NumberField

NOTES_HEIGHT = 76
TWO_COLUMNS = 640
AS_IT_IS = ""


@frozen
class Making:
    """What a dialog is for: the command, its own object name, and the titles of dialog and button."""

    kind: str
    name: str
    title: str
    save: str


class NotesField(QPlainTextEdit):
    """Asks for a few lines only, and takes what room there is."""

    def sizeHint(self) -> QSize:
        """As high as a few lines."""
        return QSize(super().sizeHint().width(), NOTES_HEIGHT)

    def minimumSizeHint(self) -> QSize:
        """No lower."""
        return QSize(super().minimumSizeHint().width(), NOTES_HEIGHT)


class OrderedEntry(Entry):
    """Subclasses add the fields that stand before those that are the same for all."""

    def __init__(self, context: Context, making: Making, title: str, parent: QWidget) -> None:
        super().__init__(context, making.kind, making.save, parent)
        self.quantity = NumberField()
        self.due = self._day()
        self.priority = ChoiceField(context.theme)
        self.routing = ChoiceField(context.theme)
        self.notes = NotesField()
        self.setObjectName(making.name)
        self.setWindowTitle(title)
        self.heading.say(title)
        self._add_first_fields()
        self._add_fields()

    def _add_first_fields(self) -> None:
        """Adds the fields that stand before the common ones."""

    def _days(self) -> Sequence[tuple[str, str, DateField]]:
        """The days that are asked for: the name of each in the command, its title, its field."""
        return (("due", texts.DUE, self.due),)

    def _day(self) -> DateField:
        return DateField(self._context.theme, self._context.messages, self._context.today())

    # what was written

    def common_values(self) -> Values:
        """Quantity, days, priority and notes as a command takes them; what can't be read is shown."""
        for name, _, field in self._days():
            if field.problem():
                self.form.set_error(name, field.problem())
        quantity = self.quantity.value()
        written: object = self.quantity.text().strip() if self.quantity.is_unreadable() else quantity
        bounds = find(self._kind).fields["quantity"]
        if written is None:
            self.form.set_error("quantity", self.messages().text(texts.NO_QUANTITY))
        elif quantity is not None and not bounds.minimum <= quantity <= bounds.maximum:
            self.form.set_error("quantity", self._of_quantity(bounds.minimum, bounds.maximum))
        return {
            "quantity": written,
            **{name: field.iso() for name, _, field in self._days()},
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
            return self._of_quantity(problem.params["minimum"], problem.params["maximum"])
        return super()._sentence(problem, field)

    def _of_quantity(self, minimum: object, maximum: object) -> str:
        """How many pieces may be wanted."""
        return self.messages().text(texts.BAD_QUANTITY, minimum=f"{minimum:,}", maximum=f"{maximum:,}")

    # setting up

    def _add_fields(self) -> None:
        messages = self.messages()
        self.notes.setTabChangesFocus(True)
        beside = len(self._days()) > 1  # else the form is higher than a screen
        if not beside:
            self.notes.setFixedHeight(NOTES_HEIGHT)
        self.priority.set_options([Option(str(each), messages.text(PRIORITY[each])) for each in Priority])
        self.priority.choose(str(Priority.NORMAL))
        self.form.add("quantity", texts.QUANTITY, self.quantity, required=True)
        for name, title, field in self._days():
            self.form.add(name, title, field)
        if beside:
            self.form.begin_column()
            self.setMinimumWidth(TWO_COLUMNS)
        self.form.add("priority", texts.PRIORITY, self.priority)
        self.form.add("routing", texts.ROUTING, self.routing)
        self.form.add("notes", texts.NOTES, self.notes, grows=beside)


class NewEntry(OrderedEntry):
    """Asks for a product of one line first. `created(Receipt)`."""

    created = Signal(object)

    def __init__(self, context: Context, making: Making, line: Line, parent: QWidget) -> None:
        self.product = ChoiceField(context.theme, typed=True)
        super().__init__(context, making, context.messages.text(making.title), parent)
        self._offer(line)
        self.product.setFocus()

    def _add_first_fields(self) -> None:
        self.form.add("product", texts.PRODUCT, self.product, required=True)

    def _offer(self, line: Line) -> None:
        desk, messages = self._context.desk, self.messages()
        products = [each for each in choices.products(desk, line) if each.active]
        self.product.set_options([self._product_option(each) for each in products])
        as_product = Option(AS_IT_IS, messages.text(texts.ROUTING_OF_PRODUCT))
        self.routing.set_options([as_product, *map(self.routing_option, choices.published_routings(desk))])
        self.routing.choose(AS_IT_IS)

    def _product_option(self, product: choices.ProductChoice) -> Option:
        messages = self.messages()
        name = name_of(product, messages)
        return Option(product.sku, messages.text(texts.PRODUCT_OPTION, sku=product.sku, name=name))

    def _values(self) -> Values | None:
        product = self._product()
        if not product:
            self.form.set_error("product", self.messages().text(texts.NO_PRODUCT))
        written = self.common_values() | {"product": product, "routing": self.routing.value() or None}
        if product and self.form.problems() and not self._is_known(product):
            self.form.set_error("product", self.messages().text(texts.NO_PRODUCT))  # with the others at once
        return {name: value for name, value in written.items() if value is not None}

    def _product(self) -> str:
        """What was chosen, or typed: an SKU in any case, or else what the door is to judge."""
        typed = self.product.currentText().strip()
        offered = (str(self.product.itemData(place)) for place in range(self.product.count()))
        named = next((sku for sku in offered if sku.casefold() == typed.casefold()), typed)
        return self.product.value() or named

    def _is_known(self, sku: str) -> bool:
        """Whether there is such a product at all: what keeps it from being made here the door says."""
        return any(each.sku == sku for each in choices.products(self._context.desk))

    def _hear_done(self, receipt: Receipt) -> None:
        self.created.emit(receipt)


class EditEntry(OrderedEntry):
    """Edits something at the version that was read. Only what was changed is sent. `edited(Receipt)`.

    Subclasses read it again, and say what its routing is called.
    """

    edited = Signal(object)
    _key: str
    """The field of the command that names what is edited."""
    _thing: Any
    """What was read: it has notes, a routing, and a line of which the fields are named as the command's."""

    def __init__(self, context: Context, making: Making, thing: Any, parent: QWidget) -> None:
        self._thing = thing
        super().__init__(context, making, context.messages.text(making.title, code=thing.line.code), parent)
        self._show()
        self._written_at_first = self.common_values()
        self.form.focus_first_problem()  # there is none yet: the first field

    def _read(self) -> Any:
        """The thing as it is now; None when it is gone."""
        raise NotImplementedError

    def _routing_of(self, thing: Any) -> str | None:
        """What its routing is called; None for none."""
        raise NotImplementedError

    def _is_present(self, routing: RoutingChoice) -> bool:
        """Whether a routing is the one that it has."""
        raise NotImplementedError

    def _show(self) -> None:
        line, thing = self._thing.line, self._thing
        self.quantity.set_value(line.quantity)
        for name, _, field in self._days():
            field.show_iso(getattr(line, name))
        self.priority.choose(str(line.priority))
        self.notes.setPlainText(thing.notes or "")
        published = choices.published_routings(self._context.desk)
        others = [each for each in published if not self._is_present(each)]
        self.routing.set_options([self._present_routing(), *map(self.routing_option, others)])
        self.routing.choose(AS_IT_IS)

    def _present_routing(self) -> Option:
        messages = self.messages()
        present = self._routing_of(self._thing) or messages.text(texts.NO_ROUTING)
        return Option(AS_IT_IS, messages.text(texts.ROUTING_KEEP, routing=present))

    def _values(self) -> Values | None:
        written = self.common_values()
        changed = {name: value for name, value in written.items() if value != self._written_at_first[name]}
        if self.routing.value():
            changed["routing"] = self.routing.value()
        return {self._key: self._thing.line.id, "version": self._thing.line.version} | changed

    def _changes(self, values: Values) -> bool:
        return not values.keys() <= {self._key, "version"}

    def _hear_done(self, receipt: Receipt) -> None:
        self.edited.emit(receipt)

    def _refuse(self, problem: Problem) -> None:
        fresh = self._read()
        if not isinstance(problem, Refused) or problem.code is not Code.STALE or fresh is None:
            super()._refuse(problem)
            return
        self._show_both(fresh)
        self._thing = fresh
        sentence = f"{self._context.why(problem)}\n{self.messages().text(texts.STALE_HINT)}"
        self.show_banner(sentence, Gravity.WARNING)

    def _show_both(self, fresh: Any) -> None:
        """Beneath each field what was saved meanwhile, where that is something else; what was typed stays."""
        before, now = self._said(self._thing), self._said(fresh)
        for name, value in now.items():
            if value != before[name]:
                self.form.field(name).show_hint(self.messages().text(texts.SAVED_MEANWHILE, value=value))

    def _said(self, thing: Any) -> Mapping[str, str]:
        messages, line = self.messages(), thing.line
        days = {name: getattr(line, name) for name, _, _ in self._days()}
        return {
            "quantity": f"{line.quantity:,}",
            **{name: messages.date(day) if day else NOTHING for name, day in days.items()},
            "priority": messages.text(PRIORITY[line.priority]),
            "routing": self._routing_of(thing) or messages.text(texts.NO_ROUTING),
            "notes": thing.notes or NOTHING,
        }


# What a refusal that names no field is about, by code and variant.
_FIELDS: Mapping[tuple[str, str], str] = {
    (Code.NOT_FOUND, "product"): "product",
    (Code.NOT_FOUND, "routing"): "routing",
    (Code.PRODUCT_INACTIVE, "new"): "product",
    (Code.NOT_HATTHASILPA, "product"): "product",
    (Code.NOT_CLASSIC, "product"): "product",
}
