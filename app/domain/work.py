"""Rules of work items: who may start, pause, resume and complete which, and what follows."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from app.domain.codes import token_number
from app.domain.decision import Context, Decision
from app.domain.facts import Fact
from app.domain.facts.tickets import TokensCompleted, TokensMoved
from app.domain.facts.work import WorkCompleted, WorkPaused, WorkResumed, WorkStarted
from app.domain.game import Leaving, go_on
from app.domain.refusals import Code, Refused
from app.domain.routing.graph import Graph
from app.domain.tickets.stop import ended_sessions
from app.domain.tickets.values import Tray
from app.domain.words import LIVE_TOKEN, ItemState, RunState, TicketStatus, TokenState
from app.ids import ItemId, PersonId, TicketId, TokenId, VersionId


@dataclass(frozen=True, slots=True)
class WorkPiece:
    """A token as a work command sees it: with its ticket, its run and its open work item."""

    token: TokenId
    number: int
    quantity: int
    state: TokenState
    node: str
    version_id: VersionId
    ticket: TicketId
    ticket_code: str
    ticket_status: TicketStatus
    ticket_completed: int
    run_state: RunState
    item: ItemId | None
    item_state: ItemState | None
    holder: PersonId | None
    holder_name: str | None

    @property
    def open_item(self) -> ItemId:
        """The item that a command works on; `_refuse` has seen that there is one."""
        assert self.item is not None
        return self.item


def start(pieces: Sequence[WorkPiece], running: Tray | None, context: Context) -> Decision:
    """The person's clock starts on these pieces as one tray of one step."""
    _refuse(pieces, _STARTABLE, context)
    _refuse_tray(pieces, running, context)
    session = context.ids.take()
    facts = [
        WorkStarted(
            ticket=ticket,
            person=context.person.id,
            session=session,
            node=members[0].node,
            tokens=tuple(piece.token for piece in members),
            items=tuple(piece.open_item for piece in members),
            at=context.now,
        )
        for ticket, members in by_ticket(pieces)
    ]
    return Decision(facts, _result(pieces, TokenState.ACTIVE))


def resume(pieces: Sequence[WorkPiece], running: Tray | None, context: Context) -> Decision:
    """The person's clock runs again on paused pieces, in a new session."""
    _refuse(pieces, _RESUMABLE, context)
    _refuse_tray(pieces, running, context)
    session = context.ids.take()
    facts = [
        WorkResumed(
            ticket=ticket,
            person=context.person.id,
            session=session,
            node=members[0].node,
            tokens=tuple(piece.token for piece in members),
            items=tuple(piece.open_item for piece in members),
            at=context.now,
        )
        for ticket, members in by_ticket(pieces)
    ]
    return Decision(facts, _result(pieces, TokenState.ACTIVE))


def pause(pieces: Sequence[WorkPiece], reason: str, trays: Iterable[Tray], context: Context) -> Decision:
    """The clock stops on these pieces; the rest of a tray runs on."""
    _refuse(pieces, _PAUSABLE, context)
    facts: list[Fact] = [
        WorkPaused(
            ticket=ticket,
            person=context.person.id,
            reason=reason,
            tokens=tuple(piece.token for piece in members),
            items=tuple(piece.open_item for piece in members),
            at=context.now,
        )
        for ticket, members in by_ticket(pieces)
    ]
    facts += ended_sessions(trays, (piece.open_item for piece in pieces), "paused", context)
    return Decision(facts, _result(pieces, TokenState.PAUSED))


def complete(
    pieces: Sequence[WorkPiece], trays: Iterable[Tray], graphs: Mapping[VersionId, Graph], context: Context
) -> Decision:
    """The step is done; the pieces go on. A step that nobody had started is claimed and done in one."""
    _refuse(pieces, _COMPLETABLE, context)
    groups = _by_step(pieces)
    facts: list[Fact] = [
        WorkCompleted(
            ticket=members[0].ticket,
            person=context.person.id,
            node=members[0].node,
            tokens=tuple(piece.token for piece in members),
            items=tuple(piece.open_item for piece in members),
            at=context.now,
        )
        for members in groups
    ]
    facts += ended_sessions(trays, (piece.open_item for piece in pieces), "completed", context)
    onward = _go_on(groups, graphs, context)
    return Decision([*facts, *onward], {"tokens": _places(pieces, onward)})


def by_ticket(pieces: Iterable[WorkPiece]) -> list[tuple[TicketId, list[WorkPiece]]]:
    """The pieces of each ticket: a fact speaks of one ticket."""
    groups: dict[TicketId, list[WorkPiece]] = {}
    for piece in pieces:
        groups.setdefault(piece.ticket, []).append(piece)
    return list(groups.items())


def _by_step(pieces: Iterable[WorkPiece]) -> list[list[WorkPiece]]:
    groups: dict[tuple[TicketId, VersionId, str], list[WorkPiece]] = {}
    for piece in pieces:
        groups.setdefault((piece.ticket, piece.version_id, piece.node), []).append(piece)
    return list(groups.values())


