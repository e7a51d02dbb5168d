"""Replay: folding all facts into empty tables, and comparing the result with what is stored."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import takewhile
from typing import Any

from app.models import ledger
from app.models.connection import IN_MEMORY, Database
from app.models.excerpts import LONGEST_VALUE, excerpt, shown
from app.models.records import PROJECTIONS, Record, TouchedRow, column_names, key_names, table_name
from app.models.tables import create_tables
from app.values import frozen

_LONGEST_ROW, _BEFORE = 200, 10  # characters that a person is shown
_FOLDED = (*PROJECTIONS, TouchedRow)  # all that follows from the facts


@frozen
class Difference:
    """A row that is stored otherwise than the facts say."""

    table: str
    key: str
    stored: str | None
    replayed: str | None


def replayed(source: Database) -> Database:
    """An in-memory database with all that follows from the facts of `source`; the caller closes it."""
    from app.models.projections import project  # noqa: PLC0415 - what runs is proved without folding

    memory = Database(IN_MEMORY)
    try:
        create_tables(memory, _FOLDED)
        with memory.atomic():
            for first_seq, facts in ledger.all_facts(source):
                project(memory, facts)
                ledger.note_touched(memory, first_seq, facts)
    except BaseException:
        memory.close()
        raise
    return memory


def differences(stored: Database, folded: Database, limit: int = 20) -> list[Difference]:
    """The first rows of each table that differ from what the facts amount to."""
    return [each for table in _FOLDED for each in _of_table(table, stored, folded, limit)]


def _of_table(table: type[Record], stored: Database, folded: Database, limit: int) -> list[Difference]:
    keys = len(key_names(table))
    found: list[Difference] = []
    for left, right in _paired(_rows(table, stored), _rows(table, folded), keys):
        if left != right:
            found.append(_difference(table, left, right, keys))
            if len(found) == limit:
                break
    return found


def _difference(table: type[Record], left: Any, right: Any, keys: int) -> Difference:
    name = table_name(table)
    key = shown(", ".join(str(value) for value in (left or right)[:keys]))
    if left is None or right is None:
        return Difference(name, key, left and _row(left), right and _row(right))
    apart = [
        (column, *_apart(_text(one), _text(other)))
        for column, one, other in zip(column_names(table), left, right, strict=True)
        if one != other
    ]
    return Difference(
        name,
        key,
        ", ".join(f"{column}={one}" for column, one, _ in apart),
        ", ".join(f"{column}={other}" for column, _, other in apart),
    )


def _row(row: Any) -> str:
    return excerpt(", ".join(map(_text, row)), 0, _LONGEST_ROW)


def _apart(one: str, other: str) -> tuple[str, str]:
    """Two long texts, where they begin to differ."""
    alike = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(one, other, strict=False)))
    start = max(0, alike - _BEFORE)
    return excerpt(one, start, LONGEST_VALUE), excerpt(other, start, LONGEST_VALUE)


def _text(value: Any) -> str:
    if value is None:
        return ""
    return value.hex() if isinstance(value, bytes) else str(value)


def _rows(table: type[Record], db: Database) -> Iterator[Any]:
    """All rows by key, as tuples; the columns of the key come first in every table."""
    columns = ", ".join(f'"{name}"' for name in column_names(table))
    keys = ", ".join(f'"{name}"' for name in key_names(table))
    yield from db.connection().execute(f'SELECT {columns} FROM "{table_name(table)}" ORDER BY {keys}')


def _paired(left: Iterator[Any], right: Iterator[Any], keys: int) -> Iterator[tuple[Any, Any]]:
    """Rows of both with the same key, or one of them and None: a merge of two ordered streams."""
    one, other = next(left, None), next(right, None)
    while one is not None or other is not None:
        if other is None or (one is not None and one[:keys] < other[:keys]):
            yield one, None
            one = next(left, None)
        elif one is None or other[:keys] < one[:keys]:
            yield None, other
            other = next(right, None)
        else:
            yield one, other
            one, other = next(left, None), next(right, None)
