"""When a ticket is late."""

from __future__ import annotations

from datetime import date

from app.domain.words import OPEN_TICKET, TicketStatus


def is_late(status: TicketStatus, due: str | None, today: date) -> bool:
    """Whether the ticket is still open after the day it was due (`YYYY-MM-DD`)."""
    return due is not None and status in OPEN_TICKET and due < today.isoformat()
