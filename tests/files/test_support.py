"""The archive for whoever looks after the program."""

from __future__ import annotations

import zipfile
from contextlib import closing
from pathlib import Path

import pytest

from app import support
from app.models.database import open_workspace
from tests.lifecycle.workspaces import copied


def test_it_holds_the_logs_and_the_versions_and_nothing_else(tmp_path: Path) -> None:
    folder = tmp_path / "state"
    folder.mkdir()
    for name in ("hatthasilpa.log", "hatthasilpa.log.1", "crash.txt", "window.ini", "workshop.hatt"):
        (folder / name).write_text(f"of {name}", encoding="utf-8")
    target = support.write_archive(tmp_path / "report.zip", folder, ["Version 1", "System"])
    with zipfile.ZipFile(target) as archive:
        assert sorted(archive.namelist()) == [
            "about.txt",
            "crash.txt",
            "hatthasilpa.log",
            "hatthasilpa.log.1",
        ]
        assert archive.read("about.txt") == b"Version 1\nSystem\n"
        assert archive.read("crash.txt") == b"of crash.txt"


def test_of_a_long_log_the_end_goes_in(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(support, "LARGEST", 10)
    (tmp_path / "hatthasilpa.log").write_text("the beginning and the end", encoding="utf-8")
    target = support.write_archive(tmp_path / "report.zip", tmp_path, [])
    with zipfile.ZipFile(target) as archive:
        assert archive.read("hatthasilpa.log") == b"nd the end"


def test_a_report_that_can_not_be_written_leaves_nothing_behind(tmp_path: Path) -> None:
    with pytest.raises(OSError, match="no such place"):
        support.write_archive(tmp_path / "no such place" / "report.zip", tmp_path, [])
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("ending", ["", "-wal", "-shm"])
def test_no_report_takes_the_place_of_an_open_workspace(ending: str, tmp_path: Path) -> None:
    """Whoever asked where it goes has let somebody choose any file."""
    path = copied(tmp_path / "work.hatt")
    with closing(open_workspace(path)):
        before = path.stat().st_ino
        with pytest.raises(OSError, match="busy"):
            support.write_archive(tmp_path / f"work.hatt{ending}", tmp_path, [])
        assert path.stat().st_ino == before
    assert [each.name for each in tmp_path.iterdir()] == ["work.hatt"]


def test_the_last_lines_of_a_log(tmp_path: Path) -> None:
    log = tmp_path / "hatthasilpa.log"
    assert support.last_lines(log, 2) == ""
    log.write_bytes("one\ntwo\n\xff\nก\n".encode("latin-1", errors="ignore") + "ก\n".encode())
    assert support.last_lines(log, 1) == "ก"
