"""A full disk, a target that is pulled out: a packet fails alone, says why, and then goes on."""

from __future__ import annotations

import errno
import os
import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from app.domain.packets.values import PacketStatus
from app.lifecycle.packets import deploy, files, log, pipeline
from app.lifecycle.packets.drives import is_on_drive
from tests.lifecycle.packets.packing import WAY, Office, log_of, names, way_in_log
from tests.lifecycle.shop import Shop


@contextmanager
def full(folder: Path, error: int = errno.ENOSPC) -> Iterator[None]:
    """Nothing can be written below the folder."""
    copyfile, before_open = shutil.copyfile, Path.open

    def refuse(path: Any) -> None:
        if Path(path).is_relative_to(folder):
            raise OSError(error, os.strerror(error), str(path))

    def copied(source: Any, target: Any, **options: Any) -> Any:
        refuse(target)
        return copyfile(source, target, **options)

    def opened(path: Path, mode: str = "r", *arguments: Any, **options: Any) -> Any:
        if set(mode) & set("wa"):
            refuse(path)
        return before_open(path, mode, *arguments, **options)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(shutil, "copyfile", copied)
        patch.setattr(Path, "open", opened)
        yield


@pytest.fixture
def drives(monkeypatch: pytest.MonkeyPatch) -> set[Path]:
    """The folders in which a drive is plugged in."""
    there = set[Path]()
    monkeypatch.setattr(deploy, "is_on_drive", there.__contains__)
    return there


@pytest.mark.parametrize(("folder", "at"), [("work/{}", "planned"), ("output", "packaged")])
def test_a_full_disk_fails_the_packet_and_nothing_else(
    office: Office, shop: Shop, job: str, folder: str, at: str
) -> None:
    code = office.make(job)
    shop.do("packet.run", packet=code)
    with full(office.folder / folder.format(code)):
        office.carried(code)
    assert office.failure(code) == (at, "ERR_PACKET_DISK_FULL")
    assert shop.ticket(job)["status"] == "in_progress"
    assert not list((office.folder / "output").glob("*"))

    found = office.run(code, "packet.retry")

    assert found["status"] == "packaged"
    assert way_in_log(found)[-5:][-1] == "packaged"
    assert any(line.startswith("Stage failed: ") and "disk is full" in line for line in log_of(found))


