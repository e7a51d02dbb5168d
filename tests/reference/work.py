"""Work items, trays and clocks in the reference workshop: DOMAIN 6."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from tests.reference.answers import Answer, No, refuse_if
from tests.reference.jobs import go_to, next_stop, start_clock, stop_clocks
from tests.reference.tables import ITEM_HINDRANCES
from tests.reference.things import Item, Piece
from tests.reference.workshop import RULES, Deed, Values, Workshop

Change = Callable[[Workshop, list[Piece], str], None]


def _piece(shop: Workshop, ref: Any) -> Piece:
    """A token by its serial, by the id of that serial, or by its ticket and number in the present attempt."""
    found = _numbered(shop, ref) if isinstance(ref, dict) and "number" in ref else _with_serial(shop, ref)
    if not found:
        raise No({"ERR_NOT_FOUND"})
    return found[0]


def _with_serial(shop: Workshop, ref: Any) -> list[Piece]:
    serial = ref["id_of"] if isinstance(ref, dict) else ref
    everything = (piece for ticket in shop.tickets.values() for run in ticket.runs for piece in run.pieces)
    return [piece for piece in everything if piece.serial == serial]


def _numbered(shop: Workshop, ref: Any) -> list[Piece]:
    ticket = shop.tickets.get(ref["ticket"])
    if ticket is None:
        return []
    if ticket.run is None:
        raise No({"ERR_TICKET_NOT_RUNNING", "ERR_NOT_FOUND"})
    return [piece for piece in ticket.run.pieces if f"F{piece.number:03}" == ref["number"]]


def _hindrances(verb: str, piece: Piece, person: str) -> Iterable[str]:
    if verb != "pause" and piece.run.ticket.status != "in_progress":
        yield "ERR_TICKET_NOT_RUNNING"
    if not piece.live or piece.item is None:
        yield "ERR_TOKEN_NOT_LIVE"
        return
    if piece.item.holder not in (None, person):
        yield "ERR_HELD_BY_OTHER"
    yield ITEM_HINDRANCES[verb][piece.item.state]


def _clock_hindrances(shop: Workshop, pieces: Sequence[Piece], person: str) -> Iterable[str]:
    """One clock a person, and one step a tray."""
    if shop.running(person):
        yield "ERR_SESSION_RUNNING"
    if len({(id(piece.run.version), piece.node) for piece in pieces}) > 1:
        yield "ERR_MIXED_STEPS"


def _item(piece: Piece) -> Item:
    assert piece.item is not None
    return piece.item


def _run(shop: Workshop, pieces: list[Piece], person: str) -> None:
    start_clock(shop, person, pieces)
    for piece in pieces:
        _item(piece).state, _item(piece).holder, piece.state = "in_progress", person, "active"


def _pause(shop: Workshop, pieces: list[Piece], person: str) -> None:
    stop_clocks(shop, pieces)
    for piece in pieces:
        _item(piece).state = piece.state = "paused"


def _complete(shop: Workshop, pieces: list[Piece], person: str) -> None:
    stop_clocks(shop, pieces)
    for piece in pieces:
        _item(piece).state, _item(piece).holder = "done", person
        go_to(piece, next_stop(piece.run.version, piece.node))


def _enter(verb: str, change: Change, *, runs_a_clock: bool) -> None:
    def decide(shop: Workshop, values: Values, person: str) -> Answer:
        pieces = list(dict.fromkeys(_piece(shop, ref) for ref in values["tokens"]))
        codes = [code for piece in pieces for code in _hindrances(verb, piece, person)]
        refuse_if(*codes, *(_clock_hindrances(shop, pieces, person) if runs_a_clock else ()))
        shop.touch(*pieces)
        _note_way_back(shop, verb, pieces, person)
        change(shop, pieces, person)
        return Answer(result={"tokens": [{"state": each.state, "node": each.node} for each in pieces]})

    RULES[f"work.{verb}"] = decide


# --- the way back --------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Stood:
    """How a piece stood at its step."""

    piece: Piece
    node: str
    item: Item
    state: str
    holder: str | None


def _note_way_back(shop: Workshop, verb: str, pieces: list[Piece], person: str) -> None:
    stood = [_Stood(each, each.node, _item(each), _item(each).state, _item(each).holder) for each in pieces]
    ways: Mapping[str, Callable[[], None]] = {
        "start": lambda: _not_started(shop, stood),
        "complete": lambda: _not_completed(stood),
        "pause": lambda: _run(shop, pieces, person),
    }
    if verb in ways:
        clock = person if verb == "pause" else None
        shop.leads_back(lambda deed: _in_the_way(shop, deed, pieces, clock), ways[verb])


def _in_the_way(shop: Workshop, deed: Deed, pieces: Iterable[Piece], clock: str | None) -> Iterable[str]:
    """The job stopped, somebody has gone on with a piece, or the clock that would run again runs already."""
    for piece in pieces:
        if piece.run.ticket.status != "in_progress" or piece.run.state != "active":
            yield "ERR_UNDO_BLOCKED"
    if shop.gone_on(deed, pieces):
        yield "ERR_UNDO_BLOCKED"
    if clock is not None and shop.running(clock):
        yield "ERR_SESSION_RUNNING"


def _not_started(shop: Workshop, stood: Iterable[_Stood]) -> None:
    """As if nobody had started; the minutes stay."""
    for each in stood:
        stop_clocks(shop, [each.piece])
        _put_back(each, each.state)


def _not_completed(stood: Iterable[_Stood]) -> None:
    """Back at the step; what was being worked on is paused, as no clock starts by itself."""
    for each in stood:
        if each.piece.item is not None:
            each.piece.item.state = "cancelled"
        _put_back(each, "paused" if each.state == "in_progress" else each.state)


def _put_back(stood: _Stood, state: str) -> None:
    piece = stood.piece
    piece.node, piece.item = stood.node, stood.item
    piece.item.state, piece.item.holder = state, stood.holder
    piece.state = {"waiting": "ready", "in_progress": "active", "paused": "paused"}[state]


_enter("start", _run, runs_a_clock=True)
_enter("resume", _run, runs_a_clock=True)
_enter("pause", _pause, runs_a_clock=False)
_enter("complete", _complete, runs_a_clock=False)
