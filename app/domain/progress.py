"""How far a ticket or an order is."""

from __future__ import annotations

from app.domain.words import OrderState, TicketStatus

_WITHOUT_PROGRESS = frozenset({TicketStatus.PLANNED, TicketStatus.CANCELLED})


def progress(status: TicketStatus, completed: int, quantity: int) -> float | None:
    """Completed quantity / target in percent, 0–100, floored to 0.1; None when never started or cancelled."""
    if status in _WITHOUT_PROGRESS:
        return None
    return _share(completed, quantity)


def order_progress(state: OrderState, completed: int, quantity: int) -> float | None:
    """Completed quantity of its tickets / ordered, as of a ticket; None while none of them has started."""
    return _share(completed, quantity) if state in _BEGUN else None


def _share(completed: int, quantity: int) -> float:
    return min(completed * 1000 // quantity, 1000) / 10


_BEGUN = frozenset({OrderState.IN_PROGRESS, OrderState.QC, OrderState.DONE})
