"""The kinds of `show`: plain objects in the order in which the things were made, for programs and tables."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from operator import itemgetter
from typing import Any

from app.clock import Instant, iso
from app.domain.codes import token_number
from app.domain.progress import progress
from app.domain.words import LIVE_TOKEN, Line, RunState, TicketStatus, TokenState
from app.lifecycle.desk import Desk
from app.lifecycle.queries import packets
from app.lifecycle.queries.activity import NAME_OF_ACTOR
from app.lifecycle.queries.inbox import HELD
from app.lifecycle.queries.orders import order_lines, ticket_codes
from app.lifecycle.queries.questions import asked
from app.models.loading.defects import as_steps

Row = Mapping[str, Any]
Shower = Callable[[Desk, int | None, int], Iterator[Row]]  # desk, ticket, limit

NO_LIMIT = -1
INBOX = "inbox"
_LONG_AGO = Instant(0)


def show(
    desk: Desk, kind: str, ticket: int | None = None, limit: int = NO_LIMIT, now: Instant | None = None
) -> Iterator[Row]:
    """The objects of one kind, of one ticket if told. With a limit, the last ones made.

    `now` tells what has taken long; without it nothing has.
    """
    if kind == INBOX:
        return _inbox(desk, ticket, limit, now or _LONG_AGO)
    return KINDS[kind](desk, ticket, limit)


def _query(desk: Desk, sql: str, ticket: int | None, limit: int, order: str) -> Iterator[Sequence[Any]]:
    """Rows in the order made; a limit keeps the newest."""
    where, values = ("", ()) if ticket is None else (" WHERE ticket_id = ?", (ticket,))
    newest = f"SELECT * FROM (SELECT * FROM ({sql}){where} ORDER BY {order} DESC LIMIT ?) ORDER BY {order}"
    cursor = desk.db.connection().execute(newest, (*values, limit))
    for row in cursor:
        yield row[2:]


def _tickets(desk: Desk, ticket: int | None, limit: int) -> Iterator[Row]:
    sql = (
        "SELECT k.id AS place, k.id AS ticket_id, k.id, k.code, k.line, k.status, p.sku, k.quantity, "
        "k.completed, "
        "k.owner, k.due, k.priority, g.code, v.version, k.version AS row_version, o.code FROM ticket k "
        "JOIN product p ON p.id = k.product LEFT JOIN routing g ON g.id = k.routing "
        "LEFT JOIN routing_version v ON v.id = k.version_id LEFT JOIN manufacturing_order o ON o.id = k.mo"
    )
    for row in _query(desk, sql, ticket, limit, "place"):
        id_, code, line, status, sku, quantity, completed, owner, due, priority, *others = row
        routing, pinned, version, mo = others
        yield {
            "id": id_,
            "code": code,
            "line": line,
            "status": status,
            "product": sku,
            "quantity": quantity,
            "completed": completed,
            "progress": progress(TicketStatus(status), completed, quantity),
            "job_owner_id": owner,
            "due": due,
            "priority": priority,
            "routing": routing,
            "routing_version": pinned,
            "mo": mo,
            "version": version,
        }


def _orders(desk: Desk, ticket: int | None, limit: int) -> Iterator[Row]:
    sql = "SELECT o.id AS place, NULL AS ticket_id, o.id FROM manufacturing_order o"
    if ticket is not None:
        sql = (
            "SELECT o.id AS place, k.id AS ticket_id, o.id FROM ticket k JOIN manufacturing_order o "
            "ON o.id IN (k.mo, k.linked_mo)"
        )
    ids = [row[0] for row in _query(desk, sql, ticket, limit, "place")]
    codes = ticket_codes(desk, ids)
    for line in order_lines(desk, ids):
        if line is not None:
            yield {
                "id": line.id,
                "code": line.code,
                "line": Line.CLASSIC,
                "status": line.state,
                "product": line.sku,
                "quantity": line.quantity,
                "completed": line.completed,
                "progress": line.progress,
                "tickets": codes[line.id],
                "jobs": list(line.jobs),
                "due": line.due,
                "start": line.start,
                "end": line.end,
                "priority": line.priority,
                "version": line.version,
            }


def _tokens(desk: Desk, ticket: int | None, limit: int) -> Iterator[Row]:
    sql = (
        "SELECT t.id AS place, t.ticket AS ticket_id, t.id, k.code, r.number AS run_number, t.number, "
        "t.kind, t.quantity, "
        "t.serial, t.state, t.node, r.state AS run_state, t.replaces, t.replaced_by, t.parent, "
        "t.split_from, t.rework_count "
        "FROM token t JOIN ticket k ON k.id = t.ticket JOIN run r ON r.id = t.run"
    )
    for row in _query(desk, sql, ticket, limit, "place"):
        id_, code, run, number, kind, quantity, serial, state, node, run_state, *links = row
        replaces, replaced_by, parent, split_from, rework_count = links
        yield {
            "id": id_,
            "ticket": code,
            "run": run,
            "number": token_number(number),
            "kind": kind,
            "quantity": quantity,
            "serial": serial,
            "state": state,
            "node": node,
            "active": TokenState(state) in LIVE_TOKEN and run_state == RunState.ACTIVE,
            "replaces": replaces,
            "replaced_by": replaced_by,
            "parent": parent,
            "rework_count": rework_count,
            "split_from": split_from,
        }


def _work(desk: Desk, ticket: int | None, limit: int) -> Iterator[Row]:
    sql = (
        "SELECT i.id AS place, i.ticket AS ticket_id, i.token, k.code, i.node, i.state, p.name, "
        "i.good, i.scrapped, i.rework, i.wants_help, "
        "(SELECT json_group_array(json_array(m.name, o.part) ORDER BY o.at, o.person) FROM "
        "participation o JOIN person m ON m.id = o.person WHERE o.item = i.id), "
        "(SELECT json_group_array(m.name ORDER BY m.name) FROM segment g JOIN session s ON s.id = g.session "
        "JOIN person m ON m.id = s.person WHERE g.item = i.id AND g.ended_at IS NULL) FROM work_item i "
        "JOIN ticket k ON k.id = i.ticket LEFT JOIN person p ON p.id = i.holder"
    )
    for row in _query(desk, sql, ticket, limit, "place"):
        token, code, node, state, holder, good, scrapped, rework, wants_help, crew, working = row
        yield {
            "token": token,
            "ticket": code,
            "node": node,
            "state": state,
            "holder": holder,
            "crew": [{"person": person, "part": part} for person, part in json.loads(crew)],
            "working": json.loads(working),
            "wants_help": bool(wants_help),
            "good": good,
            "scrapped": scrapped,
            "rework": rework,
        }


def _facts(desk: Desk, ticket: int | None, limit: int) -> Iterator[Row]:
    sql = (
        "SELECT f.seq AS place, json_extract(f.payload, '$.ticket') AS ticket_id, f.seq, c.at, f.kind, "
        f"{NAME_OF_ACTOR}, s.name, "
        "(SELECT code FROM ticket k WHERE k.id = json_extract(f.payload, '$.ticket')), f.payload FROM fact f "
        "JOIN command c ON c.n = f.command LEFT JOIN person a ON a.id = c.actor LEFT JOIN station s ON "
        "s.id = c.station"
    )
    for seq, at, kind, actor, station, code, payload in _query(desk, sql, ticket, limit, "place"):
        yield {
            "seq": seq,
            "at": iso(Instant(at)),
            "kind": kind,
            "actor": actor,
            "station": station,
            "ticket": code,
            "data": json.loads(payload),
        }


def _attempts(desk: Desk, ticket: int | None, limit: int) -> Iterator[Row]:
    sql = (
        "SELECT c.n AS place, (SELECT id FROM ticket k WHERE k.code = json_extract(c.result, "
        f"'$.details.ticket')) AS ticket_id, c.at, {NAME_OF_ACTOR}, c.kind, c.outcome FROM command c "
        "LEFT JOIN person a ON a.id = c.actor WHERE c.outcome <> 'done'"
    )
    for at, actor, command, code in _query(desk, sql, ticket, limit, "place"):
        yield {"at": iso(Instant(at)), "actor": actor, "command": command, "code": code}


def _people(desk: Desk, ticket: int | None, limit: int) -> Iterator[Row]:
    sql = (
        "SELECT p.id AS place, NULL AS ticket_id, p.id, p.name, p.roles, p.name_en, p.name_th, p.active, "
        "t.code, p.work_centers, p.skills, p.badge, EXISTS (SELECT 1 FROM pin WHERE pin.person = p.id) "
        "FROM person p LEFT JOIN team t ON t.id = p.team"
    )
    for row in _query(desk, sql, None, limit, "place"):
        id_, name, roles, name_en, name_th, active, team, centres, skills, badge, has_pin = row
        yield {
            "id": id_,
            "name": name,
            "roles": roles.split(","),
            "name_en": name_en,
            "name_th": name_th,
            "active": bool(active),
            "team": team,
            "work_centers": None if centres is None else centres.split(","),
            "skills": None if skills is None else json.loads(skills),
            "badge": badge,
            "has_pin": bool(has_pin),
        }


def _teams(desk: Desk, ticket: int | None, limit: int) -> Iterator[Row]:
    sql = "SELECT id AS place, NULL AS ticket_id, id, code, name_en, name_th FROM team"
    for id_, code, name_en, name_th in _query(desk, sql, None, limit, "place"):
        yield {"id": id_, "code": code, "name_en": name_en, "name_th": name_th}


def _products(desk: Desk, ticket: int | None, limit: int) -> Iterator[Row]:
    sql = (
        "SELECT p.id AS place, NULL AS ticket_id, p.id, p.sku, p.name_en, p.name_th, p.line, p.active, "
        "g.code "
        "FROM product p LEFT JOIN routing g ON g.id = p.routing"
    )
    for id_, sku, name_en, name_th, line, active, routing in _query(desk, sql, None, limit, "place"):
        yield {
            "id": id_,
            "code": sku,
            "sku": sku,
            "name_en": name_en,
            "name_th": name_th,
            "line": line,
            "active": bool(active),
            "routing": routing,
        }


def _defects(desk: Desk, ticket: int | None, limit: int) -> Iterator[Row]:
    sql = "SELECT id AS place, NULL AS ticket_id, id, code, name_en, name_th, steps, active FROM defect"
    for id_, code, name_en, name_th, steps, active in _query(desk, sql, None, limit, "place"):
        yield {
            "id": id_,
            "code": code,
            "name_en": name_en,
            "name_th": name_th,
            "steps": list(as_steps(steps)),
            "active": bool(active),
        }


def _work_centers(desk: Desk, ticket: int | None, limit: int) -> Iterator[Row]:
    sql = "SELECT id AS place, NULL AS ticket_id, id, code, name_en, name_th, capacity FROM work_center"
    for id_, code, name_en, name_th, capacity in _query(desk, sql, None, limit, "place"):
        yield {"id": id_, "code": code, "name_en": name_en, "name_th": name_th, "capacity": capacity}


def _routings(desk: Desk, ticket: int | None, limit: int) -> Iterator[Row]:
    sql = (
        "SELECT v.id AS place, NULL AS ticket_id, g.id, g.code, v.name, v.line, v.version, v.state FROM "
        "routing_version v "
        "JOIN routing g ON g.id = v.routing"
    )
    for id_, code, name, line, version, state in _query(desk, sql, None, limit, "place"):
        yield {"id": id_, "code": code, "name": name, "line": line, "version": version, "state": state}


def _runs(desk: Desk, ticket: int | None, limit: int) -> Iterator[Row]:
    sql = (
        "SELECT r.id AS place, r.ticket AS ticket_id, r.id, k.code, r.number, r.state, r.born FROM run r "
        "JOIN ticket k ON k.id = r.ticket"
    )
    for id_, code, number, state, born in _query(desk, sql, ticket, limit, "place"):
        yield {"id": id_, "ticket": code, "number": number, "state": state, "born": born}


def _sessions(desk: Desk, ticket: int | None, limit: int) -> Iterator[Row]:
    sql = (
        "SELECT s.id AS place, i.ticket AS ticket_id, s.id, p.name, i.token, g.started_at, g.ended_at, "
        "s.ended_by "
        "FROM session s JOIN segment g ON g.session = s.id JOIN work_item i ON i.id = g.item JOIN person p "
        "ON p.id = s.person"
    )
    for id_, person, token, started, ended, by in _query(desk, sql, ticket, limit, "place"):
        yield {
            "id": id_,
            "person": person,
            "token": token,
            "started_at": iso(started),
            "ended_at": None if ended is None else iso(ended),
            "ended_by": by,
        }


def _inbox(desk: Desk, ticket: int | None, limit: int, now: Instant = _LONG_AGO) -> Iterator[Row]:
    """What waits the longest stands first; with a limit, what has come last."""
    rows = [*_held(desk, ticket), *_asked(desk, ticket, now)]
    rows.sort(key=itemgetter("since", "id"))
    return iter(rows[len(rows) - limit :] if 0 <= limit < len(rows) else rows)


def _asked(desk: Desk, ticket: int | None, now: Instant) -> Iterator[Row]:
    for each in asked(desk, now):
        if ticket in (None, each.ticket):
            yield {
                "id": each.id,
                "token": each.tokens[0],
                "tokens": list(each.tokens),
                "ticket": each.ticket_code,
                "number": token_number(each.numbers[0]),
                "node": each.node,
                "why": each.why,
                "reason": None,
                "since": iso(Instant(each.since)),
                "person": each.person,
                "former": each.former,
                "minutes": each.minutes,
            }


def _held(desk: Desk, ticket: int | None) -> Iterator[Row]:
    sql = (
        "SELECT t.id AS place, t.ticket AS ticket_id, t.id, "
        "(SELECT code FROM ticket k WHERE k.id = t.ticket), "
        f"t.number, t.node, t.hold, t.reason, t.held_at {HELD}"
    )
    for token, code, number, node, why, reason, since in _query(desk, sql, ticket, NO_LIMIT, "place"):
        yield {
            "id": token,
            "token": token,
            "tokens": [token],
            "ticket": code,
            "number": token_number(number),
            "node": node,
            "why": why,
            "reason": reason,
            "since": iso(Instant(since)),
            "person": None,
            "former": None,
            "minutes": None,
        }


KINDS: Mapping[str, Shower] = {
    "tickets": _tickets,
    "orders": _orders,
    "tokens": _tokens,
    "work": _work,
    "runs": _runs,
    "sessions": _sessions,
    INBOX: _inbox,
    "packets": packets.records,
    "facts": _facts,
    "attempts": _attempts,
    "people": _people,
    "teams": _teams,
    "products": _products,
    "work_centers": _work_centers,
    "defects": _defects,
    "routings": _routings,
}
