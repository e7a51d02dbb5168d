"""What `show` must say of the reference workshop, without ids: things are named by codes and serials."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from decimal import ROUND_DOWN, Decimal
from typing import Any

from tests.reference import hours
from tests.reference.things import Fault, Item, Order, Piece, Product, Profile, Routing, Run, Stretch, Ticket
from tests.reference.workshop import Workshop

Row = dict[str, Any]


def ticket(each: Ticket) -> Row:
    """A row of `show tickets`."""
    return {
        "code": each.code,
        "line": each.line,
        "status": each.status,
        "product": each.product.sku,
        "quantity": each.quantity,
        "completed": each.completed,
        "progress": progress(each),
        "job_owner_id": each.owner,
        "due": each.due,
        "priority": each.priority,
        "routing": each.routing.code if each.routing else None,
        "routing_version": each.pinned.number if each.pinned else None,
        "mo": each.order and each.order.code,
        "version": each.version,
    }


def order(each: Order, shop: Workshop) -> Row:
    """A row of `show orders`."""
    begun = each.state in ("in_progress", "done")
    return {
        "code": each.code,
        "line": "classic",
        "status": "qc" if each.state == "in_progress" and _is_inspected(each) else each.state,
        "product": each.product.sku,
        "quantity": each.quantity,
        "completed": each.completed,
        "progress": _share(each.completed, each.quantity) if begun else None,
        "tickets": [ticket.code for ticket in each.tickets],
        "jobs": [ticket.code for ticket in shop.tickets.values() if ticket.linked is each],
        "due": each.due,
        "start": each.start,
        "end": each.end,
        "priority": "normal",
        "version": each.version,
    }


def _is_inspected(each: Order) -> bool:
    """Whether every piece of an order that is not finished waits at an inspection; the parts of one stand for
    it, and what has not started is at none."""
    if any(ticket.run is None for ticket in each.open_tickets):
        return False
    pieces = [
        piece for ticket in each.open_tickets for piece in ticket.unfinished if piece.state != "waiting"
    ]
    return bool(pieces) and all(piece.version.route.kind(piece.node) == "qc" for piece in pieces)


def person(name: str, roles: Sequence[str], profile: Profile) -> Row:
    """A row of `show people`; nobody here has a PIN, or a work centre on record."""
    skills = {each["skill"]: each.get("level", 1) for each in profile.skills or ()}
    return {
        "name": name,
        "roles": list(roles),
        "name_en": profile.name_en,
        "name_th": profile.name_th,
        "active": profile.active,
        "team": profile.team,
        "work_centers": None,
        "skills": skills or None,
        "badge": profile.badge,
        "has_pin": False,
    }


def progress(each: Ticket) -> float | None:
    """Completed / target in percent, floored to 0.1; none where nothing was started or all was cancelled."""
    if each.status in ("planned", "cancelled"):
        return None
    return _share(each.completed, each.quantity)


def _share(completed: int, quantity: int) -> float:
    percent = min(Decimal(100), Decimal(100 * completed) / Decimal(quantity))
    return float(percent.quantize(Decimal("0.1"), rounding=ROUND_DOWN))


def piece(each: Piece) -> Row:
    """A row of `show tokens`."""
    return {
        "ticket": each.run.ticket.code,
        "run": each.run.number,
        "number": f"F{each.number:03}",
        "kind": each.kind,
        "quantity": each.quantity,
        "serial": each.serial,
        "state": each.state,
        "node": each.node,
        "active": each.live,
        "replaces": each.replaces and name(each.replaces),
        "replaced_by": each.replaced_by and name(each.replaced_by),
        "parent": each.parent and name(each.parent),
        "split_from": each.split_from and name(each.split_from),
        "rework_count": each.reworks,
    }


def name(each: Piece) -> str:
    """What tells a token from all others: its job, its attempt and its number."""
    return f"{each.run.ticket.code}/{each.run.number}/F{each.number:03}"


def known(each: Ticket) -> list[Row]:
    """What decides of the way of the pieces that live."""
    return [
        {
            "token": name(part),
            "qc_result": part.qc_result,
            "defect": part.defect,
            "priority": part.priority,
            "note": part.note,
            "back_to": part.back_to,
            "ready_at": part.cured,
        }
        for part in each.unfinished
    ]


def item(each: Item) -> Row:
    """A row of `show work`."""
    good, scrapped, rework = each.counts or (None, None, None)
    return {
        "token": name(each.piece),
        "ticket": each.piece.run.ticket.code,
        "node": each.node,
        "state": each.state,
        "holder": each.holder,
        "good": good,
        "scrapped": scrapped,
        "rework": rework,
        "crew": [{"person": who, "part": part} for who, (part, _) in sorted(each.crew.items())],
        "working": sorted(each.clocks),
        "wants_help": each.asks,
    }


def run(each: Run) -> Row:
    """A row of `show runs`."""
    return {
        "ticket": each.ticket.code,
        "number": each.number,
        "state": each.state,
        "born": sum(part.quantity for part in each.pieces if part.parent is None),
    }


def stretch(each: Stretch, running: set[int]) -> Row:
    """A row of `show sessions`; how a tray ended is nobody's business, but whether it did."""
    return {
        "person": each.person,
        "token": name(each.piece),
        "started_at": each.started,
        "ended_at": each.ended,
        "is_over": each.tray not in running,
    }


