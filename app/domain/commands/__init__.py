"""Commands: what a user can do, as frozen dataclasses in one registry.

Importing this package fills the registry.
"""

from __future__ import annotations

from app.domain.commands import (
    catalogue,
    defects,
    inbox,
    jobs,
    orders,
    packets,
    people,
    quality,
    routings,
    sessions,
    tickets,
    undo,
    work,
)
from app.domain.commands.registry import COMMANDS, NOT_OFFERED, Command, CommandSpec, find, parse

__all__ = [
    "COMMANDS",
    "NOT_OFFERED",
    "Command",
    "CommandSpec",
    "catalogue",
    "defects",
    "find",
    "inbox",
    "jobs",
    "orders",
    "packets",
    "parse",
    "people",
    "quality",
    "routings",
    "sessions",
    "tickets",
    "undo",
    "work",
]
