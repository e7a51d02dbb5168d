"""The one gate of an order: the table of DOMAIN 3 and `actions`, which everything asks."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from enum import StrEnum

from app.domain.decision import Person
from app.domain.orders.values import KnownOrder, OrderTicket
from app.domain.permissions import Permission
from app.domain.refusals import Code, Refused
from app.domain.tickets.states import not_allowed
from app.domain.words import OPEN_TICKET, OrderState

MOST_NAMED = 8  # tickets in a sentence


class OrderAction(StrEnum):
    """What can be done to an order."""

    EDIT = "edit"
    PLAN = "plan"
    CANCEL = "cancel"
    RESTORE = "restore"
    LINK = "link"
    UNLINK = "unlink"


_DRAFT, _PLANNED, _RUNNING = OrderState.DRAFT, OrderState.PLANNED, OrderState.IN_PROGRESS
_DONE, _CANCELLED = OrderState.DONE, OrderState.CANCELLED

# What each action leads to from each state, or the code that refuses it.
TRANSITIONS: Mapping[OrderAction, Mapping[OrderState, OrderState | Code]] = {
    OrderAction.EDIT: {
        _DRAFT: _DRAFT,
        _PLANNED: _PLANNED,
        _RUNNING: Code.ORDER_IN_PROGRESS,
        _DONE: Code.ORDER_DONE,
        _CANCELLED: Code.ORDER_CANCELLED,
    },
    OrderAction.PLAN: {
        _DRAFT: _PLANNED,
        _PLANNED: _PLANNED,
        _RUNNING: Code.ORDER_IN_PROGRESS,
        _DONE: Code.ORDER_DONE,
        _CANCELLED: Code.ORDER_CANCELLED,
    },
    OrderAction.CANCEL: {
        _DRAFT: _CANCELLED,
        _PLANNED: _CANCELLED,
        _RUNNING: Code.ORDER_IN_PROGRESS,
        _DONE: Code.ORDER_DONE,
        _CANCELLED: Code.ALREADY_CANCELLED,
    },
    OrderAction.RESTORE: {
        _DRAFT: Code.CANNOT_RESTORE,
        _PLANNED: Code.CANNOT_RESTORE,
        _RUNNING: Code.CANNOT_RESTORE,
        _DONE: Code.CANNOT_RESTORE,
        _CANCELLED: _DRAFT,
    },
    OrderAction.LINK: {
        _DRAFT: _DRAFT,
        _PLANNED: _PLANNED,
        _RUNNING: _RUNNING,
        _DONE: _DONE,
        _CANCELLED: Code.ORDER_CANCELLED,
    },
    OrderAction.UNLINK: {state: state for state in (_DRAFT, _PLANNED, _RUNNING, _DONE, _CANCELLED)},
}

PERMISSIONS: Mapping[OrderAction, Permission] = {
    OrderAction.EDIT: Permission.RUN_TICKETS,
    OrderAction.PLAN: Permission.RUN_TICKETS,
    OrderAction.CANCEL: Permission.END_TICKETS,
    OrderAction.RESTORE: Permission.END_TICKETS,
    OrderAction.LINK: Permission.RUN_TICKETS,
    OrderAction.UNLINK: Permission.RUN_TICKETS,
}


def actions(known: KnownOrder, actor: Person) -> dict[OrderAction, Refused | None]:
    """For each action: None when allowed, else the refusal that the door would give."""
    return {action: refusal(action, known, actor) for action in OrderAction}


def refusal(action: OrderAction, known: KnownOrder, actor: Person) -> Refused | None:
    """Why the action is refused, or None."""
    return (
        not_allowed(actor, PERMISSIONS[action])
        or _wrong_state(action, known)
        or _HINDRANCES.get(action, _nothing)(known)
    )


def refused(code: Code, known: KnownOrder, variant: str = "order", **params: object) -> Refused:
    """A refusal about an order, with its code and state."""
    return Refused(
        code,
        {"code": known.code, "order_state": known.state, **params},
        details={"order": known.code, "status": known.state, **params},
        variant=variant,
    )


def about_tickets(
    code: Code, known: KnownOrder, tickets: Iterable[OrderTicket], variant: str = ""
) -> Refused:
    """A refusal that names the tickets where it is to be done instead."""
    codes = [ticket.code for ticket in tickets]
    more = "" if len(codes) <= MOST_NAMED else f" +{len(codes) - MOST_NAMED}"
    params = {"code": known.code, "order_state": known.state, "tickets": ", ".join(codes[:MOST_NAMED]) + more}
    details = {"order": known.code, "status": known.state, "tickets": codes}
    return Refused(code, params, details=details, variant=variant)


def only_plans(known: KnownOrder) -> Refused:
    """The refusal of whoever wants an order to start, stop, pause, resume or complete."""
    tickets = tuple(ticket for ticket in known.tickets if ticket.status in OPEN_TICKET) or known.tickets
    return about_tickets(Code.ORDER_ONLY_PLANS, known, tickets, "" if tickets else "no_tickets")


def _wrong_state(action: OrderAction, known: KnownOrder) -> Refused | None:
    to = TRANSITIONS[action][known.state]
    if isinstance(to, OrderState):
        return None
    if to is Code.ORDER_IN_PROGRESS:
        open_ones = (ticket for ticket in known.tickets if ticket.status in OPEN_TICKET)
        return about_tickets(to, known, open_ones, action)
    return refused(to, known, action if to in (Code.ORDER_DONE, Code.ORDER_CANCELLED) else "order")


def _nothing(known: KnownOrder) -> Refused | None:
    return None


def _plan_hindrance(known: KnownOrder) -> Refused | None:
    still_open = [ticket for ticket in known.tickets if ticket.status in OPEN_TICKET]
    if still_open:
        return about_tickets(Code.ALREADY_PLANNED, known, still_open)
    if not known.product_active:
        return refused(Code.PRODUCT_INACTIVE, known)
    if known.missing:
        return refused(
            Code.SCHEDULE_REQUIRED, known, "_".join(known.missing), missing=", ".join(known.missing)
        )
    return None if known.pinned else refused(Code.NO_PUBLISHED_ROUTING, known)


def _restore_hindrance(known: KnownOrder) -> Refused | None:
    """What has begun never becomes a draft again: its tickets bring it back."""
    if known.planned_from is None:
        return None
    held = (ticket for ticket in known.tickets if ticket.id >= known.planned_from)
    return about_tickets(Code.PRODUCTION_BEGUN, known, held)


def _unlink_hindrance(known: KnownOrder) -> Refused | None:
    return None if known.linked else refused(Code.NOT_LINKED, known)


_HINDRANCES = {
    OrderAction.PLAN: _plan_hindrance,
    OrderAction.RESTORE: _restore_hindrance,
    OrderAction.UNLINK: _unlink_hindrance,
}
