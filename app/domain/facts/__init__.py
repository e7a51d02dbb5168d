"""Facts: what happened, as frozen dataclasses in one registry. Importing this package fills it."""

from __future__ import annotations

from app.domain.facts import (
    catalogue,
    clock,
    defects,
    flow,
    inbox,
    orders,
    packets,
    people,
    sessions,
    sheets,
    tickets,
    undo,
    work,
)
from app.domain.facts.codec import FACTS, Fact, from_payload, payload

__all__ = [
    "FACTS",
    "Fact",
    "catalogue",
    "clock",
    "defects",
    "flow",
    "from_payload",
    "inbox",
    "orders",
    "packets",
    "payload",
    "people",
    "sessions",
    "sheets",
    "tickets",
    "undo",
    "work",
]
