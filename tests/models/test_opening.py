"""A file that is no whole workspace of this release is refused with a remedy, and left as it was."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from app import bootstrap
from app.errors import KnownError, Trouble
from app.models import database
from app.models.upgrade import upgrade
from tests.lifecycle.workspaces import copied
from tests.models import spoiling
from tests.models.lively import NAME, lively, opened, shown
from tests.models.spoiling import contents, left_by_a_crash, on_network, page_of, refused, rubbish

Spoil = Callable[[Path], None]

REFUSED: Mapping[Spoil, Trouble] = {
    spoiling.foreign: Trouble.FILE_FOREIGN,
    spoiling.letter: Trouble.FILE_FOREIGN,
    spoiling.newer: Trouble.FILE_NEWER,
    spoiling.empty: Trouble.FILE_EMPTY,
    spoiling.missing: Trouble.FILE_MISSING,
    spoiling.folder: Trouble.FILE_MISSING,
    spoiling.half: Trouble.FILE_DAMAGED,
    spoiling.with_a_scratch: Trouble.FILE_DAMAGED,
    spoiling.with_an_odd_format: Trouble.FILE_DAMAGED,
    **dict.fromkeys(spoiling.ALTERED, Trouble.FILE_ALTERED),
}
OPENINGS = pytest.mark.parametrize("opening", [bootstrap.open_core, bootstrap.open_reading])


@OPENINGS
@pytest.mark.parametrize("spoil", REFUSED)
def test_a_file_that_is_no_workspace_of_ours_is_refused_and_left_as_it_was(
    spoil: Spoil, opening: Callable[[Path], object], shut: Path
) -> None:
    spoil(shut)
    before = contents(shut.parent)
    error = refused(lambda: opening(shut))
    assert (error.code, error.params["file"]) == (REFUSED[spoil], str(shut))
    assert contents(shut.parent) == before


@pytest.mark.parametrize("spoil", spoiling.ALTERED)
def test_an_altered_file_can_still_be_checked(spoil: Spoil, shut: Path) -> None:
    spoil(shut)
    before = contents(shut.parent)
    assert "SCHEMA_ALTERED" in {each.code for each in bootstrap.prove(shut)}
    assert contents(shut.parent) == before


def found_by(look: Callable[[Path], object], path: Path) -> object:
    """What a look at a file tells of it."""
    try:
        return look(path)
    except KnownError as error:
        return error.code


@pytest.mark.parametrize("damaged", ["run", "sqlite_schema"])
@pytest.mark.parametrize("look", [opened, bootstrap.prove])
def test_the_log_of_a_crash_is_not_folded_into_a_damaged_file(
    look: Callable[[Path], object], damaged: str, shut: Path
) -> None:
    page = 1 if damaged == "sqlite_schema" else page_of(shut, damaged)
    left_by_a_crash(shut)
    rubbish(shut, page)
    if page == 1:
        rubbish(shut.with_name(f"{NAME}-wal"), 1)  # which holds that page anew
    before = contents(shut.parent)
    assert found_by(look, shut)
    after = contents(shut.parent)
    assert (after[NAME], after[f"{NAME}-wal"]) == (before[NAME], before[f"{NAME}-wal"])


def test_the_log_of_a_crash_is_folded_into_a_whole_file(shut: Path) -> None:
    before = len(shown(shut)["tickets"])
    left_by_a_crash(shut)
    opened(shut).close()
    assert list(contents(shut.parent)) == [NAME]
    assert len(shown(shut)["tickets"]) == before + 1


def test_a_workspace_on_a_network_drive_is_refused_untouched(shut: Path) -> None:
    before = contents(shut.parent)
    elsewhere = shut.with_name("new.hatt")
    for work in (
        lambda: database.open_workspace(shut, on_network=on_network),
        lambda: upgrade(shut, on_network=on_network),
        lambda: database.create(elsewhere, on_network=on_network),
    ):
        assert refused(work).code is Trouble.NETWORK_DRIVE
    assert contents(shut.parent) == before


@OPENINGS
@pytest.mark.parametrize("name", ["long" * 100, "nul\0", "no folder/work.hatt", f"{NAME}/work.hatt"])
def test_a_name_that_no_file_can_have_is_refused(
    name: str, opening: Callable[[Path], object], shut: Path
) -> None:
    code = refused(lambda: opening(shut.parent / name)).code
    assert code in {Trouble.FILE_MISSING, Trouble.FILE_UNREADABLE}


def test_a_file_that_was_replaced_while_it_was_opened_is_refused(
    shut: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Another process restores a backup in that moment: what is worked on in the old file would be lost."""
    log_ahead = database._log_ahead

    def replaced_meanwhile(workspace: database.Workspace) -> None:
        log_ahead(workspace)
        shut.rename(shut.with_name("kept"))
        copied(shut, lively)

    monkeypatch.setattr(database, "_log_ahead", replaced_meanwhile)
    assert refused(lambda: opened(shut)).code is Trouble.FILE_IN_USE
