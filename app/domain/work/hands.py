"""In whose hands an item is: claimed, handed over, put back, taken over; and asking for more hands."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace

from app.domain.decision import Context, Decision, Person
from app.domain.facts import Fact
from app.domain.facts.work import (
    WorkClaimed,
    WorkHandedOver,
    WorkHelpAsked,
    WorkHelpWithdrawn,
    WorkLeft,
    WorkRequeued,
    WorkTakenOver,
)
from app.domain.people import inactive
from app.domain.permissions import Permission
from app.domain.refusals import Code, Refused
from app.domain.routing.graph import Node
from app.domain.tickets.states import not_allowed
from app.domain.tickets.values import Tray
from app.domain.words import HELD_ITEM, TOKEN_OF_ITEM, ItemState, Part, Question, Reason, TokenState
from app.domain.work import together
from app.domain.work.pieces import (
    Member,
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
from app.ids import ItemId, PersonId, TokenId


def claim(pieces: Sequence[WorkPiece], node_of: Callable[[WorkPiece], Node], context: Context) -> Decision:
    """The person takes pieces that nobody holds."""
    refuse(pieces, _CLAIMABLE, context)
    facts = [
        WorkClaimed(
            ticket=members[0].ticket,
            person=context.person.id,
            node=members[0].node,
            tokens=tokens_of(members),
            items=items_of(members),
            places=together.places(node_of(members[0])),
            at=context.now,
        )
        for members in by_step(pieces)
    ]
    return Decision(facts, standing(pieces, TokenState.READY))


def hand_over(
    pieces: Sequence[WorkPiece], to: Person, note: str | None, trays: Iterable[Tray], context: Context
) -> Decision:
    """The person gives pieces that they hold into somebody else's hands; who helps goes on."""
    refuse(pieces, _IN_OWN_HANDS, context)
    refused = inactive(to) or not_allowed(to, Permission.WORK, "doer")
    if refused is not None:
        raise refused
    for piece in pieces:
        if to.id == context.person.id:
            raise about(Code.HELD_ALREADY, piece, variant="oneself", person=to.name)
        _refuse_done(piece, piece.member(to.id))
    facts = [
        WorkHandedOver(
            ticket=members[0].ticket,
            person=context.person.id,
            to=to.id,
            note=note,
            node=members[0].node,
            tokens=tokens_of(members),
            items=items_of(members),
            state=_without_holder(members[0]),
            question=_question(members[0], to, context),
            at=context.now,
        )
        for members in _alike(pieces)
    ]
    return _decision(pieces, facts, trays, "handed_over", context)


