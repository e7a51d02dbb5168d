"""Packets for lists and panels: which, in which order, rows by id, and what can be done with them."""

from __future__ import annotations

import json
from array import array
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from app.domain.decision import Person
from app.domain.packets.states import ORDER, PacketAction, actions, is_reached
from app.domain.packets.values import Goal, PacketStatus
from app.domain.permissions import Permission
from app.domain.refusals import Refused
from app.domain.tickets.states import not_allowed
from app.lifecycle.desk import Desk
from app.lifecycle.queries.packets import bases_of, record
from app.models.loading import packets as loading
from app.values import frozen

ALL = -1  # SQLite's LIMIT says it so
MADE = "made"
LOG_LINES = 200
"""So many of a log's last lines are shown."""
_AT_ONCE = 500

# A finished packet whose last delivery failed is what somebody who looks for failed ones wants to find.
_STANDING = f"CASE WHEN p.failed_at IS NULL THEN p.status ELSE '{PacketStatus.FAILED}' END"
_STAGES = " ".join(f"WHEN '{status}' THEN {place}" for place, status in enumerate(PacketStatus))
_ORDERS: Mapping[str, str] = {
    MADE: "",
    "ticket": "p.ticket {0}, ",
    "status": f"CASE {_STANDING} {_STAGES} END {{0}}, ",
}
SORTS = frozenset(_ORDERS)
_SHOWN = f"p.goal IS NOT '{Goal.REMOVED}'"
_LINE = (
    "SELECT p.id, p.code, p.ticket, k.code, p.kind, p.kinds, p.template, p.status, p.goal, p.failed_at, "
    "r.name, p.created_at, json_array_length(p.files), p.purpose FROM packet p "
    "JOIN ticket k ON k.id = p.ticket "
    f"LEFT JOIN person r ON r.id = p.requester WHERE {_SHOWN}"
)


@frozen
class PacketFilter:
    """Which packets a list shows, in which order; what could not be delivered stands among the failed."""

    statuses: frozenset[PacketStatus] | None = None
    search: str = ""
    sort: str = MADE
    descending: bool = True


@frozen
class PacketLine:
    """One row of a list of packets."""

    id: int
    code: str
    ticket: int
    ticket_code: str
    kind: str
    kinds: tuple[str, ...]
    template: str | None
    status: PacketStatus
    running: bool
    failed_at: PacketStatus | None
    undelivered: bool  # it is finished, and the last delivery of it failed
    requester: str
    created_at: int
    files: int
    purpose: str | None


@frozen
class PacketDetail:
    """Everything about one packet that a panel shows; `record` as `show` tells it."""

    line: PacketLine
    record: Mapping[str, Any]
    expires_at: int | None  # when its files are removed
    log: Sequence[str]

    def file(self, name: str) -> Path:
        """Where a finished file is."""
        return Path(self.record["paths"]["output"], name)

    @property
    def is_packed(self) -> bool:
        """Whether its files are finished."""
        return self.record["paths"]["output"] is not None

    @property
    def reached(self) -> PacketStatus:
        """How far it came, also when it failed after that."""
        done = [status for status in ORDER if status in self.record["timings_ms"]]
        return done[-1] if done else PacketStatus.CREATED


def packet_ids(desk: Desk, wanted: PacketFilter, most: int = ALL) -> array[int]:
    """The ids of the wanted packets, in order; the first `most` of them."""
    conditions, values = _conditions(wanted)
    order = (_ORDERS[wanted.sort] + "p.id {0}").format("DESC" if wanted.descending else "ASC")
    query = f"SELECT p.id FROM packet p WHERE {_SHOWN}{conditions} ORDER BY {order} LIMIT ?"
    found = desk.db.connection().execute(query, (*values, most)).get  # None, one value, or a list of all
    return array("q", found if isinstance(found, list) else [] if found is None else [found])


def packets_of(desk: Desk, ticket: int, most: int) -> list[PacketLine]:
    """The packets of a ticket, the newest first."""
    rows = desk.db.execute_sql(f"{_LINE} AND p.ticket = ? ORDER BY p.id DESC LIMIT ?", (ticket, most))
    return [_line(row) for row in rows.fetchall()]


