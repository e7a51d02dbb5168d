"""Facts about manufacturing orders."""

from __future__ import annotations

from collections.abc import Sequence

from app.domain.facts.codec import Fact, fact, ids, listed


@fact("order.created")
class OrderCreated(Fact):
    """An order, a draft. `number` is its place in the sequence of its year; `start` and `end` are the days
    between which it is to be made."""

    order: int
    code: str
    series: str
    number: int
    product: int
    quantity: int
    routing: int | None
    due: str | None
    start: str | None
    end: str | None
    priority: str
    notes: str | None
    reference: str | None = None  # what its sheet calls it
    at: int

    def touches(self) -> Sequence[int]:
        return (self.order, self.product)


@fact("order.edited")
class OrderEdited(Fact):
    """All editable values of an order as they are now, and its new row version."""

    order: int
    version: int
    quantity: int
    routing: int | None
    due: str | None
    start: str | None
    end: str | None
    priority: str
    notes: str | None

    def touches(self) -> Sequence[int]:
        return (self.order,)


@fact("order.planned")
class OrderPlanned(Fact):
    """Orders got their tickets. `order` is the first of `orders`; `firsts` are the first tickets of each,
    `before` those of the planning before, 0 where it was a draft."""

    order: int
    orders: tuple[int, ...] = ids()
    tickets: tuple[int, ...] = ids()
    firsts: tuple[int, ...] = ids()
    before: tuple[int, ...] = listed()
    batch: int | None
    at: int

    def touches(self) -> Sequence[int]:
        return self.orders


@fact("order.plan_withdrawn")
class OrderPlanWithdrawn(Fact):
    """A planning was taken back: its tickets are gone, their codes stay given. The orders are drafts again,
    or planned as by the planning `before`."""

    order: int
    orders: tuple[int, ...] = ids()
    tickets: tuple[int, ...] = ids()
    before: tuple[int, ...] = listed()

    def touches(self) -> Sequence[int]:
        return (*self.orders, *self.tickets)


@fact("order.followed")
class OrderFollowed(Fact):
    """An order changed its state because its tickets did."""

    order: int
    order_state: str

    def touches(self) -> Sequence[int]:
        return (self.order,)


@fact("order.cancelled")
class OrderCancelled(Fact):
    """An order was cancelled; its tickets that had not started end by facts of their own. Where production
    had `begun`, its planning holds on: restoring a ticket of it brings the order back."""

    order: int
    reason: str | None
    begun: bool = False
    at: int

    def touches(self) -> Sequence[int]:
        return (self.order,)


@fact("order.restored")
class OrderRestored(Fact):
    """A cancelled order is a draft again; the tickets that it had stay cancelled."""

    order: int

    def touches(self) -> Sequence[int]:
        return (self.order,)


@fact("order.linked")
class OrderLinked(Fact):
    """A Hatthasilpa job works for the order too; it does not count into its progress."""

    order: int
    ticket: int

    def touches(self) -> Sequence[int]:
        return (self.order, self.ticket)


@fact("order.unlinked")
class OrderUnlinked(Fact):
    """A Hatthasilpa job does not work for the order any more."""

    order: int
    ticket: int

    def touches(self) -> Sequence[int]:
        return (self.order, self.ticket)