def test_a_disk_without_room_for_the_log_fails_the_packet_in_the_books(
    office: Office, shop: Shop, job: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    code = office.make(job)
    shop.do("packet.run", packet=code)

    def refuse(*_: Any) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    with monkeypatch.context() as patch:
        patch.setattr(log.PacketLog, "_append", refuse)
        office.carried(code)
    assert office.failure(code) == ("planned", "ERR_PACKET_DISK_FULL")
    found = office.run(code, "packet.retry")
    assert found["status"] == "packaged"
    assert way_in_log(found) == ["created", "failed", *WAY[:5]]
    assert any("Stage failed: planning: ERR_PACKET_DISK_FULL" in line for line in log_of(found))


def test_a_work_folder_that_cannot_be_made_is_told_in_the_log(office: Office, shop: Shop, job: str) -> None:
    (office.folder / "work").write_text("somebody's file", "utf-8")
    code = office.make(job)
    found = office.run(code)
    assert office.failure(code) == ("planned", "ERR_PACKET_DISK")
    created, failed, changed = log_of(found)
    assert created.startswith("Packet created: ")
    assert failed.startswith("Stage failed: planning: ERR_PACKET_DISK: ")
    assert changed == "Status changed: created → failed"
    (office.folder / "work").unlink()
    found = office.run(code, "packet.retry")
    assert way_in_log(found) == ["created", "failed", *WAY[:5]]
    assert sum("Stage failed" in line for line in log_of(found)) == 1


def test_a_disk_that_fails_names_the_file(office: Office, shop: Shop, job: str) -> None:
    code = office.make(job)
    shop.do("packet.run", packet=code)
    with full(office.folder / "work" / code, errno.EIO):
        office.carried(code)
    failure = office.record(code)["failure"]
    assert failure["code"] == "ERR_PACKET_DISK"
    assert code in failure["params"]["file"]


def test_a_target_that_is_pulled_out_is_copied_to_again_and_only_what_is_missing(
    office: Office, shop: Shop, job: str, tmp_path: Path, drives: set[Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    stick, pocket = tmp_path / "stick", tmp_path / "pocket"
    stick.mkdir()
    drives.add(stick)
    code = office.make(job)
    copied = list[Path]()
    before = files._copy

    def pulled(source: Path, place: Path) -> None:
        if copied:
            stick.rename(pocket)
        copied.append(place)
        before(source, place)

    with monkeypatch.context() as patch:
        patch.setattr(files, "_copy", pulled)
        patch.setattr(Path, "mkdir", _only_where_there_is_a_stick(stick))
        office.run(code, to="drive", target=str(stick))
    assert office.failure(code) == ("deployed", "ERR_PACKET_TARGET_GONE")
    assert office.record(code)["status"] == "failed"

    pocket.rename(stick)
    found = office.run(code, "packet.retry")

    assert found["status"] == "done"
    assert any("(1 new)" in line for line in log_of(found))
    assert shop.ticket(job)["status"] == "in_progress"


def _only_where_there_is_a_stick(stick: Path) -> Any:
    before = Path.mkdir

    def mkdir(path: Path, *arguments: Any, **options: Any) -> None:
        if path.is_relative_to(stick) and not stick.exists():
            raise OSError(errno.EIO, os.strerror(errno.EIO), str(path))
        before(path, *arguments, **options)

    return mkdir


def test_a_packet_whose_target_is_gone_for_good_is_deployed_elsewhere(
    office: Office, job: str, tmp_path: Path
) -> None:
    code = office.make(job)
    office.run(code, to="drive", target=str(tmp_path / "lost"))
    assert office.failure(code) == ("deployed", "ERR_PACKET_TARGET_GONE")
    assert office.shop.refused("packet.run", packet=code).variant == "deploy"
    found = office.run(code, "packet.deploy", to="folder", target=str(tmp_path))
    assert (found["status"], found["failure"]) == ("done", None)
    assert way_in_log(found)[-5:] == ["packaged", "failed", "packaged", "deployed", "done"]


def test_what_is_done_stays_so_when_it_cannot_be_deployed_once_more(
    office: Office, job: str, tmp_path: Path, drives: set[Path]
) -> None:
    code = office.make(job)
    office.run(code, to="folder", target=str(tmp_path))
    stick = tmp_path / "stick"
    drives.add(stick)
    found = office.run(code, "packet.deploy", to="drive", target=str(stick))
    assert (found["status"], found["wanted"]) == ("done", None)
    assert (found["failure"]["at"], found["failure"]["code"]) == ("deployed", "ERR_PACKET_TARGET_GONE")
    assert log_of(found)[-1].startswith("Stage failed: deployment: ERR_PACKET_TARGET_GONE: ")
    assert way_in_log(found)[-1] == "done"
    assert len(found["paths"]["deployed_to"]) == 1

    stick.mkdir()
    found = office.run(code, "packet.retry")
    assert (found["status"], found["failure"]) == ("done", None)
    assert len(found["paths"]["deployed_to"]) == 2
    assert office.shop.findings() == []


def test_where_a_drive_was_pulled_out_nothing_is_put_into_its_bare_folder(
    office: Office, job: str, tmp_path: Path, drives: set[Path]
) -> None:
    stick = tmp_path / "media" / "stick"
    stick.mkdir(parents=True)
    code = office.make(job)
    found = office.run(code, to="drive", target=str(stick))
    assert office.failure(code) == ("deployed", "ERR_PACKET_TARGET_GONE")
    assert "is not on a removable drive" in log_of(found)[-2]
    assert list(stick.iterdir()) == []

    drives.add(stick)
    assert office.run(code, "packet.retry")["status"] == "done"
    assert len(list(stick.iterdir())) == 1


def test_a_drive_that_goes_in_the_middle_of_copying_is_told(
    office: Office, job: str, tmp_path: Path, drives: set[Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    before = files.copied

    def pulled(*arguments: Any) -> int:
        drives.clear()
        return before(*arguments)

    drives.add(tmp_path)
    monkeypatch.setattr(deploy, "copied", pulled)
    code = office.make(job)
    office.run(code, to="drive", target=str(tmp_path))
    assert office.failure(code) == ("deployed", "ERR_PACKET_TARGET_GONE")


@pytest.mark.skipif(sys.platform == "win32", reason="there the letter goes with the drive")
def test_a_drive_is_what_the_system_has_on_no_device_of_its_own(tmp_path: Path) -> None:
    assert not is_on_drive(tmp_path)  # below where the system has what is only for a time
    assert not is_on_drive(Path.home())
    devices = {tmp_path: 7, Path.home(): 2}
    assert is_on_drive(tmp_path, lambda folder: devices.get(folder, 1))


@pytest.mark.parametrize("with_place", [False, True])
def test_files_that_somebody_changed_are_made_anew_for_the_next_place(
    office: Office, job: str, tmp_path: Path, with_place: bool
) -> None:
    code = office.make(job)
    found = office.run(code, **({"to": "folder", "target": str(tmp_path)} if with_place else {}))
    changed = Path(found["paths"]["output"], names(found)[0])
    was = changed.read_bytes()
    changed.write_bytes(was[:-1] + b" ")
    new = tmp_path / "new"
    new.mkdir()
    failure = office.run(code, "packet.deploy", to="folder", target=str(new))["failure"]
    assert (failure["at"], failure["code"]) == ("deployed", "ERR_PACKET_FILE_CHANGED")
    assert failure["params"]["file"] == changed.name
    assert list(new.iterdir()) == []

    found = office.run(code, "packet.retry")

    assert found["status"] == "done"
    (place,) = new.iterdir()
    assert (place / changed.name).read_bytes() == changed.read_bytes() == was


def test_files_that_somebody_took_are_made_anew_for_the_next_place(
    office: Office, job: str, tmp_path: Path
) -> None:
    code = office.make(job)
    found = office.run(code)
    shutil.rmtree(found["paths"]["output"])
    office.run(code, "packet.deploy", to="folder", target=str(tmp_path))
    assert office.failure(code) == ("deployed", "ERR_PACKET_FILE_GONE")
    found = office.run(code, "packet.retry")
    assert found["status"] == "done"
    assert Path(found["paths"]["output"]).is_dir()


def test_a_target_without_room_is_told(office: Office, job: str, tmp_path: Path, drives: set[Path]) -> None:
    stick = tmp_path / "stick"
    stick.mkdir()
    drives.add(stick)
    code = office.make(job)
    with full(stick):
        office.run(code, to="drive", target=str(stick))
    assert office.failure(code) == ("deployed", "ERR_PACKET_TARGET_FULL")
    with full(stick, errno.EROFS):
        office.run(code, "packet.retry")
    assert office.failure(code) == ("deployed", "ERR_PACKET_TARGET")
    assert office.run(code, "packet.retry")["status"] == "done"


@pytest.mark.logs_warnings
def test_a_mistake_of_our_own_fails_the_packet_and_is_logged(
    office: Office, job: str, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def wrong(_job: pipeline.Job) -> pipeline.Outcome:
        raise ZeroDivisionError

    code = office.make(job)
    with monkeypatch.context() as patch:
        patch.setattr(pipeline, "STAGES", {**pipeline.STAGES, PacketStatus.VALIDATED: wrong})
        office.run(code)
    assert office.failure(code) == ("validated", "ERR_PACKET_INTERNAL")
    assert "ZeroDivisionError" in caplog.text
    assert office.run(code, "packet.retry")["status"] == "packaged"


def test_what_another_program_is_making_is_left_to_it(office: Office, job: str) -> None:
    from app.lifecycle.packets.dirs import held  # noqa: PLC0415
    from app.lifecycle.queries.packets import bases_of  # noqa: PLC0415
    from app.models.places import dirs  # noqa: PLC0415

    code = office.make(job)
    office.shop.do("packet.run", packet=code)
    with held(dirs(bases_of(office.shop.core.desk), code)) as ours:
        assert ours
        assert office.carried(code)["status"] == "created"
    assert office.carried(code)["status"] == "packaged"
