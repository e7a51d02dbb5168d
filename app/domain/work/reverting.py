"""Taking work back: items and pieces as they were before a command, brought back by more facts."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from itertools import groupby
from typing import Any

from app.domain.codes import token_number
from app.domain.decision import Context
from app.domain.facts import Fact
from app.domain.facts.flow import (
    TokensBatchSplit,
    TokensJoined,
    TokensRejoined,
    TokensReworked,
    TokensScrapped,
    TokensSplit,
    TokensUnjoined,
)
from app.domain.facts.tickets import (
    TokensCancelled,
    TokensCompleted,
    TokensReturned,
)
from app.domain.facts.work import (
    QcFailed,
    QcPassed,
    WorkAssisted,
    WorkCompleted,
    WorkResumed,
    WorkReverted,
    WorkStarted,
)
from app.domain.game.endings import join_of
from app.domain.game.flow import JOIN_SATISFIED
from app.domain.refusals import Refused
from app.domain.routing.conditions import QcResult
from app.domain.routing.graph import Graph, NodeKind
from app.domain.tickets.stop import ended_sessions
from app.domain.tickets.values import Tray
from app.domain.undo import Given, blocked
from app.domain.words import LIVE_TOKEN, ItemState, RunState, TicketStatus, TokenState
from app.domain.work.pieces import WorkPiece
from app.domain.work.standing import IN_HAND, Stood, items_after
from app.ids import ItemId, PersonId, TicketId, VersionId
from app.values import frozen

UNDONE = "undone"


@frozen
class Judged:
    """How a piece was judged last, and for what."""

    result: QcResult | None = None
    defect: str | None = None


@frozen
class Done:
    """A piece as it is now, with the item of the step that a command did, and how both stood before."""

    piece: WorkPiece
    node: str
    item: ItemId
    was: Stood
    judged: Judged
    finished: bool = False  # the piece has gone on from there


_DID = (*IN_HAND, WorkCompleted, QcPassed)
FINISHED = (WorkCompleted, QcPassed)
STARTED = (WorkStarted, WorkResumed, WorkAssisted)


def done_by(facts: Iterable[Fact], pieces: Mapping[int, WorkPiece], before: Sequence[Fact]) -> list[Done]:
    """What a work command did to which piece; `pieces` by token, `before` the facts that came before it."""
    stood, judged = items_after(before), _judged_after(before)
    done = {
        item: Done(
            pieces[token],
            fact.node,
            ItemId(item),
            stood[item],
            judged.get(token, Judged()),
            finished=isinstance(fact, FINISHED),
        )
        for fact in facts
        if isinstance(fact, _DID)
        for token, item in zip(fact.tokens, fact.items, strict=True)
    }
    return list(done.values())


def _judged_after(facts: Iterable[Fact]) -> dict[int, Judged]:
    """How the tokens are judged of which the facts, oldest first, speak."""
    judged: dict[int, Judged] = {}
    for fact in facts:
        if isinstance(fact, QcPassed):
            judged |= dict.fromkeys(fact.tokens, Judged(QcResult.PASS))
        elif isinstance(fact, QcFailed):
            judged |= dict.fromkeys(fact.tokens, Judged(QcResult.FAIL, fact.defect))
        elif isinstance(fact, TokensReturned | TokensBatchSplit):
            result = None if fact.qc_result is None else QcResult(fact.qc_result)
            tokens = fact.tokens if isinstance(fact, TokensReturned) else (fact.part,)
            judged |= dict.fromkeys(tokens, Judged(result, fact.defect))
    return judged


def started_by(facts: Iterable[Fact]) -> frozenset[PersonId]:
    """Whose clocks a command has started."""
    return frozenset(PersonId(fact.person) for fact in facts if isinstance(fact, STARTED))


def in_hand_back(
    done: Iterable[Done], started: frozenset[PersonId], trays: Iterable[Tray], context: Context
) -> list[Fact]:
    """The items stand as before they came into, or went out of, somebody's hands; the clocks that the command
    has started end, and what they have counted stays. Those of others run on."""
    done = [_as_others_work_on(each, started) for each in done]
    facts: list[Fact] = [
        WorkReverted(
            ticket=members[0].piece.ticket,
            node=members[0].node,
            tokens=tuple(each.piece.token for each in members),
            items=tuple(each.item for each in members),
            state=members[0].was.state,
            holder=members[0].was.holder,
            **_sharing(members),
            stopped=tuple(sorted(started)),
            at=context.now,
        )
        for members in _alike(done, frozenset())
    ]
    stopped = [tray for tray in trays if tray.person in started]
    return [*facts, *ended_sessions(stopped, (each.item for each in done), UNDONE, context)]


def _as_others_work_on(each: Done, started: frozenset[PersonId]) -> Done:
    """What was begun runs while the clock of anybody does that the command hasn't started."""
    if each.was.state not in (ItemState.IN_PROGRESS, ItemState.PAUSED):
        return each
    runs = bool(each.piece.runners - started)
    return replace(each, was=replace(each.was, state=ItemState.IN_PROGRESS if runs else ItemState.PAUSED))


