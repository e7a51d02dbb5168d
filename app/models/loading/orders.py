"""Loading manufacturing orders as values for the rules."""

from __future__ import annotations

from app.domain.orders.values import KnownOrder, Order, OrderTicket
from app.domain.tickets.values import PinnedRouting
from app.domain.words import TICKET_STATUSES, OrderState, Priority, TicketStatus
from app.ids import OrderId, TicketId
from app.models import hot
from app.models.connection import Database
from app.models.loading import things
from app.models.loading.things import Ref, as_product, named


def order(db: Database, ref: Ref) -> Order:
    """An order by code or id, with its product. Raises Refused(ERR_NOT_FOUND)."""
    row = named(db, hot.ORDER, "o", "code", "order", ref)
    id_, code, state, quantity, routing, due, start, end, priority, notes, reference, version = row[:12]
    return Order(
        id=OrderId(id_),
        code=code,
        state=OrderState(state),
        product=as_product(*row[13:]),
        quantity=quantity,
        routing=routing,
        due=due,
        start=start,
        end=end,
        priority=Priority(priority),
        notes=notes,
        reference=reference,
        version=version,
        planned_from=row[12],
    )


def tickets_of(db: Database, order_id: OrderId) -> tuple[OrderTicket, ...]:
    """The tickets of every planning of the order, oldest first."""
    rows = db.connection().execute(hot.TICKETS_OF_ORDER, (order_id,)).fetchall()
    return tuple(
        OrderTicket(TicketId(id_), code, TICKET_STATUSES[status], runs > 0)
        for id_, code, status, runs in rows
    )


def statuses(db: Database, order_id: OrderId, since: TicketId) -> dict[TicketStatus, int]:
    """How many tickets of the planning that begins with this ticket are in each state."""
    rows = db.connection().execute(hot.STATUSES_OF_ORDER, (order_id, since)).fetchall()
    return {TICKET_STATUSES[status]: count for status, count in rows}


def pinned(db: Database, order_: Order) -> PinnedRouting | None:
    """The routing that the order names, else its product's, with the latest published version."""
    chosen = order_.routing or order_.product.routing
    return None if chosen is None else things.pinned(db, chosen)


def linked_to(db: Database, job: TicketId) -> tuple[OrderId, str] | None:
    """The order that a Hatthasilpa job is linked to: its id and code."""
    row = db.connection().execute(hot.LINKED_TO, (job,)).fetchone()
    return None if row is None else (OrderId(row[0]), str(row[1]))


def linked_jobs(db: Database, order_id: OrderId) -> int:
    """How many Hatthasilpa jobs are linked to the order."""
    (count,) = db.execute_sql("SELECT count(*) FROM ticket WHERE linked_mo = ?", (order_id,)).fetchone()
    return int(count)


def known(
    order_: Order, tickets: tuple[OrderTicket, ...], pinned_: PinnedRouting | None, linked: int
) -> KnownOrder:
    """What `actions` wants to know of a loaded order."""
    dates = {"due": order_.due, "start": order_.start, "end": order_.end}
    return KnownOrder(
        code=order_.code,
        state=order_.state,
        product_active=order_.product.active,
        pinned=pinned_ is not None and pinned_.version_id is not None,
        missing=tuple(name for name, day in dates.items() if day is None),
        tickets=tickets,
        planned_from=order_.planned_from,
        linked=linked,
    )
