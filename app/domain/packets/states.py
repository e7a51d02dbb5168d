"""The life of a packet: its states and stages as tables, and `actions`, which everything asks."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum

from app.domain.packets.failures import Failure
from app.domain.packets.values import Goal, KnownPacket, PacketStatus
from app.domain.refusals import Code, Refused


class PacketAction(StrEnum):
    """What people can do with a packet."""

    RUN = "run"
    RETRY = "retry"
    DEPLOY = "deploy"
    STOP = "stop"
    DISCARD = "discard"


ORDER = (
    PacketStatus.CREATED,
    PacketStatus.PLANNED,
    PacketStatus.GENERATED,
    PacketStatus.VALIDATED,
    PacketStatus.PACKAGED,
    PacketStatus.DEPLOYED,
    PacketStatus.DONE,
)
"""The way of a packet; `failed` is reached from any of them but the last."""

STAGE_NAMES: Mapping[PacketStatus, str] = {
    PacketStatus.PLANNED: "planning",
    PacketStatus.GENERATED: "generation",
    PacketStatus.VALIDATED: "validation",
    PacketStatus.PACKAGED: "packaging",
    PacketStatus.DEPLOYED: "deployment",
    PacketStatus.DONE: "completion",
}
"""How the stage that leads to a state is called in the log."""

ENDS = frozenset({PacketStatus.PACKAGED, PacketStatus.DONE, PacketStatus.FAILED})
"""Where a packet rests: what stands there for the days that were set is cleared away."""
OF_FILES = frozenset({Failure.FILE_GONE, Failure.FILE_CHANGED, Failure.FILE_BROKEN, Failure.FILE_CODES})
"""What is wrong with a file that was made: it is made anew, from what there is by then."""

UNPACKED = frozenset(ORDER[: ORDER.index(PacketStatus.PACKAGED)])
PACKED = frozenset(ORDER) - UNPACKED

_REACHED = {Goal.PACKAGED: PacketStatus.PACKAGED, Goal.DONE: PacketStatus.DONE}


def after(status: PacketStatus) -> PacketStatus:
    """The next state on the way."""
    return ORDER[ORDER.index(status) + 1]


def before(status: PacketStatus) -> PacketStatus:
    """The state from which a stage leads to this one."""
    return ORDER[ORDER.index(status) - 1]


def resumed(known: KnownPacket) -> PacketStatus:
    """The state from which a packet goes on that failed, or whose delivery did; of any other its own."""
    if known.failure in OF_FILES:
        return PacketStatus.PLANNED
    if known.status is PacketStatus.FAILED and known.failed_at is not None:
        return before(known.failed_at)
    return known.status


def is_reached(goal: Goal, status: PacketStatus) -> bool:
    """Whether a packet has come as far as somebody wants it."""
    return goal in _REACHED and ORDER.index(status) >= ORDER.index(_REACHED[goal])


def actions(known: KnownPacket) -> Mapping[PacketAction, Refused | None]:
    """Each action with what stands in its way; None where nothing does."""
    return {action: refusal(action, known) for action in PacketAction}


def refusal(action: PacketAction, known: KnownPacket) -> Refused | None:
    """What stands in the way of the action; None where nothing does."""
    code = _hindrance(action, known)
    if code is None:
        return None
    said = {"packet": known.code, "packet_status": known.status}
    details = {"packet": known.code, "status": known.status}
    return Refused(code, said, details=details, variant=_variant(code, known))


def _variant(code: Code, known: KnownPacket) -> str:
    """What can be done instead, where it depends on how far the packet is."""
    if code is Code.PACKET_MUST_RETRY:
        return "deploy" if _is_undelivered(known) else ""
    if code is not Code.PACKET_NOT_FAILED:
        return ""
    if known.is_running:
        return "running"
    return "finished" if known.status in PACKED else ""


def _hindrance(action: PacketAction, known: KnownPacket) -> Code | None:
    if action is PacketAction.DISCARD:
        return None
    if action is PacketAction.STOP:
        return None if known.is_running else Code.PACKET_NOT_RUNNING
    if action is PacketAction.RETRY:
        return Code.PACKET_NOT_FAILED if known.failed_at is None else None
    if action is PacketAction.DEPLOY:
        return _hindrance_to_deploy(known)
    if known.status is PacketStatus.FAILED:
        return Code.PACKET_MUST_RETRY
    return Code.PACKET_FINISHED if known.status in PACKED and not known.is_running else None


def _hindrance_to_deploy(known: KnownPacket) -> Code | None:
    """What could not be brought to one place may be brought to another."""
    if known.status is PacketStatus.FAILED:
        return None if _is_undelivered(known) else Code.PACKET_MUST_RETRY
    return Code.PACKET_NOT_READY if known.status in UNPACKED else None


def _is_undelivered(known: KnownPacket) -> bool:
    return known.failed_at in (PacketStatus.DEPLOYED, PacketStatus.DONE)
