"""Job tickets in the reference workshop: DOMAIN 2, row by row."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from tests.reference.answers import Answer, No, refuse_if
from tests.reference.catalogue import is_gone, missing, product, routing
from tests.reference.game import end, go_on, stop_clocks
from tests.reference.serials import serial, stripped
from tests.reference.tables import LIFECYCLE, OWNED
from tests.reference.things import Piece, Product, Run, Ticket
from tests.reference.together import has_begun
from tests.reference.workshop import RULES, Deed, Rule, Values, Workshop, rule

LARGEST_START = 10_000
USUAL = 50

Change = Callable[[Workshop, Ticket, Values], dict[str, Any]]


@rule("job.create")
def job_create(shop: Workshop, values: Values, person: str) -> Answer:
    """Planned: no tokens, no run, no owner."""
    return _created(shop, values, "hatthasilpa", "HJ", "ERR_NOT_HATTHASILPA")


@rule("ticket.create")
def ticket_create(shop: Workshop, values: Values, person: str) -> Answer:
    """A classic ticket, planned."""
    return _created(shop, values, "classic", "JT", "ERR_NOT_CLASSIC")


def _created(shop: Workshop, values: Values, line: str, letters: str, wrong_line: str) -> Answer:
    made = product(shop, values["product"])
    wanted, owner = values.get("routing"), values.get("owner")
    refuse_if(
        wrong_line if made.line != line else "",
        "" if made.active else "ERR_PRODUCT_INACTIVE",
        missing(shop.routings, wanted),
        *_wrong_owner(shop, owner),
    )
    chosen = made.routing if wanted is None else routing(shop, wanted)
    day = shop.today()
    ticket = Ticket(
        code=shop.next_code(f"{letters}-{day.year % 100:02}{day.month:02}"),
        line=line,
        product=made,
        quantity=values["quantity"],
        routing=chosen,
        pinned=None if chosen is None else chosen.latest_published(),
        due=values.get("due"),
        priority=values.get("priority", "normal"),
        notes=values.get("notes"),
        owner=owner,
    )
    shop.tickets[ticket.code] = ticket
    result = {"code": ticket.code, "status": "planned", "tokens": 0, "job_owner_id": owner, "version": 1}
    return Answer(result=result, warnings=_many(ticket) if line == "hatthasilpa" else frozenset())


def _many(ticket: Ticket) -> frozenset[str]:
    return frozenset({"WARN_LARGE_JOB"} if USUAL < ticket.quantity <= LARGEST_START else ())


@rule("job.edit")
def job_edit(shop: Workshop, values: Values, person: str) -> Answer:
    """Quantity and routing while planned; due date, priority and notes until it ends."""
    return _edited(shop, _of_line(shop, values["job"], "hatthasilpa"), values)


@rule("ticket.edit")
def ticket_edit(shop: Workshop, values: Values, person: str) -> Answer:
    """The same of a classic ticket."""
    return _edited(shop, _of_line(shop, values["ticket"], "classic"), values)


def _edited(shop: Workshop, ticket: Ticket, values: Values) -> Answer:
    refuse_if(
        _hindrance(ticket, "edit"),
        "ERR_STALE" if values["version"] != ticket.version else "",
        "ERR_ALREADY_STARTED" if _touches_the_plan(values) and ticket.status != "planned" else "",
        missing(shop.routings, values.get("routing")),
    )
    _note_former(shop, ticket)
    for name in ("quantity", "due", "priority", "notes"):
        if name in values:
            setattr(ticket, name, values[name])
    if "routing" in values:
        ticket.routing = routing(shop, values["routing"])
        ticket.pinned = ticket.routing.latest_published()
    ticket.version += 1
    result = {"code": ticket.code, "status": ticket.status, "version": ticket.version}
    return Answer(result=result, warnings=None)


def _wrong_owner(shop: Workshop, name: str | None) -> Iterable[str]:
    """What is wrong with somebody as an owner: nobody is called so, they are gone, or they only look on."""
    if name is None:
        return
    if name not in shop.people:
        yield "ERR_NOT_FOUND"
        return
    yield "" if shop.profiles[name].active else "ERR_PERSON_INACTIVE"
    yield "ERR_NOT_ALLOWED" if set(shop.people[name]) <= {"viewer"} else ""


@rule("ticket.assign_owner")
def assign_owner(shop: Workshop, values: Values, person: str) -> Answer:
    """Who answers for a classic ticket."""
    ticket, owner = _of_line(shop, values["ticket"], "classic"), values["owner"]
    refuse_if(
        OWNED["assign_owner"][ticket.status] if ticket.status in ("completed", "cancelled") else "",
        *_wrong_owner(shop, owner),
        "ERR_SAME_OWNER" if owner == ticket.owner else "",
    )
    former = ticket.owner

    def in_the_way(deed: Deed) -> Iterable[str]:
        refuse_if(missing(shop.tickets, ticket.code))
        yield _hindrance(ticket, "edit")
        again = shop.gone_on(deed, "ticket.assign_owner")
        started = former is None and shop.gone_on(deed, "ticket.start")
        yield "ERR_UNDO_BLOCKED" if again or started else ""

    def go(_: Deed) -> None:
        ticket.owner = former

    shop.touch(ticket)
    shop.leads_back(in_the_way, go)
    ticket.owner = owner
    return Answer(result={"code": ticket.code, "status": ticket.status, "job_owner_id": owner})


def _note_former(shop: Workshop, ticket: Ticket) -> None:
    """An edit is taken back by another with the former values."""
    names = ("quantity", "routing", "pinned", "due", "priority", "notes")
    former = {name: getattr(ticket, name) for name in names}

    def in_the_way(deed: Deed) -> Iterable[str]:
        refuse_if(missing(shop.tickets, ticket.code))
        yield _hindrance(ticket, "edit")
        changes_the_plan = any(getattr(ticket, name) != former[name] for name in names[:3])
        made = changes_the_plan and ticket.status != "planned"
        again = shop.gone_on(deed, "job.edit" if ticket.line == "hatthasilpa" else "ticket.edit")
        yield "ERR_UNDO_BLOCKED" if made or again or is_gone(shop, former["routing"]) else ""

    def go(_: Deed) -> None:
        for name in names:
            setattr(ticket, name, former[name])
        ticket.version += 1

    shop.touch(ticket)
    shop.leads_back(in_the_way, go)


def _touches_the_plan(values: Values) -> bool:
    return "quantity" in values or "routing" in values


def _of_line(shop: Workshop, code: str, line: str) -> Ticket:
    ticket = shop.tickets.get(code)
    if ticket is None:
        raise No({"ERR_NOT_FOUND"})
    if ticket.line != line:
        raise No({f"ERR_NOT_{line.upper()}"})
    return ticket


def _hindrance(ticket: Ticket, action: str) -> str:
    leads_to = LIFECYCLE[action][ticket.status]
    return leads_to if leads_to.startswith("ERR_") else ""


def _over(action: str, hindrances: Callable[[Ticket], Iterable[str]], change: Change) -> None:
    """Enters the rules of one action, over one ticket of a line or several, all or none."""
    for area, line in (("job", "hatthasilpa"), ("ticket", "classic")):
        RULES[f"{area}.{action}"] = _rule_of(area, line, action, hindrances, change)


def _rule_of(
    area: str, line: str, action: str, hindrances: Callable[[Ticket], Iterable[str]], change: Change
) -> Rule:
    def decide(shop: Workshop, values: Values, person: str) -> Answer:
        codes = list(dict.fromkeys(values[f"{area}s"]))
        of_each = (_all_hindrances(shop, each, line, action, hindrances) for each in codes)
        refuse_if(*(code for each in of_each for code in each))
        tickets = [shop.tickets[code] for code in codes]
        warnings = frozenset(code for each in tickets for code in _warnings(shop, action, each))
        results = [{"code": each.code} | change(shop, each, values) for each in tickets]
        for each in tickets:
            shop.touch(each)
        return Answer(result={f"{area}s": results}, warnings=warnings)

    return decide


def _all_hindrances(
    shop: Workshop, code: str, line: str, action: str, further: Callable[[Ticket], Iterable[str]]
) -> Iterable[str]:
    """What hinders one ticket of several; a state that forbids the action stands before all else about it."""
    try:
        ticket = _of_line(shop, code, line)
    except No as no:
        return no.codes
    state = _hindrance(ticket, action)
    return (state,) if state else further(ticket)


def _warnings(shop: Workshop, action: str, ticket: Ticket) -> Iterable[str]:
    if action == "start":
        return _many(ticket) if ticket.line == "hatthasilpa" else ()
    lost = action == "cancel" and ticket.run is not None and ticket.line == "hatthasilpa"
    return ("WARN_WORK_RECORDED",) if lost and ticket.run and _worked(shop, ticket.run) else ()


def _worked(shop: Workshop, run: Run) -> bool:
    measured = any(each.piece.run is run for each in shop.stretches)
    return measured or any(item.state == "done" or has_begun(item) for item in run.items)


def _start_hindrances(ticket: Ticket) -> Iterable[str]:
    yield "" if ticket.product.active else "ERR_PRODUCT_INACTIVE"
    yield "" if ticket.pinned else "ERR_NO_PUBLISHED_ROUTING"
    yield "" if ticket.quantity <= LARGEST_START else "ERR_BAD_VALUE"
    yield "ERR_OWNER_REQUIRED" if ticket.line == "classic" and ticket.owner is None else ""


def _start(shop: Workshop, ticket: Ticket, values: Values) -> dict[str, Any]:
    assert ticket.pinned is not None
    run = Run(ticket, len(ticket.runs) + 1, ticket.pinned)
    start = ticket.pinned.route.start
    for number, quantity in enumerate(_cut(ticket), 1):
        serial_ = next_serial(shop, ticket.product)
        run.pieces.append(Piece(run, ticket.pinned, serial_, start, number, quantity))
    ticket.run, ticket.status = run, "in_progress"
    ticket.runs.append(run)
    go_on(shop, list(run.pieces))
    return {"status": "in_progress", "run": run.number, "tokens": len(_cut(ticket))}


def _cut(ticket: Ticket) -> list[int]:
    """The quantities of its tokens: pieces, or batches of as many as the start of the routing says, else one
    of all; a routing made for single pieces leads single ones."""
    if ticket.line == "hatthasilpa":
        return [1] * ticket.quantity
    assert ticket.pinned is not None
    route, left, batches = ticket.pinned.route, ticket.quantity, []
    size = route.setting(route.start, "batch", 1 if ticket.pinned.line == "hatthasilpa" else left)
    while left:
        batches.append(min(size, left))
        left -= batches[-1]
    return batches


def next_serial(shop: Workshop, made: Product) -> str:
    """The next serial of the day for the product's line and stripped SKU."""
    kind = "HAT" if made.line == "hatthasilpa" else "OEM"
    series = (f"{shop.org}-{kind}", stripped(made.sku), shop.today())
    shop.serial_numbers[series] = shop.serial_numbers.get(series, 0) + 1
    number = shop.serial_numbers[series]
    return serial(shop.org, kind, made.sku, shop.today(), number, shop.salts[made.line])


