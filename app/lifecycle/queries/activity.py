"""What happened lately, and to one thing: facts with the names that their sentences need."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from app.domain.decision import SYSTEM, SYSTEM_NAME
from app.domain.spans import unpack
from app.domain.words import Line
from app.lifecycle.desk import Desk
from app.models.ledger import encode
from app.values import frozen

if TYPE_CHECKING:
    from app.domain.facts import Fact

# Sentences are told without the facts as values: the newest ones are seen before those are loaded.
BORN, CREATED, DEPLOYED, FAILED = "tokens.born", "packet.created", "packet.deployed", "packet.failed"
TO_A_PRINTER = "printer"
# What a fact speaks of by id, with what it is called.
_NAMES = {
    "ticket": "code FROM ticket",
    "person": "name FROM person",
    "to": "name FROM person",
    "owner": "name FROM person",
    "routing": "code FROM routing",
    "order": "code FROM manufacturing_order",
}
_OF_TICKET = "FROM ticket WHERE id = f.payload ->> '$.ticket'"
_NAMED = f"f.payload, (SELECT version_id {_OF_TICKET}), (SELECT line {_OF_TICKET}), " + ", ".join(
    f"(SELECT {name} WHERE id = f.payload ->> '$.{what}')" for what, name in _NAMES.items()
)
NAME_OF_ACTOR = f"CASE c.actor WHEN {SYSTEM} THEN '{SYSTEM_NAME}' ELSE a.name END"
# Somebody who is added or changed, as they are called now to who may hear it.
_NAMED += (
    ", CASE WHEN f.kind LIKE 'person.%' THEN (SELECT name FROM person WHERE id = f.payload ->> '$.id') END"
)
# What a packet holds: people know it by that.
_NAMED += ", (SELECT coalesce(template, kind) FROM packet WHERE id = f.payload ->> '$.packet')"
_SELECT = (
    f"SELECT f.seq, c.at, f.kind, c.actor, {NAME_OF_ACTOR}, s.name, {_NAMED}"
    " FROM fact f JOIN command c ON c.n = f.command "
    "LEFT JOIN person a ON a.id = c.actor LEFT JOIN station s ON s.id = c.station"
)

_OF_PEOPLE = "person."
_MANY = 100
_OF_ONE = (
    "WITH own AS (SELECT d.seq, f.command FROM touched d JOIN fact f ON f.seq = d.seq "
    "WHERE d.subject = ? AND d.seq < ? ORDER BY d.seq DESC LIMIT ?), "
    "by AS (SELECT n, facts, first_seq + facts - 1 AS last FROM command "
    "WHERE n IN (SELECT command FROM own)), "
    "about AS (SELECT seq FROM own UNION SELECT last FROM by UNION "
    "SELECT f.seq FROM by CROSS JOIN fact f ON f.command = by.n WHERE by.facts <= ?)"
)
_MADE = (
    "SELECT f.payload ->> '$.code' FROM touched d JOIN fact f ON f.seq = d.seq "
    "WHERE d.subject = ? AND f.kind = ? ORDER BY d.seq LIMIT 1"
)
_HELD_ONCE = (
    "SELECT coalesce(f.payload ->> '$.template', f.payload ->> '$.packet_kind') "
    "FROM touched d JOIN fact f ON f.seq = d.seq WHERE d.subject = ? AND f.kind = ? LIMIT 1"
)
# What tokens hold now, with what was split off them since a fact and without what came back to them; of what
# came back itself, what it held.
_SPLIT_SINCE = (
    "FROM token p JOIN touched d ON d.subject = p.id AND d.seq > :seq JOIN fact f ON f.seq = d.seq "
    "WHERE f.kind IN ('tokens.batch_split', 'tokens.rejoined') AND f.payload ->> '$.part' = p.id "
)
_HELD = (
    "SELECT (SELECT coalesce(sum(quantity), 0) FROM token WHERE id BETWEEN :first AND :last) "
    "+ (SELECT coalesce(sum(iif(f.kind = 'tokens.rejoined', -1, 1) * (f.payload ->> '$.quantity')), 0) "
    f"{_SPLIT_SINCE} AND p.split_from BETWEEN :first AND :last) "
    "+ (SELECT coalesce(sum(f.payload ->> '$.quantity'), 0) "
    f"{_SPLIT_SINCE} AND p.split_from IS NOT NULL AND p.id BETWEEN :first AND :last)"
)
_TOLD_IN_BATCHES = ("tokens.suspended", "tokens.restored")  # their sentences count the batches
_NOT_YET = 2**62  # the number of a fact that has not happened


@frozen
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


@frozen
class HistoryPage:
    """Some of a history, and the number of the fact to go on before; None at its beginning."""

    lines: list[FactLine]
    before: int | None


def last_seq(desk: Desk) -> int:
    """The number of the newest fact, 0 when there is none."""
    return int(desk.db.execute_sql("SELECT coalesce(max(seq), 0) FROM fact").fetchone()[0])


def latest(desk: Desk, limit: int, untold: Sequence[str] = ()) -> list[FactLine]:
    """The newest facts, newest first, but for those of some kinds."""
    where = f"WHERE {_but(untold)}"
    return _lines(desk, f"{_SELECT} {where} ORDER BY f.seq DESC LIMIT ?", (*untold, limit))


def after(desk: Desk, seq: int, limit: int = 1000) -> list[FactLine]:
    """The facts that came after one, oldest first."""
    return _lines(desk, f"{_SELECT} WHERE f.seq > ? ORDER BY f.seq LIMIT ?", (seq, limit))


def history(desk: Desk, subject: int, limit: int, before: int | None = None) -> list[FactLine]:
    """The facts about one thing with those that came by the same command, newest first; `before` pages on.

    Of a command that made very many facts, only those about the thing and the last one, which sums it up.
    """
    return history_page(desk, subject, limit, before).lines


def history_page(
    desk: Desk, subject: int, limit: int, before: int | None = None, untold: tuple[str, ...] = ()
) -> HistoryPage:
    """So much of a history, without the kinds that begin so: those cost next to nothing."""
    bound = _NOT_YET if before is None else before
    query = f"{_OF_ONE} {_SELECT} JOIN about ON about.seq = f.seq WHERE f.seq < ? ORDER BY f.seq DESC LIMIT ?"
    # A page may have ended in the middle of a command.
    values = (subject, bound + _MANY, limit + _MANY, _MANY, bound, limit)
    rows = desk.db.connection().execute(query, values).fetchall()
    lines = [_line(desk, row) for row in rows if not row[2].startswith(untold)]
    return HistoryPage(lines, rows[-1][0] if len(rows) == limit else None)


def of_command(desk: Desk, n: int, limit: int, untold: Sequence[str] = ()) -> list[FactLine]:
    """The first facts of one command, in order, but for those of some kinds."""
    where = f"WHERE f.command = ? AND {_but(untold)}"
    return _lines(desk, f"{_SELECT} {where} ORDER BY f.seq LIMIT ?", (n, *untold, limit))


def params_of(desk: Desk, fact: Fact) -> Mapping[str, Any]:
    """The parameters of the sentence about a fact that has not happened."""
    from app.domain.facts import payload  # noqa: PLC0415 - with it come all facts

    query = f"SELECT {_NAMED} FROM (SELECT ? AS payload, ? AS kind) f"
    text, version, line, *names = desk.db.execute_sql(query, (encode(payload(fact)), fact.kind)).fetchone()
    data = json.loads(text)
    params = _params(desk, fact.kind, data, version, _named(desk, data, names))
    return {**params, "count": _count(desk, fact.kind, data, line, _NOT_YET)}


def _but(untold: Sequence[str]) -> str:
    return f"f.kind NOT IN ({','.join('?' * len(untold))})"


def _lines(desk: Desk, query: str, values: Sequence[object]) -> list[FactLine]:
    return [_line(desk, row) for row in desk.db.connection().execute(query, tuple(values)).fetchall()]


def _line(desk: Desk, row: Sequence[Any]) -> FactLine:
    seq, at, kind, who, actor, station, text, version, line, *names = row
    data = json.loads(text)
    named = _named(desk, data, names)
    count = _count(desk, kind, data, line, seq)
    params = {"actor": actor, **_params(desk, kind, data, version, named), "count": count}
    if kind.startswith(_OF_PEOPLE) and data.get("id") == who:
        params["variant"] = "self"
    return FactLine(seq, at, kind, actor, station, named.get("ticket"), params, data)


def _named(desk: Desk, data: Mapping[str, Any], names: Sequence[str | None]) -> dict[str, str]:
    *of_things, somebody, held = names
    named = {
        what: name or _former_name(desk, what, data[what])
        for what, name in zip(_NAMES, of_things, strict=True)
        if isinstance(data.get(what), int)
    }
    if isinstance(data.get("packet"), int):
        held = held or _formerly_held(desk, data["packet"])
    said = {"name": somebody, "packet_kind": held}
    return named | {what: name for what, name in said.items() if name is not None}


def _former_name(desk: Desk, what: str, gone: int) -> str:
    """What a thing was called that is gone: a job with its import. The first fact about it made it."""
    row = desk.db.execute_sql(_MADE, (gone, f"{what}.created")).fetchone()
    return str(gone if row is None else row[0])


def _formerly_held(desk: Desk, gone: int) -> str | None:
    """What a packet held that was discarded."""
    row = desk.db.execute_sql(_HELD_ONCE, (gone, CREATED)).fetchone()
    return None if row is None else str(row[0])


def _params(
    desk: Desk, kind: str, data: Mapping[str, Any], version: int | None, named: Mapping[str, str]
) -> dict[str, Any]:
    return {
        **data,
        **named,
        **_packet(kind, data),
        **_step(desk, data.get("version_id") or version, data.get("node")),
        **_defect(desk, data.get("defect")),
    }


def _step(desk: Desk, version: int | None, code: object) -> Mapping[str, str | None]:
    """What people call the node that a fact speaks of, in both languages."""
    if version is None or not isinstance(code, str):
        return {}
    names = desk.graphs.names(desk.db, version).get(code)
    return {} if names is None else dict(zip(("node", "node_th"), names, strict=True))


def _defect(desk: Desk, code: object) -> Mapping[str, str | None]:
    """What the catalogue calls the defect of which a fact speaks, in both languages."""
    if not isinstance(code, str):
        return {}
    row = desk.db.execute_sql("SELECT name_en, name_th FROM defect WHERE code = ?", (code,)).fetchone()
    return {} if row is None else {"defect": row[0], "defect_th": row[1]}


def _packet(kind: str, data: Mapping[str, Any]) -> Mapping[str, str]:
    """How the sentence about a packet goes: which stage failed, or where it was brought."""
    if kind == FAILED:
        return {"variant": data["to"]}
    if kind == DEPLOYED:
        variant = "printer" if data["to"] == TO_A_PRINTER else "folder"
        return {"variant": variant, "folder": _last_part(data["target"])}
    return {}


def _last_part(path: str) -> str:
    """What a folder is called, as either kind of system writes paths."""
    return re.split(r"[/\\]", path.rstrip("/\\"))[-1] or path


def _count(desk: Desk, kind: str, data: Mapping[str, Any], line: str | None, seq: int) -> int:
    """How many pieces or jobs a plural fact speaks of; of batches, how many pieces they held by then."""
    if kind == BORN:
        return int(data["count"] * data["quantity"])
    for key in ("tokens", "orders", "tickets", "parents", "originals"):
        if data.get(key) is not None:
            counts_pieces = line == Line.CLASSIC and kind not in _TOLD_IN_BATCHES
            return _held(desk, data[key], seq) if counts_pieces else len(_ids(data[key]))
    return int(data.get("count", 1))


def _held(desk: Desk, pairs: Iterable[Sequence[int]], seq: int) -> int:
    """How many pieces the tokens held when the fact came."""
    ask = desk.db.connection().execute
    spans = ({"first": first, "last": first + count - 1, "seq": seq} for first, count in pairs)
    return sum(ask(_HELD, span).fetchone()[0] for span in spans)


def _ids(pairs: Iterable[Sequence[int]]) -> tuple[int, ...]:
    return unpack(list(pairs))
