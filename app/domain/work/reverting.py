"""Taking work back: items and pieces as they were before a command, brought back by more facts."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from typing import Any

from app.domain.codes import token_number
from app.domain.decision import Context
from app.domain.facts import Fact
from app.domain.facts.flow import (
    TokensJoined,
    TokensRedirected,
    TokensReworked,
    TokensSplit,
    TokensUnjoined,
)
from app.domain.facts.sessions import WorkLeftOpen
from app.domain.facts.tickets import (
    TicketPaused,
    TokensBorn,
    TokensCancelled,
    TokensCompleted,
    TokensMoved,
    TokensReturned,
)
from app.domain.facts.work import (
    QcFailed,
    QcPassed,
    WorkClaimed,
    WorkCompleted,
    WorkHandedOver,
    WorkPaused,
    WorkRequeued,
    WorkResumed,
    WorkReverted,
    WorkStarted,
    WorkTakenOver,
)
from app.domain.game.endings import join_of
from app.domain.game.flow import JOIN_SATISFIED
from app.domain.refusals import Refused
from app.domain.routing.conditions import QcResult
from app.domain.routing.graph import Graph, NodeKind
from app.domain.tickets.stop import ended_sessions
from app.domain.tickets.values import Tray
from app.domain.undo import Given, Later, blocked
from app.domain.words import LIVE_TOKEN, ItemState, RunState, TicketStatus, TokenState
from app.domain.work.left_open import LEFT_OPEN
from app.domain.work.pieces import WorkPiece
from app.ids import ItemId, PersonId, TicketId, VersionId

UNDONE = "undone"
CLOSING = "session.close_left_open"


@dataclass(frozen=True, slots=True)
class Stood:
    """How a work item stood."""

    state: ItemState
    holder: PersonId | None = None
    back_to: str | None = None  # the inspection to which its token was to return


@dataclass(frozen=True, slots=True)
class Judged:
    """How a piece was judged last, and for what."""

    result: QcResult | None = None
    defect: str | None = None


@dataclass(frozen=True, slots=True)
class Done:
    """A piece as it is now, with the item of the step that a command did, and how both stood before."""

    piece: WorkPiece
    node: str
    item: ItemId
    was: Stood
    judged: Judged


_OPENED = Stood(ItemState.WAITING)
_IN_HAND = (WorkStarted, WorkClaimed, WorkHandedOver, WorkRequeued)
_DID = (*_IN_HAND, WorkCompleted, QcPassed)


def items_after(facts: Iterable[Fact]) -> dict[int, Stood]:
    """How the work items stand that the facts, oldest first, speak of.

    A pause may have been of other pieces too, whose own facts are not among these.
    """
    stood: dict[int, Stood] = {}
    for fact in facts:
        items = getattr(fact, "items", ())
        if isinstance(fact, TokensBorn):
            if fact.first_item is not None:
                stood |= dict.fromkeys(range(fact.first_item, fact.first_item + fact.count), _OPENED)
        elif isinstance(fact, TokensMoved | TokensRedirected):
            stood |= dict.fromkeys(items, _OPENED)
        elif isinstance(fact, TokensReworked):
            stood |= dict.fromkeys(items, replace(_OPENED, back_to=fact.back_to))
        elif isinstance(fact, _CHANGES):
            stood |= _all_changed(stood, items, fact)
    return stood


def _all_changed(stood: Mapping[int, Stood], items: Iterable[int], fact: Fact) -> dict[int, Stood]:
    """Those of the items that are known, as they stand after a fact about them: most of them alike."""
    known = [item for item in items if item in stood]
    after = {before: _changed(before, fact) for before in {stood[item] for item in known}}
    return {item: after[stood[item]] for item in known}


_STOPPED = (WorkPaused, TicketPaused, WorkLeftOpen)
_CHANGES = (*_IN_HAND, *_STOPPED, WorkTakenOver, WorkResumed, WorkReverted, TokensReturned)


def _changed(before: Stood, fact: Any) -> Stood:
    """An item as it stands after a fact about it."""
    if isinstance(fact, WorkStarted | WorkResumed):
        return replace(before, state=ItemState.IN_PROGRESS, holder=PersonId(fact.person))
    if isinstance(fact, _STOPPED):
        return replace(before, state=ItemState.PAUSED)
    if isinstance(fact, WorkClaimed):
        return replace(before, state=ItemState.CLAIMED, holder=PersonId(fact.person))
    if isinstance(fact, WorkHandedOver):
        return replace(before, state=ItemState(fact.state), holder=PersonId(fact.to))
    if isinstance(fact, WorkTakenOver):
        return replace(before, state=ItemState(fact.state), holder=PersonId(fact.person))
    if isinstance(fact, WorkRequeued):
        return replace(before, state=ItemState.WAITING, holder=None)
    holder = None if fact.holder is None else PersonId(fact.holder)
    return replace(before, state=ItemState(fact.state), holder=holder)


def done_by(facts: Iterable[Fact], pieces: Mapping[int, WorkPiece], before: Sequence[Fact]) -> list[Done]:
    """What a work command did to which piece; `pieces` by token, `before` the facts that came before it."""
    stood, judged = items_after(before), _judged_after(before)
    return [
        Done(pieces[token], fact.node, ItemId(item), stood[item], judged.get(token, Judged()))
        for fact in facts
        if isinstance(fact, _DID)
        for token, item in zip(fact.tokens, fact.items, strict=True)
    ]


def _judged_after(facts: Iterable[Fact]) -> dict[int, Judged]:
    """How the tokens are judged of which the facts, oldest first, speak."""
    judged: dict[int, Judged] = {}
    for fact in facts:
        if isinstance(fact, QcPassed):
            judged |= dict.fromkeys(fact.tokens, Judged(QcResult.PASS))
        elif isinstance(fact, QcFailed):
            judged |= dict.fromkeys(fact.tokens, Judged(QcResult.FAIL, fact.defect))
        elif isinstance(fact, TokensReturned):
            result = None if fact.qc_result is None else QcResult(fact.qc_result)
            judged |= dict.fromkeys(fact.tokens, Judged(result, fact.defect))
    return judged


def in_hand_back(done: Iterable[Done], trays: Iterable[Tray], context: Context) -> list[Fact]:
    """The items stand as before they came into, or went out of, somebody's hands; the clock that the command
    has started ends, and what it has counted stays."""
    done = [_standing_still(each) for each in done]
    facts: list[Fact] = [
        WorkReverted(
            ticket=members[0].piece.ticket,
            node=members[0].node,
            tokens=tuple(each.piece.token for each in members),
            items=tuple(each.item for each in members),
            state=members[0].was.state,
            holder=members[0].was.holder,
            at=context.now,
        )
        for members in _alike(done, frozenset())
    ]
    return [*facts, *ended_sessions(trays, (each.item for each in done), UNDONE, context)]


def step_back(
    given: Given,
    facts: Sequence[Fact],
    done: Iterable[Done],
    pieces: Mapping[int, WorkPiece],
    graphs: Mapping[VersionId, Graph],
    context: Context,
) -> list[Fact]:
    """The pieces are back at the step that the command had ended. What was being worked on is paused: no
    clock starts by itself. Parts that it bore end; parts that it let come together wait again.

    `facts` are the command's, `pieces` all tokens that they speak of, as they are now.
    Raises Refused where branches came too late because of it: what has ended stays ended.
    """
    back = _Back(pieces, graphs, context)
    for fact in reversed(facts):
        if isinstance(fact, TokensCancelled) and fact.reason == JOIN_SATISFIED:
            piece = pieces[fact.tokens[0]]
            raise blocked(
                given, "late_parts", None, ticket=piece.ticket_code, number=token_number(piece.number)
            )
        if isinstance(fact, TokensSplit):
            back.unborn(fact)
        elif isinstance(fact, TokensJoined):
            back.unjoined(fact)
    ended = {token for fact in facts if isinstance(fact, TokensCompleted) for token in fact.tokens}
    for members in _alike(map(_standing_still, done), ended):
        back.returned(members, ended=members[0].piece.token in ended)
    return back.facts


class _Back:
    """The way back of a step, fact by fact."""

    def __init__(
        self, pieces: Mapping[int, WorkPiece], graphs: Mapping[VersionId, Graph], context: Context
    ) -> None:
        self.facts: list[Fact] = []
        self._pieces = pieces
        self._graphs = graphs
        self._context = context
        self._finished: dict[TicketId, int] = {}
        self._states = {token: piece.state for token, piece in pieces.items()}

    def unborn(self, fact: TokensSplit) -> None:
        """The parts that a split bore end."""
        born = range(fact.first_token, fact.first_token + fact.ways * len(fact.parents))
        live = sorted(
            (self._pieces[token] for token in born if self._states[token] in LIVE_TOKEN),
            key=lambda piece: self._states[piece.token],
        )
        for was, group in groupby(live, lambda piece: self._states[piece.token]):
            parts = list(group)
            self.facts.append(
                TokensCancelled(
                    ticket=fact.ticket,
                    was=was,
                    reason=UNDONE,
                    tokens=tuple(piece.token for piece in parts),
                    items=tuple(piece.item for piece in parts if piece.item is not None),
                    at=self._context.now,
                )
            )

    def unjoined(self, fact: TokensJoined) -> None:
        """The parts that came together wait again, and the tokens into which they went."""
        parents = [self._pieces[token] for token in dict.fromkeys(fact.into)]
        finished = [piece for piece in parents if self._states[piece.token] is TokenState.COMPLETED]
        self._states |= dict.fromkeys((*fact.tokens, *fact.into), TokenState.WAITING)
        self.facts.append(
            TokensUnjoined(
                ticket=fact.ticket,
                node=fact.node,
                tokens=fact.tokens,
                split=self._split_of(fact.node, parents[0]),
                parents=tuple(piece.token for piece in parents),
                left=tuple(piece.item for piece in parents if piece.item is not None),
                ticket_completed=self._less(finished) if finished else None,
                at=self._context.now,
            )
        )

    def returned(self, members: Sequence[Done], *, ended: bool) -> None:
        """Pieces stand at their step again."""
        was, judged, pieces = members[0].was, members[0].judged, [each.piece for each in members]
        self.facts.append(
            TokensReturned(
                ticket=pieces[0].ticket,
                node=members[0].node,
                tokens=tuple(piece.token for piece in pieces),
                items=tuple(each.item for each in members),
                left=tuple(piece.item for piece in pieces if piece.item is not None),
                state=was.state,
                holder=was.holder,
                back_to=was.back_to,
                qc_result=judged.result,
                defect=judged.defect,
                ticket_completed=self._less(pieces) if ended else None,
                at=self._context.now,
            )
        )

    def _less(self, finished: Sequence[WorkPiece]) -> int:
        """The ticket's finished quantity without these."""
        first = finished[0]
        before = self._finished.get(first.ticket, first.ticket_completed)
        self._finished[first.ticket] = before - sum(piece.quantity for piece in finished)
        return self._finished[first.ticket]

    def _split_of(self, join: str, piece: WorkPiece) -> str:
        graph = self._graphs[piece.version_id]
        splits = (node.code for node in graph.of_kind(NodeKind.SPLIT))
        return next(split for split in splits if join_of(graph, split).code == join)


