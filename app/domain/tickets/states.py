"""The one gate of a ticket's lifecycle: the table of DOMAIN 2 and `actions`, which everything asks."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum

from app.domain.decision import Person
from app.domain.permissions import Permission
from app.domain.refusals import Code, Refused
from app.domain.tickets.values import KnownTicket
from app.domain.words import Line, TicketStatus

LARGEST_START = 10_000
WARN_ABOVE = 50


class Action(StrEnum):
    """What can be done to a ticket's lifecycle."""

    EDIT = "edit"
    ASSIGN_OWNER = "assign_owner"
    START = "start"
    PAUSE = "pause"
    RESUME = "resume"
    COMPLETE = "complete"
    CLOSE_SHORT = "close_short"
    CANCEL = "cancel"
    RESTORE = "restore"


_PLANNED, _RUNNING, _PAUSED = TicketStatus.PLANNED, TicketStatus.IN_PROGRESS, TicketStatus.PAUSED
_COMPLETED, _CANCELLED = TicketStatus.COMPLETED, TicketStatus.CANCELLED

# What each action leads to from each state, or the code that refuses it. Restore is by line.
TRANSITIONS: Mapping[Action, Mapping[TicketStatus, TicketStatus | Code]] = {
    Action.EDIT: {
        _PLANNED: _PLANNED,
        _RUNNING: _RUNNING,
        _PAUSED: _PAUSED,
        _COMPLETED: Code.ALREADY_COMPLETED,
        _CANCELLED: Code.ALREADY_CANCELLED,
    },
    Action.ASSIGN_OWNER: {
        _PLANNED: _PLANNED,
        _RUNNING: _RUNNING,
        _PAUSED: _PAUSED,
        _COMPLETED: Code.ALREADY_COMPLETED,
        _CANCELLED: Code.ALREADY_CANCELLED,
    },
    # the way through production
    Action.START: {
        _PLANNED: _RUNNING,
        _RUNNING: Code.ALREADY_STARTED,
        _PAUSED: Code.MUST_RESUME,
        _COMPLETED: Code.ALREADY_COMPLETED,
        _CANCELLED: Code.CANNOT_START_CANCELLED,
    },
    Action.PAUSE: {
        _PLANNED: Code.NOT_IN_PROGRESS,
        _RUNNING: _PAUSED,
        _PAUSED: Code.ALREADY_PAUSED,
        _COMPLETED: Code.ALREADY_COMPLETED,
        _CANCELLED: Code.CANNOT_PAUSE_CANCELLED,
    },
    Action.RESUME: {
        _PLANNED: Code.NOT_PAUSED,
        _RUNNING: Code.NOT_PAUSED,
        _PAUSED: _RUNNING,
        _COMPLETED: Code.ALREADY_COMPLETED,
        _CANCELLED: Code.CANNOT_RESUME_CANCELLED,
    },
    # the ends
    Action.COMPLETE: {
        _PLANNED: Code.NOT_IN_PROGRESS,
        _RUNNING: _COMPLETED,
        _PAUSED: Code.CANNOT_COMPLETE_FROM_PAUSED,
        _COMPLETED: Code.ALREADY_COMPLETED,
        _CANCELLED: Code.CANNOT_COMPLETE_CANCELLED,
    },
    Action.CLOSE_SHORT: {
        _PLANNED: Code.NOT_IN_PROGRESS,
        _RUNNING: _COMPLETED,
        _PAUSED: Code.CANNOT_COMPLETE_FROM_PAUSED,
        _COMPLETED: Code.ALREADY_COMPLETED,
        _CANCELLED: Code.CANNOT_COMPLETE_CANCELLED,
    },
    Action.CANCEL: {
        _PLANNED: _CANCELLED,
        _RUNNING: _CANCELLED,
        _PAUSED: _CANCELLED,
        _COMPLETED: Code.ALREADY_COMPLETED,
        _CANCELLED: Code.ALREADY_CANCELLED,
    },
    # and back: a cancelled Hatthasilpa job is planned again, never paused; see `leads_to` for the classic one
    Action.RESTORE: {
        _PLANNED: Code.CANNOT_RESTORE,
        _RUNNING: Code.CANNOT_RESTORE,
        _PAUSED: Code.CANNOT_RESTORE,
        _COMPLETED: Code.CANNOT_RESTORE,
        _CANCELLED: _PLANNED,
    },
}

PERMISSIONS: Mapping[Action, Permission] = {
    Action.EDIT: Permission.RUN_TICKETS,
    Action.ASSIGN_OWNER: Permission.RUN_TICKETS,
    Action.START: Permission.RUN_TICKETS,
    Action.PAUSE: Permission.RUN_TICKETS,
    Action.RESUME: Permission.RUN_TICKETS,
    Action.COMPLETE: Permission.RUN_TICKETS,
    Action.CLOSE_SHORT: Permission.END_TICKETS,
    Action.CANCEL: Permission.END_TICKETS,
    Action.RESTORE: Permission.END_TICKETS,
}