def packet_lines(desk: Desk, ids: Sequence[int]) -> list[PacketLine | None]:
    """The rows of these packets, in the order asked for; None for one that is gone."""
    found: dict[int, PacketLine] = {}
    for first in range(0, len(ids), _AT_ONCE):
        some = tuple(ids[first : first + _AT_ONCE])
        marks = ",".join("?" * len(some))
        for row in desk.db.execute_sql(f"{_LINE} AND p.id IN ({marks})", some).fetchall():
            found[row[0]] = _line(row)
    return [found.get(each) for each in ids]


def packet_counts(desk: Desk) -> dict[PacketStatus, int]:
    """How many packets there are in each state; one that could not be delivered counts among the failed."""
    rows = desk.db.execute_sql(f"SELECT {_STANDING}, count(*) FROM packet p WHERE {_SHOWN} GROUP BY 1")
    counted = {PacketStatus(status): count for status, count in rows.fetchall()}
    return {status: counted.get(status, 0) for status in PacketStatus}


def packet_detail(desk: Desk, packet: int) -> PacketDetail | None:
    """One packet in full; None for one that is gone. The log is read from its file."""
    (line,) = packet_lines(desk, (packet,))
    found = None if line is None else record(desk, line.code)
    if line is None or found is None:
        return None
    loaded = loading.any_packet(desk.db, packet)
    expires_at = None if loaded is None else loaded.expires_at
    return PacketDetail(line, found, expires_at, _log_of(Path(found["log"])))


def packet_actions(desk: Desk, ids: Sequence[int], actor: Person) -> Mapping[PacketAction, Refused | None]:
    """For each action: None where one of the packets allows it at least, else the first refusal."""
    forbidden = not_allowed(actor, Permission.RUN_TICKETS)
    if forbidden is not None:
        return dict.fromkeys(PacketAction, forbidden)
    found = [loading.any_packet(desk.db, each) for each in ids]
    answers = [actions(each.known) for each in found if each is not None]
    return {action: _best([answer[action] for answer in answers]) for action in PacketAction}


def allowing(desk: Desk, ids: Sequence[int], action: PacketAction) -> list[int]:
    """Those of the packets that allow the action."""
    found = [loading.any_packet(desk.db, each) for each in ids]
    return [each.known.id for each in found if each is not None and actions(each.known)[action] is None]


def wanted_packets(desk: Desk) -> list[int]:
    """The packets that somebody has set going and that have not come to an end."""
    return loading.wanted(desk.db)


def template_names(desk: Desk) -> list[str]:
    """The folders of templates that there are."""
    try:
        return sorted(each.name for each in bases_of(desk).templates.iterdir() if each.is_dir())
    except OSError:  # there is no folder of them
        return []


def _best(answers: Sequence[Refused | None]) -> Refused | None:
    return None if None in answers else next(iter(answers), None)


def _conditions(wanted: PacketFilter) -> tuple[str, tuple[object, ...]]:
    """Every word must fit: it is a part of the packet's code, of its ticket's, or of what it is for."""
    parts: list[str] = []
    values: list[object] = []
    if wanted.statuses is not None:
        parts.append(f" AND {_STANDING} IN ({','.join('?' * len(wanted.statuses))})")
        values += sorted(wanted.statuses)
    for word in wanted.search.split():
        parts.append(
            " AND (instr(p.code, lower(?)) OR instr(lower(coalesce(p.purpose, '')), lower(?)) OR p.ticket IN "
            "(SELECT id FROM ticket WHERE instr(lower(code), lower(?))))"
        )
        values += [word, word, word]
    return "".join(parts), tuple(values)


def _line(row: Sequence[Any]) -> PacketLine:
    id_, code, ticket, ticket_code, kind, kinds, template, status, goal, failed_at = row[:10]
    requester, created_at, files, purpose = row[10:]
    now = PacketStatus(status)
    going = goal is not None and now is not PacketStatus.FAILED
    return PacketLine(
        id_,
        code,
        ticket,
        ticket_code,
        kind,
        tuple(json.loads(kinds)),
        template,
        now,
        going and not (goal == Goal.PACKAGED and is_reached(Goal.PACKAGED, now)),
        PacketStatus(failed_at) if now is PacketStatus.FAILED else None,
        failed_at is not None and now is not PacketStatus.FAILED,
        requester or "",
        created_at,
        files,
        purpose,
    )


def _log_of(path: Path) -> list[str]:
    try:
        return path.read_text(encoding="utf-8", errors="replace").splitlines()[-LOG_LINES:]
    except OSError:
        return []
