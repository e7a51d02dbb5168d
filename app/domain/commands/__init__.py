"""Commands: what a user can do, as frozen dataclasses in one registry.

Importing this package fills the registry.
"""

from __future__ import annotations

from app.domain.commands import (
    catalogue,
    defects,
    inbox,
    jobs,
    people,
    quality,
    routings,
    sessions,
    undo,
    work,
)
from app.domain.commands.registry import COMMANDS, Command, CommandSpec, find, parse

__all__ = [
    "COMMANDS",
    "Command",
    "CommandSpec",
    "catalogue",
    "defects",
    "find",
    "inbox",
    "jobs",
    "parse",
    "people",
    "quality",
    "routings",
    "sessions",
    "undo",
    "work",
]
