"""The dialog that plans orders: one ticket each or one for every batch, and what will be made of it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from app.lifecycle.queries.orders import OrderRowLine
from app.lifecycle.receipts import Receipt
from app.messages import Messages
from app.views.context import Context
from app.views.entry import Entry, Values
from app.views.orders import texts
from app.views.widgets.choice import ChoiceField, Option
from app.views.widgets.label import PlainLabel
from app.views.widgets.number_field import NumberField

ONE_EACH, IN_BATCHES = "one_each", "in_batches"
USUAL_BATCH = 50
NAMED = 6
"""So many orders are told one by one."""


class PlanDialog(Entry):
    """Plans these orders, all or none. `planned(Receipt)`."""

    planned = Signal(object)

    def __init__(self, context: Context, orders: Sequence[OrderRowLine], parent: QWidget) -> None:
        super().__init__(context, "order.plan", texts.PLAN_YES, parent)
        self._orders = tuple(orders)
        self.how = ChoiceField(context.theme)
        self.batch = NumberField()
        self.preview = PlainLabel(context.theme)
        self.setObjectName("plan_dialog")
        title = self.messages().sentence(
            texts.PLAN_TITLE, {"count": len(self._orders), "code": self._orders[0].code}
        )
        self.setWindowTitle(title)
        self.heading.say(title)
        self._add_fields()
        self.how.setFocus()
        self._show()

    def _add_fields(self) -> None:
        messages = self.messages()
        self.how.set_options(
            [
                Option(ONE_EACH, messages.text(texts.ONE_EACH)),
                Option(IN_BATCHES, messages.text(texts.IN_BATCHES)),
            ]
        )
        largest = max(order.quantity for order in self._orders)
        self.how.choose(IN_BATCHES if largest > USUAL_BATCH else ONE_EACH)
        self.batch.set_value(USUAL_BATCH)
        self.preview.setObjectName("plan_preview")
        self.form.add("how", texts.HOW, self.how)
        self.form.add("batch", texts.BATCH, self.batch)
        self.form.add("preview", texts.PREVIEW, self.preview)
        self.how.currentIndexChanged.connect(self._show)
        self.batch.textChanged.connect(self._show)

    @Slot()
    def _show(self) -> None:
        """What will be made; nothing while the batch can't be read."""
        in_batches = self.how.value() == IN_BATCHES
        self.batch.setEnabled(in_batches)
        batch = self.batch.value() if in_batches else None
        self.preview.say("" if in_batches and not batch else preview(self._orders, batch, self.messages()))

    def _values(self) -> Values | None:
        values: Values = {"orders": [order.id for order in self._orders]}
        if self.how.value() == IN_BATCHES:
            if not self.batch.value():
                self.form.set_error("batch", self.messages().text(texts.NO_BATCH))
            values["batch"] = self.batch.value()
        return values

    def _hear_done(self, receipt: Receipt) -> None:
        self.planned.emit(receipt)


def preview(orders: Sequence[OrderRowLine], batch: int | None, messages: Messages) -> str:
    """The tickets that will be made: “6 tickets of 50”; of several orders one by one, and in all."""
    if len(orders) == 1:
        return _tickets(orders[0].quantity, batch, messages)
    said = [
        messages.text(texts.OF_ORDER, code=each.code, tickets=_tickets(each.quantity, batch, messages))
        for each in orders[:NAMED]
    ]
    if len(orders) > NAMED:
        said.append(messages.sentence(texts.AND_MORE, {"count": len(orders) - NAMED}))
    made = sum(sum(_parts(each.quantity, batch)) for each in orders)
    return "\n".join((*said, messages.sentence(texts.IN_ALL, {"count": made})))


def _parts(quantity: int, batch: int | None) -> tuple[int, bool]:
    """How many whole batches, and whether there is a rest."""
    if batch is None or batch >= quantity:
        return 1, False
    return quantity // batch, bool(quantity % batch)


def _tickets(quantity: int, batch: int | None, messages: Messages) -> str:
    whole, has_rest = _parts(quantity, batch)
    size = quantity if whole == 1 and not has_rest else batch or quantity
    said = messages.sentence(texts.WHOLE, {"count": whole, "quantity": f"{size:,}"})
    if not has_rest:
        return said
    return messages.text(texts.AND_REST, whole=said, rest=f"{quantity % size:,}")