def _pause(shop: Workshop, ticket: Ticket, values: Values) -> dict[str, Any]:
    stop_clocks(shop, ticket.unfinished)
    for piece in ticket.unfinished:
        if piece.item is not None and piece.item.state == "in_progress":
            piece.item.state = piece.state = "paused"
    ticket.status = "paused"
    return {"status": "paused"}


def _resume(shop: Workshop, ticket: Ticket, values: Values) -> dict[str, Any]:
    ticket.status = "in_progress"
    return {"status": "in_progress"}


def _complete(shop: Workshop, ticket: Ticket, values: Values) -> dict[str, Any]:
    return _ended(shop, ticket, "completed", "finished")


def _cancel(shop: Workshop, ticket: Ticket, values: Values) -> dict[str, Any]:
    if ticket.line == "classic":
        return _suspended(shop, ticket)
    return _ended(shop, ticket, "cancelled", "archived")


def _ended(shop: Workshop, ticket: Ticket, status: str, run_state: str) -> dict[str, Any]:
    """What is unfinished ends as cancelled; what is finished stays so; all is kept."""
    stop_clocks(shop, ticket.unfinished)
    for piece in ticket.unfinished:
        end(piece, "cancelled")
    if ticket.run is not None:
        ticket.run.state = run_state
    ticket.status = status
    return {"status": status}


