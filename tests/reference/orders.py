"""Manufacturing orders in the reference workshop: DOMAIN 3."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from itertools import repeat

from tests.reference.answers import Answer, No, refuse_if
from tests.reference.catalogue import is_gone, missing, product, routing
from tests.reference.things import Order, Ticket
from tests.reference.workshop import RULES, Deed, Values, Workshop, rule

STATES = ("draft", "planned", "in_progress", "done", "cancelled")
_RUNNING, _DONE, _CANCELLED = "ERR_ORDER_IN_PROGRESS", "ERR_ORDER_DONE", "ERR_ORDER_CANCELLED"
# Why an action is refused in each of the states, by the table of DOMAIN 3.
REFUSED = {
    "edit": ("", "", _RUNNING, _DONE, _CANCELLED),
    "plan": ("", "", _RUNNING, _DONE, _CANCELLED),
    "cancel": ("", "", _RUNNING, _DONE, "ERR_ALREADY_CANCELLED"),
    "restore": (*repeat("ERR_CANNOT_RESTORE", 4), ""),
    "link": ("", "", "", "", _CANCELLED),
    "unlink": ("", "", "", "", ""),
}
EDITED = ("quantity", "due", "start", "end", "notes")
STOPPED = "ERR_UNDO_BLOCKED"


@rule("order.create")
def create(shop: Workshop, values: Values, person: str) -> Answer:
    """A draft."""
    refuse_if(*_hindrances(shop, values))
    return Answer(result={"code": _made(shop, values).code, "status": "draft", "version": 1})


def _hindrances(shop: Workshop, values: Values) -> list[str]:
    """Why no order is made of this."""
    made = product(shop, values["product"])
    start, end = values.get("start"), values.get("end")
    return [
        "ERR_NOT_CLASSIC" if made.line != "classic" else "",
        "" if made.active else "ERR_PRODUCT_INACTIVE",
        missing(shop.routings, values.get("routing")),
        "ERR_BAD_VALUE" if start and end and end < start else "",
    ]


def _made(shop: Workshop, values: Values) -> Order:
    made = product(shop, values["product"])
    chosen = made.routing if values.get("routing") is None else routing(shop, values["routing"])
    due, start, end, notes = (values.get(name) for name in ("due", "start", "end", "notes"))
    code = shop.next_code(f"MO-{shop.today().year}")
    shop.orders[code] = Order(code, made, values["quantity"], chosen, due, start, end, notes)
    return shop.orders[code]


@rule("order.import")
def import_sheet(shop: Workshop, values: Values, person: str) -> Answer:
    """A draft for each line, all or none; what a line says of the schedule goes over what is said of all."""
    days = {name: values[name] for name in ("start", "end") if name in values}
    lines = [{**days, **line} for line in values["lines"]]
    standing = [each.asked for each in shop.history[:-1] if not each.undone]
    again = any(
        each.kind == "order.import" and each.values["fingerprint"] == values["fingerprint"]
        for each in standing
    )
    refuse_if(
        "ERR_SHEET_AGAIN" if again else "",
        *("" if line["product"] in shop.products else "ERR_NOT_FOUND" for line in lines),
        *(code for line in lines if line["product"] in shop.products for code in _hindrances(shop, line)),
    )
    orders = [_made(shop, line) for line in lines]

    def in_the_way(deed: Deed) -> Iterable[str]:
        yield STOPPED if shop.gone_on(deed, "order.plan") else ""

    def go(_: Deed) -> None:
        for order in orders:
            del shop.orders[order.code]
        for job in shop.tickets.values():
            job.linked = None if job.linked in orders else job.linked

    for order in orders:
        shop.touch(order)
    shop.leads_back(in_the_way, go)
    result = {"created": len(orders), "first": orders[0].code, "last": orders[-1].code}
    return Answer(result=result, warnings=None)


@rule("order.edit")
def edit(shop: Workshop, values: Values, person: str) -> Answer:
    """Until its tickets start; they stay as they are."""
    order = _called(shop, values["order"])
    start, end = (values.get(name, getattr(order, name)) for name in ("start", "end"))
    refuse_if(_state(order, "edit"))
    refuse_if(
        "ERR_STALE" if values["version"] != order.version else "",
        missing(shop.routings, values.get("routing")),
        "ERR_BAD_VALUE" if start and end and end < start else "",
    )
    names = (*EDITED, "routing")
    former = {name: getattr(order, name) for name in names}

    def in_the_way(deed: Deed) -> Iterable[str]:
        yield _state(order, "edit")
        yield STOPPED if shop.gone_on(deed, "order.edit") or is_gone(shop, former["routing"]) else ""

    def go(_: Deed) -> None:
        _set(order, former)

    shop.touch(order)
    shop.leads_back(in_the_way, go)
    given = {name: values[name] for name in EDITED if name in values}
    _set(order, given | ({"routing": routing(shop, values["routing"])} if "routing" in values else {}))
    return Answer(result={"status": order.state, "version": order.version}, warnings=None)


def _set(order: Order, values: Values) -> None:
    for name, value in values.items():
        setattr(order, name, value)
    order.version += 1


@rule("order.plan")
def plan(shop: Workshop, values: Values, person: str) -> Answer:
    """Its tickets: one, or one for every batch with the rest in the last."""
    orders = _all(shop, values["orders"], "plan", _plan_hindrances)
    former = {order: order.planned for order in orders}
    made = {order: _planned(shop, order, values.get("batch") or order.quantity) for order in orders}

    def in_the_way(deed: Deed) -> Iterable[str]:
        kinds = ("ticket.start", "order.plan", "order.cancel")
        yield STOPPED if any(shop.gone_on(deed, kind) for kind in kinds) else ""

    def go(_: Deed) -> None:
        for order, tickets in made.items():
            order.planned = former[order]
            for ticket in tickets:
                order.tickets.remove(ticket)
                del shop.tickets[ticket.code]

    for each in (*orders, *(ticket for tickets in made.values() for ticket in tickets)):
        shop.touch(each)
    shop.leads_back(in_the_way, go)
    return Answer(warnings=None)


def _plan_hindrances(order: Order) -> Iterable[str]:
    chosen = order.routing or order.product.routing
    yield "ERR_ALREADY_PLANNED" if order.open_tickets else ""
    yield "" if order.product.active else "ERR_PRODUCT_INACTIVE"
    yield "" if order.due and order.start and order.end else "ERR_SCHEDULE_REQUIRED"
    yield "" if chosen and chosen.latest_published() else "ERR_NO_PUBLISHED_ROUTING"


def _planned(shop: Workshop, order: Order, batch: int) -> list[Ticket]:
    chosen, day, left = order.routing or order.product.routing, shop.today(), order.quantity
    tickets = []
    while left:
        quantity = min(batch, left)
        code = shop.next_code(f"JT-{day.year % 100:02}{day.month:02}")
        pinned = None if chosen is None else chosen.latest_published()
        ticket = Ticket(
            code,
            "classic",
            order.product,
            quantity,
            chosen,
            pinned,
            order.due,
            "normal",
            order.notes,
            order=order,
        )
        shop.tickets[code] = ticket
        tickets.append(ticket)
        left -= quantity
    order.planned = tickets
    order.tickets += tickets
    return tickets


@rule("order.cancel")
def cancel(shop: Workshop, values: Values, person: str) -> Answer:
    """With its tickets, none of which has started."""
    for order in _all(shop, values["orders"], "cancel", _nothing):
        shop.touch(order)
        for ticket in order.open_tickets:
            ticket.status = "cancelled"
            shop.touch(ticket)
        order.cancelled = True
        if not order.begun:
            order.planned = None
    return Answer()


@rule("order.restore")
def restore(shop: Workshop, values: Values, person: str) -> Answer:
    """A draft again, if production had never begun; else its tickets bring it back."""
    for order in _all(shop, values["orders"], "restore", _restore_hindrances):
        order.cancelled = False
        shop.touch(order)
    return Answer()


def _restore_hindrances(order: Order) -> Iterable[str]:
    yield "ERR_PRODUCTION_BEGUN" if order.begun else ""


def _nothing(order: Order) -> Iterable[str]:
    return ()


@rule("order.link")
def link(shop: Workshop, values: Values, person: str) -> Answer:
    """A Hatthasilpa job works for it too."""
    order, job = _called(shop, values["order"]), shop.tickets.get(values["job"])
    refuse_if(_state(order, "link"), "" if job else "ERR_NOT_FOUND")
    assert job is not None
    refuse_if(
        "ERR_NOT_HATTHASILPA" if job.line != "hatthasilpa" else "", "ERR_LINKED_ALREADY" if job.linked else ""
    )

    def in_the_way(_: Deed) -> Iterable[str]:
        yield "" if job.linked is order else STOPPED

    def go(_: Deed) -> None:
        job.linked = None

    shop.touch(job)
    shop.leads_back(in_the_way, go)
    job.linked = order
    return Answer()


@rule("order.unlink")
def unlink(shop: Workshop, values: Values, person: str) -> Answer:
    """It does so no more."""
    order, job = _called(shop, values["order"]), shop.tickets.get(values["job"])
    no_jobs = not any(each.linked is order for each in shop.tickets.values())
    refuse_if("ERR_NOT_LINKED" if no_jobs else "", "" if job else "ERR_NOT_FOUND")
    assert job is not None
    refuse_if("" if job.linked is order else "ERR_NOT_LINKED")

    def in_the_way(_: Deed) -> Iterable[str]:
        yield _state(order, "link")
        yield STOPPED if job.linked else ""

    def go(_: Deed) -> None:
        job.linked = order

    shop.touch(job)
    shop.leads_back(in_the_way, go)
    job.linked = None
    return Answer()


def _never(shop: Workshop, values: Values, person: str) -> Answer:
    """An order never starts or stops anything."""
    _called(shop, values["orders"][0])
    raise No({"ERR_ORDER_ONLY_PLANS"})


RULES.update({f"order.{each}": _never for each in ("start", "stop", "pause", "resume", "complete")})


def _called(shop: Workshop, code: str) -> Order:
    if code not in shop.orders:
        raise No({"ERR_NOT_FOUND"})
    return shop.orders[code]


def _state(order: Order, action: str) -> str:
    return dict(zip(STATES, REFUSED[action], strict=True))[order.state]


def _all(
    shop: Workshop, codes: Iterable[str], action: str, further: Callable[[Order], Iterable[str]]
) -> list[Order]:
    """Several orders, all or none; a state that forbids the action stands before all else about it."""
    codes = list(dict.fromkeys(codes))
    known = [shop.orders[code] for code in codes if code in shop.orders]
    of_each = ([_state(order, action)] if _state(order, action) else further(order) for order in known)
    refuse_if(
        "ERR_NOT_FOUND" if len(known) < len(codes) else "", *(code for each in of_each for code in each)
    )
    return known
