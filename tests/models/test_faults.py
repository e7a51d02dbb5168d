"""Each way a machine gets in the way, provoked for real, has one meaning, whichever library tells of it."""

from __future__ import annotations

import errno
import os
from collections.abc import Callable, Mapping
from contextlib import closing
from pathlib import Path
from typing import Any

import apsw
import pytest
from peewee import RawQuery

from app.errors import KnownError, Trouble
from app.lifecycle.core import Core
from app.models import database, faults
from app.models.database import transaction
from tests.crash.vfs import Fails, Operation, What, watched
from tests.models.lively import everything, of, opened
from tests.models.neighbour import neighbour, writes
from tests.models.spoiling import page_of, refused, rubbish, told

Use = Callable[[Core, str], Any]


def by_connection(core: Core, statement: str) -> Any:
    """As the hot paths do."""
    return core.workspace.db.connection().execute(statement).fetchall()


def by_database(core: Core, statement: str) -> Any:
    """As most statements do."""
    return core.workspace.db.execute_sql(statement).fetchall()


def by_query(core: Core, statement: str) -> Any:
    """As the queries of records do."""
    return list(RawQuery(statement).execute(core.workspace.db))


USES = pytest.mark.parametrize("use", [by_connection, by_database, by_query])


def meaning_of(work: Callable[[], object]) -> Trouble | None:
    """What goes wrong is APSW's error whichever way the statement takes; what that means."""
    with pytest.raises((apsw.Error, UnicodeDecodeError)) as caught:
        work()
    assert isinstance(caught.value, faults.DATABASE_ERRORS)
    found = faults.known(caught.value, "work.hatt")
    if found is None:
        return None
    told(found)
    assert found.params["reason"]
    return found.code


@USES
def test_a_full_disk(use: Use, shut: Path) -> None:
    with closing(opened(shut)) as core:
        by_connection(core, f"PRAGMA max_page_count = {by_connection(core, 'PRAGMA page_count')[0][0]}")
        big = f"UPDATE ticket SET notes = '{'x' * 100_000}'"
        assert meaning_of(lambda: use(core, big)) is Trouble.DISK_FULL


