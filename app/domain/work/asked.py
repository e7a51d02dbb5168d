"""What a manager is asked about work in hand, and lets stay as it is: begun work that changed hands, and
pauses over four hours. Such questions are answered by what is done about them, or by accepting them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from app.clock import Instant
from app.domain.decision import Context, Decision
from app.domain.facts import Fact
from app.domain.facts.inbox import InboxAccepted, InboxReopened
from app.domain.facts.work import (
    WorkAssisted,
    WorkHandedOver,
    WorkResumed,
    WorkStarted,
    WorkTakenOver,
)
from app.domain.refusals import Code
from app.domain.words import ItemState, TicketStatus
from app.domain.work.pieces import WorkPiece, about, by_ticket, items_of, tokens_of
from app.values import frozen

LONG_PAUSE = 4 * 60 * 60_000_000


@frozen
class InHand:
    """A piece with what is asked about the hands in which it is. `paused`: since when its clock stands;
    `settled`: that pause was accepted, or its clock was left running and that is asked first."""

    piece: WorkPiece
    reassigned: bool
    paused: Instant | None
    settled: bool

    def is_asked(self, now: Instant) -> bool:
        """Whether anything waits for a manager."""
        return self.reassigned or (not self.settled and self._pauses_long(now))

    def _pauses_long(self, now: Instant) -> bool:
        piece = self.piece
        stands = piece.item_state is ItemState.PAUSED and piece.ticket_status is TicketStatus.IN_PROGRESS
        return stands and self.paused is not None and now - self.paused > LONG_PAUSE


def accept(held: Sequence[InHand], context: Context) -> Decision:
    """It stays as it is."""
    as_the_clock_was = Instant(context.now - context.set_by)
    for each in held:
        if not each.is_asked(as_the_clock_was):
            raise about(Code.NOTHING_ASKED, each.piece)
    pieces = [each.piece for each in held]
    facts = [
        InboxAccepted(
            ticket=members[0].ticket,
            tokens=tokens_of(members),
            items=items_of(members),
            at=context.now,
        )
        for members in by_ticket(pieces)
    ]
    tokens = [{"id": piece.token, "state": piece.state, "node": piece.node} for piece in pieces]
    return Decision(facts, {"tokens": tokens})


def reopened(accepted: Iterable[Fact], before: Iterable[Fact], context: Context) -> list[Fact]:
    """What was accepted is asked again, as the facts that came before it, oldest first, had left it."""
    stood = _Asked()
    for fact in before:
        stood.hear(fact)
    return [
        InboxReopened(
            ticket=fact.ticket,
            tokens=fact.tokens,
            items=fact.items,
            questions=tuple(map(stood.questions.get, fact.items)),
            accepted=tuple(map(stood.accepted.get, fact.items)),
            at=context.now,
        )
        for fact in accepted
        if isinstance(fact, InboxAccepted)
    ]


class _Asked:
    """What is asked about items, and which of their pauses were accepted, folded from facts."""

    def __init__(self) -> None:
        self.questions: dict[int, str | None] = {}
        self.accepted: dict[int, int | None] = {}
        self._sessions: dict[int, int] = {}  # in which each ran last

    def hear(self, fact: Fact) -> None:
        """As a fact leaves it."""
        if isinstance(fact, WorkStarted | WorkResumed | WorkAssisted):
            self._sessions |= dict.fromkeys(fact.items, fact.session)
        elif isinstance(fact, WorkHandedOver | WorkTakenOver):
            if fact.question is not None:
                self.questions |= dict.fromkeys(fact.items, fact.question)
            elif fact.state == ItemState.PAUSED:
                self._see_pauses(fact.items)
        elif isinstance(fact, InboxAccepted):
            self.questions |= dict.fromkeys(fact.items)
            self._see_pauses(fact.items)
        elif isinstance(fact, InboxReopened):
            self.questions |= zip(fact.items, fact.questions, strict=True)
            self.accepted |= zip(fact.items, fact.accepted, strict=True)

    def _see_pauses(self, items: Iterable[int]) -> None:
        self.accepted |= {item: self._sessions.get(item) for item in items}
