"""Several people at one work item.

Its holder leads: there is one, whoever else takes part. A step that asks for n people is done when n have
done their part, its holder among them; the last one's completion lets the piece go on. The item runs while
anybody's clock runs on it; each one's clock is their own. What somebody did of it stays theirs: their time,
and their part once they have said that it is done.

A step that starts together (`sync_start`) begins when as many have pressed as it asks for, each no longer
ago than its window: their clocks start at that moment. A press is a fact and nothing else happens when its
window lapses: it just doesn't count any more. Nor does it while the clock of who pressed runs elsewhere.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Sequence

from app.domain.decision import Context, Decision
from app.domain.facts import Fact
from app.domain.facts.work import SessionEnded, WorkAssisted, WorkPressed, WorkStarted
from app.domain.refusals import Code
from app.domain.routing.graph import Node
from app.domain.routing.presets import SYNC_WINDOW_SECONDS
from app.domain.tickets.stop import ended_sessions
from app.domain.tickets.values import Tray
from app.domain.words import HELD_ITEM, ItemState, Part, TokenState
from app.domain.work.pieces import (
    Member,
    Rule,
    WorkPiece,
    about,
    by_ticket,
    items_of,
    refuse,
    standing,
    tokens_of,
)
from app.ids import ItemId, PersonId

_MICROSECONDS = 1_000_000

NodeOf = Callable[[WorkPiece], Node]


def places(node: Node) -> int | None:
    """How many people the step asks for, where that is more than one."""
    return node.operators if node.operators > 1 else None


def ended_by_leaving(
    trays: Iterable[Tray], leaves: Callable[[PersonId], Collection[ItemId]], by: str, context: Context
) -> list[SessionEnded]:
    """The sessions whose last items leave the tray of their person."""
    return [fact for tray in trays for fact in ended_sessions([tray], leaves(tray.person), by, context)]


# --- joining in -------------------------------------------------------------------------------------------


def refuse_to_join(pieces: Sequence[WorkPiece], node_of: NodeOf, context: Context) -> None:
    """Raises the first thing that stands in the way of joining in on one of these pieces."""
    refuse(pieces, _JOINABLE, context)
    for piece in pieces:
        member = piece.member(context.person.id)
        if member is not None:
            code = Code.PART_DONE if member.part is Part.DONE else Code.ASSISTING_ALREADY
            raise about(code, piece, person=member.name)
        if is_full(piece, node_of(piece), context):
            raise about(Code.STEP_FULL, piece, people=node_of(piece).operators)


def is_full(piece: WorkPiece, node: Node, context: Context) -> bool:
    """Whether as many take part as the step asks for, or are about to: who has pressed keeps their place."""
    if node.operators == 1:
        return False
    people = {each.person for each in (*piece.members, *pressing(piece, node, context))}
    people -= {context.person.id}
    return len(people) >= node.operators


def joined(
    pieces: Sequence[WorkPiece], person: PersonId, session: int, context: Context
) -> list[WorkAssisted]:
    """The clock of somebody who helps runs on these pieces."""
    return [
        WorkAssisted(
            ticket=members[0].ticket,
            person=person,
            session=session,
            node=members[0].node,
            tokens=tokens_of(members),
            items=items_of(members),
            at=context.now,
        )
        for members in by_ticket(pieces)
    ]


# --- starting together ------------------------------------------------------------------------------------


def is_synchronised(pieces: Sequence[WorkPiece], node_of: NodeOf) -> bool:
    """Whether the clock on these pieces of one step waits for others.

    Raises Refused where it does on some and not on others: a tray has one clock.
    """
    node = node_of(pieces[0])
    if not node.sync_start or node.operators == 1:
        return False
    begun = [piece for piece in pieces if piece.is_begun]
    if begun and len(begun) < len(pieces):
        raise about(Code.MIXED_STEPS, begun[0], variant="begun")
    return not begun


def pressed(pieces: Sequence[WorkPiece], node: Node, paused: Sequence[Fact], context: Context) -> Decision:
    """The person has pressed; with the last one of all pieces the clocks of all start."""
    others = {
        piece.token: [each for each in pressing(piece, node, context) if each.person != context.person.id]
        for piece in pieces
    }
    missing = max(node.operators - 1 - len(others[piece.token]) for piece in pieces)
    if missing > 0:
        said = {**standing(pieces, TokenState.READY), "waits_for": missing}
        return Decision([*paused, *_press(pieces, node, context)], said)
    crews: dict[PersonId, list[WorkPiece]] = {context.person.id: list(pieces)}
    for piece in pieces:
        for each in others[piece.token]:
            crews.setdefault(each.person, []).append(piece)
    facts = [fact for person, theirs in crews.items() for fact in _begin(theirs, person, node, context)]
    return Decision([*paused, *sorted(facts, key=_helpers_last)], standing(pieces, TokenState.ACTIVE))


def pressing(piece: WorkPiece, node: Node, context: Context) -> list[Member]:
    """Who has pressed, and still stands ready for a piece that has not begun."""
    if piece.is_begun:
        return []
    window = (node.sync_window_seconds or SYNC_WINDOW_SECONDS) * _MICROSECONDS
    return [
        each
        for each in piece.crew
        if each.part is Part.PRESSED
        and abs(context.now - each.since) <= window  # a clock that was set back makes no press last
        and not each.is_busy
    ]


def _press(pieces: Sequence[WorkPiece], node: Node, context: Context) -> list[Fact]:
    return [
        WorkPressed(
            ticket=members[0].ticket,
            person=context.person.id,
            node=node.code,
            tokens=tokens_of(members),
            items=items_of(members),
            places=node.operators,
            at=context.now,
        )
        for members in by_ticket(pieces)
    ]


def _begin(pieces: Sequence[WorkPiece], person: PersonId, node: Node, context: Context) -> list[Fact]:
    """The clock of one of them: as the one who holds the pieces, or as one who helps."""
    session = context.ids.take()
    led = [piece for piece in pieces if piece.holder in (None, person)]
    helped = [piece for piece in pieces if piece not in led]
    started = [
        WorkStarted(
            ticket=members[0].ticket,
            person=person,
            session=session,
            node=node.code,
            tokens=tokens_of(members),
            items=items_of(members),
            places=node.operators,
            at=context.now,
        )
        for members in by_ticket(led)
    ]
    return [*started, *joined(helped, person, session, context)]


def _helpers_last(fact: Fact) -> bool:
    return isinstance(fact, WorkAssisted)


_JOINABLE = Rule(HELD_ITEM, {ItemState.WAITING: Code.NOT_HELD}, held_by=False, cured=True)
