"""The workshop's words as enums. They are stored as they stand; people see a translation of them."""

from __future__ import annotations

from enum import StrEnum


class Line(StrEnum):
    """Which production line a product, routing or ticket belongs to."""

    HATTHASILPA = "hatthasilpa"
    CLASSIC = "classic"


class TicketStatus(StrEnum):
    """The states of a job ticket."""

    PLANNED = "planned"
    IN_PROGRESS = "in_progress"
    PAUSED = "paused"
    COMPLETED = "completed"
    CANCELLED = "cancelled"


class RunState(StrEnum):
    """The states of one production attempt."""

    ACTIVE = "active"
    SUSPENDED = "suspended"
    FINISHED = "finished"
    ARCHIVED = "archived"


class TokenKind(StrEnum):
    """What one token stands for."""

    PIECE = "piece"
    BATCH = "batch"
    COMPONENT = "component"


class TokenState(StrEnum):
    """The states of a token."""

    READY = "ready"
    ACTIVE = "active"
    PAUSED = "paused"
    WAITING = "waiting"
    ON_HOLD = "on_hold"
    COMPLETED = "completed"
    SCRAPPED = "scrapped"
    CANCELLED = "cancelled"


class ItemState(StrEnum):
    """The states of a work item."""

    WAITING = "waiting"
    ASSIGNED = "assigned"
    CLAIMED = "claimed"
    IN_PROGRESS = "in_progress"
    PAUSED = "paused"
    DONE = "done"
    CANCELLED = "cancelled"


class RoutingState(StrEnum):
    """The states of one version of a routing."""

    DRAFT = "draft"
    PUBLISHED = "published"
    RETIRED = "retired"


class Priority(StrEnum):
    """How urgent a ticket is, least first."""

    LOW = "low"
    NORMAL = "normal"
    HIGH = "high"
    URGENT = "urgent"


class Role(StrEnum):
    """What a person is in the workshop; a person may have several."""

    ADMIN = "admin"
    MANAGER = "manager"
    PLANNER = "planner"
    QC = "qc"
    OPERATOR = "operator"
    VIEWER = "viewer"


OPEN_TICKET = frozenset({TicketStatus.PLANNED, TicketStatus.IN_PROGRESS, TicketStatus.PAUSED})

LIVE_TOKEN = frozenset(
    {TokenState.READY, TokenState.ACTIVE, TokenState.PAUSED, TokenState.WAITING, TokenState.ON_HOLD}
)
FINAL_TOKEN = frozenset({TokenState.COMPLETED, TokenState.SCRAPPED})

OPEN_ITEM = frozenset(set(ItemState) - {ItemState.DONE, ItemState.CANCELLED})
HELD_ITEM = frozenset({ItemState.ASSIGNED, ItemState.CLAIMED, ItemState.IN_PROGRESS, ItemState.PAUSED})

# A token at an operation is what its open work item is; both are written by one projection.
TOKEN_OF_ITEM = {
    ItemState.WAITING: TokenState.READY,
    ItemState.ASSIGNED: TokenState.READY,
    ItemState.CLAIMED: TokenState.READY,
    ItemState.IN_PROGRESS: TokenState.ACTIVE,
    ItemState.PAUSED: TokenState.PAUSED,
}
