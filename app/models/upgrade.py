"""Upgrade is replay: the ledger of an older file is projected into a new file of today's schema.

The new file is built beside the old one, checked in full, and takes its name; the old file is kept under
a name that says its schema. All or nothing: until the last rename nothing has changed.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from pathlib import Path

from playhouse.apsw_ext import APSWDatabase

from app.domain.facts import Fact
from app.errors import KnownError, Trouble
from app.files import followed, free_name, is_on_network, swap
from app.models import checking, faults, ledger
from app.models.database import NetworkProbe, built, create, discard, looked_at, remove
from app.models.exclusive import alone, let_go
from app.models.records import LEDGER, SIDE, Record, TouchedRow, column_names, table_name
from app.models.schema import SCHEMA_VERSION, is_of_release

# What facts are about follows from them as everything else does: it is written anew.
_COPIED = (*(table for table in LEDGER if table is not TouchedRow), *SIDE)
SideStep = Callable[[APSWDatabase, APSWDatabase], None]

# What a side table needs beyond copying its columns, by the schema version that brought the change.
SIDE_STEPS: Mapping[int, SideStep] = {}


def upgrade(path: Path, *, on_network: NetworkProbe = is_on_network) -> Path | None:
    """Brings an older workspace to today's schema; returns where the old file is kept, None if it was new.

    Raises KnownError when the file is in use, altered, not whole, or can't be replaced; it is then as it was.
    """
    path = followed(path)
    with looked_at(path, on_network=on_network) as (workspace, version), faults.explained(path):
        if version == SCHEMA_VERSION:
            return None
        _refuse_broken(workspace.db, path, version)
    with alone(path) as old:
        return _replaced(path, old)


def _replaced(path: Path, old: APSWDatabase) -> Path | None:
    """Builds the new file while nobody else can open the old one, and lets it take the old one's place."""
    version = old.execute_sql("PRAGMA user_version").fetchone()[0]
    if version == SCHEMA_VERSION:
        return None  # another process was faster
    new, kept = path.with_name(path.name + ".upgrading"), free_name(path, f"schema-{version}")
    try:
        with faults.told_of(path), faults.explained(path):
            remove(new)
            _build(old, new, path, version)
            let_go(old)
            swap(new, path, kept)
    finally:
        discard(new)
    return kept


def _refuse_broken(old: APSWDatabase, path: Path, version: int) -> None:
    """The old file is kept as the upgrade's backup: it must be what that release has made, and whole."""
    if not is_of_release(old, version):
        raise KnownError(Trouble.FILE_ALTERED, file=str(path))
    _refuse_findings(checking.check_history(old), path)


def _refuse_findings(found: list[checking.Finding], path: Path) -> None:
    if found:
        codes = ", ".join(sorted({each.code for each in found}))
        raise KnownError(Trouble.NOT_WHOLE, variant="older", file=str(path), codes=codes)


def _build(old: APSWDatabase, new: Path, path: Path, version: int) -> None:
    with built(create(new)) as workspace:
        with workspace.db.atomic():
            for table in _COPIED:
                copy_table(table, old, workspace.db)
            for step in range(version + 1, SCHEMA_VERSION + 1):
                SIDE_STEPS.get(step, _nothing)(old, workspace.db)
            for first_seq, facts in ledger.all_facts(workspace.db):
                _fold(workspace.db, facts)
                ledger.note_touched(workspace.db, first_seq, facts)
        _refuse_findings(checking.check(workspace.db), path)


def _fold(new: APSWDatabase, facts: Iterable[Fact]) -> None:
    from app.models.projections import project  # noqa: PLC0415 - most files are of today

    project(new, facts)


def copy_table(table: type[Record], old: APSWDatabase, new: APSWDatabase) -> None:
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
