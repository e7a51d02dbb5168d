"""Verbs on manufacturing orders."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial
from typing import Any

from app.domain.codes import order_series
from app.domain.commands import orders as commands
from app.domain.commands.fields import Keep
from app.domain.decision import Context, Decision
from app.domain.facts import Fact
from app.domain.facts.orders import OrderCancelled, OrderRestored
from app.domain.orders import create, link, plan
from app.domain.orders.states import OrderAction, only_plans, refusal
from app.domain.orders.values import KnownOrder, Order
from app.domain.tickets import end
from app.domain.tickets.values import PinnedRouting
from app.domain.words import OPEN_TICKET, Line, OrderState
from app.lifecycle.desk import Desk
from app.lifecycle.verbs.registry import verb
from app.lifecycle.verbs.tickets import next_number, pinned
from app.models.loading import orders as loading
from app.models.loading import things
from app.models.loading import tickets as loading_tickets
from app.values import frozen


@frozen
class OrderCase:
    """One order of a command, with its routing and what is known of it."""

    order: Order
    pinned: PinnedRouting | None
    known: KnownOrder


def case(desk: Desk, ref: things.Ref) -> OrderCase:
    """Loads one order."""
    order = loading.order(desk.db, ref)
    routing = loading.pinned(desk.db, order)
    tickets = loading.tickets_of(desk.db, order.id)
    linked = loading.linked_jobs(desk.db, order.id)
    return OrderCase(order, routing, loading.known(order, tickets, routing, linked))


@verb(commands.OrderCreate)
def create_order(desk: Desk, command: commands.OrderCreate, context: Context) -> Decision:
    """A draft."""
    product = things.product(desk.db, command.product)
    wish = create.Wish(
        product,
        command.quantity,
        pinned(desk, command.routing, product),
        command.due,
        command.start,
        command.end,
        command.priority,
        command.notes,
    )
    return create.create(wish, next_order(desk, context), context)


@verb(commands.OrderEdit)
def edit(desk: Desk, command: commands.OrderEdit, context: Context) -> Decision:
    """The order's editable values."""
    found = _allowed(desk, command.order, OrderAction.EDIT, context)
    routing = None if isinstance(command.routing, Keep) else things.pinned(desk.db, command.routing)
    still_open = tuple(ticket for ticket in found.known.tickets if ticket.status in OPEN_TICKET)
    return create.edit(found.order, command, routing, still_open)


@verb(commands.OrderPlan)
def plan_orders(desk: Desk, command: commands.OrderPlan, context: Context) -> Decision:
    """Their tickets."""
    plannings = []
    for each in _cases(desk, command.orders, OrderAction.PLAN, context):
        assert each.pinned is not None  # `actions` has seen to it
        plannings.append(plan.Planning(each.order, each.pinned))
    return plan.plan(plannings, command.batch, next_number(desk, Line.CLASSIC, context), context)


@verb(commands.OrderCancel)
def cancel(desk: Desk, command: commands.OrderCancel, context: Context) -> Decision:
    """The orders end, and so do their tickets, none of which has started."""
    facts: list[Fact] = []
    results = []
    for each in _cases(desk, command.orders, OrderAction.CANCEL, context):
        begun = any(ticket.begun for ticket in each.known.tickets)
        facts.append(OrderCancelled(order=each.order.id, reason=command.reason, begun=begun, at=context.now))
        ended = [ticket for ticket in each.known.tickets if ticket.status in OPEN_TICKET]
        for ticket in ended:
            loaded = loading_tickets.ticket(desk.db, ticket.id)
            facts += end.cancel(loaded, command.reason or each.order.code, (), context)
        results.append(_result(each.order, OrderState.CANCELLED) | {"tickets": [each.code for each in ended]})
    return Decision(facts, _together(results, OrderState.CANCELLED))


@verb(commands.OrderRestore)
def restore(desk: Desk, command: commands.OrderRestore, context: Context) -> Decision:
    """Drafts again."""
    found = _cases(desk, command.orders, OrderAction.RESTORE, context)
    facts = [OrderRestored(order=each.order.id) for each in found]
    return Decision(
        facts, _together([_result(each.order, OrderState.DRAFT) for each in found], OrderState.DRAFT)
    )


@verb(commands.OrderLink)
def link_job(desk: Desk, command: commands.OrderLink, context: Context) -> Decision:
    """A Hatthasilpa job works for the order too."""
    found = _allowed(desk, command.order, OrderAction.LINK, context)
    job = loading_tickets.ticket(desk.db, command.job)
    return link.link(found.order, job, loading.linked_to(desk.db, job.id))


@verb(commands.OrderUnlink)
def unlink_job(desk: Desk, command: commands.OrderUnlink, context: Context) -> Decision:
    """It does so no more."""
    found = _allowed(desk, command.order, OrderAction.UNLINK, context)
    job = loading_tickets.ticket(desk.db, command.job)
    return link.unlink(found.order, job, loading.linked_to(desk.db, job.id))


def _only_plans(desk: Desk, command: Any, context: Context) -> Decision:
    """Refuses it, naming the tickets where it can be done."""
    raise only_plans(case(desk, command.orders[0]).known)


for _request in commands.REQUESTS:
    verb(_request)(_only_plans)


def next_order(desk: Desk, context: Context) -> int:
    """The next free number of this year's sequence."""
    return things.last_number(desk.db, order_series(context.today)) + 1


def _cases(desk: Desk, refs: Iterable[things.Ref], action: OrderAction, context: Context) -> list[OrderCase]:
    """Loads the orders, each once. Raises the refusal of the first that does not allow the action."""
    found = map(partial(_allowed, desk, action=action, context=context), refs)
    return list({each.order.id: each for each in found}.values())


def _allowed(desk: Desk, ref: things.Ref, action: OrderAction, context: Context) -> OrderCase:
    found = case(desk, ref)
    refused = refusal(action, found.known, context.actor)
    if refused is not None:
        raise refused
    return found


def _result(order: Order, state: OrderState) -> dict[str, Any]:
    return {"id": order.id, "code": order.code, "status": state}


def _together(results: list[dict[str, Any]], state: OrderState) -> dict[str, Any]:
    return results[0] if len(results) == 1 else {"status": state, "orders": results}
