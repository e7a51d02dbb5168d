"""The clock on a tray of pieces: it starts, stands, and runs again."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from app.domain.decision import Context, Decision
from app.domain.facts import Fact
from app.domain.facts.work import WorkPaused, WorkResumed, WorkStarted
from app.domain.refusals import Code
from app.domain.tickets.stop import ended_sessions
from app.domain.tickets.values import Tray
from app.domain.words import ItemState, TokenState
from app.domain.work.pieces import (
    OPEN_UNSTARTED,
    Rule,
    WorkPiece,
    by_ticket,
    items_of,
    refuse,
    refuse_tray,
    standing,
    tokens_of,
)


def start(pieces: Sequence[WorkPiece], running: Tray | None, context: Context) -> Decision:
    """The person's clock starts on these pieces as one tray of one step."""
    refuse(pieces, _STARTABLE, context)
    return _run(WorkStarted, pieces, running, context)


def resume(pieces: Sequence[WorkPiece], running: Tray | None, context: Context) -> Decision:
    """The person's clock runs again on paused pieces, in a new session."""
    refuse(pieces, _RESUMABLE, context)
    return _run(WorkResumed, pieces, running, context)


def pause(pieces: Sequence[WorkPiece], reason: str, trays: Iterable[Tray], context: Context) -> Decision:
    """The clock stops on these pieces; the rest of a tray runs on."""
    refuse(pieces, _PAUSABLE, context)
    facts: list[Fact] = [
        WorkPaused(
            ticket=members[0].ticket,
            person=context.person.id,
            reason=reason,
            tokens=tokens_of(members),
            items=items_of(members),
            at=context.now,
        )
        for members in by_ticket(pieces)
    ]
    facts += ended_sessions(trays, items_of(pieces), "paused", context)
    return Decision(facts, standing(pieces, TokenState.PAUSED))


def _run(
    fact: type[WorkStarted | WorkResumed],
    pieces: Sequence[WorkPiece],
    running: Tray | None,
    context: Context,
) -> Decision:
    refuse_tray(pieces, running, context)
    session = context.ids.take()
    facts = [
        fact(
            ticket=members[0].ticket,
            person=context.person.id,
            session=session,
            node=members[0].node,
            tokens=tokens_of(members),
            items=items_of(members),
            at=context.now,
        )
        for members in by_ticket(pieces)
    ]
    return Decision(facts, standing(pieces, TokenState.ACTIVE))


_STARTABLE = Rule(
    OPEN_UNSTARTED,
    {ItemState.IN_PROGRESS: Code.ALREADY_STARTED, ItemState.PAUSED: Code.MUST_RESUME},
    cured=True,
)
_RESUMABLE = Rule(
    frozenset({ItemState.PAUSED}),
    {ItemState.IN_PROGRESS: Code.NOT_PAUSED} | dict.fromkeys(OPEN_UNSTARTED, Code.NOT_PAUSED),
)
_PAUSABLE = Rule(
    frozenset({ItemState.IN_PROGRESS}),
    {ItemState.PAUSED: Code.ALREADY_PAUSED} | dict.fromkeys(OPEN_UNSTARTED, Code.NOT_IN_PROGRESS),
    gated=False,
)
