"""Rules of taking a command back: who may, what stands in the way, and which facts bring back what was.

What was before is never stored for it: it is folded from the facts that came before the command.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from app.clock import Instant, iso
from app.domain.codes import token_number
from app.domain.commands import CommandSpec
from app.domain.commands import undo as commands
from app.domain.decision import Context, Person
from app.domain.facts import Fact
from app.domain.facts.catalogue import OrgSet, ProductCreated, ProductEdited, WorkspaceCreated
from app.domain.facts.tickets import (
    TicketCreated,
    TicketEdited,
    TicketPaused,
    TokensBorn,
    TokensMoved,
    TokensReturned,
)
from app.domain.facts.work import (
    WorkCompleted,
    WorkPaused,
    WorkResumed,
    WorkReverted,
    WorkStarted,
)
from app.domain.refusals import Code, Refused
from app.domain.tickets.states import not_allowed
from app.domain.tickets.stop import ended_sessions
from app.domain.tickets.values import Ticket, Tray
from app.domain.words import ItemState, RunState, TicketStatus, TokenState
from app.domain.work import WorkPiece
from app.ids import ItemId, PersonId, TicketId


@dataclass(frozen=True, slots=True)
class Given:
    """A command as it stands in the ledger."""

    n: int
    request: str
    at: Instant
    kind: str
    actor: PersonId
    actor_name: str
    done: bool
    after: int  # the number of the first fact that came after it
    first: int  # the number of its own first fact


@dataclass(frozen=True, slots=True)
class Later:
    """A command that came after another one and is about the same thing."""

    kind: str
    at: Instant
    person: str
    subject: int


def hindrance(given: Given, spec: CommandSpec, actor: Person, *, undone: bool) -> Refused | None:
    """Why the actor can't take the command back, whatever came after it; None when nothing is in the way."""
    if not given.done:
        return _about(Code.NOTHING_TO_UNDO, given, "refused")
    if given.kind == commands.Undo.kind:
        return _about(Code.NOT_UNDOABLE, given, "undo")
    if given.actor != actor.id:
        return _about(Code.NOT_ALLOWED, given, "undo", person=given.actor_name)
    if not spec.undoable:
        variant = "counter" if spec.counter else ""
        return _about(Code.NOT_UNDOABLE, given, variant, counter=spec.counter)
    if undone:
        return _about(Code.UNDONE_ALREADY, given)
    return not_allowed(actor, spec.permission)


def blocked(given: Given, variant: str, later: Later | None = None, /, **params: object) -> Refused:
    """The refusal that names what stands in the way: by whom, when, and what to do instead."""
    return _about(Code.UNDO_BLOCKED, given, variant, later, **params)


def _about(
    code: Code, given: Given, variant: str = "", later: Later | None = None, /, **params: object
) -> Refused:
    told = {"undone": given.kind, **params}
    details = {**told, "request": given.request}
    if later is not None:
        by = {"person": later.person, "later": later.kind}
        told = {**by, "when": later.at, **told}
        details = {**by, "when": iso(later.at), **details}
    return Refused(code, told, details=details, variant=variant)


# --- edits: another edit with the former values ---------------------------------------------------------


def ticket_edited_back(ticket: Ticket, former: TicketCreated | TicketEdited) -> TicketEdited:
    """The edit that gives a ticket its former values."""
    return TicketEdited(
        ticket=ticket.id,
        version=ticket.version + 1,
        quantity=former.quantity,
        routing=former.routing,
        version_id=former.version_id,
        due=former.due,
        priority=former.priority,
        notes=former.notes,
    )


def is_frozen(ticket: Ticket, back: TicketEdited) -> bool:
    """Whether something has been made of the quantity or routing that the edit back would change."""
    same = (ticket.quantity, ticket.routing, ticket.version_id) == (
        back.quantity,
        back.routing,
        back.version_id,
    )
    return not same and ticket.status is not TicketStatus.PLANNED


def product_edited_back(former: ProductCreated | ProductEdited) -> ProductEdited:
    """The edit that gives a product its former values; a new one is in use."""
    return ProductEdited(
        id=former.id,
        name_en=former.name_en,
        name_th=former.name_th,
        routing=former.routing,
        active=former.active if isinstance(former, ProductEdited) else True,
    )


