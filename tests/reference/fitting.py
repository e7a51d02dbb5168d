"""What makes sense with a piece, for whoever chooses the next command."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from tests.reference.people import lacks, may_begin
from tests.reference.tables import ITEM_HINDRANCES
from tests.reference.things import Item, Piece
from tests.reference.together import operators, starts_together, state_for
from tests.reference.workshop import Deed, Workshop

ENDS = ("complete", "pass", "fail")


def suits(shop: Workshop, piece: Piece, verb: str, person: str) -> bool:
    """Whether it makes sense for somebody, as they see it who look before they ask."""
    if piece.item is None or piece.run.ticket.status != "in_progress":
        return False
    if (verb in ("pass", "fail")) != (piece.version.route.kind(piece.node) == "qc") and verb in ENDS:
        return False
    if verb not in ("pause", "handoff", "requeue") and not may_begin(shop, piece, person):
        return False
    item = piece.item
    mine = item.holder is None or item.takes_part(person)
    free = ITEM_HINDRANCES[verb][state_for(item, person)] == ""
    if verb == "assist":
        return not mine and free
    return (mine if verb != "take_over" else not mine) and free


def likeliest(verb: str, pieces: Sequence[Piece], person: str) -> list[Piece]:
    """What people go to first: a piece that failed before, one at which somebody stands ready or has to."""
    if verb == "fail":
        failed = [piece for piece in pieces if piece.fails]
        return [piece for piece in failed if piece.split_from] or failed
    if verb == "withdraw_help":
        return [piece for piece in pieces if piece.item and piece.item.asks]
    if verb in ("assist", "start"):
        awaited = [piece for piece in pieces if piece.item and _is_awaited(piece.item, person)]
        together = [piece for piece in pieces if piece.item and starts_together([piece])]
        return awaited or (together if verb == "start" else [])
    return []


def awaited(pieces: Sequence[Piece]) -> list[Piece]:
    """Parts of batches for which the others wait, first what is done again of them; else what is."""
    parts = [piece for piece in pieces if piece.parent is not None and piece.is_batch]
    last = [piece for piece in parts if all(_stands_by(each) for each in _beside(piece))]
    rest = [piece for piece in last if piece.split_from]
    return rest or last or [piece for piece in parts if piece.split_from]


def before_the_rest(pieces: Sequence[Piece]) -> list[Piece]:
    """Parts of batches of which something else is done again: they wait for that."""
    parts = [
        piece for piece in pieces if piece.parent is not None and piece.is_batch and not piece.split_from
    ]
    return [piece for piece in parts if any(each.split_from for each in _beside(piece))]


def failed_apart(pieces: Sequence[Piece]) -> list[Piece]:
    """What was split off a batch that has failed, on its way back to the inspection."""
    return [piece for piece in pieces if piece.split_from and piece.fails]


def _beside(piece: Piece) -> list[Piece]:
    assert piece.parent is not None
    return [each for each in piece.parent.parts if each is not piece]


def _stands_by(piece: Piece) -> bool:
    """Whether a part has come to its join."""
    return piece.state == "waiting" and piece.version.route.kind(piece.node) == "join"


def _is_awaited(item: Item, person: str) -> bool:
    """Whether somebody else has pressed, and may still stand ready."""
    return any(part == "pressed" for who, (part, _) in item.crew.items() if who != person)


def calls(shop: Workshop, piece: Piece) -> bool:
    """Whether more people are wanted."""
    return piece.item is not None and (operators(piece) > 1 or piece.item.asks)


def cures(shop: Workshop, piece: Piece) -> bool:
    """Whether it has to rest still."""
    return piece.cured is not None and piece.cured > shop.now


def one_step(piece: Piece, other: Piece) -> bool:
    """Whether both can lie on one tray."""
    return piece.version is other.version and piece.node == other.node


def standing_ready(shop: Workshop) -> list[str]:
    """Who has pressed somewhere, waits for others, and may lose patience."""
    items = (item for _, item in _asked_for(shop))
    return sorted({who for item in items for who, (part, _) in item.crew.items() if part == "pressed"})


def holding_what_asks_for_skill(shop: Workshop) -> set[str]:
    """Who holds a piece at a step that not everybody can do."""
    return {
        item.holder
        for piece, item in _asked_for(shop)
        if item.holder is not None and piece.version.route.setting(piece.node, "skills", ())
    }


def beyond_their_skill(shop: Workshop) -> dict[str, list[Piece]]:
    """The pieces that people hold though their step asks for more than they can."""
    found: dict[str, list[Piece]] = {}
    for piece, item in _asked_for(shop):
        if item.holder is not None and lacks(shop, piece, item.holder):
            found.setdefault(item.holder, []).append(piece)
    return found


def written_on(pieces: Sequence[Piece]) -> list[Piece]:
    """Of which something was written, or of what they came of."""
    return [
        piece
        for piece in pieces
        if any(
            each is not None and (each.note or each.priority)
            for each in (piece, piece.parent, piece.replaces, piece.split_from)
        )
    ]


def has_borne_since(deed: Deed) -> bool:
    """Whether it wrote on pieces of which something has come since that lives."""
    written = deed.pieces if deed.asked.kind == "token.edit" and not deed.undone else ()
    return any(
        each.alive and each not in deed.before and (each.split_from or each.parent) is piece
        for piece in written
        for each in piece.run.pieces
    )


def _asked_for(shop: Workshop) -> Iterator[tuple[Piece, Item]]:
    """The pieces that ask something of people."""
    for ticket in shop.tickets.values():
        for piece in ticket.run.pieces if ticket.run is not None else ():
            if piece.item is not None:
                yield piece, piece.item
