"""Making and editing tickets: planned, without tokens or run; only classic ones may have an owner."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from app.domain.codes import series_code, ticket_series
from app.domain.commands.fields import Keep
from app.domain.commands.jobs import JobEdit
from app.domain.commands.tickets import TicketEdit
from app.domain.decision import Context, Decision
from app.domain.facts.tickets import TicketCreated, TicketEdited
from app.domain.refusals import Code, Notice, Refused, WarningCode
from app.domain.tickets.states import LARGEST_START, WARN_ABOVE, Action, refused, wrong_line
from app.domain.tickets.values import KnownTicket, PinnedRouting, Product, Ticket
from app.domain.words import Line, Priority, TicketStatus
from app.ids import OrderId, PersonId
from app.values import frozen


@frozen
class Order:
    """What is asked for: a product and the values of its new ticket."""

    product: Product
    quantity: int
    pinned: PinnedRouting | None
    due: str | None = None
    priority: str = Priority.NORMAL
    notes: str | None = None
    reference: str | None = None
    owner: PersonId | None = None
    made_for: OrderId | None = None  # the manufacturing order that it carries out


def create(order: Order, line: Line, next_number: int, context: Context) -> Decision:
    """One new ticket of the line; `next_number` is free in this month's sequence."""
    _refuse_product(order.product, line)
    fact = created(order, line, next_number, context)
    return Decision((fact,), create_result(fact), notices(order, line))


def create_all(
    orders: Sequence[Order], line: Line, next_number: int, context: Context
) -> list[TicketCreated]:
    """One new ticket per order, numbered on."""
    for order in orders:
        _refuse_product(order.product, line)
    return [created(order, line, next_number + place, context) for place, order in enumerate(orders)]


def created(order: Order, line: Line, number: int, context: Context) -> TicketCreated:
    """The fact of one new ticket."""
    series = ticket_series(line, context.today)
    return TicketCreated(
        ticket=context.ids.take(),
        code=series_code(series, number),
        series=series,
        number=number,
        line=line,
        product=order.product.id,
        quantity=order.quantity,
        routing=order.pinned.routing if order.pinned else None,
        version_id=order.pinned.version_id if order.pinned else None,
        due=order.due,
        priority=order.priority,
        notes=order.notes,
        reference=order.reference,
        owner=order.owner,
        order=order.made_for,
        at=context.now,
    )


def create_result(fact: TicketCreated) -> Mapping[str, Any]:
    """What the receipt of a create says."""
    return {
        "id": fact.ticket,
        "code": fact.code,
        "status": TicketStatus.PLANNED,
        "tokens": 0,
        "job_owner_id": fact.owner,
        "version": 1,
    }


def notices(order: Order, line: Line) -> list[Notice]:
    """What a planner should hear about an order that is taken all the same."""
    heard: list[Notice] = []
    if order.quantity > LARGEST_START:
        heard.append(
            Notice(
                WarningCode.TOO_LARGE_TO_START,
                {
                    "quantity": order.quantity,
                    "maximum": LARGEST_START,
                    "variant": "order" if order.made_for else line,
                },
            )
        )
    elif line is Line.HATTHASILPA and order.quantity > WARN_ABOVE:
        told = {"quantity": order.quantity, "product": order.product.sku, "usual": WARN_ABOVE}
        heard.append(Notice(WarningCode.LARGE_JOB, told))
    if order.pinned is None or order.pinned.version_id is None:
        heard.append(
            Notice(WarningCode.NO_PUBLISHED_ROUTING, {"product": order.product.sku, "variant": line})
        )
    else:
        heard += of_other_line(order.pinned, line)
    return heard


def of_other_line(pinned: PinnedRouting, line: Line) -> list[Notice]:
    """What is to be heard where the published version of a routing was made for the other line."""
    if pinned.line in (None, line):
        return []
    return [Notice(WarningCode.ROUTING_OF_OTHER_LINE, {"routing": pinned.code, "line": line})]


def edit(
    ticket: Ticket, command: JobEdit | TicketEdit, pinned: PinnedRouting | None, known: KnownTicket
) -> Decision:
    """The ticket's editable values after the edit. `pinned` is the routing named by it, if one was.

    Raises Refused with ERR_STALE when the ticket was edited since `command.version`.
    """
    _refuse_empty(ticket, command)
    _refuse_stale(ticket, command)
    _refuse_frozen(ticket, command, known)
    routing, version_id = (ticket.routing, ticket.version_id)
    if pinned is not None:
        routing, version_id = pinned.routing, pinned.version_id
    fact = TicketEdited(
        ticket=ticket.id,
        version=ticket.version + 1,
        quantity=_new(command.quantity, ticket.quantity),
        routing=routing,
        version_id=version_id,
        due=_new(command.due, ticket.due),
        priority=_new(command.priority, ticket.priority),
        notes=_new(command.notes, ticket.notes),
    )
    order = Order(ticket.product, fact.quantity, pinned)
    heard = notices(order, ticket.line) if pinned is not None or command.quantity is not Keep.AS_IS else []
    result = {"id": ticket.id, "code": ticket.code, "status": ticket.status, "version": fact.version}
    return Decision((fact,), result, [each for each in heard if pinned or each.code in _ABOUT_QUANTITY])


def fits(product: Product, line: Line) -> Refused | None:
    """Why no ticket of the line can be made for the product, or None."""
    wrong = wrong_line(product.sku, product.line, line, "product")
    if wrong is not None:
        return wrong
    if not product.active:
        return Refused(
            Code.PRODUCT_INACTIVE, {"product": product.sku}, details={"product": product.sku}, variant="new"
        )
    return None


def _refuse_product(product: Product, line: Line) -> None:
    hindrance = fits(product, line)
    if hindrance is not None:
        raise hindrance


def _refuse_empty(ticket: Ticket, command: JobEdit | TicketEdit) -> None:
    if all(getattr(command, name) is Keep.AS_IS for name in current(ticket)):
        raise Refused(
            Code.MISSING_FIELD, {"code": ticket.code}, details={"ticket": ticket.code}, variant=Action.EDIT
        )


def _refuse_stale(ticket: Ticket, command: JobEdit | TicketEdit) -> None:
    if command.version != ticket.version:
        params = {"code": ticket.code, "given": command.version, "version": ticket.version}
        raise Refused(
            Code.STALE, params, details={**params, "status": ticket.status, "current": current(ticket)}
        )


def current(ticket: Ticket) -> Mapping[str, object]:
    """The editable values as they stand, for the one whose edit came too late."""
    return {
        "quantity": ticket.quantity,
        "routing": ticket.routing,
        "due": ticket.due,
        "priority": ticket.priority,
        "notes": ticket.notes,
    }


def _refuse_frozen(ticket: Ticket, command: JobEdit | TicketEdit, known: KnownTicket) -> None:
    """Quantity and routing can change only while nothing has been made of them."""
    if ticket.status is TicketStatus.PLANNED:
        return
    for name in ("quantity", "routing"):
        if getattr(command, name) is not Keep.AS_IS:
            variant = f"edit_{name}" + ("_classic" if ticket.line is Line.CLASSIC else "")
            raise refused(Code.ALREADY_STARTED, known, variant=variant, field=name)


def _new(given: Any, before: Any) -> Any:
    return before if given is Keep.AS_IS else given


_ABOUT_QUANTITY = frozenset({WarningCode.LARGE_JOB, WarningCode.TOO_LARGE_TO_START})
