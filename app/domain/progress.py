"""How far a ticket is."""

from __future__ import annotations

from app.domain.words import TicketStatus

_WITHOUT_PROGRESS = frozenset({TicketStatus.PLANNED, TicketStatus.CANCELLED})


def progress(status: TicketStatus, completed: int, quantity: int) -> float | None:
    """Completed quantity / target in percent, 0–100, floored to 0.1; None when never started or cancelled."""
    if status in _WITHOUT_PROGRESS:
        return None
    return min(completed * 1000 // quantity, 1000) / 10
