"""Projecting the ledger of an older file into a new one."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

from app.models import checking, ledger
from app.models.connection import Database
from app.models.database import built, create
from app.models.projections import project
from app.models.records import LEDGER, SIDE, Record, TouchedRow, column_names, table_name
from app.models.schema import SCHEMA_VERSION

# What facts are about follows from them as everything else does: it is written anew.
_COPIED = (*(table for table in LEDGER if table is not TouchedRow), *SIDE)
SideStep = Callable[[Database, Database], None]

# What a side table needs beyond copying its columns, by the schema version that brought the change.
SIDE_STEPS: Mapping[int, SideStep] = {}


def build(old: Database, new: Path, version: int) -> list[checking.Finding]:
    """Makes the new file of one with that schema version; returns what does not hold in it."""
    with built(create(new)) as workspace:
        with workspace.db.atomic():
            for table in _COPIED:
                copy_table(table, old, workspace.db)
            for step in range(version + 1, SCHEMA_VERSION + 1):
                SIDE_STEPS.get(step, _nothing)(old, workspace.db)
            for first_seq, facts in ledger.all_facts(workspace.db):
                project(workspace.db, facts)
                ledger.note_touched(workspace.db, first_seq, facts)
        return checking.check(workspace.db)


def copy_table(table: type[Record], old: Database, new: Database) -> None:
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


def _nothing(old: Database, new: Database) -> None:
    return None
