"""Orders follow their tickets: what changes with a ticket's status is a fact of the same command."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from app.domain.facts.orders import OrderFollowed
from app.domain.orders.follow import follows
from app.domain.tickets.values import Ticket
from app.domain.words import TicketStatus
from app.ids import OrderId
from app.lifecycle.desk import Desk
from app.models.loading import orders as loading


def followed(desk: Desk, moved: Iterable[tuple[Ticket, TicketStatus]]) -> list[OrderFollowed]:
    """The orders whose state changes when these tickets are in these states."""
    changes: dict[OrderId, Counter[TicketStatus]] = {}
    for ticket, status in moved:
        if ticket.order is not None:
            change = changes.setdefault(ticket.order, Counter())
            change[status] += 1
            change[ticket.status] -= 1
    facts = []
    for order_id, change in changes.items():
        order = loading.order(desk.db, order_id)
        if order.planned_from is None:
            continue
        change.update(loading.statuses(desk.db, order_id, order.planned_from))
        state = follows(change)
        if state is not order.state:
            facts.append(OrderFollowed(order=order_id, order_state=state))
    return facts
