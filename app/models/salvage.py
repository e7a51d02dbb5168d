"""Salvage: what can still be read of a damaged workspace's history becomes a new workspace.

The history is taken from its beginning on, as far as it can be read and its chain holds; everything else is
folded from it anew, so that damage to the other tables costs nothing. The damaged file is only read.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any

from app.clock import Instant
from app.domain.words import Line
from app.errors import KnownError, Trouble
from app.files import replace
from app.models import checking, faults, ledger
from app.models.connection import Database
from app.models.database import anywhere, built, create, discard, looked_at, refuse_log_name, remove
from app.models.projections import project
from app.models.rebuilding import copy_table
from app.models.records import PersonRow, PinRow
from app.values import frozen

_TRIES = 2  # a disk that fails for a moment loses nothing
_AT, _STATION, _FIRST, _FACTS, _HASH = 2, 5, 13, 14, 16  # places in a command's row

Command = tuple[Sequence[Any], list[tuple[str, str]]]


@frozen
class Salvaged:
    """How much was taken over: so many commands, the last one at that time.

    `lost` is how many more there were; None where that cannot be read.
    """

    commands: int
    until: Instant
    lost: int | None


def salvage(path: Path, target: Path) -> Salvaged:
    """Writes the readable part of the workspace to a new file, which holds together.

    Raises KnownError when its beginning or its secrets can't be read, or the new file can't be written.
    """
    with faults.explained(target):
        refuse_log_name(target)
        if target.exists():
            raise KnownError(Trouble.FILE_EXISTS, file=str(target))
        building = target.with_name(f"{target.name}.tmp")
        remove(building)
    try:
        with looked_at(path, on_network=anywhere, cut_off=True) as (old, _):
            done, found = _rebuilt(old.db, building, path, target)
        _refuse_useless(done, found, path)
        with faults.explained(target):
            replace(building, target)
    finally:
        discard(building)
    return done


def _refuse_useless(done: Salvaged, found: list[checking.Finding], path: Path) -> None:
    if not done.commands:
        raise KnownError(Trouble.FILE_DAMAGED, file=str(path), reason="its history has no beginning")
    if found:
        codes = ", ".join(sorted({each.code for each in found}))
        raise KnownError(Trouble.NOT_WHOLE, file=str(path), codes=codes)


def _rebuilt(
    old: Database, building: Path, path: Path, target: Path
) -> tuple[Salvaged, list[checking.Finding]]:
    salts = _salts(old, path)
    count, last = 0, Instant(0)
    with faults.told_of(target), built(create(building)) as workspace, faults.explained(building):
        new = workspace.db
        with new.atomic():
            new.connection().executemany("INSERT INTO salt (line, version, salt) VALUES (?, ?, ?)", salts)
            for row, stored in _sound(old):
                count, last = count + 1, Instant(row[_AT])
                if count == 1:
                    _name_anew(new, row[_STATION])
                project(new, ledger.take_over(new, row, stored))
            _take_pins(old, new)
        found = checking.check(new) if count else []
    return Salvaged(count, last, _lost(old, count)), found


def _salts(old: Database, path: Path) -> list[tuple[Any, ...]]:
    """The secrets without which no serial that was given can be told from a made-up one."""
    with faults.explained(path):
        rows = _rows(old, "SELECT line, version, salt FROM salt")
    sound = {row[:2]: row for row in rows if tuple(map(type, row)) == (str, int, bytes)}
    if {line for line, _ in sound} != set(Line):
        raise KnownError(Trouble.FILE_DAMAGED, file=str(path), reason="its secrets are missing")
    return list(sound.values())


def _rows(old: Database, query: str) -> list[tuple[Any, ...]]:
    try:
        return list(old.execute_sql(query).fetchall())
    except faults.DATABASE_ERRORS as error:
        if faults.meaning(error) is not None:
            raise
        return []  # the damaged structure does not name the table


def _sound(old: Database) -> Iterator[Command]:
    """The commands with their facts from the first one on, while they can be read and the chain holds."""
    n, seq, before, failed = 0, 1, ledger.GENESIS, 0
    while failed < _TRIES:
        try:
            for row, stored in ledger.with_facts(old, n):
                follows = (row[0], row[_FIRST], row[_FACTS]) == (n + 1, seq, len(stored))
                if not follows or ledger.link(before, row[:_HASH], stored) != row[_HASH]:
                    return
                yield row, stored
                n, seq, before, failed = row[0], seq + len(stored), row[_HASH], 0
        except Exception:  # noqa: BLE001 - damaged bytes can mean anything to whoever reads them
            failed += 1
        else:
            return


def _take_pins(old: Database, new: Database) -> None:
    """Those of the people who are there; whose is lost gets a new one."""
    with suppress(*faults.DATABASE_ERRORS), new.atomic():
        copy_table(PinRow, old, new)
    PinRow.delete().where(PinRow.person.not_in(PersonRow.select(PersonRow.id))).execute(new)


def _name_anew(new: Database, station: int) -> None:
    """An incarnation of its own: its next numbers are not those of the file that it comes from."""
    ledger.name(new, ledger.Origin(station, os.urandom(16)))


def _lost(old: Database, count: int) -> int | None:
    """The seal knows of commands that were cut off."""
    known = [_number(old, "SELECT max(n) FROM command"), _number(old, "SELECT max(n) FROM seal")]
    if known[0] is None:
        return None
    return max(max(filter(None, known), default=0) - count, 0)


def _number(old: Database, query: str) -> int | None:
    with suppress(*faults.DATABASE_ERRORS):
        return int(old.execute_sql(f"SELECT CAST(coalesce(({query}), 0) AS INTEGER)").fetchone()[0])
    return None
