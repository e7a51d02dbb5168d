"""In whose hands an item is: claimed, handed over, put back, taken over."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from app.domain.decision import Context, Decision, Person
from app.domain.facts import Fact
from app.domain.facts.work import WorkClaimed, WorkHandedOver, WorkRequeued, WorkTakenOver
from app.domain.people import inactive
from app.domain.permissions import Permission
from app.domain.refusals import Code, Refused
from app.domain.tickets.states import not_allowed
from app.domain.tickets.stop import ended_sessions
from app.domain.tickets.values import Tray
from app.domain.words import HELD_ITEM, TOKEN_OF_ITEM, ItemState, Question, TokenState
from app.domain.work.pieces import (
    Rule,
    WorkPiece,
    about,
    alike,
    by_step,
    items_of,
    refuse,
    standing,
    tokens_of,
)


def claim(pieces: Sequence[WorkPiece], context: Context) -> Decision:
    """The person takes pieces that nobody holds."""
    refuse(pieces, _CLAIMABLE, context)
    facts = [
        WorkClaimed(
            ticket=members[0].ticket,
            person=context.person.id,
            node=members[0].node,
            tokens=tokens_of(members),
            items=items_of(members),
            at=context.now,
        )
        for members in by_step(pieces)
    ]
    return Decision(facts, standing(pieces, TokenState.READY))


def hand_over(
    pieces: Sequence[WorkPiece], to: Person, note: str | None, trays: Iterable[Tray], context: Context
) -> Decision:
    """The person gives pieces that they hold into somebody else's hands."""
    refuse(pieces, _IN_OWN_HANDS, context)
    refused = inactive(to) or not_allowed(to, Permission.WORK, "doer")
    if refused is not None:
        raise refused
    facts = [
        WorkHandedOver(
            ticket=members[0].ticket,
            person=context.person.id,
            to=to.id,
            note=note,
            node=members[0].node,
            tokens=tokens_of(members),
            items=items_of(members),
            state=_now(members[0]),
            question=_question(members[0], to, context),
            at=context.now,
        )
        for members in _alike(pieces)
    ]
    return _decision(pieces, facts, trays, "handed_over", context)


def take_over(pieces: Sequence[WorkPiece], reason: str, trays: Iterable[Tray], context: Context) -> Decision:
    """The person takes pieces that somebody else holds."""
    refuse(pieces, _IN_OTHER_HANDS, context)
    for piece in pieces:
        if piece.holder == context.person.id:
            raise about(Code.HELD_ALREADY, piece)
    facts = [
        WorkTakenOver(
            ticket=members[0].ticket,
            person=context.person.id,
            reason=reason,
            node=members[0].node,
            tokens=tokens_of(members),
            items=items_of(members),
            state=_now(members[0]),
            question=_question(members[0], context.person, context),
            at=context.now,
        )
        for members in _alike(pieces)
    ]
    return _decision(pieces, facts, trays, "taken_over", context)


def refuse_other_team(holders: Iterable[Person], context: Context) -> None:
    """Raises Refused where one of them is not of the person's team; who may decide isn't asked for that."""
    own = context.person.team
    for holder in holders:
        if own is None or holder.team != own:
            params = {"person": context.person.name, "holder": holder.name}
            raise Refused(Code.NOT_ALLOWED, params, details=params, variant="other_team")


def put_back(
    pieces: Sequence[WorkPiece], note: str | None, trays: Iterable[Tray], context: Context
) -> Decision:
    """The person puts back pieces that they hold; what was worked stays recorded."""
    refuse(pieces, _IN_OWN_HANDS, context)
    facts = [
        WorkRequeued(
            ticket=members[0].ticket,
            person=context.person.id,
            note=note,
            node=members[0].node,
            tokens=tokens_of(members),
            items=items_of(members),
            at=context.now,
        )
        for members in by_step(pieces)
    ]
    ended = ended_sessions(trays, items_of(pieces), "requeued", context)
    return Decision([*facts, *ended], standing(pieces, TokenState.READY))


def _alike(pieces: Sequence[WorkPiece]) -> list[list[WorkPiece]]:
    """The pieces of one job and step that stand alike in the new hands."""
    return alike(pieces, lambda piece: (piece.ticket, piece.node, _now(piece)))


def _decision(
    pieces: Sequence[WorkPiece], facts: Sequence[Fact], trays: Iterable[Tray], by: str, context: Context
) -> Decision:
    ended = ended_sessions(trays, items_of(pieces), by, context)
    tokens = [
        {"id": piece.token, "state": TOKEN_OF_ITEM[_now(piece)], "node": piece.node} for piece in pieces
    ]
    return Decision([*facts, *ended], {"tokens": tokens})


def _now(piece: WorkPiece) -> ItemState:
    """What was begun is paused in the new hands: no clock starts by itself."""
    begun = piece.item_state in (ItemState.IN_PROGRESS, ItemState.PAUSED)
    return ItemState.PAUSED if begun else ItemState.CLAIMED


def _question(piece: WorkPiece, to: Person, context: Context) -> Question | None:
    """A manager is asked about what goes to another team, and about begun work that changes hands, unless it
    is one who lets it."""
    if context.actor.may(Permission.DECIDE):
        return None
    if None not in (context.person.team, to.team) and context.person.team != to.team:
        return Question.ACROSS_TEAMS
    return Question.REASSIGNED if _now(piece) is ItemState.PAUSED else None


_CLAIMABLE = Rule(
    frozenset({ItemState.WAITING, ItemState.ASSIGNED}), dict.fromkeys(HELD_ITEM, Code.HELD_ALREADY)
)
_IN_OWN_HANDS = Rule(HELD_ITEM, {ItemState.WAITING: Code.NOT_HELD})
_IN_OTHER_HANDS = replace(_IN_OWN_HANDS, held_by=False)
