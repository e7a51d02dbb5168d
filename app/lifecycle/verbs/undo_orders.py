"""The ways back of what was done with manufacturing orders."""

from __future__ import annotations

from app.domain.commands import orders as commands
from app.domain.commands import tickets
from app.domain.facts import Fact
from app.domain.facts.orders import (
    OrderCreated,
    OrderEdited,
    OrderLinked,
    OrderPlanned,
    OrderPlanWithdrawn,
    OrderUnlinked,
)
from app.domain.facts.sheets import SheetImported
from app.domain.orders.states import OrderAction, refusal
from app.domain.undo import blocked
from app.ids import TicketId
from app.lifecycle.verbs.orders import OrderCase, case
from app.lifecycle.verbs.undo import Undone, refuse_with_packets, refuse_without_routing, way_back, withdrawn
from app.models.loading import orders as loading
from app.models.loading import past
from app.models.loading import tickets as loading_tickets


@way_back(commands.OrderEdit.kind)
def _edit(undone: Undone) -> list[Fact]:
    db, given = undone.desk.db, undone.given
    (edited,) = (fact for fact in undone.facts if isinstance(fact, OrderEdited))
    order = _still(undone, edited.order, OrderAction.EDIT).order
    again = past.later(db, given, [order.id], given.kind)
    if again is not None:
        raise blocked(given, given.kind, again, code=order.code)
    former = past.value_before(db, given, order.id, "order", (OrderCreated, OrderEdited))
    refuse_without_routing(undone, former.routing, order.code)
    return [
        OrderEdited(
            order=order.id,
            version=order.version + 1,
            quantity=former.quantity,
            routing=former.routing,
            due=former.due,
            start=former.start,
            end=former.end,
            priority=former.priority,
            notes=former.notes,
        )
    ]


_SINCE_PLANNED = {
    commands.OrderPlan.kind: "planned_anew",
    commands.OrderCancel.kind: "planned_cancelled",
}


@way_back(commands.OrderPlan.kind)
def _plan(undone: Undone) -> list[Fact]:
    """As an import's jobs, its tickets are gone; only while none of them was ever started."""
    db, given = undone.desk.db, undone.given
    (planned,) = (fact for fact in undone.facts if isinstance(fact, OrderPlanned))
    started = past.later(db, given, planned.tickets, tickets.TicketStart.kind)
    if started is not None:
        code = loading_tickets.ticket(db, started.subject).code
        raise blocked(given, given.kind, started, code=code)
    for kind, variant in _SINCE_PLANNED.items():
        since = past.later(db, given, planned.orders, kind)
        if since is not None:
            raise blocked(given, variant, since, code=loading.order(db, since.subject).code)
    refuse_with_packets(undone, planned.tickets)
    return [
        OrderPlanWithdrawn(
            order=planned.order, orders=planned.orders, tickets=planned.tickets, before=planned.before
        )
    ]


@way_back(commands.OrderImport.kind)
def _import(undone: Undone) -> list[Fact]:
    """The drafts are gone, while none of them was planned."""
    db, given = undone.desk.db, undone.given
    (sheet,) = (fact for fact in undone.facts if isinstance(fact, SheetImported))
    on = past.later(db, given, sheet.orders or (), commands.OrderPlan.kind)
    if on is not None:
        code = loading.order(db, on.subject).code
        raise blocked(given, given.kind, on, code=code, sheet=sheet.sheet)
    return [withdrawn(undone, sheet)]


@way_back(commands.OrderLink.kind)
def _link(undone: Undone) -> list[Fact]:
    (linked,) = (fact for fact in undone.facts if isinstance(fact, OrderLinked))
    now = loading.linked_to(undone.desk.db, TicketId(linked.ticket))
    if now is None or now[0] != linked.order:
        raise _linked_since(undone, linked)
    return [OrderUnlinked(order=linked.order, ticket=linked.ticket)]


@way_back(commands.OrderUnlink.kind)
def _unlink(undone: Undone) -> list[Fact]:
    db = undone.desk.db
    (unlinked,) = (fact for fact in undone.facts if isinstance(fact, OrderUnlinked))
    _still(undone, unlinked.order, OrderAction.LINK)
    loading_tickets.ticket(db, unlinked.ticket)  # it may have gone with its import
    if loading.linked_to(db, TicketId(unlinked.ticket)) is not None:
        raise _linked_since(undone, unlinked)
    return [OrderLinked(order=unlinked.order, ticket=unlinked.ticket)]


def _still(undone: Undone, order: int, action: OrderAction) -> OrderCase:
    """The order as it stands. Raises the refusal of what it does not allow any more."""
    found = case(undone.desk, order)
    refused = refusal(action, found.known, undone.context.actor)
    if refused is not None:
        raise refused
    return found


def _linked_since(undone: Undone, of_job: OrderLinked | OrderUnlinked) -> Exception:
    return blocked(undone.given, "", past.later(undone.desk.db, undone.given, [of_job.ticket]))
