"""Upgrade is replay: the ledger of an older file is projected into a new file of today's schema.

The new file is built beside the old one, checked in full, and takes its name; the old file is kept under
a name that says its schema. All or nothing: until the last rename nothing has changed.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

from playhouse.apsw_ext import APSWDatabase

from app.errors import KnownError, Trouble
from app.files import swap, sync_file
from app.models import checking, ledger
from app.models.database import create, schema_version
from app.models.exclusive import alone
from app.models.projections import project
from app.models.records import LEDGER, SIDE, Record, column_names, table_name
from app.models.schema import SCHEMA_VERSION

SideStep = Callable[[APSWDatabase, APSWDatabase], None]

# What a side table needs beyond copying its columns, by the schema version that brought the change.
SIDE_STEPS: Mapping[int, SideStep] = {}


def upgrade(path: Path) -> Path | None:
    """Brings an older workspace to today's schema; returns where the old file is kept, None if it was new.

    Raises KnownError when the file is in use, not whole, or can't be replaced; it is then as it was.
    """
    version = schema_version(path)
    if version == SCHEMA_VERSION:
        return None
    new = path.with_name(path.name + ".upgrading")
    kept = free_name(path, f"schema-{version}")
    remove(new)
    try:
        with alone(path) as old:
            _build(old, new, version)
        swap(new, path, kept)
    finally:
        remove(new)
    return kept


def free_name(path: Path, mark: str) -> Path:
    """A name beside the file that is not taken: `name.mark`, `name.mark-2`, …"""
    candidate, count = path.with_name(f"{path.name}.{mark}"), 1
    while candidate.exists():
        count += 1
        candidate = path.with_name(f"{path.name}.{mark}-{count}")
    return candidate


def _build(old: APSWDatabase, new: Path, version: int) -> None:
    workspace = create(new)
    try:
        with workspace.db.atomic():
            for table in (*LEDGER, *SIDE):
                _copy(table, old, workspace.db)
            for step in range(version + 1, SCHEMA_VERSION + 1):
                SIDE_STEPS.get(step, _nothing)(old, workspace.db)
            for _, fact in ledger.all_facts(workspace.db):
                project(workspace.db, (fact,))
        found = checking.check(workspace.db)
    finally:
        workspace.close()
    if found:
        codes = ", ".join(sorted({each.code for each in found}))
        raise KnownError(Trouble.BACKUP_BAD, file=str(new), reason=codes)
    sync_file(new)


def _copy(table: type[Record], old: APSWDatabase, new: APSWDatabase) -> None:
    """Copies the columns that both have; a side table that is new stays empty."""
    name = table_name(table)
    there = {row[1] for row in old.execute_sql(f'PRAGMA table_info("{name}")').fetchall()}
    columns = [column for column in column_names(table) if column in there]
    if not columns:
        return
    listed = ", ".join(f'"{column}"' for column in columns)
    marks = ", ".join("?" * len(columns))
    rows = old.connection().execute(f'SELECT {listed} FROM "{name}"')
    new.connection().executemany(f'INSERT INTO "{name}" ({listed}) VALUES ({marks})', rows)


def _nothing(old: APSWDatabase, new: APSWDatabase) -> None:
    return None


def remove(path: Path) -> None:
    """Removes a file that was being built, with what SQLite had laid beside it."""
    for name in (path.name, f"{path.name}-wal", f"{path.name}-shm"):
        path.with_name(name).unlink(missing_ok=True)
