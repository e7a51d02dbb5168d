"""Every state of a packet by every action, against a table that was typed in by hand."""

from __future__ import annotations

import pytest

from app.domain.packets.failures import Failure
from app.domain.packets.states import ORDER, PacketAction, actions, after, before, resumed
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
UNDELIVERED = {**FAILED, "deploy": ""}
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


def known(
    status: PacketStatus,
    goal: Goal | None = None,
    failed_at: PacketStatus | None = None,
    failure: Failure | None = None,
) -> KnownPacket:
    return KnownPacket(1, "job-1-00000000", 2, status, goal, failed_at, failure, 1, None, None, False, 0)


def answers(packet: KnownPacket) -> dict[str, str]:
    return {action.value: refused.code if refused else "" for action, refused in actions(packet).items()}


@pytest.mark.parametrize("status", PacketStatus)
def test_what_can_be_done_with_a_packet_follows_from_its_state(status: PacketStatus) -> None:
    failed_at = PacketStatus.GENERATED if status is PacketStatus.FAILED else None
    assert answers(known(status, failed_at=failed_at)) == TABLE[status]


@pytest.mark.parametrize(
    ("status", "goal", "variant"),
    [
        ("created", None, ""),
        ("validated", None, ""),
        ("planned", Goal.PACKAGED, "running"),
        ("packaged", None, "finished"),
        ("done", None, "finished"),
    ],
)
def test_what_has_not_failed_is_run_only_where_it_can_be(
    status: str, goal: Goal | None, variant: str
) -> None:
    packet = known(PacketStatus(status), goal)
    found = actions(packet)
    assert found[PacketAction.RETRY].variant == variant  # type: ignore[union-attr]
    assert (found[PacketAction.RUN] is None) == (variant != "finished")


def test_what_could_not_be_brought_to_one_place_may_go_to_another() -> None:
    failed = known(PacketStatus.FAILED, Goal.DONE, PacketStatus.DEPLOYED, Failure.TARGET_GONE)
    assert answers(failed) == UNDELIVERED
    assert actions(failed)[PacketAction.RUN].variant == "deploy"  # type: ignore[union-attr]
    done = known(PacketStatus.DONE, None, PacketStatus.DEPLOYED, Failure.TARGET_GONE)
    assert answers(done) == {**PACKED, "retry": ""}


@pytest.mark.parametrize(
    ("status", "failed_at", "failure", "goes_on"),
    [
        ("failed", "generated", Failure.TEMPLATE, "planned"),
        ("failed", "deployed", Failure.TARGET_GONE, "packaged"),
        ("failed", "validated", Failure.FILE_BROKEN, "planned"),
        ("failed", "deployed", Failure.FILE_GONE, "planned"),
        ("done", "deployed", Failure.PRINTER, "done"),
        ("done", "deployed", Failure.FILE_CHANGED, "planned"),
        ("packaged", None, None, "packaged"),
    ],
)
def test_a_retry_goes_on_from_what_failed_and_makes_spoilt_files_anew(
    status: str, failed_at: str | None, failure: Failure | None, goes_on: str
) -> None:
    at = None if failed_at is None else PacketStatus(failed_at)
    assert resumed(known(PacketStatus(status), None, at, failure)) == goes_on


@pytest.mark.parametrize("status", ORDER)
def test_a_packet_that_runs_can_be_stopped_and_set_going_once_more(status: PacketStatus) -> None:
    found = actions(known(status, Goal.DONE))
    assert found[PacketAction.STOP] is None
    assert found[PacketAction.RUN] is None


def test_the_way_has_no_gap() -> None:
    assert [after(each) for each in ORDER[:-1]] == list(ORDER[1:])
    assert [before(each) for each in ORDER[1:]] == list(ORDER[:-1])
    assert {*ORDER, PacketStatus.FAILED} == set(PacketStatus)
