"""How pieces flow in the reference workshop: DOMAIN 4 and 5, one piece after the other."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Sequence
from fractions import Fraction
from math import ceil
from typing import Any

from tests.reference.routes import STEPS, Edge, Route, holds
from tests.reference.things import Item, Piece, Stretch
from tests.reference.workshop import Workshop

MINUTE = 60_000_000


def go_on(shop: Workshop, pieces: Iterable[Piece]) -> None:
    """Pieces leave the nodes where their work is done, those of one job, routing and node together."""
    arriving: deque[tuple[Piece, str]] = deque()
    for piece in together(pieces):
        leave(shop, piece, piece.node, arriving)
    settle(shop, arriving)


def together(pieces: Iterable[Piece]) -> list[Piece]:
    """The pieces in the order in which the first of each kind was named."""
    kinds: dict[Any, list[Piece]] = {}
    for piece in pieces:
        kinds.setdefault((id(piece.run), id(piece.version), piece.node), []).append(piece)
    return [piece for alike in kinds.values() for piece in alike]


def settle(shop: Workshop, arriving: deque[tuple[Piece, str]]) -> None:
    """Everything that is on its way arrives, first what set out first."""
    while arriving:
        piece, node = arriving.popleft()
        if piece.alive:
            _arrive(shop, piece, node, arriving)


def leave(shop: Workshop, piece: Piece, node: str, arriving: deque[tuple[Piece, str]]) -> None:
    """A piece sets out from a node by the way that fits it; until it rests it stands where it stood."""
    route = piece.version.route
    cure = route.setting(node, "cure_minutes", 0)
    if cure:
        piece.cured = shop.now + cure * MINUTE
    if piece.back_to is not None:
        arriving.append((piece, piece.back_to))
        return
    way = chosen_way(piece, node)
    if way is None:
        (way,) = route.out(node, "normal")
    arriving.append((piece, way["to"]))


def chosen_way(piece: Piece, node: str) -> Edge | None:
    """The conditional way that fits the piece, the higher priority first, else the `else`."""
    ways = piece.version.route.out(node, "conditional")
    asked = [way for way in ways if "when" in way and holds(way["when"], _known(piece))]
    asked.sort(key=lambda way: way["priority"], reverse=True)
    return next(iter(asked), next((way for way in ways if way.get("else")), None))


def _known(piece: Piece) -> dict[str, Any]:
    ticket = piece.run.ticket
    return {
        "quantity": piece.quantity,
        "job_quantity": ticket.quantity,
        "priority": piece.priority or ticket.priority,
        "rework_count": piece.reworks,
        "product": ticket.product.sku,
        "qc_result": piece.qc_result,
        "defect_code": piece.defect,
    }


def _arrive(shop: Workshop, piece: Piece, node: str, arriving: deque[tuple[Piece, str]]) -> None:
    route = piece.version.route
    kind = route.kind(node)
    if kind == "decision" or (kind == "qc" and not _is_looked_at(piece, route, node)):
        leave(shop, piece, node, arriving)
        return
    piece.node = node
    if kind in STEPS:
        rest(piece, node)
    elif kind == "split":
        _split(piece, arriving)
    elif kind == "join":
        piece.state, piece.back_to = "waiting", None
        _join(shop, piece, arriving)
    elif kind == "end":
        piece.state, piece.item = "completed", None
    else:
        hold(shop, piece)


def rest(piece: Piece, node: str) -> None:
    """A piece stands at a step with a new work item."""
    piece.node, piece.state, piece.back_to = node, "ready", None
    piece.item = Item(piece, node)
    piece.run.items.append(piece.item)


def _is_looked_at(piece: Piece, route: Route, node: str) -> bool:
    policy = route.setting(node, "qc", {"mode": "every"})
    if policy["mode"] == "every" or piece.reworks or piece.is_batch:
        return True  # of each batch some pieces are looked at
    whole = piece
    while whole.parent is not None:
        whole = whole.parent
    assert whole.number, "of a sample only those are drawn that have their number"
    wanted = Fraction(policy["percent"], 100)
    return ceil(whole.number * wanted) != ceil((whole.number - 1) * wanted)


def _split(piece: Piece, arriving: deque[tuple[Piece, str]]) -> None:
    piece.state = "waiting"
    for way, edge in enumerate(piece.version.route.out(piece.node, "normal")):
        arriving.append((part_of(piece, way, piece.quantity), edge["to"]))


def part_of(piece: Piece, way: int, quantity: int) -> Piece:
    """A new part of a piece that waits at a split."""
    part = Piece(
        piece.run,
        piece.version,
        None,
        piece.node,
        quantity=quantity,
        parent=piece,
        way=way,
        priority=piece.priority,
        cured=piece.cured,
    )
    piece.run.pieces.append(part)
    return part


def _join(shop: Workshop, part: Piece, arriving: deque[tuple[Piece, str]]) -> None:
    assert part.parent is not None
    join_if_whole(shop, part.parent, part.node, arriving)


def join_if_whole(shop: Workshop, piece: Piece, join: str, arriving: deque[tuple[Piece, str]]) -> None:
    """A piece goes on from the join that has enough of its parts; a batch when it has for all of it."""
    here = [each for each in piece.parts if each.state == "waiting" and each.node == join]
    if sum(each.quantity for each in here) < needed(piece, join) * piece.quantity:
        return
    for each in here:
        each.state = "completed"
        piece.cured = max(filter(None, (piece.cured, each.cured)), default=None)
    for late in piece.family:
        end(late, "cancelled")
        stop_clocks(shop, [late])
    leave(shop, piece, join, arriving)


def needed(piece: Piece, join: str) -> int:
    """How many of its parts a join asks for."""
    route = piece.version.route
    policy = route.setting(join, "join", {"policy": "all"})
    if policy["policy"] == "any":
        return 1
    return int(policy["n"]) if policy["policy"] == "at_least" else len(route.out(piece.node, "normal"))


def hold(shop: Workshop, piece: Piece) -> None:
    """A piece stands still until a manager decides."""
    stop_clocks(shop, [piece])
    close(piece)
    piece.state, piece.redesign = "on_hold", None


def end(piece: Piece, state: str) -> None:
    """A piece ends, and what it asks of people."""
    close(piece)
    piece.state = state


def close(piece: Piece) -> None:
    """Nothing is asked of people at this piece any more."""
    if piece.item is not None:
        piece.item.close("cancelled")
        piece.item = None


def stop_clocks(shop: Workshop, pieces: Sequence[Piece], person: str | None = None) -> None:
    """No clock runs on these pieces any more, or not the one of this person."""
    stopped = list(pieces)
    for each in shop.stretches:
        if each.ended is None and each.piece in stopped and person in (None, each.person):
            each.ended = shop.now
            if each.piece.item is not None:
                each.piece.item.clocks.discard(each.person)


def start_clock(shop: Workshop, person: str, pieces: Iterable[Piece]) -> None:
    """One clock runs for the person on all these pieces."""
    shop.trays += 1
    shop.began[shop.trays] = shop.now
    for piece in pieces:
        assert piece.item is not None
        piece.item.clocks.add(person)
        shop.stretches.append(Stretch(shop.trays, person, piece, shop.now, piece.node, piece.item))
