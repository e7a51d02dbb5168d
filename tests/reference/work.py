"""Work items, trays and clocks in the reference workshop: DOMAIN 6."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Collection, Iterable, Sequence
from typing import Any

from tests.reference.answers import Answer, No, refuse_if
from tests.reference.batches import Counts, counts, counts_said, lose, shared, unsaid, wrong_counts
from tests.reference.catalogue import fault
from tests.reference.game import end, go_on, rest, settle, start_clock, stop_clocks
from tests.reference.people import comes_into, other_team
from tests.reference.tables import ACTING_FOR_OTHERS, DECIDING, ITEM_HINDRANCES
from tests.reference.things import Item, Piece
from tests.reference.together import (
    change_hands,
    do_part,
    hand_hindrances,
    has_begun,
    is_last,
    item_of,
    join,
    join_hindrances,
    leave,
    mixed_hindrances,
    next_holder,
    press,
    stand_as_clocks_run,
    starts_together,
    state_for,
)
from tests.reference.undoing import in_the_way, leads_back_to_places, put_all_back
from tests.reference.workshop import RULES, Deed, Values, Workshop, rule

Change = Callable[[Workshop, list[Piece], str], dict[str, Any] | None]
CURED = ("start", "assist", "complete", "pass", "fail")


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
    yield ITEM_HINDRANCES[verb][state_for(piece.item, person)]
    if verb == "assist":
        yield from join_hindrances(shop, piece, person)
    if verb == "ask_help" and piece.item.asks:
        yield "ERR_HELP_ASKED"
    if verb == "withdraw_help" and not piece.item.asks:
        yield "ERR_HELP_NOT_ASKED"
    if verb in CURED and piece.cured is not None and piece.cured > shop.now:
        yield "ERR_CURING"
    if verb == "complete" and piece.version.route.kind(piece.node) == "qc":
        yield "ERR_INSPECTION_NEEDED"


def _in_whose_hands(verb: str, item: Item, person: str) -> Iterable[str]:
    if verb == "assist":
        return
    if verb == "take_over":
        yield "ERR_HELD_ALREADY" if item.holder == person else ""
        yield from hand_hindrances(item, item.holder, person)
        return
    if item.holder not in (None, person) and (verb == "handoff" or not item.takes_part(person)):
        yield "ERR_HELD_BY_OTHER"
    yield "ERR_PART_DONE" if item.part(person) == "done" else ""


def clock_hindrances(
    shop: Workshop, pieces: Sequence[Piece], person: str, *, pausing: bool = False
) -> Iterable[str]:
    """One clock a person, and one step a tray."""
    if shop.running(person) and not pausing:
        yield "ERR_SESSION_RUNNING"
    if len({(id(piece.version), piece.node) for piece in pieces}) > 1:
        yield "ERR_MIXED_STEPS"


def run(shop: Workshop, pieces: list[Piece], person: str) -> None:
    """The person's clock runs on the pieces."""
    start_clock(shop, person, pieces)
    for piece in pieces:
        stand_as_clocks_run(piece)


def _pause(shop: Workshop, pieces: list[Piece], person: str) -> None:
    _stand_still(shop, pieces, person)
    shop.leads_back(
        lambda deed: _not_run_again(shop, deed, deed.pieces, person),
        lambda deed: run(shop, deed.pieces, person),
    )


def _stand_still(shop: Workshop, pieces: Iterable[Piece], person: str) -> None:
    for piece in pieces:
        stop_clocks(shop, [piece], person)
        stand_as_clocks_run(piece)


def _not_run_again(
    shop: Workshop, deed: Deed, paused: list[Piece], person: str, *, pausing: bool = False
) -> Iterable[str]:
    """What stands in the way of the clock of the one whose it was."""
    refuse_if(*in_the_way(shop, deed))
    if not paused:
        return
    yield "" if person == shop.asking or shop.may(shop.asking, ACTING_FOR_OTHERS) else "ERR_NOT_ALLOWED"
    yield from shop.looks_on(person, "work.resume")
    for piece in paused:
        yield from hindrances(shop, "resume", piece, person)
    yield from clock_hindrances(shop, paused, person, pausing=pausing)
    elsewhere = any(each.piece not in deed.pieces for each in shop.running(person))
    yield "ERR_SESSION_RUNNING" if elsewhere else ""  # what the command began itself makes way


