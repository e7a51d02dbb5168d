"""Who answers for a classic ticket."""

from __future__ import annotations

from app.domain.decision import Decision, Person
from app.domain.facts.tickets import TicketOwnerChanged, TicketOwnerRemoved
from app.domain.people import inactive
from app.domain.permissions import Permission
from app.domain.refusals import Code, Refused
from app.domain.tickets.values import Ticket
from app.domain.words import Role
from app.ids import PersonId


def assign(ticket: Ticket, person: Person | None) -> Decision:
    """The ticket's owner from now on; None: nobody. What stays as it is, is refused: it is no change."""
    new = answering(person)
    if new == ticket.owner:
        params = {"code": ticket.code, "owner": "" if person is None else person.name}
        raise Refused(
            Code.SAME_OWNER,
            params,
            details={"status": ticket.status, "ticket": ticket.code},
            variant="" if person else "nobody",
        )
    result = {"id": ticket.id, "code": ticket.code, "status": ticket.status, "job_owner_id": new}
    return Decision((changed(ticket, new),), result)


def changed(ticket: Ticket, owner: PersonId | None) -> TicketOwnerChanged | TicketOwnerRemoved:
    """That somebody, or nobody, answers for the ticket from now on."""
    if owner is None:
        return TicketOwnerRemoved(ticket=ticket.id)
    return TicketOwnerChanged(ticket=ticket.id, owner=owner)


def answering(person: Person | None) -> PersonId | None:
    """The owner's id. Raises Refused for somebody who is gone, or only looks on."""
    if person is None:
        return None
    gone = inactive(person)
    if gone is not None:
        raise gone
    if not may_answer(person.roles):
        params = {"person": person.name, "permission": Permission.RUN_TICKETS}
        raise Refused(
            Code.NOT_ALLOWED, params, details={"permission": Permission.RUN_TICKETS}, variant="owner"
        )
    return person.id


def may_answer(roles: tuple[Role, ...]) -> bool:
    """Whether somebody can answer for a ticket: everybody who does anything in the workshop."""
    return any(role is not Role.VIEWER for role in roles)
