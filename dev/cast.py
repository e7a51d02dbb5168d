"""Who plays in the scenes: the oldest tickets of the sample workshop that are what a scene needs."""

from __future__ import annotations

from datetime import date
from enum import StrEnum

from app.domain.tickets.late import is_late
from app.domain.words import Line, OrderState, TicketStatus, TokenState
from app.lifecycle.desk import Desk
from app.lifecycle.queries.orders import OrderFilter, order_ids, order_lines
from app.lifecycle.queries.pieces import piece_counts
from app.lifecycle.queries.tickets import TicketDetail, TicketFilter, ticket_detail, ticket_ids


class Part(StrEnum):
    """What a ticket is in a scene."""

    DONE = "done"
    RUNNING = "running"  # in time, some pieces finished, some in somebody's hands
    PLANNED = "planned"  # could start
    LATE = "late"
    CANCELLED = "cancelled"  # after it was started
    CLASSIC = "classic"


def play(part: Part, desk: Desk, today: date) -> str:
    """The code of the ticket that plays a part. Raises StopIteration where the sample has none such."""
    ids = ticket_ids(desk, TicketFilter(descending=False))
    tickets = (ticket_detail(desk, each) for each in ids)
    return next(each.line.code for each in tickets if each and part is _part(each, desk, today))


def order(desk: Desk, state: OrderState) -> int:
    """The newest order that is shown in a state. Raises IndexError where the sample has none such."""
    return int(order_ids(desk, OrderFilter(state=state))[0])


def hybrid(desk: Desk) -> int:
    """An order to which a job is linked. Raises StopIteration where the sample has none."""
    lines = order_lines(desk, order_ids(desk, OrderFilter()))
    return next(line.id for line in lines if line is not None and line.jobs)


def _part(ticket: TicketDetail, desk: Desk, today: date) -> Part | None:
    line = ticket.line
    if line.line is Line.CLASSIC:
        return Part.CLASSIC
    if is_late(line.status, line.due, today):
        return Part.LATE if line.status is TicketStatus.IN_PROGRESS and ticket.known.unfinished else None
    in_hand = piece_counts(desk, line.id).get(TokenState.ACTIVE, 0)
    fits = {
        TicketStatus.COMPLETED: (Part.DONE, True),
        TicketStatus.IN_PROGRESS: (Part.RUNNING, line.completed and in_hand),
        TicketStatus.PLANNED: (Part.PLANNED, ticket.known.pinned and not ticket.runs),
        TicketStatus.CANCELLED: (Part.CANCELLED, ticket.runs),
    }
    part, does = fits.get(line.status, (None, False))
    return part if does else None
