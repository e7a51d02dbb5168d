"""Planning orders: their job tickets are made, one each or one for every batch."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import count
from typing import Any

from app.domain.decision import Context, Decision
from app.domain.facts.orders import OrderPlanned
from app.domain.facts.tickets import TicketCreated
from app.domain.orders.values import Order
from app.domain.refusals import Code, Notice, Refused
from app.domain.tickets import create
from app.domain.tickets.values import PinnedRouting
from app.domain.words import Line, OrderState
from app.values import frozen

MOST_TICKETS = 1_000  # of one order
MOST_AT_ONCE = 20_000  # by one command


@frozen
class Planning:
    """An order that is to be planned, and the routing whose published version its tickets pin."""

    order: Order
    pinned: PinnedRouting


@frozen
class Made:
    """An order with the tickets that were made for it."""

    planning: Planning
    tickets: Sequence[TicketCreated]

    @property
    def order(self) -> Order:
        """The order itself."""
        return self.planning.order

    def notices(self) -> list[Notice]:
        """What a planner should hear of its largest ticket."""
        largest = max(ticket.quantity for ticket in self.tickets)
        return create.notices(_order(self.planning, largest), Line.CLASSIC)


def plan(plannings: Sequence[Planning], batch: int | None, next_number: int, context: Context) -> Decision:
    """The tickets of each order; `next_number` is free in this month's sequence of classic tickets.

    Raises Refused(ERR_BAD_VALUE) where a batch is so small that too many tickets would come of it.
    """
    sizes = [shares(each.order, batch) for each in plannings]
    _refuse_too_many(sizes)
    numbers, made = count(next_number), list[Made]()
    for each, quantities in zip(plannings, sizes, strict=True):
        tickets = [_ticket(each, quantity, next(numbers), context) for quantity in quantities]
        made.append(Made(each, tickets))
    tickets = [ticket for each in made for ticket in each.tickets]
    planned = OrderPlanned(
        order=made[0].order.id,
        orders=tuple(each.order.id for each in made),
        tickets=tuple(ticket.ticket for ticket in tickets),
        firsts=tuple(each.tickets[0].ticket for each in made),
        before=tuple(each.order.planned_from or 0 for each in made),
        batch=batch,
        at=context.now,
    )
    heard = {(notice.code, str(notice.params)): notice for each in made for notice in each.notices()}
    return Decision((*tickets, planned), _together(made), list(heard.values()))


def shares(order: Order, batch: int | None) -> list[int]:
    """The quantities of the tickets: the whole, or batches with the rest in the last.

    Raises Refused(ERR_BAD_VALUE) where they would be too many.
    """
    if batch is None or batch >= order.quantity:
        return [order.quantity]
    whole, rest = divmod(order.quantity, batch)
    if whole + bool(rest) > MOST_TICKETS:
        params = {"code": order.code, "field": "batch", "value": batch, "maximum": MOST_TICKETS}
        details = {"field": "batch", "order": order.code}
        raise Refused(Code.BAD_VALUE, params, details=details, variant="batch_too_small")
    return [batch] * whole + ([rest] if rest else [])


def _refuse_too_many(sizes: Sequence[Sequence[int]]) -> None:
    tickets = sum(map(len, sizes))
    if tickets > MOST_AT_ONCE:
        params = {"field": "orders", "value": tickets, "maximum": MOST_AT_ONCE}
        raise Refused(Code.BAD_VALUE, params, details={"field": "orders"}, variant="too_many_tickets")


def _order(each: Planning, quantity: int) -> create.Order:
    order = each.order
    return create.Order(
        order.product,
        quantity,
        each.pinned,
        order.due,
        order.priority,
        order.notes,
        order.reference,
        made_for=order.id,
    )


def _ticket(each: Planning, quantity: int, number: int, context: Context) -> TicketCreated:
    return create.created(_order(each, quantity), Line.CLASSIC, number, context)


def _together(made: Sequence[Made]) -> Mapping[str, Any]:
    """Of one order its tickets; of several, how many there are, and the first and last ticket of each."""
    if len(made) == 1:
        return _result(made[0].order, made[0].tickets)
    orders = [_summed_up(each.order, each.tickets) for each in made]
    return {
        "status": OrderState.PLANNED,
        "tickets": sum(each["tickets"] for each in orders),
        "orders": orders,
    }


def _result(order: Order, tickets: Sequence[TicketCreated]) -> dict[str, Any]:
    each = [{"id": fact.ticket, "code": fact.code, "quantity": fact.quantity} for fact in tickets]
    return {"id": order.id, "code": order.code, "status": OrderState.PLANNED, "tickets": each}


def _summed_up(order: Order, tickets: Sequence[TicketCreated]) -> dict[str, Any]:
    first, last = tickets[0].code, tickets[-1].code
    return {"id": order.id, "code": order.code, "tickets": len(tickets), "first": first, "last": last}