def take_over(pieces: Sequence[WorkPiece], reason: str, trays: Iterable[Tray], context: Context) -> Decision:
    """The person takes pieces that somebody else holds; who helps goes on, be it the person themselves.

    A part that is done stays its doer's: there is nothing to take over of it.
    """
    refuse(pieces, _IN_OTHER_HANDS, context)
    for piece in pieces:
        if piece.holder == context.person.id:
            raise about(Code.HELD_ALREADY, piece, variant="own", person=context.person.name)
        assert piece.holder is not None  # or it were refused
        _refuse_done(piece, piece.member(piece.holder))
        _refuse_done(piece, piece.member(context.person.id))
    facts = [
        WorkTakenOver(
            ticket=members[0].ticket,
            person=context.person.id,
            reason=reason,
            node=members[0].node,
            tokens=tokens_of(members),
            items=items_of(members),
            state=_without_holder(members[0]),
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
    """The person puts back pieces that they hold; what was worked stays recorded.

    Where others work at them, the person alone is out of it: a piece that somebody works at is in
    somebody's hands. Where it was its holder, the one holds it who joined in first. `trays` are the person's.
    """
    refuse(pieces, _MINE, context)
    shared = [piece for piece in pieces if _stays_in_hands(piece, context.person.id)]
    facts: list[Fact] = [
        WorkRequeued(
            ticket=members[0].ticket,
            person=context.person.id,
            note=note,
            node=members[0].node,
            tokens=tokens_of(members),
            items=items_of(members),
            at=context.now,
        )
        for members in by_step(piece for piece in pieces if piece not in shared)
    ]
    facts += leave(shared, context, note)
    facts += together.ended_by_leaving(trays, lambda _: items_of(pieces), "requeued", context)
    states = {piece.token: TOKEN_OF_ITEM[piece.without(context.person.id)] for piece in shared}
    tokens = [
        {"id": each.token, "state": states.get(each.token, TokenState.READY), "node": each.node}
        for each in pieces
    ]
    return Decision(facts, {"tokens": tokens})


def out_of_vain_hands(
    pieces: Sequence[WorkPiece], vain: Mapping[TokenId, frozenset[PersonId]], context: Context
) -> list[WorkTakenOver]:
    """The person who judges pieces takes them out of hands that may not, by token; no manager is asked about
    it. Whose part is done, it stays done."""
    return [
        WorkTakenOver(
            ticket=members[0].ticket,
            person=context.person.id,
            reason=Reason.NO_INSPECTOR,
            node=members[0].node,
            tokens=tokens_of(members),
            items=items_of(members),
            state=_without_holder(members[0]),
            out=tuple(sorted(vain[members[0].token] - {members[0].holder})) or None,
            at=context.now,
        )
        for members in alike(
            pieces,
            lambda piece: (
                piece.ticket,
                piece.node,
                _without_holder(piece),
                vain[piece.token] - {piece.holder},
            ),
        )
    ]


def leave(pieces: Sequence[WorkPiece], context: Context, note: str | None = None) -> list[WorkLeft]:
    """The person takes no part in pieces any more at which others work; `note` is for those."""
    person = context.person.id
    return [
        WorkLeft(
            ticket=members[0].ticket,
            person=person,
            to=_next_holder(members[0], person),
            node=members[0].node,
            tokens=tokens_of(members),
            items=items_of(members),
            state=members[0].without(person),
            note=note,
            at=context.now,
        )
        for members in alike(
            pieces,
            lambda piece: (piece.ticket, piece.node, _next_holder(piece, person), piece.without(person)),
        )
    ]


def ask_for_help(pieces: Sequence[WorkPiece], context: Context) -> Decision:
    """Somebody who takes part in pieces wants others to join in; everybody is shown it."""
    refuse(pieces, _MINE, context)
    for piece in pieces:
        if piece.wants_help:
            raise about(Code.HELP_ASKED, piece)
    return _calling(WorkHelpAsked, pieces, context)


def withdraw_help(pieces: Sequence[WorkPiece], context: Context) -> Decision:
    """Somebody who takes part in pieces wants nobody to join in any more; who has joined in goes on."""
    refuse(pieces, _MINE, context)
    for piece in pieces:
        if not piece.wants_help:
            raise about(Code.HELP_NOT_ASKED, piece)
    return _calling(WorkHelpWithdrawn, pieces, context)


def _calling(
    said: type[WorkHelpAsked | WorkHelpWithdrawn], pieces: Sequence[WorkPiece], context: Context
) -> Decision:
    facts = [
        said(
            ticket=members[0].ticket,
            person=context.person.id,
            node=members[0].node,
            tokens=tokens_of(members),
            items=items_of(members),
            at=context.now,
        )
        for members in by_step(pieces)
    ]
    tokens = [{"id": piece.token, "state": piece.state, "node": piece.node} for piece in pieces]
    return Decision(facts, {"tokens": tokens})


def _refuse_done(piece: WorkPiece, member: Member | None) -> None:
    """Nobody gets in hand, or takes out of hands, what they have done already."""
    if member is not None and member.part is Part.DONE:
        raise about(Code.PART_DONE, piece, variant="hands", person=member.name)


def _stays_in_hands(piece: WorkPiece, person: PersonId) -> bool:
    return piece.holder != person or _next_holder(piece, person) is not None


def _next_holder(piece: WorkPiece, leaving: PersonId) -> PersonId | None:
    """Who holds the piece when its holder leaves; None where somebody else does, or where nobody is left."""
    if piece.holder != leaving:
        return None
    helpers = [each for each in piece.members if each.part is Part.JOINED and each.person != leaving]
    return min(helpers, key=lambda each: (each.since, each.person)).person if helpers else None


def _alike(pieces: Sequence[WorkPiece]) -> list[list[WorkPiece]]:
    """The pieces of one job and step that stand alike in the new hands."""
    return alike(pieces, lambda piece: (piece.ticket, piece.node, _without_holder(piece)))


def _decision(
    pieces: Sequence[WorkPiece], facts: Sequence[Fact], trays: Iterable[Tray], by: str, context: Context
) -> Decision:
    def leaves(person: PersonId) -> Sequence[ItemId]:
        return [piece.open_item for piece in pieces if piece.holder == person]

    ended = together.ended_by_leaving(trays, leaves, by, context)
    tokens = [
        {"id": piece.token, "state": TOKEN_OF_ITEM[_without_holder(piece)], "node": piece.node}
        for piece in pieces
    ]
    return Decision([*facts, *ended], {"tokens": tokens})


def _without_holder(piece: WorkPiece) -> ItemState:
    """What was begun is paused in the new hands, unless others work at it: no clock starts by itself."""
    return piece.without(piece.holder)


def _question(piece: WorkPiece, to: Person, context: Context) -> Question | None:
    """A manager is asked about what goes to another team, and about begun work that changes hands, unless it
    is one who lets it."""
    if context.actor.may(Permission.DECIDE):
        return None
    if None not in (context.person.team, to.team) and context.person.team != to.team:
        return Question.ACROSS_TEAMS
    return Question.REASSIGNED if piece.is_begun else None


_CLAIMABLE = Rule(
    frozenset({ItemState.WAITING, ItemState.ASSIGNED}), dict.fromkeys(HELD_ITEM, Code.HELD_ALREADY)
)
_MINE = Rule(HELD_ITEM, {ItemState.WAITING: Code.NOT_HELD})
_IN_OWN_HANDS = replace(_MINE, leads=True)
_IN_OTHER_HANDS = replace(_MINE, held_by=False)
