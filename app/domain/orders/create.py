"""Making and editing manufacturing orders: they plan, and their line is always classic."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from app.domain.bad_value import bad
from app.domain.codes import order_series, series_code
from app.domain.commands.fields import Keep
from app.domain.commands.orders import OrderEdit
from app.domain.decision import Context, Decision
from app.domain.facts.orders import OrderCreated, OrderEdited
from app.domain.orders.states import OrderAction
from app.domain.orders.values import Order, OrderTicket
from app.domain.refusals import Code, Notice, Refused, WarningCode
from app.domain.tickets.create import fits, of_other_line
from app.domain.tickets.values import PinnedRouting, Product
from app.domain.words import Line, OrderState, Priority
from app.values import frozen


@frozen
class Wish:
    """What is asked for: a product and the values of its new order."""

    product: Product
    quantity: int
    pinned: PinnedRouting | None  # its routing, as far as it is known already
    due: str | None = None
    start: str | None = None
    end: str | None = None
    priority: str = Priority.NORMAL
    notes: str | None = None
    reference: str | None = None


def create(wish: Wish, number: int, context: Context) -> Decision:
    """One new draft; `number` is free in this year's sequence. Raises Refused as `refuse_wish`."""
    refuse_wish(wish)
    fact = created(wish, number, context)
    result = {"id": fact.order, "code": fact.code, "status": OrderState.DRAFT, "version": 1}
    return Decision((fact,), result, notices(wish.product, wish.pinned))


def create_all(wishes: Sequence[Wish], number: int, context: Context) -> list[OrderCreated]:
    """One new draft for each, numbered on. Raises Refused as `refuse_wish`."""
    for wish in wishes:
        refuse_wish(wish)
    return [created(wish, number + place, context) for place, wish in enumerate(wishes)]


def refuse_wish(wish: Wish) -> None:
    """Raises Refused for a product or a schedule of which no order is made."""
    hindrance = fits(wish.product, Line.CLASSIC)
    if hindrance is not None:
        raise hindrance
    _refuse_schedule(wish.start, wish.end)


def created(wish: Wish, number: int, context: Context) -> OrderCreated:
    """The fact of one new order."""
    series = order_series(context.today)
    return OrderCreated(
        order=context.ids.take(),
        code=series_code(series, number),
        series=series,
        number=number,
        product=wish.product.id,
        quantity=wish.quantity,
        routing=None if wish.pinned is None else wish.pinned.routing,
        due=wish.due,
        start=wish.start,
        end=wish.end,
        priority=wish.priority,
        notes=wish.notes,
        reference=wish.reference,
        at=context.now,
    )


def notices(product: Product, pinned: PinnedRouting | None) -> list[Notice]:
    """What a planner should hear about the routing of an order that is taken all the same."""
    if pinned is None or pinned.version_id is None:
        return [Notice(WarningCode.NO_PUBLISHED_ROUTING, {"product": product.sku, "variant": "order"})]
    return of_other_line(pinned, Line.CLASSIC)


def edit(
    order: Order, command: OrderEdit, pinned: PinnedRouting | None, open_tickets: tuple[OrderTicket, ...]
) -> Decision:
    """The order's editable values after the edit. `pinned` is the routing named by it, if one was.

    Raises Refused with ERR_STALE when the order was edited since `command.version`.
    """
    _refuse_empty(order, command)
    _refuse_stale(order, command)
    fact = OrderEdited(
        order=order.id,
        version=order.version + 1,
        quantity=_new(command.quantity, order.quantity),
        routing=order.routing if pinned is None else pinned.routing,
        due=_new(command.due, order.due),
        start=_new(command.start, order.start),
        end=_new(command.end, order.end),
        priority=_new(command.priority, order.priority),
        notes=_new(command.notes, order.notes),
    )
    _refuse_schedule(fact.start, fact.end)
    heard = [] if pinned is None else notices(order.product, pinned)
    differs = any(getattr(fact, name) != getattr(order, name) for name in _OF_TICKETS)
    if open_tickets and differs:
        heard.append(Notice(WarningCode.TICKETS_UNCHANGED, {"code": order.code, "count": len(open_tickets)}))
    result = {"id": order.id, "code": order.code, "status": order.state, "version": fact.version}
    return Decision((fact,), result, heard)


def current(order: Order) -> Mapping[str, object]:
    """The editable values as they stand, for the one whose edit came too late."""
    return {name: getattr(order, name) for name in _EDITABLE}


def _refuse_empty(order: Order, command: OrderEdit) -> None:
    if all(getattr(command, name) is Keep.AS_IS for name in _EDITABLE):
        raise Refused(
            Code.MISSING_FIELD,
            {"code": order.code},
            details={"order": order.code},
            variant=OrderAction.EDIT,
        )


def _refuse_stale(order: Order, command: OrderEdit) -> None:
    if command.version != order.version:
        params = {"code": order.code, "given": command.version, "version": order.version}
        raise Refused(
            Code.STALE, params, details={**params, "status": order.state, "current": current(order)}
        )


def _refuse_schedule(start: str | None, end: str | None) -> None:
    """Days are ISO text, which orders as days do."""
    if start is not None and end is not None and end < start:
        raise bad("end", end, "end_before_start", start=start)


def _new(given: Any, before: Any) -> Any:
    return before if given is Keep.AS_IS else given


_EDITABLE = ("quantity", "routing", "due", "start", "end", "priority", "notes")
_OF_TICKETS = ("quantity", "routing", "due", "priority", "notes")  # what a ticket has from its order