def _make_way(shop: Workshop, person: str) -> list[Piece]:
    """What the person's clock ran on is paused; taking the whole back lets it run again."""
    paused = [each.piece for each in shop.running(person)]
    _stand_still(shop, paused, person)

    def go(deed: Deed) -> None:
        put_all_back(shop, deed)
        if paused:
            run(shop, paused, person)

    shop.leads_back(lambda deed: _not_run_again(shop, deed, paused, person, pausing=True), go)
    return paused


def finish(
    shop: Workshop, pieces: list[Piece], person: str, said: Counts | None = None, *, failed: bool = False
) -> None:
    """What the pieces asked of people is done, by this person; of a batch, with what came out of it."""
    stop_clocks(shop, pieces)
    for piece in pieces:
        item = item_of(piece)
        item.holder, piece.item = item.holder or person, None
        if piece.is_batch:
            item.counts = said or ((0, 0, piece.quantity) if failed else (piece.quantity, 0, 0))
        item.close("done")


def do_parts(shop: Workshop, pieces: list[Piece], person: str, said: Counts | None = None) -> list[Piece]:
    """The pieces whose step is done with what this person has done; of the others it is a part of it."""
    last = [piece for piece in pieces if do_part(shop, piece, person)]
    finish(shop, last, person, said)
    return last


@rule("work.complete")
def complete(shop: Workshop, values: Values, person: str) -> Answer:
    """Done, and on. Of a batch that was counted what is not good is lost, or done again."""
    pieces = pieces_of(shop, values)
    refuse_if(unsaid(values))
    if counts_said(values):
        fault(shop, values.get("defect"))
    unable, warned = comes_into(shop, pieces, person)
    codes = (code for piece in pieces for code in hindrances(shop, "complete", piece, person))
    refuse_if(*codes, unable, *_wrong_yield(pieces, values), not_last(pieces, values, person))
    said = counts(pieces, values) if counts_said(values) else None
    leads_back_to_places(shop, finished=True)
    done = do_parts(shop, pieces, person, said)
    lost, again = shared(pieces[0], said) if said else (None, None)
    arriving: deque[tuple[Piece, str]] = deque()
    if again is not None:
        back_to = again.back_to
        rest(again, values.get("to") or again.node)
        again.reworks, again.back_to = again.reworks + 1, back_to
    if lost is not None:
        end(lost, "scrapped")
        lose(shop, [lost], arriving)
        settle(shop, arriving)
    go_on(shop, [piece for piece in done if piece.alive and piece is not again])
    return Answer(result=places(pieces), warnings=warned)


def not_last(pieces: Iterable[Piece], values: Values, person: str, taken: Collection[Piece] = ()) -> str:
    """Of those who share a batch the last one counts it; `taken` are those that come into their hands."""
    open_ones = [piece for piece in pieces if piece.item is not None]
    last = all(is_last(each, person, takes_it=each in taken) for each in open_ones)
    early = counts_said(values) and not last
    return "ERR_QUANTITIES" if early else ""


def _wrong_yield(pieces: list[Piece], values: Values) -> Iterable[str]:
    """What is wrong with what was counted, if anything was."""
    if not counts_said(values):
        return
    yield from wrong_counts(pieces, values)
    rework, to, route = counts(pieces, values)[2], values.get("to"), pieces[0].version.route
    before = route.upstream(pieces[0].node, pieces[0].branch)
    offered = [code for code in before if route.kind(code) == "operation"]
    yield "ERR_WRONG_PLACE" if rework and to is not None and to not in offered else ""


def _start(shop: Workshop, pieces: list[Piece], person: str) -> dict[str, Any]:
    _make_way(shop, person)
    if starts_together(pieces):
        return _pressed(shop, pieces, person)
    for piece in pieces:
        item_of(piece).holder = person
    run(shop, pieces, person)
    return places(pieces)


def _assist(shop: Workshop, pieces: list[Piece], person: str) -> dict[str, Any]:
    _make_way(shop, person)
    if starts_together(pieces):
        return _pressed(shop, pieces, person)
    join(shop, pieces, person)
    return places(pieces)


def _pressed(shop: Workshop, pieces: list[Piece], person: str) -> dict[str, Any]:
    missing = press(shop, pieces, person)
    return places(pieces) | ({"waits_for": missing} if missing else {})