OF_LINE: Mapping[Line, tuple[Action, ...]] = {
    Line.HATTHASILPA: tuple(action for action in Action if action is not Action.ASSIGN_OWNER),
    Line.CLASSIC: tuple(Action),
}
"""What can be done to the tickets of a line: nobody answers for a Hatthasilpa job."""

_WRONG_LINE = {Line.HATTHASILPA: Code.NOT_HATTHASILPA, Line.CLASSIC: Code.NOT_CLASSIC}


def actions(known: KnownTicket, actor: Person, commands_of: Line) -> dict[Action, Refused | None]:
    """For each action: None when allowed, else the refusal that the door would give.

    `commands_of` is the line whose commands are asked about: Hatthasilpa Jobs sends `job.*`, the Job Ticket
    panel `ticket.*`. The line is named first: where to go matters more than who may act there.
    """
    return {action: refusal(action, known, actor, commands_of) for action in OF_LINE[commands_of]}


def refusal(action: Action, known: KnownTicket, actor: Person, commands_of: Line) -> Refused | None:
    """Why the action is refused, or None."""
    return (
        wrong_line(known.code, known.line, commands_of, status=known.status)
        or not_allowed(actor, PERMISSIONS[action])
        or _wrong_state(action, known)
        or _HINDRANCES.get(action, _nothing)(known)
    )


def wrong_line(
    code: str, line: Line, commands_of: Line, what: str = "ticket", **details: object
) -> Refused | None:
    """The refusal of a ticket or product whose line the command does not serve."""
    if line is commands_of:
        return None
    return Refused(_WRONG_LINE[commands_of], {"code": code}, details={what: code, **details}, variant=what)


def not_allowed(person: Person, permission: Permission | None, variant: str = "") -> Refused | None:
    """The refusal of somebody whose roles don't grant the permission, where one is asked for."""
    if permission is None or person.may(permission):
        return None
    params = {"person": person.name, "permission": permission}
    return Refused(Code.NOT_ALLOWED, params, details={"permission": permission}, variant=variant)


def leads_to(action: Action, known: KnownTicket) -> TicketStatus | Code:
    """What the action leads to from where the ticket is, or the code that refuses it. A classic ticket goes
    on, paused, with the run that it had when it was cancelled."""
    to = TRANSITIONS[action][known.status]
    begun = known.line is Line.CLASSIC and known.begun
    return TicketStatus.PAUSED if action is Action.RESTORE and to is TicketStatus.PLANNED and begun else to


def _wrong_state(action: Action, known: KnownTicket) -> Refused | None:
    to = leads_to(action, known)
    if isinstance(to, TicketStatus):
        return None
    goes_on = known.status is _CANCELLED and leads_to(Action.RESTORE, known) is _PAUSED
    return refused(to, known, variant="begun" if goes_on else "")


def refused(code: Code, known: KnownTicket, *, variant: str = "", **params: object) -> Refused:
    """A refusal about a ticket, with its code and current status."""
    return Refused(
        code,
        {"code": known.code, "status": known.status, **params},
        details={"status": known.status, "ticket": known.code, **params},
        variant=variant,
    )


def _nothing(known: KnownTicket) -> Refused | None:
    return None


def _start_hindrance(known: KnownTicket) -> Refused | None:
    if not known.product_active:
        return refused(Code.PRODUCT_INACTIVE, known)
    if not 1 <= known.quantity <= LARGEST_START:
        return Refused(
            Code.BAD_VALUE,
            {"code": known.code, "value": known.quantity, "maximum": LARGEST_START},
            details={"field": "quantity", "status": known.status, "ticket": known.code},
            variant="start_quantity",
        )
    if not known.pinned:
        return refused(Code.NO_PUBLISHED_ROUTING, known)
    unowned = known.line is Line.CLASSIC and not known.owned
    return refused(Code.OWNER_REQUIRED, known) if unowned else None


def _complete_hindrance(known: KnownTicket) -> Refused | None:
    return refused(Code.UNFINISHED_PIECES, known, unfinished=known.unfinished) if known.unfinished else None


def _close_short_hindrance(known: KnownTicket) -> Refused | None:
    return None if known.unfinished else refused(Code.NOTHING_UNFINISHED, known)


def _restore_hindrance(known: KnownTicket) -> Refused | None:
    return refused(Code.TICKET_SUPERSEDED, known, order=known.order) if known.superseded else None


_HINDRANCES = {
    Action.START: _start_hindrance,
    Action.COMPLETE: _complete_hindrance,
    Action.CLOSE_SHORT: _close_short_hindrance,
    Action.RESTORE: _restore_hindrance,
}
