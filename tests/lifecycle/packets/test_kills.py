"""The program is killed in each stage of a packet, at each moment of it: the packet goes on, its log is
complete, its job untouched."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from tests.crash.killing import Nursery, nursery
from tests.lifecycle.packets.killed import MOMENTS, opened
from tests.lifecycle.packets.packing import WAY, Cardboard, Office, log_of, names, way_in_log
from tests.lifecycle.shop import Shop, furnished
from tests.lifecycle.workspaces import copied

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(not hasattr(os, "fork"), reason="children to be killed are forked"),
]


@pytest.fixture(scope="module")
def children() -> Iterator[Nursery]:
    with nursery() as running:
        yield running


def asked(path: Path, **to: str) -> tuple[str, str]:
    """A job and a packet of it that somebody has set going."""
    with closing(opened(path)) as core:
        shop = Shop(core, core.clock)  # type: ignore[arg-type]
        job = shop.started(2)
        code = Office(shop).make(job)
        shop.do("packet.run", packet=code, **to)
    return job, code


def kill(children: Nursery, path: Path, code: str, stage: str, moment: str) -> None:
    """Lets a child carry the packet on until it dies there."""
    child = "tests.lifecycle.packets.killed:make"
    report = children.run(child, path=str(path), code=code, stage=stage, moment=moment)
    assert report.ended == "SIGKILL", report.said


@pytest.mark.parametrize("moment", MOMENTS)
@pytest.mark.parametrize("stage", WAY[1:])
def test_a_packet_goes_on_after_a_kill_in_each_stage(
    children: Nursery, tmp_path: Path, stage: str, moment: str
) -> None:
    target = tmp_path / "stick"
    target.mkdir()
    path = copied(tmp_path / "shop.hatt", furnished)
    job, code = asked(path, to="folder", target=str(target))

    kill(children, path, code, stage, moment)

    with closing(opened(path)) as core:
        office = Office(Shop(core, core.clock))  # type: ignore[arg-type]
        before = office.shop.ticket(job)
        assert office.record(code)["status"] == (stage if moment == "reported" else WAY[WAY.index(stage) - 1])
        found = office.carried(code)
        assert found["status"] == "done"
        assert way_in_log(found) == WAY
        assert names(found) == [f"{job}-work_card.pdf", f"{job}-piece_labels.pdf"]
        assert office.shop.ticket(job) == before
        assert office.shop.findings() == []
    (place,) = target.iterdir()
    assert sorted(each.name for each in place.iterdir()) == sorted(names(found))
    assert sorted(each.name for each in (tmp_path / "output").iterdir()) == [code]
    assert sorted(each.name for each in (tmp_path / "work").iterdir()) == [code]


def test_what_was_being_printed_in_a_kill_is_told_and_not_printed_twice_unasked(
    children: Nursery, tmp_path: Path
) -> None:
    path = copied(tmp_path / "shop.hatt", furnished)
    _job, code = asked(path, to="printer", target="Desk")
    kill(children, path, code, "deployed", "within")
    printed = tmp_path / "printed.txt"
    already = printed.read_text("utf-8").split() if printed.exists() else []

    with closing(opened(path)) as core:
        press = Cardboard()
        office = Office(Shop(core, core.clock), press)  # type: ignore[arg-type]
        office.carried(code)
        assert office.failure(code) == ("deployed", "ERR_PACKET_PRINT_UNSURE")
        assert press.sent == []
        found = office.run(code, "packet.retry")
        assert found["status"] == "done"
        assert [kind for _, kind in press.sent] == ["WorkCard", "LabelSheet"][max(len(already) - 1, 0) :]
        assert "Stage failed: deployment: ERR_PACKET_PRINT_UNSURE" in "\n".join(log_of(found))


def test_a_discarded_packet_goes_also_after_a_kill(children: Nursery, tmp_path: Path) -> None:
    path = copied(tmp_path / "shop.hatt", furnished)
    _job, code = asked(path)
    kill(children, path, code, "validated", "worked")
    with closing(opened(path)) as core:
        office = Office(Shop(core, core.clock))  # type: ignore[arg-type]
        office.shop.do("packet.discard", packet=code)
    with closing(opened(path)) as core:
        from app.lifecycle.packets.office import tidy  # noqa: PLC0415 - as the program does when it begins

        tidy(core)
        assert Shop(core, core.clock).rows("packets") == []  # type: ignore[arg-type]
    assert list((tmp_path / "work").iterdir()) == []
