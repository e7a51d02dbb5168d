"""Work items, trays and clocks in the reference workshop: DOMAIN 6."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Any

from tests.reference.answers import Answer, No, refuse_if
from tests.reference.game import go_on, start_clock, stop_clocks
from tests.reference.people import comes_into, other_team
from tests.reference.tables import ACTING_FOR_OTHERS, DECIDING, ITEM_HINDRANCES
from tests.reference.things import Item, Piece
from tests.reference.undoing import in_the_way, leads_back_to_places
from tests.reference.workshop import RULES, Deed, Values, Workshop, rule

Change = Callable[[Workshop, list[Piece], str], None]
CURED = ("start", "complete", "pass", "fail")


def pieces_of(shop: Workshop, values: Values) -> list[Piece]:
    """The tokens that a command names, each once."""
    pieces = list(dict.fromkeys(_piece(shop, ref) for ref in values["tokens"]))
    shop.named |= set(pieces)
    return pieces


def _piece(shop: Workshop, ref: Any) -> Piece:
    """A token by its serial, by its id, or by its ticket and number in the present attempt."""
    if isinstance(ref, dict) and "id_of" in ref:
        return shop.called[ref["id_of"]]
    found = _numbered(shop, ref) if isinstance(ref, dict) else _with_serial(shop, ref)
    if not found:
        raise No({"ERR_NOT_FOUND"})
    return found[0]


def _with_serial(shop: Workshop, serial: str) -> list[Piece]:
    """Of a chain of replacements the one that is not scrapped, else the last."""
    everything = (piece for ticket in shop.tickets.values() for run in ticket.runs for piece in run.pieces)
    chain = [piece for piece in everything if piece.serial == serial]
    return [each for each in chain if each.state != "scrapped"] or chain[::-1]


def _numbered(shop: Workshop, ref: Any) -> list[Piece]:
    ticket = shop.tickets.get(ref["ticket"])
    if ticket is None:
        return []
    if ticket.run is None:
        raise No({"ERR_TICKET_NOT_RUNNING", "ERR_NOT_FOUND"})
    return [piece for piece in ticket.run.pieces if f"F{piece.number:03}" == ref["number"]]


def dead(piece: Piece) -> Iterable[str]:
    """What stands in the way of anything but a pause of the clock."""
    yield "" if piece.run.ticket.status == "in_progress" else "ERR_TICKET_NOT_RUNNING"
    yield "" if piece.live else "ERR_TOKEN_NOT_LIVE"


def hindrances(shop: Workshop, verb: str, piece: Piece, person: str) -> Iterable[str]:
    """All that stands in the way of work on one piece."""
    if verb != "pause":
        yield from dead(piece)
    if not piece.live:
        yield "ERR_TOKEN_NOT_LIVE"
        return
    if piece.item is None:
        yield "ERR_NO_WORK_HERE"
        return
    yield from _in_whose_hands(verb, piece.item, person)
    yield ITEM_HINDRANCES[verb][piece.item.state]
    if verb in CURED and piece.cured is not None and piece.cured > shop.now:
        yield "ERR_CURING"
    if verb == "complete" and piece.version.route.kind(piece.node) == "qc":
        yield "ERR_INSPECTION_NEEDED"


def _in_whose_hands(verb: str, item: Item, person: str) -> Iterable[str]:
    if verb == "take_over":
        yield "ERR_HELD_ALREADY" if item.holder == person else ""
    elif item.holder not in (None, person):
        yield "ERR_HELD_BY_OTHER"


def clock_hindrances(shop: Workshop, pieces: Sequence[Piece], person: str) -> Iterable[str]:
    """One clock a person, and one step a tray."""
    if shop.running(person):
        yield "ERR_SESSION_RUNNING"
    if len({(id(piece.version), piece.node) for piece in pieces}) > 1:
        yield "ERR_MIXED_STEPS"


def item_of(piece: Piece) -> Item:
    """What the piece asks of people now."""
    assert piece.item is not None
    return piece.item


def run(shop: Workshop, pieces: list[Piece], person: str) -> None:
    """The person's clock runs on the pieces."""
    start_clock(shop, person, pieces)
    for piece in pieces:
        item_of(piece).state, item_of(piece).holder, piece.state = "in_progress", person, "active"


def _pause(shop: Workshop, pieces: list[Piece], person: str) -> None:
    stop_clocks(shop, pieces)
    for piece in pieces:
        item_of(piece).state = piece.state = "paused"
    shop.leads_back(
        lambda deed: _not_run_again(shop, deed, person), lambda deed: run(shop, deed.pieces, person)
    )