def _go_on(
    groups: Iterable[Sequence[WorkPiece]], graphs: Mapping[VersionId, Graph], context: Context
) -> list[Fact]:
    finished: dict[TicketId, int] = {}
    onward = []
    for members in groups:
        first = members[0]
        before = finished.get(first.ticket, first.ticket_completed)
        tokens = tuple(piece.token for piece in members)
        leaving = Leaving(first.ticket, first.node, tokens, sum(piece.quantity for piece in members), before)
        fact = go_on(leaving, graphs[first.version_id], context)
        if isinstance(fact, TokensCompleted):
            finished[first.ticket] = fact.ticket_completed
        onward.append(fact)
    return onward


def _places(pieces: Iterable[WorkPiece], onward: Iterable[Fact]) -> list[dict[str, object]]:
    """Where each piece is now, in the order in which the command named them."""
    now: dict[int, tuple[TokenState, str]] = {}
    for fact in onward:
        if isinstance(fact, TokensCompleted):
            now |= dict.fromkeys(fact.tokens, (TokenState.COMPLETED, fact.node))
        elif isinstance(fact, TokensMoved):
            now |= dict.fromkeys(fact.tokens, (TokenState.READY, fact.node))
    return [
        {"id": piece.token, "state": now[piece.token][0], "node": now[piece.token][1]} for piece in pieces
    ]


def _result(pieces: Iterable[WorkPiece], state: TokenState) -> dict[str, object]:
    return {"tokens": [{"id": piece.token, "state": state, "node": piece.node} for piece in pieces]}


@dataclass(frozen=True, slots=True)
class _Rule:
    """Which item states a command accepts, the code for each other one, and whether the gate counts."""

    accepts: frozenset[ItemState]
    otherwise: Mapping[ItemState, Code]
    gated: bool = True


_OPEN_UNSTARTED = frozenset({ItemState.WAITING, ItemState.ASSIGNED, ItemState.CLAIMED})
_STARTABLE = _Rule(
    _OPEN_UNSTARTED, {ItemState.IN_PROGRESS: Code.ALREADY_STARTED, ItemState.PAUSED: Code.MUST_RESUME}
)
_RESUMABLE = _Rule(
    frozenset({ItemState.PAUSED}),
    {ItemState.IN_PROGRESS: Code.NOT_PAUSED} | dict.fromkeys(_OPEN_UNSTARTED, Code.NOT_PAUSED),
)
_PAUSABLE = _Rule(
    frozenset({ItemState.IN_PROGRESS}),
    {ItemState.PAUSED: Code.ALREADY_PAUSED} | dict.fromkeys(_OPEN_UNSTARTED, Code.NOT_IN_PROGRESS),
    gated=False,
)
_COMPLETABLE = _Rule(_OPEN_UNSTARTED | {ItemState.IN_PROGRESS, ItemState.PAUSED}, {})


def _refuse(pieces: Iterable[WorkPiece], rule: _Rule, context: Context) -> None:
    for piece in pieces:
        for hindrance in _HINDRANCES:
            refusal = hindrance(piece, rule, context)
            if refusal is not None:
                raise refusal


def _not_live(piece: WorkPiece, rule: _Rule, context: Context) -> Refused | None:
    """A cancelled ticket is named before its dead tokens: the remedy is at the ticket."""
    live = piece.state in LIVE_TOKEN and piece.run_state is RunState.ACTIVE
    if live or (rule.gated and _gate(piece, rule, context) is not None):
        return None
    return _about(Code.TOKEN_NOT_LIVE, piece, state=piece.state)


def _gate(piece: WorkPiece, rule: _Rule, context: Context) -> Refused | None:
    if not rule.gated or piece.ticket_status is TicketStatus.IN_PROGRESS:
        return None
    status = piece.ticket_status
    return _about(Code.TICKET_NOT_RUNNING, piece, variant=status, status=status)


def _held(piece: WorkPiece, rule: _Rule, context: Context) -> Refused | None:
    if piece.holder is None or piece.holder == context.person.id:
        return None
    return _about(Code.HELD_BY_OTHER, piece, holder=piece.holder_name)


def _wrong_state(piece: WorkPiece, rule: _Rule, context: Context) -> Refused | None:
    if piece.item_state is None:
        return _about(Code.TOKEN_NOT_LIVE, piece, state=piece.state)
    if piece.item_state in rule.accepts:
        return None
    return _about(rule.otherwise[piece.item_state], piece, state=piece.item_state)


_Hindrance = Callable[[WorkPiece, _Rule, Context], Refused | None]
_HINDRANCES: tuple[_Hindrance, ...] = (_not_live, _gate, _held, _wrong_state)


def _about(code: Code, piece: WorkPiece, *, variant: str = "work", **params: object) -> Refused:
    facts = {"ticket": piece.ticket_code, "number": token_number(piece.number), "node": piece.node, **params}
    return Refused(code, facts, details={"token": piece.token, **facts}, variant=variant)


def _refuse_tray(pieces: Sequence[WorkPiece], running: Tray | None, context: Context) -> None:
    if running is not None:
        params = {"person": context.person.name, "pieces": len(running.items)}
        raise Refused(Code.SESSION_RUNNING, params, details={**params, "session": running.session})
    steps = {(piece.version_id, piece.node) for piece in pieces}
    if len(steps) > 1:
        nodes = ", ".join(sorted({piece.node for piece in pieces}))
        raise Refused(Code.MIXED_STEPS, {"nodes": nodes}, details={"nodes": nodes})
