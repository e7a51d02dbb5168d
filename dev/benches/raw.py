"""The least that a change can cost: exactly the rows that the program wrote, written raw.

The program works once in a workspace that SQLite's session extension watches. The rows that it wrote become
statements with prepared values, and these run by `executemany` in one durable transaction in a copy of the
same workspace, with the same settings. Nothing is read, decided, encoded or hashed in that.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass

import apsw

from app.models.database import Workspace, transaction
from app.models.records import LEDGER, PROJECTIONS, SIDE, column_names, table_name

Values = tuple[object, ...]

_COLUMNS = {table_name(each): column_names(each) for each in (*LEDGER, *PROJECTIONS, *SIDE)}
_ORDER = {name: place for place, name in enumerate(_COLUMNS)}  # a fact comes after its command


@dataclass(frozen=True, slots=True)
class Recording:
    """What one change wrote: statements, each with the values of all its rows."""

    steps: tuple[tuple[str, list[Values]], ...]

    @property
    def rows(self) -> int:
        """How many rows were written."""
        return sum(len(values) for _, values in self.steps)

    def replay(self, workspace: Workspace) -> None:
        """Writes the rows in one durable transaction."""
        connection = workspace.db.connection()
        with transaction(workspace):
            for statement, values in self.steps:
                connection.executemany(statement, values)


@dataclass(frozen=True, slots=True)
class _Row:
    """One row that was written: in which table, by which statement, under which key."""

    table: int
    statement: str
    key: Values
    values: Values


def recorded(workspace: Workspace, change: Callable[[], object]) -> Recording:
    """Lets the program make a change and keeps what it wrote, each table in the order of its keys."""
    with _watched(workspace) as session:
        change()
        rows = [_written(each) for each in apsw.Changeset.iter(session.changeset())]
    steps: dict[str, list[Values]] = {}
    for row in sorted(rows, key=lambda row: (row.table, row.statement, row.key)):
        steps.setdefault(row.statement, []).append(row.values)
    return Recording(tuple(steps.items()))


@contextmanager
def _watched(workspace: Workspace) -> Iterator[apsw.Session]:
    session = apsw.Session(workspace.db.connection(), "main")
    try:
        for name in _COLUMNS:
            session.attach(name)
        yield session
    finally:
        session.close()


def _written(change: apsw.TableChange) -> _Row:
    new, old = change.new, change.old
    names, keys = _COLUMNS[change.name], sorted(change.pk_columns)
    table, given = _ORDER[change.name], new if old is None else old
    assert given is not None
    key, where = tuple(given[place] for place in keys), " AND ".join(f"{names[place]} = ?" for place in keys)
    if new is None:
        return _Row(table, f"DELETE FROM {change.name} WHERE {where}", key, key)
    if old is None:
        statement = f"INSERT INTO {change.name} ({', '.join(names)}) VALUES ({', '.join('?' * len(names))})"
        return _Row(table, statement, key, new)
    changed = [place for place, value in enumerate(new) if value is not apsw.no_change]
    values = ", ".join(f"{names[place]} = ?" for place in changed)
    statement = f"UPDATE {change.name} SET {values} WHERE {where}"
    return _Row(table, statement, key, (*(new[place] for place in changed), *key))
