"""What happened lately, and to one thing: facts with the names that their sentences need."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from app.domain.facts import unpack
from app.lifecycle.desk import Desk

_SELECT = (
    "SELECT f.seq, c.at, f.kind, a.name, s.name, f.payload FROM fact f JOIN command c ON c.n = f.command "
    "LEFT JOIN person a ON a.id = c.actor LEFT JOIN station s ON s.id = c.station"
)
_NAMES = {
    "ticket": "SELECT code FROM ticket WHERE id = ?",
    "person": "SELECT name FROM person WHERE id = ?",
    "routing": "SELECT code FROM routing WHERE id = ?",
}


@dataclass(frozen=True, slots=True)
class FactLine:
    """One fact as people read it: when, what, by whom, and the parameters of its sentence."""

    seq: int
    at: int
    kind: str
    actor: str
    station: str
    ticket: str | None
    params: Mapping[str, Any]
    data: Mapping[str, Any]


def last_seq(desk: Desk) -> int:
    """The number of the newest fact, 0 when there is none."""
    return int(desk.db.execute_sql("SELECT coalesce(max(seq), 0) FROM fact").fetchone()[0])


def latest(desk: Desk, limit: int) -> list[FactLine]:
    """The newest facts, newest first."""
    return _lines(desk, f"{_SELECT} ORDER BY f.seq DESC LIMIT ?", (limit,))


def after(desk: Desk, seq: int, limit: int = 1000) -> list[FactLine]:
    """The facts that came after one, oldest first."""
    return _lines(desk, f"{_SELECT} WHERE f.seq > ? ORDER BY f.seq LIMIT ?", (seq, limit))


def history(desk: Desk, subject: int, limit: int, before: int | None = None) -> list[FactLine]:
    """The facts of the commands that touched one thing, newest first; `before` pages on by number."""
    bound = 2**62 if before is None else before
    return _lines(
        desk,
        f"{_SELECT} WHERE f.seq < ? AND f.command IN (SELECT g.command FROM touched d JOIN fact g ON g.seq "
        f"= d.seq "
        "WHERE d.subject = ? AND d.seq < ?) ORDER BY f.seq DESC LIMIT ?",
        (bound, subject, bound, limit),
    )


def _lines(desk: Desk, query: str, values: Sequence[object]) -> list[FactLine]:
    names: dict[tuple[str, int], str] = {}
    return [_line(desk, row, names) for row in desk.db.connection().execute(query, tuple(values)).fetchall()]


def _line(desk: Desk, row: Sequence[Any], names: dict[tuple[str, int], str]) -> FactLine:
    seq, at, kind, actor, station, text = row
    data = json.loads(text)
    named = {what: _name(desk, what, data[what], names) for what in _NAMES if isinstance(data.get(what), int)}
    params = {"actor": actor, **data, **named}
    params["count"] = _count(data)
    if kind == "ticket.created":
        params["ticket"] = data["code"]
    return FactLine(seq, at, kind, actor, station, named.get("ticket"), params, data)


def _name(desk: Desk, what: str, id_: int, names: dict[tuple[str, int], str]) -> str:
    if (what, id_) not in names:
        row = desk.db.execute_sql(_NAMES[what], (id_,)).fetchone()
        names[what, id_] = row[0] if row else str(id_)
    return names[what, id_]


def _count(data: Mapping[str, Any]) -> int:
    """How many pieces or jobs a plural fact speaks of."""
    for key in ("tokens", "tickets"):
        if key in data:
            return len(_ids(data[key]))
    return int(data.get("count", 1))


def _ids(pairs: Iterable[Sequence[int]]) -> tuple[int, ...]:
    return unpack(list(pairs))
