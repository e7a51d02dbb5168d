"""Verbs: one function per command, one module per area. Importing this package fills their registry."""

from __future__ import annotations

from app.lifecycle.verbs import (
    catalogue,
    classic,
    defects,
    inbox,
    jobs,
    orders,
    packets,
    people,
    quality,
    routings,
    sessions,
    sheets,
    tickets,
    undo,
    undo_orders,
    undo_pieces,
    undo_work,
    work,
)
from app.lifecycle.verbs.registry import VERBS

__all__ = [
    "VERBS",
    "catalogue",
    "classic",
    "defects",
    "inbox",
    "jobs",
    "orders",
    "packets",
    "people",
    "quality",
    "routings",
    "sessions",
    "sheets",
    "tickets",
    "undo",
    "undo_orders",
    "undo_pieces",
    "undo_work",
    "work",
]
