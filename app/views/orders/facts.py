"""What the panel says of an order, under each other."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from app.domain.orders.late import is_late
from app.lifecycle.queries.orders import OrderDetail
from app.messages import Messages
from app.messages.words import PRIORITY
from app.views import remaining
from app.views.cells import NOTHING, share_of
from app.views.ordered import texts as shared
from app.views.ordered.facts import Shown, Value
from app.views.orders import texts
from app.views.orders.cells import WHY_NONE, schedule_of


def _quantity(order: OrderDetail, today: date, messages: Messages) -> str | None:
    return f"{order.line.quantity:,}" if order.line.progress is None else None  # else the progress tells


def _progress(order: OrderDetail, today: date, messages: Messages) -> str | None:
    line = order.line
    if line.progress is None:
        return messages.text(WHY_NONE[line.state])
    share = share_of(line.progress)
    counted = {"completed": f"{line.completed:,}", "quantity": f"{line.quantity:,}"}
    return messages.text(shared.DONE_OF, share=share, **counted)


def _remaining(order: OrderDetail, today: date, messages: Messages) -> str | None:
    return remaining.work(order, messages)


def _ready(order: OrderDetail, today: date, messages: Messages) -> str | None:
    return remaining.ready(order, messages)


def _schedule(order: OrderDetail, today: date, messages: Messages) -> str | None:
    return schedule_of(order.line, messages) or NOTHING


def _priority(order: OrderDetail, today: date, messages: Messages) -> str | None:
    return messages.text(PRIORITY[order.line.priority])


def _routing(order: OrderDetail, today: date, messages: Messages) -> str | None:
    return order.routing or messages.text(shared.NO_ROUTING)


def _reference(order: OrderDetail, today: date, messages: Messages) -> str | None:
    return order.line.reference


def _jobs(order: OrderDetail, today: date, messages: Messages) -> str | None:
    return ", ".join(order.line.jobs) or None


def _created(order: OrderDetail, today: date, messages: Messages) -> str | None:
    moment = messages.moment(order.created_at)
    return messages.text(shared.CREATED_BY, moment=moment, person=order.created_by)


def due_of(order: OrderDetail, today: date, messages: Messages) -> str:
    """The day an order is due, in words."""
    if order.line.due is None:
        return NOTHING
    return messages.date(order.line.due)


def mark_of(order: OrderDetail, today: date) -> str:
    """How its due date is marked; "" for not at all."""
    late = is_late(order.line.state, order.line.due, today)
    return remaining.mark(order, order.line.due, late=late)


# A value of None leaves its line out.
FACTS: Sequence[tuple[str, Value]] = (
    (texts.QUANTITY, _quantity),
    (texts.PROGRESS, _progress),
    (remaining.TITLE, _remaining),
    (remaining.READY_TITLE, _ready),
    (texts.SCHEDULE, _schedule),
    (texts.PRIORITY, _priority),
    (texts.ROUTING, _routing),
    (texts.REFERENCE, _reference),
    (texts.WORKS_TOO, _jobs),
    (texts.CREATED, _created),
)

SHOWN = Shown("order", FACTS, due_of, mark_of, due_before=2, pencil="edit_order_")