@USES
def test_another_process_that_writes(use: Use, shut: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with neighbour(writes, shut), closing(opened(shut)) as core:
        by_connection(core, "PRAGMA busy_timeout = 1")
        assert meaning_of(lambda: use(core, "BEGIN IMMEDIATE")) is Trouble.BUSY
        by_connection(core, "PRAGMA busy_timeout = 30000")


@USES
def test_a_table_that_is_being_read(use: Use, shut: Path) -> None:
    with closing(opened(shut)) as core:
        reading = core.workspace.db.connection().execute("SELECT * FROM token")
        assert next(reading)
        assert meaning_of(lambda: use(core, "DROP TABLE token")) is Trouble.BUSY
        reading.close()


@USES
def test_a_file_that_can_only_be_read(use: Use, shut: Path) -> None:
    with closing(opened(shut)) as core:
        by_connection(core, "PRAGMA query_only = ON")
        assert meaning_of(lambda: use(core, "DELETE FROM ticket")) is Trouble.FILE_READ_ONLY


@USES
def test_a_damaged_page(use: Use, shut: Path) -> None:
    rubbish(shut, page_of(shut, "sheet"))
    with closing(opened(shut)) as core:
        assert meaning_of(lambda: use(core, "SELECT * FROM sheet")) is Trouble.FILE_DAMAGED


@USES
def test_text_that_is_none(use: Use, shut: Path) -> None:
    """Such text is none of ours; APSW leaves Python's own error as it is."""
    with closing(opened(shut)) as core:
        found = meaning_of(lambda: use(core, "SELECT CAST(x'E0B8' AS TEXT)"))
        assert found is Trouble.FILE_DAMAGED


@USES
def test_a_file_that_is_no_database(use: Use, shut: Path) -> None:
    letter = shut.with_name("letter")
    letter.write_text("Dear customer,\n" * 500)
    with closing(opened(shut)) as core:
        found = meaning_of(lambda: use(core, f"ATTACH '{letter}' AS letter"))
        assert found is Trouble.FILE_FOREIGN


@USES
def test_a_file_that_cannot_be_opened(use: Use, shut: Path) -> None:
    with closing(opened(shut)) as core:
        missing = shut.with_name("none") / "work.hatt"
        assert meaning_of(lambda: use(core, f"ATTACH '{missing}' AS other")) is Trouble.FILE_UNREADABLE


@USES
def test_a_disk_that_fails(use: Use, shut: Path) -> None:
    broken = False

    def write(operation: Operation) -> None:
        if broken and operation.what is What.WRITE:
            raise Fails(apsw.SQLITE_IOERR_WRITE)

    with watched(write), closing(opened(shut)) as core:
        broken = True
        assert meaning_of(lambda: use(core, "DELETE FROM segment")) is Trouble.IO
        broken = False


@USES
def test_a_mistake_of_our_own_is_none_of_these(use: Use, shut: Path) -> None:
    with closing(opened(shut)) as core:
        for mistake in ("SELECT colour FROM ticket", "INSERT INTO person (id) VALUES (1)", "SELEKT"):
            assert meaning_of(lambda: use(core, mistake)) is None  # noqa: B023 - called at once


# --- the system's own errors --------------------------------------------------------------------------------

OF_SYSTEM: Mapping[int, Trouble] = {
    errno.ENOSPC: Trouble.DISK_FULL,
    errno.EDQUOT: Trouble.DISK_FULL,
    errno.EROFS: Trouble.FILE_READ_ONLY,
    errno.EIO: Trouble.IO,
    errno.EACCES: Trouble.FILE_UNREADABLE,
    errno.ENAMETOOLONG: Trouble.FILE_UNREADABLE,
}


@pytest.mark.parametrize("number", OF_SYSTEM)
def test_an_error_of_the_system_is_told_with_its_reason(number: int) -> None:
    error = faults.known(OSError(number, os.strerror(number)), "work.hatt")
    assert error is not None
    told(error)
    assert (error.code, error.params["reason"]) == (OF_SYSTEM[number], os.strerror(number))


def test_an_error_that_hides_behind_another_is_found() -> None:
    """With a full disk a library may only tell that it could not roll back."""
    first = RuntimeError("database or disk is full")
    first.__cause__ = apsw.FullError("database or disk is full")
    second = RuntimeError("cannot rollback - no transaction is active")
    second.__context__ = first
    assert faults.meaning(second) is Trouble.DISK_FULL


# --- at the door --------------------------------------------------------------------------------------------


def test_a_full_disk_stops_work_with_a_reason_and_loses_nothing(shut: Path) -> None:
    with closing(opened(shut)) as core:
        shop = of(core)
        job = shop.job(40)
        before = everything(core)
        pages = by_connection(core, "PRAGMA page_count")[0][0]
        by_connection(core, f"PRAGMA max_page_count = {pages}")
        assert refused(lambda: [shop.do("job.start", job=job, request="once")]).code is Trouble.DISK_FULL
        assert everything(core) == before
        by_connection(core, "PRAGMA max_page_count = 1000000")
        shop.do("job.start", job=job, request="once")
        assert shop.findings() == []


def test_a_neighbour_who_writes_for_long_is_told_and_then_work_goes_on(
    shut: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(database, "_BUSY_TRIES", 2)
    with closing(opened(shut)) as core:
        shop = of(core)
        before = everything(core)
        with neighbour(writes, shut):
            by_connection(core, "PRAGMA busy_timeout = 1")
            error = refused(shop.job)
            assert (error.code, error.params["file"]) == (Trouble.BUSY, str(shut))
        assert everything(core) == before
        assert shop.job()


def test_what_a_transaction_began_is_taken_back_when_anything_is_raised(shut: Path) -> None:
    with closing(opened(shut)) as core:
        before = everything(core)
        for wrong in (KnownError(Trouble.INTERNAL), ZeroDivisionError(), KeyboardInterrupt()):
            with pytest.raises(type(wrong)):
                begin_and_raise(core, wrong)
            assert not core.workspace.db.connection().in_transaction
        assert everything(core) == before


def begin_and_raise(core: Core, wrong: BaseException) -> None:
    with transaction(core.workspace):
        by_connection(core, "DELETE FROM segment")
        raise wrong
