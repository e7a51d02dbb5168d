"""How each stored word looks: its tone and its shape, because nothing is told by colour alone."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum

from app.values import frozen
from app.views.theme.tokens import Tone


class Shape(StrEnum):
    """A small drawn sign that can be told from the others without colour."""

    NONE = "none"
    RING = "ring"
    DOT = "dot"
    PLAY = "play"
    BARS = "bars"
    TICK = "tick"
    CROSS = "cross"
    BAN = "ban"
    CLOCK = "clock"
    STOP = "stop"
    DIAMOND = "diamond"
    SQUARE = "square"
    WARNING = "warning"
    UP = "up"
    DOUBLE_UP = "double_up"
    DOWN = "down"


@frozen
class Look:
    """The tone and the shape of one word."""

    tone: Tone
    shape: Shape


PLAIN = Look(Tone.NEUTRAL, Shape.DOT)

# Keyed by the stored word. Tickets, tokens and work items share words, and a shared word looks the same.
LOOKS: Mapping[str, Look] = {
    # tickets
    "planned": Look(Tone.NEUTRAL, Shape.RING),
    "in_progress": Look(Tone.BLUE, Shape.PLAY),
    "paused": Look(Tone.AMBER, Shape.BARS),
    "completed": Look(Tone.GREEN, Shape.TICK),
    "cancelled": Look(Tone.QUIET, Shape.CROSS),
    # orders, which share the other words with tickets
    "qc": Look(Tone.VIOLET, Shape.DIAMOND),
    # tokens
    "ready": Look(Tone.TEAL, Shape.RING),
    "active": Look(Tone.BLUE, Shape.PLAY),
    "waiting": Look(Tone.NEUTRAL, Shape.CLOCK),
    "on_hold": Look(Tone.VIOLET, Shape.STOP),
    "scrapped": Look(Tone.RED, Shape.BAN),
    # why they are held
    "redesign": Look(Tone.VIOLET, Shape.DIAMOND),
    "unroutable": Look(Tone.RED, Shape.WARNING),
    "limit": Look(Tone.AMBER, Shape.WARNING),
    "rework_sink": Look(Tone.AMBER, Shape.STOP),
    "scrap_sink": Look(Tone.RED, Shape.STOP),
    # what is asked about work in hand
    "left_open": Look(Tone.AMBER, Shape.CLOCK),
    "long_pause": Look(Tone.AMBER, Shape.BARS),
    "reassigned": Look(Tone.TEAL, Shape.DIAMOND),
    "across_teams": Look(Tone.VIOLET, Shape.DIAMOND),
    # work items
    "assigned": Look(Tone.TEAL, Shape.RING),
    "claimed": Look(Tone.TEAL, Shape.DOT),
    "done": Look(Tone.GREEN, Shape.TICK),
    # packets
    "packet_created": Look(Tone.NEUTRAL, Shape.RING),
    "packet_planned": Look(Tone.NEUTRAL, Shape.RING),
    "packet_generated": Look(Tone.TEAL, Shape.RING),
    "packet_validated": Look(Tone.TEAL, Shape.DOT),
    "packet_packaged": Look(Tone.BLUE, Shape.SQUARE),
    "packet_deployed": Look(Tone.GREEN, Shape.DOT),
    "packet_done": Look(Tone.GREEN, Shape.TICK),
    "packet_undelivered": Look(Tone.AMBER, Shape.WARNING),
    "packet_failed": Look(Tone.RED, Shape.WARNING),
    # what is said of a due date
    "late": Look(Tone.RED, Shape.WARNING),
    "likely_late": Look(Tone.AMBER, Shape.WARNING),
    "due_soon": Look(Tone.AMBER, Shape.CLOCK),
    # lines
    "hatthasilpa": Look(Tone.LEATHER, Shape.DIAMOND),
    "classic": Look(Tone.SLATE, Shape.SQUARE),
    # priorities
    "low": Look(Tone.QUIET, Shape.DOWN),
    "normal": Look(Tone.QUIET, Shape.NONE),
    "high": Look(Tone.AMBER, Shape.UP),
    "urgent": Look(Tone.RED, Shape.DOUBLE_UP),
    # versions of a routing
    "draft": Look(Tone.NEUTRAL, Shape.RING),
    "published": Look(Tone.GREEN, Shape.TICK),
    "retired": Look(Tone.QUIET, Shape.CROSS),
}


def look(word: str) -> Look:
    """How a stored word looks; an unknown one is plain rather than missing."""
    return LOOKS.get(word, PLAIN)
