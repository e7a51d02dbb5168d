"""Projections of manufacturing orders."""

from __future__ import annotations

from typing import Any

from app.domain.facts import orders as facts
from app.domain.words import OrderState
from app.models import hot
from app.models.connection import Database
from app.models.projections.registry import projects
from app.models.records import OrderRow


@projects(facts.OrderCreated)
def order_created(db: Database, fact: facts.OrderCreated) -> None:
    """A draft; its year's sequence is at its number."""
    connection = db.connection()
    connection.execute(hot.SET_SEQUENCE, (fact.series, fact.number))
    values = (
        fact.order,
        fact.code,
        fact.product,
        fact.quantity,
        fact.routing,
        fact.due,
        fact.start,
        fact.end,
    )
    connection.execute(hot.INSERT_ORDER, (*values, fact.priority, fact.notes, fact.reference, fact.at))


@projects(facts.OrderEdited)
def order_edited(db: Database, fact: facts.OrderEdited) -> None:
    """The order's editable values."""
    _set(
        db,
        fact.order,
        version=fact.version,
        quantity=fact.quantity,
        routing=fact.routing,
        due=fact.due,
        starts_on=fact.start,
        ends_on=fact.end,
        priority=fact.priority,
        notes=fact.notes,
    )


@projects(facts.OrderPlanned)
def order_planned(db: Database, fact: facts.OrderPlanned) -> None:
    """Planned; their tickets are told by `ticket.created`."""
    db.connection().executemany(hot.PLAN_ORDER, zip(fact.firsts, fact.orders, strict=True))


@projects(facts.OrderPlanWithdrawn)
def order_plan_withdrawn(db: Database, fact: facts.OrderPlanWithdrawn) -> None:
    """As before their planning; its tickets are gone, the sequence of codes stays where it is."""
    connection = db.connection()
    connection.executemany(hot.WITHDRAW_PLAN, zip(fact.before, fact.before, fact.orders, strict=True))
    connection.executemany(hot.DELETE_TICKET, ((ticket,) for ticket in fact.tickets))


@projects(facts.OrderFollowed)
def order_followed(db: Database, fact: facts.OrderFollowed) -> None:
    """The state that follows from its tickets."""
    _set(db, fact.order, state=fact.order_state)


@projects(facts.OrderCancelled)
def order_cancelled(db: Database, fact: facts.OrderCancelled) -> None:
    """Cancelled; no planning of it holds any more, unless production had begun."""
    _set(db, fact.order, state=OrderState.CANCELLED, **{} if fact.begun else {"planned_from": None})


@projects(facts.OrderRestored)
def order_restored(db: Database, fact: facts.OrderRestored) -> None:
    """A draft again."""
    _set(db, fact.order, state=OrderState.DRAFT)


@projects(facts.OrderLinked)
def order_linked(db: Database, fact: facts.OrderLinked) -> None:
    """A job works for it too."""
    db.connection().execute(hot.LINK_TICKET, (fact.order, fact.ticket))


@projects(facts.OrderUnlinked)
def order_unlinked(db: Database, fact: facts.OrderUnlinked) -> None:
    """A job does not work for it any more."""
    db.connection().execute(hot.LINK_TICKET, (None, fact.ticket))


def _set(db: Database, order: int, **values: Any) -> None:
    OrderRow.update(**values).where(OrderRow.id == order).execute(db)
