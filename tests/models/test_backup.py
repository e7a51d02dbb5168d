"""A backup is a whole moment of the workspace, checked, and never laid over a file by accident."""

from __future__ import annotations

import errno
import os
from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import apsw
import pytest

from app import bootstrap
from app.clock import FixedClock, instant_of
from app.errors import Trouble
from app.models import backup
from app.models.thinning import made_at
from tests.models.lively import NAME, everything, of, opened, shown
from tests.models.neighbour import neighbour, orders
from tests.models.past import done, rows
from tests.models.spoiling import contents, no_space, page_of, refused, rubbish


@pytest.fixture
def target(shut: Path) -> Path:
    return shut.with_name("backups") / "copy.hatt"


def test_a_backup_shows_what_the_workspace_shows_and_holds_together(shut: Path, target: Path) -> None:
    with closing(opened(shut)) as core:
        of(core).job()
        backup.back_up(core.workspace, target)
        assert shown(target) == everything(core)
    assert list(contents(target.parent)) == [target.name]
    assert bootstrap.prove(target) == []


def test_a_backup_is_one_file_that_needs_no_log_beside_it(shut: Path, target: Path) -> None:
    with closing(opened(shut)) as core:
        backup.back_up(core.workspace, target)
    before = target.read_bytes()
    assert rows(target, "PRAGMA journal_mode") == [("delete",)]
    backup.verify(target)
    assert contents(target.parent) == {target.name: before}


def test_a_backup_ends_with_the_same_link_as_the_workspace(shut: Path, target: Path) -> None:
    with closing(opened(shut)) as core:
        backup.back_up(core.workspace, target)
    for query in ("SELECT n, hash FROM command ORDER BY n", "SELECT seq, payload FROM fact ORDER BY seq"):
        assert rows(target, query) == rows(shut, query)


def test_a_backup_is_whole_while_another_process_works(shut: Path, target: Path) -> None:
    with neighbour(orders, shut) as go, closing(opened(shut)) as core:
        go()
        for count in range(5):
            backup.back_up(core.workspace, target.with_name(f"{count}.hatt"))
    for count in range(5):
        assert bootstrap.prove(target.with_name(f"{count}.hatt")) == []


def test_an_older_backup_is_replaced_only_on_purpose(shut: Path, target: Path) -> None:
    with closing(opened(shut)) as core:
        backup.back_up(core.workspace, target)
        before = target.read_bytes()
        of(core).job()
        error = refused(lambda: backup.back_up(core.workspace, target))
        assert (error.code, error.params["file"]) == (Trouble.FILE_EXISTS, str(target))
        assert contents(target.parent) == {target.name: before}
        backup.back_up(core.workspace, target, replacing=True)
        assert shown(target) == everything(core)


def test_a_log_that_lay_beside_the_replaced_backup_is_not_taken_for_the_new_ones(
    shut: Path, target: Path
) -> None:
    with closing(opened(shut)) as core:
        backup.back_up(core.workspace, target)
        older = opened(target)
        of(older).job()
        older.workspace.leave()
        backup.back_up(core.workspace, target, replacing=True)
        assert shown(target) == everything(core)
    assert bootstrap.prove(target) == []


@pytest.mark.parametrize("replacing", [False, True])
@pytest.mark.parametrize("called", ["itself", "by another name"])
def test_a_workspace_is_not_backed_up_over_itself(replacing: bool, called: str, shut: Path) -> None:
    other = shut.with_name("other.hatt")
    other.symlink_to(shut)
    with closing(opened(shut)) as core:
        target = shut if called == "itself" else other
        error = refused(lambda: backup.back_up(core.workspace, target, replacing=replacing))
        assert error.code is Trouble.FILE_EXISTS
        of(core).job()
        jobs = everything(core)["tickets"]
    assert shown(shut)["tickets"] == jobs


def no_disk(*given: object) -> None:
    raise apsw.FullError("database or disk is full")


FAILURES = {"sync_file": no_space, "replace": no_space, "_broken": no_disk}


@pytest.mark.parametrize("step", FAILURES)
def test_a_backup_that_fails_leaves_the_older_one_and_nothing_else(
    step: str, shut: Path, target: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with closing(opened(shut)) as core:
        backup.back_up(core.workspace, target)
        before = contents(target.parent)
        monkeypatch.setattr(backup, step, FAILURES[step])
        error = refused(lambda: backup.back_up(core.workspace, target, replacing=True))
        assert (error.code, error.params["file"]) == (Trouble.DISK_FULL, str(target))
    assert contents(target.parent) == before


@pytest.fixture
def held(monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[[], None]]:
    """No file can be removed: a virus scanner looks at each. What is given ends it."""
    unlink = Path.unlink

    def refuse(path: Path, missing_ok: bool = False) -> None:
        if path.exists():
            raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))
        unlink(path, missing_ok)

    with monkeypatch.context() as patch:
        patch.setattr(Path, "unlink", refuse)
        yield patch.undo


def test_what_cannot_be_cleared_away_does_not_hide_what_went_wrong(
    shut: Path, target: Path, monkeypatch: pytest.MonkeyPatch, held: Callable[[], None]
) -> None:
    with closing(opened(shut)) as core:
        with monkeypatch.context() as patch:
            patch.setattr(backup, "replace", no_space)
            error = refused(lambda: backup.back_up(core.workspace, target))
        assert (error.code, error.params["file"]) == (Trouble.DISK_FULL, str(target))
        assert list(contents(target.parent)) == [f"{target.name}.tmp"]
        held()
        backup.back_up(core.workspace, target)
    assert list(contents(target.parent)) == [target.name]