def product(each: Product) -> Row:
    """A row of `show products`."""
    return {
        "code": each.sku,
        "sku": each.sku,
        "name_en": each.name_en,
        "name_th": each.name_th,
        "line": each.line,
        "active": each.active,
        "routing": each.routing.code if each.routing else None,
    }


def fault(each: Fault) -> Row:
    """A row of `show defects`."""
    return {
        "code": each.code,
        "name_en": each.name_en,
        "name_th": each.name_th,
        "steps": list(each.steps),
        "active": each.active,
    }


def versions(each: Routing) -> Iterable[Row]:
    """The rows of `show routings` of one routing."""
    for version in each.versions:
        yield {
            "code": each.code,
            "name": version.name,
            "line": version.line,
            "version": version.number,
            "state": version.state,
        }


def of_ticket(each: Ticket) -> dict[str, list[Row]]:
    """All rows of one ticket, by kind of `show`."""
    return {
        "tickets": [ticket(each)],
        "runs": [run(attempt) for attempt in each.runs],
        "tokens": [piece(part) for attempt in each.runs for part in attempt.pieces],
        "work": [item(part) for attempt in each.runs for part in attempt.items],
    }


def stretches_of(shop: Workshop, each: Ticket) -> list[Row]:
    """The rows of `show sessions` of one ticket."""
    running = {part.tray for part in shop.stretches if part.ended is None}
    return [stretch(part, running) for part in shop.stretches if part.piece.run.ticket is each]


def inbox(shop: Workshop) -> list[Row]:
    """The rows of `show inbox`: what is asked of which pieces, of whom, and how long a clock has counted."""
    every = [piece for each in shop.tickets.values() if each.run for piece in each.run.pieces]
    held = [piece for piece in every if piece.state == "on_hold" and piece.run.state == "active"]
    rows: list[Row] = [
        {"pieces": [name(piece)], "person": None, "former": None, "minutes": None}
        for piece in held
        if piece.parent is None or piece.parent.state != "on_hold"
    ]
    for tray, unanswered in shop.asked.items():
        lying = [each for each in shop.stretches if each.tray == tray and each.left]
        if unanswered:
            counted = (lying[0].ended or 0) - lying[0].started
            names = sorted(name(each.piece) for each in lying)
            whose: Row = {"person": lying[0].person, "former": None, "minutes": counted // hours.MINUTE}
            rows.append({"pieces": names, **whose})
    return rows


def of_hands(shop: Workshop) -> dict[str, list[str]]:
    """The pieces about which is asked that are in hand, by why."""
    items = [item for each in shop.tickets.values() for run in each.runs for item in run.items]
    given = [item for item in items if hours.reassigned(item)]
    resting = [item for item in items if hours.pauses_long(shop, item) and item not in given]
    return {
        **{
            why: sorted(name(item.piece) for item in given if item.asked and item.asked[0] == why)
            for why in ("reassigned", "across_teams")
        },
        "long_pause": sorted(name(item.piece) for item in resting),
    }


def trays(shop: Workshop) -> list[list[str]]:
    """Which pieces ever lay on each tray, in the order of the trays."""
    return [
        sorted(name(part.piece) for part in shop.stretches if part.tray == number)
        for number in range(1, shop.trays + 1)
    ]