def _not_run_again(shop: Workshop, deed: Deed, person: str) -> Iterable[str]:
    """What stands in the way of the clock of the one whose it was."""
    refuse_if(*in_the_way(shop, deed))
    yield "" if person == shop.asking or shop.may(shop.asking, ACTING_FOR_OTHERS) else "ERR_NOT_ALLOWED"
    yield from shop.looks_on(person, "work.resume")
    for piece in deed.pieces:
        yield from hindrances(shop, "resume", piece, person)
    yield from clock_hindrances(shop, deed.pieces, person)


def finish(shop: Workshop, pieces: list[Piece], person: str) -> None:
    """What the pieces asked of people is done, by this person."""
    stop_clocks(shop, pieces)
    for piece in pieces:
        item_of(piece).state, item_of(piece).holder, piece.item = "done", person, None


def _complete(shop: Workshop, pieces: list[Piece], person: str) -> None:
    leads_back_to_places(shop, finished=True)
    finish(shop, pieces, person)
    go_on(shop, pieces)


def _start(shop: Workshop, pieces: list[Piece], person: str) -> None:
    leads_back_to_places(shop)
    run(shop, pieces, person)


def _claim(shop: Workshop, pieces: list[Piece], person: str) -> None:
    leads_back_to_places(shop)
    for piece in pieces:
        item_of(piece).state, item_of(piece).holder = "claimed", person


def _requeue(shop: Workshop, pieces: list[Piece], person: str) -> None:
    leads_back_to_places(shop)
    stop_clocks(shop, pieces)
    for piece in pieces:
        item_of(piece).state, item_of(piece).holder, piece.state = "waiting", None, "ready"


def _asked_why(shop: Workshop, item: Item, to: str) -> str:
    """Why a manager is asked about it, who has not let it."""
    if shop.may(shop.asking, DECIDING):
        return ""
    teams = [shop.profiles[who].team for who in (str(item.holder), to)]
    if None not in teams and teams[0] != teams[1]:
        return "across_teams"
    return "reassigned" if item.state in ("in_progress", "paused") else ""


def _into_hands(shop: Workshop, pieces: list[Piece], person: str) -> None:
    """What was begun is paused in the new hands, and a manager is asked about it who has not let it."""
    stop_clocks(shop, pieces)
    for piece in pieces:
        item = item_of(piece)
        begun, why = item.state in ("in_progress", "paused"), _asked_why(shop, item, person)
        if why:
            item.asked = (why, str(item.holder), person)
        elif begun:
            item.accepted = max(each.tray for each in shop.stretches if each.item is item)
        item_of(piece).holder = person
        if item_of(piece).state == "in_progress":
            item_of(piece).state = piece.state = "paused"
        elif item_of(piece).state != "paused":
            item_of(piece).state = "claimed"


def places(pieces: Iterable[Piece]) -> dict[str, Any]:
    """Where each token is now, as a receipt says it."""
    return {"tokens": [{"state": each.state, "node": each.node} for each in pieces]}


def _enter(verb: str, change: Change, *, runs_a_clock: bool = False) -> None:
    def decide(shop: Workshop, values: Values, person: str) -> Answer:
        pieces = pieces_of(shop, values)
        codes = [code for piece in pieces for code in hindrances(shop, verb, piece, person)]
        unable, warned = comes_into(shop, pieces, person)
        others = [other_team(shop, pieces, person)] if verb == "take_over" else []
        refuse_if(*codes, *(clock_hindrances(shop, pieces, person) if runs_a_clock else ()), unable, *others)
        change(shop, pieces, person)
        return Answer(result=places(pieces), warnings=warned)

    RULES[f"work.{verb}"] = decide


_enter("start", _start, runs_a_clock=True)
_enter("resume", run, runs_a_clock=True)
_enter("pause", _pause)
_enter("complete", _complete)
_enter("claim", _claim)
_enter("requeue", _requeue)
_enter("take_over", _into_hands)


@rule("work.handoff")
def handoff(shop: Workshop, values: Values, person: str) -> Answer:
    """Into the hands of somebody who may work."""
    pieces, to = pieces_of(shop, values), values["to"]
    refuse_if("" if to in shop.people else "ERR_NOT_FOUND")
    codes = [code for piece in pieces for code in hindrances(shop, "handoff", piece, person)]
    unable, warned = comes_into(shop, pieces, to)
    refuse_if(*codes, *shop.looks_on(to, "work.start"), unable)
    leads_back_to_places(shop)
    _into_hands(shop, pieces, to)
    return Answer(result=places(pieces), warnings=warned)