def _suspended(shop: Workshop, ticket: Ticket) -> dict[str, Any]:
    """What is unfinished ends for now, and remembers how it stood, and who took part in it."""
    unfinished = ticket.unfinished
    stop_clocks(shop, unfinished)
    for piece in unfinished:
        item = piece.item
        piece.was = (piece.state, item, item.state if item else "")
        piece.state, piece.item = "cancelled", None
        if item is not None:
            item.state = "cancelled"
    if ticket.run is not None:
        ticket.run.state = "suspended"
    ticket.status = "cancelled"
    return {"status": "cancelled"}


def _restore(shop: Workshop, ticket: Ticket, values: Values) -> dict[str, Any]:
    if ticket.order is not None:
        ticket.order.cancelled = False  # its tickets bring it back
    if ticket.line == "classic" and ticket.run is not None:
        return _brought_back(ticket, ticket.run)
    ticket.status, ticket.run = "planned", None
    return {"status": "planned"}


def _brought_back(ticket: Ticket, run: Run) -> dict[str, Any]:
    """Paused, with the same run and the tokens that the cancel has ended, as they stood; no clock runs."""
    ticket.status, run.state = "paused", "active"
    for piece in run.pieces:
        if piece.was is not None:
            state, item, item_state = piece.was
            piece.state, piece.item, piece.was = "paused" if state == "active" else state, item, None
            if item is not None:
                item.state = "paused" if item_state == "in_progress" else item_state
    return {"status": "paused"}


def _superseded(ticket: Ticket) -> Iterable[str]:
    """What ended with a planning of its order comes back only with that one."""
    planned = None if ticket.order is None else ticket.order.planned
    yield "ERR_TICKET_SUPERSEDED" if ticket.order is not None and ticket not in (planned or ()) else ""


def _none(ticket: Ticket) -> Iterable[str]:
    return ()


_over("start", _start_hindrances, _start)
_over("pause", _none, _pause)
_over("resume", _none, _resume)
_over("complete", lambda ticket: ["ERR_UNFINISHED_PIECES"] if ticket.unfinished else [], _complete)
_over("close_short", lambda ticket: [] if ticket.unfinished else ["ERR_NOTHING_UNFINISHED"], _complete)
_over("cancel", _none, _cancel)
_over("restore", _superseded, _restore)
