"""What a work command sees of its pieces, and what stands in its way."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from operator import attrgetter
from typing import TypeVar

from app.clock import Instant
from app.domain.codes import token_number
from app.domain.decision import Context
from app.domain.refusals import Code, Refused
from app.domain.tickets.values import Tray
from app.domain.words import LIVE_TOKEN, ItemState, Part, RunState, TicketStatus, TokenState
from app.ids import ItemId, PersonId, TicketId, TokenId, VersionId
from app.values import frozen

K = TypeVar("K", bound=Hashable)


@frozen
class Member:
    """Somebody who takes part in a work item. Their clock `runs` on it; who `is_busy` can't begin other work:
    their clock runs, on it or elsewhere, or they have left the workshop."""

    person: PersonId
    name: str
    part: Part
    since: Instant
    runs: bool
    is_busy: bool


@frozen
class WorkPiece:
    """A token as a work command sees it: with its ticket, its run and its open work item.

    `crew`: where several people share the item, or have pressed, or have done their part of it, all of them
    with its holder; else nobody.
    """

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
    ready_at: Instant | None = None  # when what was done to it has cured
    crew: tuple[Member, ...] = ()
    wants_help: bool = False

    @property
    def open_item(self) -> ItemId:
        """The item that a command works on; `refuse` has seen that there is one."""
        assert self.item is not None
        return self.item

    @property
    def members(self) -> tuple[Member, ...]:
        """Who takes part: the holder, who helps, and whose part is done. Who has only pressed doesn't yet."""
        if self.crew:
            return tuple(
                each for each in self.crew if each.part is not Part.PRESSED or each.person == self.holder
            )
        if self.holder is None:
            return ()
        runs = self.item_state is ItemState.IN_PROGRESS
        return (Member(self.holder, self.holder_name or "", Part.JOINED, Instant(0), runs, runs),)

    @property
    def runners(self) -> frozenset[PersonId]:
        """Whose clock runs on it."""
        return frozenset(each.person for each in self.members if each.runs)

    @property
    def is_begun(self) -> bool:
        """Whether somebody has worked on it at this step, or said that their part is done."""
        return self.item_state in (ItemState.IN_PROGRESS, ItemState.PAUSED) or self.is_done_in_part

    @property
    def is_done_in_part(self) -> bool:
        """Whether one of several has done their part of it."""
        return any(each.part is Part.DONE for each in self.crew)

    def member(self, person: PersonId) -> Member | None:
        """How somebody takes part, if they do."""
        return next((each for each in self.members if each.person == person), None)

    def stands_for(self, person: PersonId) -> ItemState | None:
        """How the item stands for somebody who takes part: what others work on has begun for them too."""
        if self.item_state is not ItemState.IN_PROGRESS or self.member(person) is None:
            return self.item_state
        return ItemState.IN_PROGRESS if person in self.runners else ItemState.PAUSED

    def without(self, person: PersonId | None) -> ItemState:
        """How the item stands once that person's clock doesn't run on it."""
        if self.runners - {person}:
            return ItemState.IN_PROGRESS
        return ItemState.PAUSED if self.is_begun else ItemState.CLAIMED


@frozen
class Rule:
    """Which item states a command accepts, the code for each other one, and what else it asks for."""

    accepts: frozenset[ItemState]
    otherwise: Mapping[ItemState, Code]
    gated: bool = True  # the ticket must be in progress
    needs_work: bool = True  # an item is open, in one of those states
    held_by: bool = True  # the person takes part in the item, or nobody holds it
    leads: bool = False  # and nobody else holds it
    cured: bool = False  # what was done before must have cured


OPEN_UNSTARTED = frozenset({ItemState.WAITING, ItemState.ASSIGNED, ItemState.CLAIMED})
COMPLETABLE = Rule(OPEN_UNSTARTED | {ItemState.IN_PROGRESS, ItemState.PAUSED}, {}, cured=True)


def refuse(pieces: Iterable[WorkPiece], rule: Rule, context: Context) -> None:
    """Raises the first thing that stands in the way of the first piece that has one."""
    for members in alike(pieces, _all_that_hinders):
        for hindrance in _HINDRANCES:
            refusal = hindrance(members[0], rule, context)
            if refusal is not None:
                raise refusal


def refuse_tray(pieces: Sequence[WorkPiece], running: Tray | None, context: Context) -> None:
    """Raises Refused when the person's clock runs already, or the pieces are not of one step."""
    if running is not None:
        params = {"person": context.person.name, "pieces": len(running.items)}
        raise Refused(Code.SESSION_RUNNING, params, details={**params, "session": running.session})
    steps = {(piece.version_id, piece.node) for piece in pieces}
    if len(steps) > 1:
        nodes = ", ".join(sorted({piece.node for piece in pieces}))
        variant = "" if len({node for _, node in steps}) > 1 else "versions"
        raise Refused(Code.MIXED_STEPS, {"nodes": nodes}, details={"nodes": nodes}, variant=variant)


