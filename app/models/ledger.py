"""The ledger: append a command with its facts, read them back, verify the chain.

A command's hash covers the stored text of the command and of all its facts, and the hash before it; it is
never computed from a re-encoding. One command is one link, so a link also covers request, body and result.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import groupby
from operator import itemgetter
from typing import TYPE_CHECKING, Any, TypeVar

from app.ids import first_id
from app.models.connection import Database
from app.models.schema import LEDGER_FORMAT
from app.values import frozen

if TYPE_CHECKING:
    from app.domain.facts import Fact

F = TypeVar("F", bound="Fact")

GENESIS = bytes(32)
DONE = "done"
FOUNDING = "workspace.create"
"""The kind of the first entry: nobody gave it at the door, and nothing takes it back."""

_SEPARATOR = b"\x1f"  # JSON escapes it, so it can't occur inside a field
_STORED = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"), sort_keys=True)
_ANSWERED = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"))

_ORIGIN = "SELECT station, incarnation FROM incarnation"
_NAME = "INSERT INTO incarnation (id, station, incarnation) VALUES (1, ?, ?)"
_HEAD = "SELECT n, first_seq + facts, hash, ids_from + ids_used FROM command ORDER BY n DESC LIMIT 1"
_INSERT_COMMAND = (
    "INSERT INTO command (n, request, at, kind, actor, station, incarnation, station_n, ids_from, "
    "ids_used, body, "
    "outcome, result, first_seq, facts, format, hash) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, "
    "?, ?)"
)
_INSERT_FACT = "INSERT INTO fact (seq, command, kind, payload) VALUES (?, ?, ?, ?)"
_INSERT_TOUCHED = "INSERT INTO touched (subject, seq) VALUES (?, ?)"
_COMMANDS = (
    "SELECT n, request, at, kind, actor, station, incarnation, station_n, ids_from, ids_used, body, "
    "outcome, result, "
    "first_seq, facts, format, hash FROM command WHERE n > ? ORDER BY n"
)
_FACTS_AFTER = (
    "SELECT command, kind, payload FROM fact WHERE seq >= (SELECT first_seq FROM command WHERE n > ? "
    "ORDER BY n LIMIT 1) ORDER BY seq"
)
_LAST_DONE = "SELECT at FROM command WHERE outcome = 'done' ORDER BY n DESC LIMIT 1"
_FIRST = 13  # where the number of its first fact stands in a command's row
_NO_MORE: tuple[None, tuple[Any, ...]] = (None, ())
_ALL_FACTS = "SELECT command, seq, kind, payload FROM fact ORDER BY seq"


@frozen
class Head:
    """Where the ledger ends: the last command, the next fact's number, the last hash, the next id."""

    n: int
    next_seq: int
    hash: bytes
    next_id: int


@frozen
class Origin:
    """Which file of which station writes."""

    station: int
    incarnation: bytes


@frozen
class Entry:
    """One command as it goes into the ledger; `outcome` is `done` or the code that refused it."""

    request: str
    at: int
    kind: str
    actor: int
    body: str
    outcome: str = ""
    result: str = ""
    ids_used: int = 0

    def with_outcome(self, outcome: str, result: str, ids_used: int = 0) -> Entry:
        """The entry once it is known how the command ended."""
        return replace(self, outcome=outcome, result=result, ids_used=ids_used)


@frozen
class Earlier:
    """What was answered to a request id before."""

    kind: str
    body: str
    actor: int
    outcome: str
    result: str
    first_seq: int
    facts: int


def encode(value: Any) -> str:
    """JSON as it is stored: compact, keys sorted, Thai as Thai."""
    return _STORED.encode(value)


def origin(db: Database) -> Origin:
    """Which file of which station this is. Raises LookupError where none of its rows says so."""
    row = db.connection().execute(_ORIGIN).fetchone()
    if row is None:
        raise LookupError("the workspace does not say which file it is")
    return Origin(*row)


def name(db: Database, own: Origin) -> None:
    """Says which file of which station this is."""
    db.execute_sql(_NAME, (own.station, own.incarnation))


def encode_in_order(value: Any) -> str:
    """JSON as `encode` writes it, with the keys in their own order: an answer is given again as it was."""
    return _ANSWERED.encode(value)


def head(db: Database, station: int) -> Head:
    """The end of the ledger as of this transaction."""
    row = db.execute_sql(_HEAD).fetchone()
    return Head(*row) if row else Head(0, 1, GENESIS, first_id(station))


def last_done_at(db: Database) -> int:
    """The instant of the last command that was done; 0 before the first one."""
    row = db.execute_sql(_LAST_DONE).fetchone()
    return int(row[0]) if row else 0


def append(db: Database, origin: Origin, at_head: Head, entry: Entry, facts: Sequence[Fact]) -> int:
    """Appends a command with its facts; returns the number of its first fact."""
    n = at_head.n + 1
    # `station_n` counts this station's own commands; until commands of others are merged in, it is n.
    fields: list[Any] = [
        n,
        entry.request,
        entry.at,
        entry.kind,
        entry.actor,
        origin.station,
        origin.incarnation,
        n,
    ]
    fields += [at_head.next_id, entry.ids_used, entry.body, entry.outcome, entry.result]
    fields += [at_head.next_seq, len(facts), LEDGER_FORMAT]
    stored = _written(facts)
    _write(db, (*fields, link(at_head.hash, fields, stored)), stored)
    note_touched(db, at_head.next_seq, facts)
    return at_head.next_seq


