"""Projections: one small function per kind of fact. Importing this package fills their registry."""

from __future__ import annotations

from app.models.projections import (
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
from app.models.projections.registry import PROJECTIONS, project

__all__ = [
    "PROJECTIONS",
    "catalogue",
    "clock",
    "defects",
    "flow",
    "inbox",
    "orders",
    "packets",
    "people",
    "project",
    "sessions",
    "sheets",
    "tickets",
    "undo",
    "work",
]
