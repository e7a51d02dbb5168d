"""Rules of taking a command back: who may, what stands in the way, and which facts bring back what was.

What was before is never stored for it: it is folded from the facts that came before the command.
"""

from __future__ import annotations

from dataclasses import replace

from app.clock import Instant, iso
from app.domain.commands import CommandSpec
from app.domain.commands import undo as commands
from app.domain.decision import Person
from app.domain.defects import FIRST
from app.domain.facts.catalogue import OrgSet, ProductCreated, ProductEdited, WorkspaceCreated
from app.domain.facts.defects import DefectCreated, DefectEdited
from app.domain.facts.people import PersonAdded, PersonEdited
from app.domain.facts.tickets import (
    TicketCreated,
    TicketEdited,
)
from app.domain.refusals import Code, Refused
from app.domain.tickets.states import not_allowed
from app.domain.tickets.values import Ticket
from app.domain.words import TicketStatus
from app.ids import PersonId
from app.values import frozen


@frozen
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


@frozen
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
        return _about(Code.NOT_UNDOABLE, given, given.kind, counter=spec.counter)
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


def defect_edited_back(edited: DefectEdited, former: DefectCreated | DefectEdited | None) -> DefectEdited:
    """A kind of fault as it was before; one that every workshop begins with, as it begins with it."""
    if isinstance(former, DefectEdited):
        return replace(former)
    first = FIRST[edited.id - 1] if former is None else former
    return DefectEdited(
        id=edited.id,
        code=edited.code,
        name_en=first.name_en,
        name_th=first.name_th,
        steps=first.steps,
        active=True,
    )


def person_edited_back(former: PersonAdded | PersonEdited) -> PersonEdited:
    """The edit that gives a person their former values; of a new one nothing else is on record."""
    if isinstance(former, PersonEdited):
        return replace(former, pin=None)
    return PersonEdited(
        id=former.id,
        name=former.name,
        roles=former.roles,
        name_en=None,
        name_th=None,
        team=None,
        work_centers=None,
        skills=None,
        badge=None,
        active=True,
    )


def org_set_back(former: OrgSet | WorkspaceCreated) -> OrgSet:
    """The organisation as it was called before; first it has a code and no names."""
    if isinstance(former, OrgSet):
        return replace(former)
    return OrgSet(code=former.org, name_en=None, name_th=None)
