"""Every connection has its settings: each is set in one place and read back."""

from __future__ import annotations

from pathlib import Path

import apsw
import pytest

from app import bootstrap
from app.errors import Trouble
from app.models import checking, database
from app.models.database import Workspace
from app.models.schema import APPLICATION_ID, SCHEMA_VERSION
from tests.models.lively import NAME, opened
from tests.models.spoiling import refused

SETTINGS = {
    "application_id": APPLICATION_ID,
    "user_version": SCHEMA_VERSION,
    "journal_mode": "wal",
    "synchronous": 2,
    "busy_timeout": 5000,
    "foreign_keys": 1,
    "recursive_triggers": 1,
    "trusted_schema": 0,
    "cell_size_check": 1,
    "mmap_size": 0,
    "query_only": 0,
    "wal_autocheckpoint": 10_000,
    "cache_size": -65_536,
}
READING = {"query_only": 1, "cache_size": -2048}
"""Of a connection that only reads: it holds little of the file in memory."""


def settings(workspace: Workspace) -> dict[str, object]:
    """What a connection says of itself; it is closed then."""
    try:
        return settings_now(workspace)
    finally:
        workspace.close()


def settings_now(workspace: Workspace) -> dict[str, object]:
    """What a connection says of itself."""
    return {name: workspace.db.execute_sql(f"PRAGMA {name}").fetchone()[0] for name in SETTINGS}


def test_a_workspace_is_opened_and_made_with_every_setting(shut: Path, tmp_path: Path) -> None:
    assert settings(database.open_workspace(shut)) == SETTINGS
    assert settings(database.open_workspace(shut, reading=True)) == SETTINGS | READING
    assert settings(database.create(tmp_path / "new.hatt")) == SETTINGS


@pytest.mark.parametrize("name", [name for name, *_ in database._SETTINGS])
def test_a_setting_that_does_not_hold_is_found_when_it_is_read_back(
    name: str, shut: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """SQLite refuses some settings at some moments without a word."""
    wrong = tuple(
        (each[0], str(int(each[2] != 1)) if each[0] == name else each[1], each[2])
        for each in database._SETTINGS
    )
    monkeypatch.setattr(database, "_SETTINGS", wrong)
    error = refused(lambda: opened(shut))
    assert (error.code, error.params["file"]) == (Trouble.FILE_UNREADABLE, str(shut))
    assert name in str(error.params["reason"])


def test_what_was_read_for_the_proof_at_the_start_is_not_kept_in_memory(shut: Path) -> None:
    """The pages of the cache, and what little a connection needs besides."""
    workspace = database.open_workspace(shut)
    try:
        with database.sparing(workspace):
            assert settings_now(workspace)["cache_size"] == READING["cache_size"]
            assert checking.check_live(workspace.db) == []
            during = cached(workspace)
        assert cached(workspace) < during
        assert settings_now(workspace)["cache_size"] == SETTINGS["cache_size"]
    finally:
        workspace.close()


def test_a_writer_that_rests_gives_back_what_it_read(shut: Path) -> None:
    workspace = database.open_workspace(shut)
    try:
        assert checking.check(workspace.db) == []
        during = cached(workspace)
        workspace.release()
        assert cached(workspace) < during / 2
    finally:
        workspace.close()


def cached(workspace: Workspace) -> int:
    """The bytes of the file's pages that a connection keeps in memory."""
    return int(workspace.db.connection().status(apsw.SQLITE_DBSTATUS_CACHE_USED)[0])


def test_a_connection_for_reading_refuses_to_write(shut: Path) -> None:
    reading = bootstrap.open_reading(shut)
    try:
        with pytest.raises(apsw.ReadOnlyError):
            reading.workspace.db.connection().execute("DELETE FROM ticket")
    finally:
        reading.close()


def test_an_sqlite_that_may_lose_work_is_not_used(shut: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(apsw, "sqlite_lib_version", lambda: "3.51.2")
    with pytest.raises(RuntimeError, match=r"3\.51\.2 is too old"):
        opened(shut)
    with pytest.raises(RuntimeError, match=r"3\.51\.2 is too old"):
        database.create(shut.with_name(f"second-{NAME}"))
