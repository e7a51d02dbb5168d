"""A new workspace is there whole or not at all, and takes nothing over from what lay there before."""

from __future__ import annotations

from functools import partial
from pathlib import Path

import pytest

from app import bootstrap
from app.domain.refusals import Refused
from app.errors import Trouble
from tests.models.lively import NAME, opened, shown
from tests.models.spoiling import contents, left_by_a_crash, refused


def test_a_new_workspace_holds_its_organisation_and_one_admin(tmp_path: Path) -> None:
    bootstrap.new_workspace(tmp_path / NAME, org="ATELIER")
    assert bootstrap.prove(tmp_path / NAME) == []
    seen = shown(tmp_path / NAME)
    assert [fact["kind"] for fact in seen["facts"]] == ["workspace.created", "person.added"]
    assert [(person["name"], person["roles"]) for person in seen["people"]] == [("Admin", ["admin"])]


@pytest.mark.parametrize(
    "name", ["file:work?mode=memory", "100%.hatt", "งาน #1 [ร่าง].hatt", "-w", ":memory:"]
)
def test_a_workspace_may_be_called_anything(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    bootstrap.new_workspace(Path(name))
    opened(Path(name)).close()
    assert list(contents(tmp_path)) == [name]
    assert bootstrap.prove(tmp_path / name) == []


def test_an_existing_file_is_not_taken_over(shut: Path) -> None:
    before = contents(shut.parent)
    assert refused(lambda: bootstrap.new_workspace(shut)).code is Trouble.FILE_EXISTS
    assert contents(shut.parent) == before


def test_a_log_that_was_left_under_the_name_is_not_taken_for_the_new_files(shut: Path) -> None:
    """Somebody removed a workspace after a crash, but not what lay beside it."""
    left_by_a_crash(shut)
    shut.unlink()
    bootstrap.new_workspace(shut)
    assert bootstrap.prove(shut) == []
    assert shown(shut)["tickets"] == []


def test_what_an_earlier_try_has_left_is_no_obstacle(tmp_path: Path) -> None:
    for name in (".new", ".new-wal", ".new-journal"):
        (tmp_path / (NAME + name)).write_bytes(b"left by a kill")
    bootstrap.new_workspace(tmp_path / NAME)
    assert list(contents(tmp_path)) == [NAME]
    assert bootstrap.prove(tmp_path / NAME) == []


def test_a_workspace_that_cannot_be_made_leaves_nothing(tmp_path: Path) -> None:
    with pytest.raises(Refused):
        bootstrap.new_workspace(tmp_path / NAME, org="no code")
    error = refused(lambda: bootstrap.new_workspace(tmp_path / "none" / NAME))
    assert (error.code, error.params["file"]) == (Trouble.FILE_UNREADABLE, str(tmp_path / "none" / NAME))
    assert contents(tmp_path) == {}


LOGS = pytest.mark.parametrize("ending", ["-wal", "-shm", "-journal"])


@LOGS
def test_a_workspace_is_not_called_like_the_log_of_another(ending: str, shut: Path) -> None:
    """Whoever opened the other one would delete it."""
    before = contents(shut.parent)
    error = refused(lambda: bootstrap.new_workspace(shut.with_name(f"{NAME}{ending}")))
    assert (error.code, error.params["variant"]) == (Trouble.FILE_UNREADABLE, "log")
    assert contents(shut.parent) == before


def test_a_folder_is_not_taken_over(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    for name in (Path(), Path(".."), tmp_path):
        assert refused(partial(bootstrap.new_workspace, name)).code is Trouble.FILE_EXISTS
