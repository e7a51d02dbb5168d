"""When a manufacturing order is late."""

from __future__ import annotations

from datetime import date

from app.domain.words import OrderState

_OVER = frozenset({OrderState.DONE, OrderState.CANCELLED})


def is_late(state: OrderState, due: str | None, today: date) -> bool:
    """Whether the order is not over after the day it was due (`YYYY-MM-DD`)."""
    return due is not None and state not in _OVER and due < today.isoformat()
