"""The clock on a tray of pieces: it starts, stands, and runs again."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from app.domain.decision import Context, Decision
from app.domain.facts import Fact
from app.domain.facts.work import WorkPaused, WorkResumed, WorkStarted
from app.domain.refusals import Code
from app.domain.routing.graph import Node
from app.domain.tickets.stop import ended_sessions
from app.domain.tickets.values import Tray
from app.domain.words import TOKEN_OF_ITEM, ItemState, TokenState
from app.domain.work import together
from app.domain.work.pieces import (
    OPEN_UNSTARTED,
    Rule,
    WorkPiece,
    alike,
    by_ticket,
    items_of,
    refuse,
    refuse_tray,
    standing,
    tokens_of,
)
from app.values import frozen

NodeOf = Callable[[WorkPiece], Node]


@frozen
class Running:
    """What the person's clock runs on when other work begins; `pausing`: why it is paused first, if it is."""

    tray: Tray | None
    pieces: Sequence[WorkPiece] = ()
    pausing: str | None = None


def start(pieces: Sequence[WorkPiece], node_of: NodeOf, running: Running, context: Context) -> Decision:
    """The person's clock starts on these pieces as one tray of one step.

    Where the step starts together, it starts with the last of those who have to press; until then the
    pieces are in the hands of who pressed first.
    """
    refuse(pieces, _STARTABLE, context)
    paused = _make_way(pieces, running, context)
    if together.is_synchronised(pieces, node_of):
        return together.pressed(pieces, node_of(pieces[0]), paused, context)
    session = context.ids.take()
    facts = [
        WorkStarted(
            ticket=members[0].ticket,
            person=context.person.id,
            session=session,
            node=members[0].node,
            tokens=tokens_of(members),
            items=items_of(members),
            places=together.places(node_of(members[0])),
            at=context.now,
        )
        for members in by_ticket(pieces)
    ]
    return Decision([*paused, *facts], standing(pieces, TokenState.ACTIVE))


def assist(pieces: Sequence[WorkPiece], node_of: NodeOf, running: Running, context: Context) -> Decision:
    """The person joins in on pieces that somebody else holds: their clock runs on them too.

    Where the step asks for several people, each has a part of their own, and no more may join in than it
    asks for. Where it asks for one, somebody helps: the step is done when its holder has done it.
    """
    together.refuse_to_join(pieces, node_of, context)
    paused = _make_way(pieces, running, context)
    if together.is_synchronised(pieces, node_of):
        return together.pressed(pieces, node_of(pieces[0]), paused, context)
    facts = together.joined(pieces, context.person.id, context.ids.take(), context)
    return Decision([*paused, *facts], standing(pieces, TokenState.ACTIVE))


def resume(pieces: Sequence[WorkPiece], running: Running, context: Context) -> Decision:
    """The person's clock runs again on paused pieces, in a new session."""
    refuse(pieces, _RESUMABLE, context)
    paused = _make_way(pieces, running, context)
    session = context.ids.take()
    facts = [
        WorkResumed(
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
    return Decision([*paused, *facts], standing(pieces, TokenState.ACTIVE))


def pause(pieces: Sequence[WorkPiece], reason: str, trays: Iterable[Tray], context: Context) -> Decision:
    """The person's clock stops on these pieces; the rest of a tray runs on, and so do others at the pieces.

    `trays` are those of the person.
    """
    refuse(pieces, _PAUSABLE, context)
    person = context.person.id
    facts: list[Fact] = [
        WorkPaused(
            ticket=members[0].ticket,
            person=person,
            reason=reason,
            tokens=tokens_of(members),
            items=items_of(members),
            state=members[0].without(person),
            at=context.now,
        )
        for members in alike(pieces, lambda piece: (piece.ticket, piece.without(person)))
    ]
    facts += ended_sessions(trays, items_of(pieces), "paused", context)
    tokens = [
        {"id": piece.token, "state": TOKEN_OF_ITEM[piece.without(person)], "node": piece.node}
        for piece in pieces
    ]
    return Decision(facts, {"tokens": tokens})


def _make_way(pieces: Sequence[WorkPiece], running: Running, context: Context) -> Sequence[Fact]:
    """One clock a person: what runs is paused first, where that was said. Raises Refused where it wasn't."""
    if running.pausing is None or running.tray is None:
        refuse_tray(pieces, running.tray, context)
        return ()
    refuse_tray(pieces, None, context)
    return pause(running.pieces, running.pausing, [running.tray], context).facts


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
