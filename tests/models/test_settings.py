"""Every connection has its settings: each is set in one place and read back."""

from __future__ import annotations

from pathlib import Path

import apsw
import pytest

from app import bootstrap
from app.errors import Trouble
from app.models import database
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
}


def settings(workspace: Workspace) -> dict[str, object]:
    """What a connection says of itself; it is closed then."""
    try:
        return {name: workspace.db.execute_sql(f"PRAGMA {name}").fetchone()[0] for name in SETTINGS}
    finally:
        workspace.close()


def test_a_workspace_is_opened_and_made_with_every_setting(shut: Path, tmp_path: Path) -> None:
    assert settings(database.open_workspace(shut)) == SETTINGS
    assert settings(database.open_workspace(shut, reading=True)) == SETTINGS | {"query_only": 1}
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