def test_a_folder_that_cannot_be_made_is_told(shut: Path) -> None:
    shut.with_name("letter").write_text("no folder")
    below = shut.with_name("letter") / "copy.hatt"
    with closing(opened(shut)) as core:
        error = refused(lambda: backup.back_up(core.workspace, below))
    assert (error.code, error.params["file"]) == (Trouble.FILE_UNREADABLE, str(below))


def test_a_damaged_workspace_gives_no_backup_and_is_named(shut: Path, target: Path) -> None:
    rubbish(shut, page_of(shut, "sheet"))
    with closing(opened(shut)) as core:
        error = refused(lambda: backup.back_up(core.workspace, target))
        assert (error.code, error.params["file"]) == (Trouble.FILE_DAMAGED, str(shut))
    assert contents(target.parent) == {}


def short_of_a_command(copied: object, n: int, seq: int, link: bytes) -> str:
    return backup_broken(copied, n + 1, seq, link)


def short_of_a_fact(copied: object, n: int, seq: int, link: bytes) -> str:
    return backup_broken(copied, n, seq + 1, link)


def of_another_history(copied: object, n: int, seq: int, link: bytes) -> str:
    return backup_broken(copied, n, seq, bytes(32))


backup_broken: Callable[..., str] = backup._broken


@pytest.mark.parametrize("wrong", [short_of_a_command, short_of_a_fact, of_another_history])
def test_a_copy_that_misses_something_of_the_history_is_no_backup(
    wrong: Callable[..., str], shut: Path, target: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(backup, "_broken", wrong)
    with closing(opened(shut)) as core:
        assert refused(lambda: backup.back_up(core.workspace, target)).code is Trouble.FILE_DAMAGED
    assert contents(target.parent) == {}


def test_a_backup_that_does_not_hold_together_is_told(shut: Path, target: Path) -> None:
    with closing(opened(shut)) as core:
        backup.back_up(core.workspace, target)
    done(target, "DELETE FROM person WHERE name = 'Vee'")
    error = refused(lambda: backup.verify(target))
    assert (error.code, error.params) == (
        Trouble.BACKUP_BAD,
        {"file": str(target), "reason": "ROW_MISSING"},
    )


# --- those that the program makes by itself -----------------------------------------------------------------


def kept(path: Path) -> list[str]:
    """The backups beside a workspace."""
    folder = bootstrap.backup_folder(path)
    return sorted(each.name for each in folder.iterdir()) if folder.is_dir() else []


@pytest.mark.parametrize("name", [NAME, "วันนี้ [1] * ?.hatt", "no suffix"])
def test_backups_are_kept_beside_the_workspace_and_thinned(name: str, shut: Path) -> None:
    path = shut.rename(shut.with_name(name))
    clock = FixedClock(instant_of(datetime(2026, 1, 1, 12, tzinfo=UTC)))
    with closing(opened(path)) as core:
        for _ in range(20):
            clock.advance(minutes=24 * 60)
            made = bootstrap.keep_backup(core.workspace, clock)
            assert kept(path)[-1] == made.name
            assert bootstrap.prove(made) == []
    # The fourteen days from the 8th to the 21st, and the newest of the week before them.
    assert [backup_day(each) for each in kept(path)] == [4, *range(8, 22)]


def test_an_old_backup_that_cannot_be_removed_now_goes_the_next_time(
    shut: Path, held: Callable[[], None]
) -> None:
    clock = FixedClock(instant_of(datetime(2026, 1, 1, 12, tzinfo=UTC)))
    with closing(opened(shut)) as core:
        for _ in range(20):
            clock.advance(minutes=24 * 60)
            assert bootstrap.prove(bootstrap.keep_backup(core.workspace, clock)) == []
        assert [backup_day(each) for each in kept(shut)] == [*range(2, 22)]
        held()
        bootstrap.keep_backup(core.workspace, clock)
    assert [backup_day(each) for each in kept(shut)] == [4, *range(8, 22)]


def backup_day(name: str) -> int:
    made = made_at(Path(name))
    assert made is not None
    return made.day


def test_two_backups_of_one_moment_are_one(shut: Path) -> None:
    clock = FixedClock()
    with closing(opened(shut)) as core:
        assert bootstrap.keep_backup(core.workspace, clock) == bootstrap.keep_backup(core.workspace, clock)
    assert len(kept(shut)) == 1


def test_a_backup_is_made_before_a_command_that_concerns_many(shut: Path) -> None:
    clock = FixedClock()
    with closing(bootstrap.open_core(shut, clock)) as core:
        shop = of(core)
        jobs = [shop.job() for _ in range(2)]
        assert kept(shut) == []
        clock.advance(minutes=1)
        before = everything(core)
        shop.do("job.import", lines=[{"product": "TOTE-07", "quantity": 1}], sheet="b.csv", fingerprint="b")
        clock.advance(minutes=1)
        shop.do("job.cancel", jobs=jobs, reason="the customer is gone")
        shop.do("job.cancel", job=shop.job(), reason="one is not many")
    first, second = kept(shut)
    folder = bootstrap.backup_folder(shut)
    assert shown(folder / first) == before
    assert len(shown(folder / second)["tickets"]) == len(before["tickets"]) + 1


def test_a_command_that_concerns_many_is_not_done_without_its_backup(
    shut: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(backup, "replace", no_space)
    with closing(bootstrap.open_core(shut, FixedClock())) as core:
        before = everything(core)
        lines = [{"product": "TOTE-07", "quantity": 1}]
        error = refused(lambda: of(core).do("job.import", lines=lines, sheet="b.csv", fingerprint="b"))
        assert error.code is Trouble.DISK_FULL
        assert everything(core) == before
