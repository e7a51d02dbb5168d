"""Every state of a packet by every action, against a table that was typed in by hand."""

from __future__ import annotations

import pytest

from app.domain.packets.states import ORDER, PacketAction, actions, after, before
from app.domain.packets.values import Goal, KnownPacket, PacketStatus

UNPACKED = {
    "run": "",
    "retry": "ERR_PACKET_NOT_FAILED",
    "deploy": "ERR_PACKET_NOT_READY",
    "stop": "ERR_PACKET_NOT_RUNNING",
    "discard": "",
}
PACKED = {**UNPACKED, "run": "ERR_PACKET_FINISHED", "deploy": ""}
FAILED = {**UNPACKED, "run": "ERR_PACKET_MUST_RETRY", "retry": "", "deploy": "ERR_PACKET_MUST_RETRY"}
TABLE = {
    "created": UNPACKED,
    "planned": UNPACKED,
    "generated": UNPACKED,
    "validated": UNPACKED,
    "packaged": PACKED,
    "deployed": PACKED,
    "done": PACKED,
    "failed": FAILED,
}


def known(status: PacketStatus, goal: Goal | None = None) -> KnownPacket:
    failed_at = PacketStatus.GENERATED if status is PacketStatus.FAILED else None
    return KnownPacket(1, "job-1-00000000", 2, status, goal, failed_at, 1, None, None, False, 0)


@pytest.mark.parametrize("status", PacketStatus)
def test_what_can_be_done_with_a_packet_follows_from_its_state(status: PacketStatus) -> None:
    found = {
        action.value: refused.code if refused else "" for action, refused in actions(known(status)).items()
    }
    assert found == TABLE[status]


@pytest.mark.parametrize("status", ORDER)
def test_a_packet_that_runs_can_be_stopped_and_set_going_once_more(status: PacketStatus) -> None:
    found = actions(known(status, Goal.DONE))
    assert found[PacketAction.STOP] is None
    assert found[PacketAction.RUN] is None


def test_the_way_has_no_gap() -> None:
    assert [after(each) for each in ORDER[:-1]] == list(ORDER[1:])
    assert [before(each) for each in ORDER[1:]] == list(ORDER[:-1])
    assert {*ORDER, PacketStatus.FAILED} == set(PacketStatus)
