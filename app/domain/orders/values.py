"""What the rules about manufacturing orders look at."""

from __future__ import annotations

from dataclasses import field

from app.domain.tickets.values import Product
from app.domain.words import OrderState, Priority, TicketStatus
from app.ids import OrderId, RoutingId, TicketId
from app.values import frozen


@frozen
class OrderTicket:
    """A job ticket of an order, as far as the order looks at it."""

    id: TicketId
    code: str
    status: TicketStatus
    begun: bool  # it has, or had, a run


@frozen
class Order:
    """A manufacturing order as stored."""

    id: OrderId
    code: str
    state: OrderState
    product: Product
    quantity: int
    routing: RoutingId | None
    due: str | None
    start: str | None
    end: str | None
    priority: Priority
    notes: str | None
    reference: str | None
    version: int
    planned_from: TicketId | None  # the first ticket of the planning that holds; None: none does


@frozen
class KnownOrder:
    """What is known of an order when somebody asks which actions it allows."""

    code: str
    state: OrderState
    product_active: bool
    pinned: bool  # a published version of its routing is there
    missing: tuple[str, ...] = ()  # of what a planning needs: `due`, `start`, `end`
    tickets: tuple[OrderTicket, ...] = field(default=())  # of every planning
    planned_from: TicketId | None = None  # the first ticket of the planning that holds
    linked: int = 0  # jobs