def refuse_stopped(given: Given, pieces: Iterable[WorkPiece]) -> None:
    """Raises Refused when the job of a piece is not being worked on any more, in the piece's attempt."""
    for piece in pieces:
        params = {"ticket": piece.ticket_code, "number": token_number(piece.number)}
        if piece.ticket_status is not TicketStatus.IN_PROGRESS:
            raise blocked(given, f"job_{piece.ticket_status}", status=piece.ticket_status, **params)
        if piece.run_state is not RunState.ACTIVE:
            raise blocked(given, "old_attempt", **params)


def gone_on(given: Given, on: Later, piece: WorkPiece) -> Refused:
    """The refusal that names the piece which somebody has gone on with."""
    variant = LEFT_OPEN if on.kind == CLOSING else "work"
    return blocked(given, variant, on, ticket=piece.ticket_code, number=token_number(piece.number))


def _standing_still(each: Done) -> Done:
    if each.was.state is not ItemState.IN_PROGRESS:
        return each
    return replace(each, was=replace(each.was, state=ItemState.PAUSED))


def _alike(done: Iterable[Done], ended: Iterable[int]) -> list[list[Done]]:
    """Those that one fact can speak of: of one ticket and node, stood alike, and all at an end or none."""
    groups: dict[tuple[Any, ...], list[Done]] = {}
    for each in done:
        key = (each.piece.ticket, each.node, each.was, each.judged, each.piece.token in ended)
        groups.setdefault(key, []).append(each)
    return list(groups.values())
