"""Past the program: what somebody does to a workspace file who knows SQLite, while nobody has it open."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import apsw


@contextmanager
def past_the_program(path: Path) -> Iterator[apsw.Connection]:
    """A connection without our triggers, which are there again afterwards: the structure stays as it was."""
    connection = apsw.Connection(str(path))
    try:
        triggers = connection.execute("SELECT name, sql FROM sqlite_schema WHERE type = 'trigger'").fetchall()
        with connection:
            for name, _ in triggers:
                connection.execute(f"DROP TRIGGER {name}")
            yield connection
            for _, sql in triggers:
                connection.execute(str(sql))
    finally:
        connection.close()


def done(path: Path, *statements: str) -> None:
    """Does these statements."""
    with past_the_program(path) as connection:
        for statement in statements:
            connection.execute(statement)


def rows(path: Path, query: str) -> list[tuple[apsw.SQLiteValue, ...]]:
    """What a query gives."""
    connection = apsw.Connection(str(path))
    try:
        return connection.execute(query).fetchall()
    finally:
        connection.close()


def keep_journal(path: Path, mode: str) -> None:
    """Lets the file keep its journal the other way, as SQLite does by itself for any program."""
    connection = apsw.Connection(str(path))
    try:
        assert connection.execute(f"PRAGMA journal_mode = {mode}").fetchall() == [(mode,)]
    finally:
        connection.close()