def _resume(shop: Workshop, pieces: list[Piece], person: str) -> dict[str, Any]:
    _make_way(shop, person)
    run(shop, pieces, person)
    return places(pieces)


def _claim(shop: Workshop, pieces: list[Piece], person: str) -> None:
    leads_back_to_places(shop)
    for piece in pieces:
        item_of(piece).state, item_of(piece).holder = "claimed", person


def _requeue(shop: Workshop, pieces: list[Piece], person: str) -> None:
    leads_back_to_places(shop)
    for piece in pieces:
        item = item_of(piece)
        if item.holder == person and next_holder(shop, item, person) is None:
            change_hands(shop, piece, None)
        else:
            leave(shop, piece, person)


def _ask_help(shop: Workshop, pieces: list[Piece], person: str) -> None:
    leads_back_to_places(shop)
    for piece in pieces:
        item_of(piece).asks = True


def _withdraw_help(shop: Workshop, pieces: list[Piece], person: str) -> None:
    leads_back_to_places(shop)
    for piece in pieces:
        item_of(piece).asks = False


def _asked_why(shop: Workshop, item: Item, to: str) -> str:
    """Why a manager is asked about it, who has not let it."""
    if shop.may(shop.asking, DECIDING):
        return ""
    teams = [shop.profiles[who].team for who in (str(item.holder), to)]
    if None not in teams and teams[0] != teams[1]:
        return "across_teams"
    return "reassigned" if has_begun(item) else ""


def _into_hands(shop: Workshop, pieces: list[Piece], person: str) -> None:
    """What was begun is paused in the new hands, and a manager is asked about it who has not let it."""
    for piece in pieces:
        item = item_of(piece)
        why, former = _asked_why(shop, item, person), str(item.holder)
        change_hands(shop, piece, person)
        if why:
            item.asked = (why, former, person)
        elif item.state == "paused":
            item.accepted = max((each.tray for each in shop.stretches if each.item is item), default=0)


def places(pieces: Iterable[Piece]) -> dict[str, Any]:
    """Where each token is now, as a receipt says it."""
    return {"tokens": [{"state": each.state, "node": each.node} for each in pieces]}


def _enter(verb: str, change: Change, *, runs_a_clock: bool = False) -> None:
    def decide(shop: Workshop, values: Values, person: str) -> Answer:
        pieces = pieces_of(shop, values)
        codes = [code for piece in pieces for code in hindrances(shop, verb, piece, person)]
        takes = verb not in ("pause", "requeue", "ask_help", "withdraw_help")
        unable, warned = comes_into(shop, pieces, person) if takes else ("", frozenset())
        codes += [other_team(shop, pieces, person)] if verb == "take_over" else []
        if runs_a_clock:
            codes += clock_hindrances(shop, pieces, person, pausing="pausing" in values)
            if verb != "resume" and all(piece.item for piece in pieces):
                codes += mixed_hindrances(pieces)
        refuse_if(*codes, unable)
        answer = change(shop, pieces, person)
        return Answer(result=places(pieces) if answer is None else answer, warnings=warned)

    RULES[f"work.{verb}"] = decide


_enter("start", _start, runs_a_clock=True)
_enter("resume", _resume, runs_a_clock=True)
_enter("assist", _assist, runs_a_clock=True)
_enter("ask_help", _ask_help)
_enter("withdraw_help", _withdraw_help)
_enter("pause", _pause)
_enter("claim", _claim)
_enter("requeue", _requeue)
_enter("take_over", _into_hands)


@rule("work.handoff")
def handoff(shop: Workshop, values: Values, person: str) -> Answer:
    """Into the hands of somebody who may work."""
    pieces, to = pieces_of(shop, values), values["to"]
    refuse_if("" if to in shop.people else "ERR_NOT_FOUND")
    codes = [code for piece in pieces for code in hindrances(shop, "handoff", piece, person)]
    codes += [code for piece in pieces if piece.item for code in hand_hindrances(piece.item, to or None)]
    unable, warned = comes_into(shop, pieces, to)
    oneself = "ERR_HELD_ALREADY" if to == person else ""
    refuse_if(*codes, *shop.looks_on(to, "work.start"), unable, oneself)
    leads_back_to_places(shop)
    _into_hands(shop, pieces, to)
    return Answer(result=places(pieces), warnings=warned)
