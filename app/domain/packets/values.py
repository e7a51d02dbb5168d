"""What the rules about packets look at."""

from __future__ import annotations

from enum import StrEnum

from app.domain.packets.failures import Failure
from app.values import frozen


class PacketStatus(StrEnum):
    """The states of a packet."""

    CREATED = "created"
    PLANNED = "planned"
    GENERATED = "generated"
    VALIDATED = "validated"
    PACKAGED = "packaged"
    DEPLOYED = "deployed"
    DONE = "done"
    FAILED = "failed"


class Kind(StrEnum):
    """What the program makes by itself; a folder of templates is a kind, too, and has its own name."""

    WORK_CARD = "work_card"
    PIECE_LABELS = "piece_labels"
    BATCH_TRAVELLER = "batch_traveller"
    STATIC_HTML = "static_html"


class Goal(StrEnum):
    """How far somebody wants a packet to come; without a goal nothing moves it."""

    PACKAGED = "packaged"
    DONE = "done"
    REMOVED = "removed"


class To(StrEnum):
    """Where a packet is deployed to."""

    FOLDER = "folder"
    DRIVE = "drive"
    PRINTER = "printer"


BY_LINE = "job"
"""The kind of a packet that holds all that the line of its job asks for."""
TEMPLATE = "template"
"""The kind of a packet that is made from a folder of templates."""


@frozen
class KnownPacket:
    """A packet as far as the rules care."""

    id: int
    code: str
    ticket: int
    status: PacketStatus
    goal: Goal | None
    failed_at: PacketStatus | None  # the state that a stage failed to reach
    failure: Failure | None  # and why
    attempt: int  # how often it was set going
    to: To | None
    target: str | None
    again: bool  # also what was printed there already
    delivery: int  # how often it was delivered

    @property
    def is_running(self) -> bool:
        """Whether somebody has set it going and it has not come to an end."""
        return self.goal is not None and self.status is not PacketStatus.FAILED