def about(code: Code, piece: WorkPiece, *, variant: str = "work", **params: object) -> Refused:
    """A refusal that names the piece, its job and its step."""
    facts = {"ticket": piece.ticket_code, "number": token_number(piece.number), "node": piece.node, **params}
    return Refused(code, facts, details={"token": piece.token, **facts}, variant=variant)


def by_ticket(pieces: Iterable[WorkPiece]) -> list[list[WorkPiece]]:
    """The pieces of each ticket: a fact speaks of one ticket."""
    return alike(pieces, lambda piece: piece.ticket)


def by_step(pieces: Iterable[WorkPiece]) -> list[list[WorkPiece]]:
    """The pieces of each ticket that are at one step of one version."""
    return alike(pieces, lambda piece: (piece.ticket, piece.version_id, piece.node))


def alike(pieces: Iterable[WorkPiece], key: Callable[[WorkPiece], K]) -> list[list[WorkPiece]]:
    """The pieces that are alike, in the order in which the first of each kind was named."""
    groups: dict[K, list[WorkPiece]] = {}
    for piece in pieces:
        groups.setdefault(key(piece), []).append(piece)
    return list(groups.values())


def tokens_of(pieces: Iterable[WorkPiece]) -> tuple[TokenId, ...]:
    """The pieces' tokens, in order."""
    return tuple(piece.token for piece in pieces)


def items_of(pieces: Iterable[WorkPiece]) -> tuple[ItemId, ...]:
    """The pieces' open items, in order."""
    return tuple(piece.open_item for piece in pieces)


def standing(pieces: Iterable[WorkPiece], state: TokenState) -> dict[str, object]:
    """The answer of a command after which its pieces stand at the same step in that state."""
    return {"tokens": [{"id": piece.token, "state": state, "node": piece.node} for piece in pieces]}


_all_that_hinders = attrgetter(
    "state", "run_state", "ticket_status", "item_state", "holder", "ready_at", "crew"
)
"""Pieces that are alike in this are hindered alike: of a thousand, the first of each kind is asked."""


def _not_live(piece: WorkPiece, rule: Rule, context: Context) -> Refused | None:
    """A cancelled ticket is named before its dead tokens: the remedy is at the ticket."""
    live = piece.state in LIVE_TOKEN and piece.run_state is RunState.ACTIVE
    if live or (rule.gated and _gate(piece, rule, context) is not None):
        return None
    return about(Code.TOKEN_NOT_LIVE, piece, state=piece.state)


def _gate(piece: WorkPiece, rule: Rule, context: Context) -> Refused | None:
    if not rule.gated or piece.ticket_status is TicketStatus.IN_PROGRESS:
        return None
    status = piece.ticket_status
    variant = "suspended" if piece.run_state is RunState.SUSPENDED else status
    return about(Code.TICKET_NOT_RUNNING, piece, variant=variant, status=status)


def _no_work(piece: WorkPiece, rule: Rule, context: Context) -> Refused | None:
    """It waits for parts or for a manager: people have nothing to do with it now."""
    if piece.item_state is not None or not rule.needs_work:
        return None
    return about(Code.NO_WORK_HERE, piece, variant=piece.state, state=piece.state)


def _held(piece: WorkPiece, rule: Rule, context: Context) -> Refused | None:
    if not rule.held_by or piece.holder in (None, context.person.id):
        return None
    if piece.member(context.person.id) is None:
        return about(Code.HELD_BY_OTHER, piece, holder=piece.holder_name)
    if rule.leads:
        return about(Code.HELD_BY_OTHER, piece, variant="helps", holder=piece.holder_name)
    return None


def _done(piece: WorkPiece, rule: Rule, context: Context) -> Refused | None:
    """Of several people at one step each has one part."""
    member = piece.member(context.person.id)
    if not rule.held_by or member is None or member.part is not Part.DONE:
        return None
    return about(Code.PART_DONE, piece, person=member.name)


def _wrong_state(piece: WorkPiece, rule: Rule, context: Context) -> Refused | None:
    state = piece.stands_for(context.person.id) if rule.held_by else piece.item_state
    if not rule.needs_work or state is None or state in rule.accepts:
        return None
    code = rule.otherwise[state]
    if code is Code.HELD_ALREADY and piece.holder == context.person.id:
        return about(code, piece, variant="own", state=state, person=context.person.name)
    return about(code, piece, state=state)


def _curing(piece: WorkPiece, rule: Rule, context: Context) -> Refused | None:
    if not rule.cured or piece.ready_at is None:
        return None
    until = Instant(piece.ready_at + context.set_by)
    return None if until <= context.now else about(Code.CURING, piece, until=until)


_HINDRANCES: tuple[Callable[[WorkPiece, Rule, Context], Refused | None], ...] = (
    _not_live,
    _gate,
    _no_work,
    _held,
    _done,
    _wrong_state,
    _curing,
)
