"""What the ticket verbs of both lines share: loading with pieces, asking `actions`, one answer for many."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

from app.domain.codes import ticket_series
from app.domain.decision import Context, Decision
from app.domain.facts import Fact
from app.domain.facts.work import SessionEnded
from app.domain.refusals import Notice
from app.domain.tickets.states import Action, refusal
from app.domain.tickets.stop import ended_sessions, running_items
from app.domain.tickets.values import KnownTicket, LivePiece, PinnedRouting, Product, Run, Ticket, Tray
from app.domain.words import Line
from app.lifecycle.desk import Desk
from app.lifecycle.verbs.following import followed
from app.models.loading import things
from app.models.loading import tickets as loading
from app.values import frozen


@frozen
class Case:
    """One ticket of a command, with its live pieces and the trays that they run on."""

    ticket: Ticket
    pieces: Sequence[LivePiece]
    known: KnownTicket
    trays: Sequence[Tray]

    @property
    def run(self) -> Run:
        """The ticket's run; asked only where the rules have seen that there is one."""
        assert self.ticket.run is not None
        return self.ticket.run


Answer = tuple[Sequence[Fact], Mapping[str, Any], Sequence[Notice]]


def case(desk: Desk, ref: things.Ref) -> Case:
    """Loads one ticket."""
    ticket = loading.ticket(desk.db, ref)
    pieces = [] if ticket.run is None else loading.live_pieces(desk.db, ticket.run.id)
    known = loading.known(ticket, pieces)
    return Case(ticket, pieces, known, loading.trays_with(desk.db, running_items(pieces)))


def cases(desk: Desk, refs: Iterable[things.Ref], action: Action, line: Line, context: Context) -> list[Case]:
    """Loads the tickets, each once. Raises the refusal of the first that does not allow the action."""
    loaded = {each.ticket.id: each for each in (case(desk, ref) for ref in refs)}
    for each in loaded.values():
        refused = refusal(action, each.known, context.actor, line)
        if refused is not None:
            raise refused
    return list(loaded.values())


def over(
    desk: Desk, tickets: Sequence[Case], answer: Callable[[Case], Answer], sessions: Sequence[Fact] = ()
) -> Decision:
    """One decision over all the tickets: the facts of each, and its answer alone or in a list. The orders
    that they carry out follow."""
    answers = [answer(each) for each in tickets]
    facts = [*(fact for given, _, _ in answers for fact in given), *sessions]
    pairs = zip(tickets, answers, strict=True)
    facts += followed(desk, ((each.ticket, result["status"]) for each, (_, result, _) in pairs))
    notices = [notice for *_, heard in answers for notice in heard]
    results = [
        {"id": each.ticket.id, "code": each.ticket.code, **_order_of(each.ticket), **result}
        for each, (_, result, _) in zip(tickets, answers, strict=True)
    ]
    key = _TOGETHER[tickets[0].ticket.line]
    return Decision(facts, results[0] if len(results) == 1 else _together(results, key), notices)


def sessions_ended(tickets: Iterable[Case], by: str, context: Context) -> list[SessionEnded]:
    """The sessions that end when nothing runs any more on the tickets: a tray may hold pieces of several."""
    tickets = list(tickets)
    trays = {tray.session: tray for each in tickets for tray in each.trays}
    leaving = [item for each in tickets for item in running_items(each.pieces)]
    return ended_sessions(trays.values(), leaving, by, context)


def pinned(desk: Desk, ref: things.Ref | None, product: Product) -> PinnedRouting | None:
    """The routing named, else the product's own, else none."""
    chosen = product.routing if ref is None else ref
    return None if chosen is None else things.pinned(desk.db, chosen)


def next_number(desk: Desk, line: Line, context: Context) -> int:
    """The next free number of this month's sequence."""
    return things.last_number(desk.db, ticket_series(line, context.today)) + 1


def _order_of(ticket: Ticket) -> dict[str, Any]:
    """What a receipt says of the manufacturing order that the ticket carries out."""
    return {} if ticket.order is None else {"mo": ticket.order_code}


def _together(results: list[dict[str, Any]], key: str) -> dict[str, Any]:
    """The result of a command over several tickets: what all have in common, and each one's own."""
    together: dict[str, Any] = {"status": _in_common(results, "status"), key: results}
    if "tokens" in results[0]:
        together["tokens"] = sum(each["tokens"] for each in results)
    return together


def _in_common(results: list[dict[str, Any]], name: str) -> object:
    """What all answers say; restored together, one ticket may be planned and another paused."""
    values = {each[name] for each in results}
    return values.pop() if len(values) == 1 else None


_TOGETHER = {Line.HATTHASILPA: "jobs", Line.CLASSIC: "tickets"}
