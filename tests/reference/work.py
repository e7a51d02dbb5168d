"""Work items, trays and clocks in the reference workshop: DOMAIN 6."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Any

from tests.reference.answers import Answer, No, refuse_if
from tests.reference.jobs import go_to, next_stop, start_clock, stop_clocks
from tests.reference.tables import ITEM_HINDRANCES
from tests.reference.things import Item, Piece
from tests.reference.workshop import RULES, Values, Workshop

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
        change(shop, pieces, person)
        return Answer(result={"tokens": [{"state": each.state, "node": each.node} for each in pieces]})

    RULES[f"work.{verb}"] = decide


_enter("start", _run, runs_a_clock=True)
_enter("resume", _run, runs_a_clock=True)
_enter("pause", _pause, runs_a_clock=False)
_enter("complete", _complete, runs_a_clock=False)
