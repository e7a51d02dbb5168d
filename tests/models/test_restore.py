"""A backup takes the workspace's place whole or not at all; what it replaces is kept."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from contextlib import closing
from pathlib import Path

import pytest

from app import bootstrap
from app.errors import Trouble
from app.files import replace, swap
from app.models import backup
from app.models import restore as restoring
from app.models.restore import restore
from tests.files.test_swapping import forbid_links
from tests.lifecycle.workspaces import copied
from tests.models import spoiling
from tests.models.lively import NAME, lively, of, opened, shown
from tests.models.neighbour import Neighbour, holds, is_locked, neighbour, reads, works, writes
from tests.models.past import done, keep_journal, rows
from tests.models.spoiling import contents, left_by_a_crash, no_space, on_network, page_of, refused, rubbish
from tests.models.test_upgrade import as_shown_then, kept_file

Spoil = Callable[[Path], None]
KEPT = f"{NAME}.replaced"


@pytest.fixture
def saved(shut: Path) -> Path:
    """A backup of the workspace, in which work has gone on since."""
    target = shut.with_name("saved.hatt")
    with closing(opened(shut)) as core:
        backup.back_up(core.workspace, target)
        of(core).job()
    return target


def test_the_workspace_is_as_it_was_when_the_backup_was_made(shut: Path, saved: Path) -> None:
    then, now = shown(saved), shown(shut)
    kept = restore(shut, saved)
    assert kept == shut.with_name(KEPT)
    assert sorted(contents(shut.parent)) == [saved.name, NAME, KEPT]
    assert (shown(shut), shown(kept)) == (then, now)
    assert bootstrap.prove(shut) == []
    assert bootstrap.prove(kept) == []


def test_the_backup_itself_is_only_read(shut: Path, saved: Path) -> None:
    before = saved.read_bytes()
    restore(shut, saved)
    assert saved.read_bytes() == before


def test_work_goes_on_in_the_restored_workspace(shut: Path, saved: Path) -> None:
    restore(shut, saved)
    with closing(opened(shut)) as core:
        shop = of(core)
        code = shop.started(2)
        shop.finish(code)
        assert shop.findings() == []


def test_a_restored_workspace_has_a_name_of_its_own(shut: Path, saved: Path) -> None:
    """Its next numbers are given to other commands than those that the replaced file gave them to."""
    names = [rows(path, "SELECT incarnation FROM incarnation") for path in (shut, saved)]
    for _ in range(2):
        restore(shut, saved)
        names.append(rows(shut, "SELECT incarnation FROM incarnation"))
    assert names[0] == names[1]
    assert len({str(name) for name in names}) == 3
    with closing(opened(shut)) as core:
        of(core).job()
    assert rows(shut, "SELECT incarnation FROM command ORDER BY n DESC LIMIT 1") == names[-1]
    assert bootstrap.prove(shut) == []


def test_a_workspace_that_is_gone_comes_back(shut: Path, saved: Path) -> None:
    then = shown(saved)
    left_by_a_crash(shut)
    shut.unlink()
    assert restore(shut, saved) is None
    assert shown(shut) == then
    assert bootstrap.prove(shut) == []


def test_every_replaced_file_is_kept(shut: Path, saved: Path) -> None:
    kept = [restore(shut, saved) for _ in range(3)]
    assert kept == [shut.with_name(name) for name in (KEPT, f"{KEPT}-2", f"{KEPT}-3")]


def test_what_was_done_before_a_crash_is_in_the_kept_file(shut: Path, saved: Path) -> None:
    left_by_a_crash(shut)
    kept = restore(shut, saved)
    assert kept is not None
    assert len(shown(kept)["tickets"]) == len(shown(shut)["tickets"]) + 2
    assert not list(shut.parent.glob("*-wal"))


def test_a_backup_of_an_earlier_release_is_upgraded(shut: Path, shared_memory: Path) -> None:
    (shared_memory / "old").mkdir()
    old = kept_file(1, shared_memory / "old")
    before = old.read_bytes()
    restore(shut, old)
    assert [row["code"] for row in shown(shut)["tickets"]] == [
        row["code"] for row in as_shown_then(1)["tickets"]
    ]
    assert contents(old.parent) == {old.name: before}
    assert sorted(contents(shut.parent)) == [NAME, KEPT]


def test_a_workspace_that_somebody_works_in_can_be_the_source(shut: Path, shared_memory: Path) -> None:
    """What is in its log only is restored too."""
    source = copied(shared_memory / "other.hatt", lively)
    with closing(opened(source)) as core:
        job = of(core).job()
        restore(shut, source)
    assert job in {row["code"] for row in shown(shut)["tickets"]}


# --- a damaged workspace is why one restores --------------------------------------------------------------


def without_a_beginning(path: Path) -> None:
    rubbish(path, 1)


def with_a_lost_page(path: Path) -> None:
    rubbish(path, page_of(path, "run"))


DAMAGED = [
    without_a_beginning,
    with_a_lost_page,
    spoiling.empty,
    spoiling.letter,
    spoiling.half,
    spoiling.newer,
    spoiling.with_a_trigger,
    spoiling.with_a_scratch,
]


@pytest.mark.parametrize("spoil", DAMAGED)
def test_a_damaged_workspace_is_replaced_and_kept(spoil: Spoil, shut: Path, saved: Path) -> None:
    then = shown(saved)
    keep_journal(shut, "delete")
    spoil(shut)
    before = shut.read_bytes()
    kept = restore(shut, saved)
    assert kept is not None
    assert kept.read_bytes() == before or spoil is spoiling.empty
    assert shown(shut) == then
    assert bootstrap.prove(shut) == []


def test_the_log_of_a_damaged_workspace_is_kept_with_it(shut: Path, saved: Path) -> None:
    then = shown(saved)
    left_by_a_crash(shut)
    rubbish(shut, 1)
    rubbish(shut.with_name(f"{NAME}-wal"), 1)
    before = contents(shut.parent)
    restore(shut, saved)
    after = contents(shut.parent)
    assert (after[KEPT], after[f"{KEPT}-wal"]) == (before[NAME], before[f"{NAME}-wal"])
    assert f"{NAME}-wal" not in after
    assert shown(shut) == then
    assert bootstrap.prove(shut) == []


# --- refused ----------------------------------------------------------------------------------------------


def not_whole(path: Path) -> None:
    done(path, "DELETE FROM person WHERE name = 'Vee'")


BAD: Mapping[Spoil, Trouble] = {
    not_whole: Trouble.BACKUP_BAD,
    spoiling.with_a_view: Trouble.FILE_ALTERED,
    spoiling.foreign: Trouble.FILE_FOREIGN,
    spoiling.letter: Trouble.FILE_FOREIGN,
    spoiling.newer: Trouble.FILE_NEWER,
    spoiling.of_no_release: Trouble.FILE_ALTERED,
    spoiling.empty: Trouble.FILE_EMPTY,
    spoiling.missing: Trouble.FILE_MISSING,
    spoiling.folder: Trouble.FILE_MISSING,
    spoiling.half: Trouble.FILE_DAMAGED,
    with_a_lost_page: Trouble.FILE_DAMAGED,
}


@pytest.mark.parametrize("spoil", BAD)
def test_a_bad_backup_is_refused_by_its_name_and_nothing_changes(
    spoil: Spoil, shut: Path, saved: Path
) -> None:
    spoil(saved)
    before = contents(shut.parent)
    error = refused(lambda: restore(shut, saved))
    assert (error.code, error.params["file"]) == (BAD[spoil], str(saved))
    assert contents(shut.parent) == before


def test_a_bad_backup_of_an_earlier_release_is_refused_by_its_name(shut: Path, shared_memory: Path) -> None:
    (shared_memory / "old").mkdir()
    old = kept_file(1, shared_memory / "old")
    done(old, "UPDATE fact SET payload = payload || ' ' WHERE seq = 30")
    before = contents(shut.parent)
    error = refused(lambda: restore(shut, old))
    assert (error.code, error.params["file"]) == (Trouble.BACKUP_BAD, str(old))
    assert contents(shut.parent) == before


@pytest.mark.parametrize("how", [works, reads, writes, holds])
def test_nothing_is_restored_while_another_process_has_the_workspace_open(
    how: Neighbour, shut: Path, saved: Path
) -> None:
    before = shut.read_bytes()
    with neighbour(how, shut):
        error = refused(lambda: restore(shut, saved))
    assert (error.code, error.params["file"]) == (Trouble.FILE_IN_USE, str(shut))
    assert sorted(contents(shut.parent)) == [saved.name, NAME]
    if how is not works:
        assert shut.read_bytes() == before


def test_nothing_is_restored_while_this_process_has_the_workspace_open(shut: Path, saved: Path) -> None:
    with closing(opened(shut)) as core:
        job = of(core).job()
        assert refused(lambda: restore(shut, saved)).code is Trouble.FILE_IN_USE
    assert job in {row["code"] for row in shown(shut)["tickets"]}


def test_what_belongs_to_another_program_is_not_replaced(shut: Path, saved: Path) -> None:
    spoiling.foreign(shut)
    before = contents(shut.parent)
    assert refused(lambda: restore(shut, saved)).code is Trouble.FILE_FOREIGN
    folder = shut.with_name("folder")
    folder.mkdir()
    assert refused(lambda: restore(folder, saved)).code is Trouble.FILE_MISSING
    assert contents(shut.parent) == before


def test_nothing_is_restored_to_a_network_drive(
    shut: Path, saved: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(restoring, "is_on_network", on_network)
    before = contents(shut.parent)
    error = refused(lambda: restore(shut.with_name("new.hatt"), saved))
    assert (error.code, error.params["file"]) == (Trouble.NETWORK_DRIVE, str(shut.with_name("new.hatt")))
    assert contents(shut.parent) == before


@pytest.mark.parametrize("step", ["app.models.database.sync_file", "app.models.restore.swap"])
def test_a_restore_that_fails_leaves_the_workspace_as_it_was(
    step: str, shut: Path, saved: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    now = shown(shut)
    monkeypatch.setattr(step, no_space)
    error = refused(lambda: restore(shut, saved))
    assert (error.code, error.params["file"]) == (Trouble.DISK_FULL, str(shut))
    assert sorted(contents(shut.parent)) == [saved.name, NAME]
    assert shown(shut) == now


def test_what_a_killed_restore_has_left_is_no_obstacle(shut: Path, saved: Path) -> None:
    for name in (".restoring", ".restoring-wal", ".restoring-journal", ".restoring.schema-1"):
        shut.with_name(NAME + name).write_bytes(b"left by a kill")
    restore(shut, saved)
    assert sorted(contents(shut.parent)) == [saved.name, NAME, KEPT]


def test_whoever_opens_the_workspace_in_the_moment_of_the_swap_does_not_work_in_the_kept_file(
    shut: Path, saved: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The file stays locked until the new one has its name."""
    codes = []

    def opened_meanwhile(new: Path, path: Path, kept: Path) -> None:
        codes.append(refused(lambda: opened(path)).code)
        swap(new, path, kept)

    monkeypatch.setattr(restoring, "swap", opened_meanwhile)
    monkeypatch.setattr("app.models.database.BUSY_SECONDS", 0.0)
    restore(shut, saved)
    assert codes == [Trouble.BUSY]


def test_the_workspace_stays_locked_during_the_swap_where_a_file_has_but_one_name(
    shut: Path, saved: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """There the old file is copied to be kept; another process does not get into it meanwhile."""
    now, locked = shown(shut), list[bool]()

    def looked_at_before(new: Path, target: Path) -> None:
        if target == shut:
            locked.append(is_locked(shut))
        replace(new, target)

    monkeypatch.setattr("os.link", forbid_links)
    monkeypatch.setattr("app.files.replace", looked_at_before)
    kept = restore(shut, saved)
    assert locked == [True]
    assert kept is not None
    assert shown(kept) == now