def _sharing(members: Sequence[Done]) -> dict[str, Any]:
    """Who shares the items from now on; nothing where nobody does or did."""
    was = members[0].was
    shared = was.crew or was.asks or any(each.piece.crew or each.piece.wants_help for each in members)
    return was.sharing() if shared else {}


def step_back(
    given: Given,
    facts: Sequence[Fact],
    done: Iterable[Done],
    pieces: Mapping[int, WorkPiece],
    graphs: Mapping[VersionId, Graph],
    context: Context,
) -> list[Fact]:
    """The pieces are back at the step that the command had ended. What was being worked on is paused: no
    clock starts by itself. Parts that it bore end; parts that it let come together wait again; what it had
    split off a batch is the batch's again.

    `facts` are the command's, `pieces` all tokens that they speak of, as they are now.
    Raises Refused where it scrapped anything, be it some of a batch by a slip in counting: a scrapped token
    never comes back, and the step of what is good stays done; what is missing is made anew. And where parts
    ended because of it that are none of its own: what has ended stays ended.
    """
    back = _Back(pieces, graphs, context)
    split_off = {fact.part for fact in facts if isinstance(fact, TokensBatchSplit)}
    for fact in reversed(facts):
        ended_own = isinstance(fact, TokensCancelled) and split_off.issuperset(fact.tokens)
        if isinstance(fact, TokensCancelled | TokensScrapped) and not ended_own:
            raise _ended_for_ever(given, fact, facts, pieces)
        if isinstance(fact, TokensBatchSplit):
            back.rejoined(fact)
        elif isinstance(fact, TokensReworked):
            back.reworked |= dict.fromkeys(fact.tokens, fact.count - 1)
        elif isinstance(fact, TokensSplit):
            back.unborn(fact)
        elif isinstance(fact, TokensJoined):
            back.unjoined(fact)
    ended = {token for fact in facts if isinstance(fact, TokensCompleted) for token in fact.tokens}
    for members in _alike(map(_standing_still, done), ended):
        back.returned(members, ended=members[0].piece.token in ended)
    return back.facts


def _ended_for_ever(
    given: Given,
    fact: TokensCancelled | TokensScrapped,
    facts: Sequence[Fact],
    pieces: Mapping[int, WorkPiece],
) -> Refused:
    """Of parts that came too late the piece is named whose they were: it is what can be gone on with."""
    late = isinstance(fact, TokensCancelled) and fact.reason == JOIN_SATISFIED
    joined = [each.into[0] for each in facts[: facts.index(fact)] if isinstance(each, TokensJoined)]
    piece = pieces[joined[-1] if late and joined else fact.tokens[0]]
    return blocked(given, "late_parts" if late else "scrapped", None, **named(piece))


class _Back:
    """The way back of a step, fact by fact."""

    def __init__(
        self, pieces: Mapping[int, WorkPiece], graphs: Mapping[VersionId, Graph], context: Context
    ) -> None:
        self.facts: list[Fact] = []
        self.reworked: dict[int, int] = {}  # how often those had been sent back before that were now
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

    def rejoined(self, fact: TokensBatchSplit) -> None:
        """What was split off a batch is the batch's again."""
        part = self._pieces[fact.part]
        ended = self._states[fact.part] is TokenState.COMPLETED
        self.facts.append(
            TokensRejoined(
                ticket=fact.ticket,
                token=fact.token,
                part=fact.part,
                quantity=fact.quantity,
                ticket_completed=self._less([part]) if ended else None,
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
                **(was.sharing() if was.crew or was.asks else {}),
                back_to=was.back_to,
                qc_result=judged.result,
                defect=judged.defect,
                rework_count=self.reworked.get(pieces[0].token),
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
        if piece.ticket_status is not TicketStatus.IN_PROGRESS:
            status = piece.ticket_status
            state = "suspended" if piece.run_state is RunState.SUSPENDED else status
            raise blocked(given, f"job_{state}", status=status, **named(piece))
        if piece.run_state is not RunState.ACTIVE:
            raise blocked(given, "old_attempt", **named(piece))


def named(piece: WorkPiece) -> dict[str, str]:
    """What a sentence calls the piece by."""
    return {"ticket": piece.ticket_code, "number": token_number(piece.number)}


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