def org_set_back(former: OrgSet | WorkspaceCreated) -> OrgSet:
    """The organisation as it was called before; first it has a code and no names."""
    if isinstance(former, OrgSet):
        return replace(former)
    return OrgSet(code=former.org, name_en=None, name_th=None)


# --- work: items as they were ---------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Stood:
    """How a work item stood."""

    state: ItemState
    holder: PersonId | None = None


@dataclass(frozen=True, slots=True)
class Done:
    """A piece as it is now, with the item of the step that a command did, and how that stood before."""

    piece: WorkPiece
    node: str
    item: ItemId
    was: Stood


_OPENED = Stood(ItemState.WAITING)
_RUNNING = (WorkStarted, WorkResumed)


def items_after(facts: Iterable[Fact]) -> dict[int, Stood]:
    """How the work items stand that the facts, oldest first, speak of.

    A pause may have been of other pieces too, whose own facts are not among these.
    """
    stood: dict[int, Stood] = {}
    for fact in facts:
        if isinstance(fact, TokensBorn):
            if fact.first_item is not None:
                stood |= dict.fromkeys(range(fact.first_item, fact.first_item + fact.count), _OPENED)
        elif isinstance(fact, TokensMoved):
            stood |= dict.fromkeys(fact.items, _OPENED)
        elif isinstance(fact, _RUNNING):
            stood |= dict.fromkeys(fact.items, Stood(ItemState.IN_PROGRESS, PersonId(fact.person)))
        elif isinstance(fact, WorkPaused | TicketPaused):
            known = [item for item in fact.items if item in stood]
            stood |= {item: replace(stood[item], state=ItemState.PAUSED) for item in known}
        elif isinstance(fact, WorkReverted | TokensReturned):
            holder = None if fact.holder is None else PersonId(fact.holder)
            stood |= dict.fromkeys(fact.items, Stood(ItemState(fact.state), holder))
    return stood


def started_back(done: Sequence[Done], trays: Iterable[Tray], context: Context) -> list[Fact]:
    """The items stand as before the start; the clock ends, and what it has counted stays."""
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
        for members in _alike(done)
    ]
    return [*facts, *ended_sessions(trays, (each.item for each in done), "undone", context)]


def completed_back(done: Sequence[Done], context: Context) -> list[Fact]:
    """The pieces are back at their step. What was being worked on is paused: no clock starts by itself."""
    finished: dict[TicketId, int] = {}
    facts: list[Fact] = []
    for members in _alike(map(_standing_still, done)):
        first = members[0].piece
        completed = None
        if first.state is TokenState.COMPLETED:
            before = finished.get(first.ticket, first.ticket_completed)
            completed = finished[first.ticket] = before - sum(each.piece.quantity for each in members)
        facts.append(
            TokensReturned(
                ticket=first.ticket,
                node=members[0].node,
                tokens=tuple(each.piece.token for each in members),
                items=tuple(each.item for each in members),
                left=tuple(each.piece.item for each in members if each.piece.item is not None),
                state=members[0].was.state,
                holder=members[0].was.holder,
                ticket_completed=completed,
                at=context.now,
            )
        )
    return facts


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
    return blocked(given, "work", on, ticket=piece.ticket_code, number=token_number(piece.number))


def done_by(facts: Iterable[Fact], pieces: Mapping[int, WorkPiece], stood: Mapping[int, Stood]) -> list[Done]:
    """What a work command did to which piece; `pieces` by token, `stood` by item."""
    return [
        Done(pieces[token], fact.node, ItemId(item), stood[item])
        for fact in facts
        if isinstance(fact, WorkStarted | WorkCompleted)
        for token, item in zip(fact.tokens, fact.items, strict=True)
    ]


def _standing_still(each: Done) -> Done:
    if each.was.state is not ItemState.IN_PROGRESS:
        return each
    return replace(each, was=replace(each.was, state=ItemState.PAUSED))


def _alike(done: Iterable[Done]) -> list[list[Done]]:
    """Those that one fact can speak of: of one ticket, node, state, holder, and all ended or none."""
    groups: dict[tuple[Any, ...], list[Done]] = {}
    for each in done:
        ended = each.piece.state is TokenState.COMPLETED
        groups.setdefault((each.piece.ticket, each.node, each.was.state, each.was.holder, ended), []).append(
            each
        )
    return list(groups.values())