def take_over(db: Database, row: Sequence[Any], stored: Sequence[tuple[str, str]]) -> tuple[Fact, ...]:
    """Appends a command of another file as it stands there, with its facts as stored; returns the facts."""
    facts = _read(stored)
    _write(db, row, stored)
    note_touched(db, row[_FIRST], facts)
    return facts


def _written(facts: Iterable[Fact]) -> list[tuple[str, str]]:
    from app.domain.facts import payload  # noqa: PLC0415 - all facts: what was appended is proved before

    return [(fact.kind, encode(payload(fact))) for fact in facts]


def _read(stored: Iterable[tuple[str, str]]) -> tuple[Fact, ...]:
    from app.domain.facts import from_payload  # noqa: PLC0415 - as above

    return tuple(from_payload(kind, json.loads(text)) for kind, text in stored)


def _write(db: Database, row: Sequence[Any], stored: Sequence[tuple[str, str]]) -> None:
    connection = db.connection()
    connection.execute(_INSERT_COMMAND, tuple(row))
    for place, (kind, text) in enumerate(stored):
        connection.execute(_INSERT_FACT, (row[_FIRST] + place, row[0], kind, text))


def note_touched(db: Database, first_seq: int, facts: Sequence[Fact]) -> None:
    """Notes which things the facts of one command are about: for each, the first fact that touched it."""
    db.connection().executemany(_INSERT_TOUCHED, _touched(first_seq, facts))


def link(before: bytes, fields: Sequence[Any], facts: Sequence[tuple[str, str]]) -> bytes:
    """The hash of one command: SHA-256 over the link before it, its fields and its facts as stored."""
    from hashlib import sha256  # noqa: PLC0415 - loads OpenSSL, and nothing is linked before a window is seen

    parts = [field.hex() if isinstance(field, bytes) else str(field) for field in fields]
    for kind, text in facts:
        parts += (kind, text)
    return sha256(before + _SEPARATOR + "\x1f".join(parts).encode()).digest()


def earlier(db: Database, request: str) -> Earlier | None:
    """What this request id was answered before, if it was."""
    row = db.execute_sql(
        "SELECT kind, body, actor, outcome, result, first_seq, facts FROM command WHERE request = ?",
        (request,),
    ).fetchone()
    return Earlier(*row) if row else None


def fact_kinds(db: Database, first_seq: int, count: int) -> list[str]:
    """The kinds of the facts of one command, in order."""
    rows = db.execute_sql(
        "SELECT kind FROM fact WHERE seq >= ? AND seq < ? ORDER BY seq", (first_seq, first_seq + count)
    )
    return [kind for (kind,) in rows.fetchall()]


def facts_since(db: Database, seq: int, kind: type[F]) -> list[F]:
    """The facts of a kind from a number on, oldest first."""
    rows = db.execute_sql(
        "SELECT payload FROM fact WHERE seq >= ? AND kind = ? ORDER BY seq", (seq, kind.kind)
    )
    found = _read((kind.kind, text) for (text,) in rows.fetchall())
    return [each for each in found if isinstance(each, kind)]


def all_facts(db: Database) -> Iterator[tuple[int, tuple[Fact, ...]]]:
    """The facts of each command that has some, oldest first, with the number of the first of them."""
    rows = db.connection().execute(_ALL_FACTS)
    for _, of_one in groupby(rows, key=itemgetter(0)):
        facts = list(of_one)
        yield facts[0][1], _read((kind, text) for _, _, kind, text in facts)


@frozen
class Break:
    """A place where the chain does not hold."""

    n: int
    what: str  # hash | gap | facts_missing


def verify(db: Database, after: int = 0, before: bytes = GENESIS) -> list[Break]:
    """Walks the chain behind command `after`, whose hash is `before`; returns its breaks."""
    breaks: list[Break] = []
    n, seq = after, None
    for row, facts in with_facts(db, after):
        if row[0] != n + 1 or (seq is not None and row[13] != seq):
            breaks.append(Break(row[0], "gap"))
        if len(facts) != row[14]:
            breaks.append(Break(row[0], "facts_missing"))
        elif link(before, row[:16], facts) != row[16]:
            breaks.append(Break(row[0], "hash"))
        n, seq, before = row[0], row[13] + row[14], row[16]
    return breaks


def with_facts(db: Database, after: int = 0) -> Iterator[tuple[Any, list[tuple[str, str]]]]:
    """The commands behind `after`, each with its facts: both are read once, side by side."""
    connection = db.connection()
    groups = groupby(connection.execute(_FACTS_AFTER, (after,)), key=itemgetter(0))
    command, facts = next(groups, _NO_MORE)
    for row in connection.execute(_COMMANDS, (after,)):
        while command is not None and command < row[0]:
            command, facts = next(groups, _NO_MORE)
        of_row = [(kind, text) for _, kind, text in facts] if command == row[0] else []
        yield row, of_row


def _touched(first_seq: int, facts: Sequence[Fact]) -> list[tuple[int, int]]:
    first: dict[int, int] = {}
    for place, fact in enumerate(facts):
        for subject in fact.touches():
            first.setdefault(subject, first_seq + place)
    return list(first.items())
