"""Reading the ledger backwards: the commands that were given, and what came before and after one."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from app.clock import Instant
from app.domain.commands import undo
from app.domain.facts import Fact, from_payload
from app.domain.undo import Given, Later
from app.ids import PersonId
from app.models.connection import Database
from app.models.ledger import DONE, FOUNDING

_AT_ONCE = 500  # subjects a query
_END = 2**63 - 1  # no fact has a higher number
_GIVEN = (
    "SELECT c.n, c.request, c.at, c.kind, c.actor, coalesce(p.name, ''), c.outcome, c.first_seq + c.facts, "
    "c.first_seq FROM command c LEFT JOIN person p ON p.id = c.actor WHERE {} ORDER BY c.n DESC"
)
_UNDOES = "json_extract(result, '$.result.n')"
# Constants, as the indexes say them: of the actor's commands, and of the undos, none is read in vain.
_OF_ACTOR = (
    f"SELECT n, CASE kind WHEN '{undo.Undo.kind}' THEN {_UNDOES} END FROM command "
    f"WHERE actor = ? AND outcome = '{DONE}' AND kind <> '{FOUNDING}' ORDER BY n DESC"
)
_UNDOS = (
    f"SELECT n, {_UNDOES} FROM command INDEXED BY command_undo "
    f"WHERE n > ? AND kind = '{undo.Undo.kind}' AND outcome = '{DONE}'"
)
_BEFORE = (
    "SELECT f.seq, f.kind, f.payload FROM fact f WHERE f.seq < ? AND f.command IN (SELECT g.command FROM "
    "touched d JOIN fact g ON g.seq = d.seq WHERE d.subject IN ({subjects}) AND d.seq < ?) "
)
_LATER = (
    "SELECT c.n, c.kind, c.at, coalesce(p.name, ''), d.subject FROM touched d JOIN fact f ON f.seq = d.seq "
    "JOIN command c ON c.n = f.command LEFT JOIN person p ON p.id = c.actor "
    "WHERE d.subject IN ({subjects}) AND d.seq >= ? ORDER BY d.seq DESC"
)
_BORNE = (
    "SELECT coalesce(t.split_from, t.parent) FROM token t WHERE (t.parent IN ({subjects}) OR t.split_from IN "
    "({subjects})) AND t.state NOT IN ('completed', 'scrapped', 'cancelled') "
    "AND NOT EXISTS (SELECT 1 FROM touched d WHERE d.subject = t.id AND d.seq < ?)"
)
# What there is one of in a workshop is no subject that is touched: facts about it have an index of their own.
_OF_WORKSHOP = (
    "FROM fact f INDEXED BY fact_of_shop {} "
    "WHERE f.kind IN ('workspace.created', 'org.set', 'sign_in.set') AND f.kind IN ({}) "
)


def last_given(db: Database, actor: PersonId) -> Given | None:
    """The actor's last command that was done, is no undo, and was not undone.

    Walks back from the end: an undo comes later than what it takes back, and is met first.
    """
    undone: set[int] = set()
    for n, undoes in db.connection().execute(_OF_ACTOR, (actor,)):
        if undoes is not None:
            undone.add(undoes)
        elif n not in undone:
            return _first(db, "c.n = ?", n)
    return None


def given_with(db: Database, request: str) -> Given | None:
    """The command with this request id."""
    return _first(db, f"c.kind <> '{FOUNDING}' AND c.request = ?", request)


def is_undone(db: Database, given: Given) -> bool:
    """Whether the command was taken back."""
    return given.n in _taken_back(db, given.n)


def facts_of(db: Database, given: Given) -> list[Fact]:
    """The facts of a command, in order."""
    rows = db.execute_sql("SELECT kind, payload FROM fact WHERE command = ? ORDER BY seq", (given.n,))
    return [from_payload(kind, json.loads(text)) for kind, text in rows.fetchall()]


def facts_before(db: Database, given: Given, subjects: Iterable[int]) -> list[Fact]:
    """The facts of the commands that touched any of the subjects before, oldest first."""
    return facts_about(db, subjects, given.first)


def facts_about(db: Database, subjects: Iterable[int], before: int = _END) -> list[Fact]:
    """The facts of the commands that touched any of the subjects, oldest first; those before a number."""
    found: dict[int, Fact] = {}
    for some in _parts(subjects):
        query = _BEFORE.format(subjects=_marks(some))
        for seq, kind, text in db.connection().execute(query, (before, *some, before)):
            if seq not in found:
                found[seq] = from_payload(kind, json.loads(text))
    return [found[seq] for seq in sorted(found)]


def value_before(db: Database, given: Given, subject: int, key: str, kinds: Sequence[type[Fact]]) -> Any:
    """The last fact of one of these kinds before the command that says what the subject's values are.

    `key` is the fact's field that names the subject.
    """
    query = (
        _BEFORE.format(subjects="?")
        + f"AND f.kind IN ({_marks(kinds)}) AND json_extract(f.payload, ?) = ? ORDER BY f.seq DESC LIMIT 1"
    )
    values = (given.first, subject, given.first, *(kind.kind for kind in kinds), f"$.{key}", subject)
    return _fact(db.connection().execute(query, values).fetchone())


def last_of_workshop(db: Database, given: Given, kinds: Sequence[type[Fact]]) -> Any:
    """The last fact of one of these kinds before the command: of what there is only one in a workshop."""
    query = (
        f"SELECT f.seq, f.kind, f.payload {_OF_WORKSHOP} AND f.seq < ? ORDER BY f.seq DESC LIMIT 1"
    ).format("", _marks(kinds))
    values = (*(kind.kind for kind in kinds), given.first)
    return _fact(db.connection().execute(query, values).fetchone())


def later_of_workshop(db: Database, given: Given, kind: type[Fact]) -> Later | None:
    """The last command after this one that says the same of the workshop and stands."""
    ignored = _taken_back(db, given.n)
    query = (
        f"SELECT c.n, c.kind, c.at, coalesce(p.name, '') {_OF_WORKSHOP} AND f.seq >= ? ORDER BY f.seq DESC"
    ).format("JOIN command c ON c.n = f.command LEFT JOIN person p ON p.id = c.actor", "?")
    for n, given_kind, at, person in db.connection().execute(query, (kind.kind, given.after)):
        if n not in ignored:
            return Later(given_kind, Instant(at), person, 0)
    return None


def later(db: Database, given: Given, subjects: Iterable[int], kind: str | None = None) -> Later | None:
    """The last command (of a kind, if told) after this one that touched any of the subjects.

    What was taken back since doesn't count, nor does its taking back: things are as if neither had been.
    """
    ignored = _taken_back(db, given.n)
    newest: tuple[int, Later] | None = None
    for some in _parts(subjects):
        query = _LATER.format(subjects=_marks(some))
        for n, of, at, person, subject in db.connection().execute(query, (*some, given.after)):
            if n not in ignored and kind in (None, of):
                if newest is None or n > newest[0]:
                    newest = (n, Later(of, Instant(at), person, subject))
                break
    return None if newest is None else newest[1]


def borne_since(db: Database, given: Given, tokens: Iterable[int]) -> set[int]:
    """Those of the tokens of which a part, or some of a batch, was born after the command and lives."""
    return {
        source
        for some in _parts(tokens)
        for (source,) in db.connection().execute(
            _BORNE.format(subjects=_marks(some)), (*some, *some, given.after)
        )
    }


def _taken_back(db: Database, n: int) -> frozenset[int]:
    """The commands from `n` on that were undone, with the undos that did it."""
    rows = db.connection().execute(_UNDOS, (n,))
    return frozenset(each for by, undone in rows if undone >= n for each in (by, undone))


def _first(db: Database, where: str, value: object) -> Given | None:
    row = db.connection().execute(_GIVEN.format(where), (value,)).fetchone()
    if row is None:
        return None
    n, request, at, kind, actor, name, outcome, after, first = row
    return Given(n, request, Instant(at), kind, PersonId(actor), name, outcome == DONE, after, first)


def _fact(row: Any) -> Fact | None:
    return None if row is None else from_payload(row[1], json.loads(row[2]))


def _parts(subjects: Iterable[int]) -> Iterator[list[int]]:
    every = sorted(set(subjects))
    return (every[place : place + _AT_ONCE] for place in range(0, len(every), _AT_ONCE))


def _marks(values: Sequence[object]) -> str:
    return ",".join("?" * len(values))
