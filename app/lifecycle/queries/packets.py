"""Packets for lists and panels, and as the records that `show` tells."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from app.clock import Instant, iso
from app.domain.packets.values import Goal, Kind
from app.lifecycle.desk import Desk
from app.models.loading import packets as loading
from app.models.places import Bases, bases, dirs

_RECORD = (
    "SELECT p.code, k.code, p.kind, p.kinds, p.template, p.purpose, p.language, r.name, p.created_at, "
    "p.status, p.goal, p.failed_at, p.failure, p.params, p.timings, p.files, p.places, p.expires_at, "
    "s.work, s.output, s.logs, s.templates FROM packet p JOIN ticket k ON k.id = p.ticket "
    "LEFT JOIN person r ON r.id = p.requester LEFT JOIN packet_settings s ON true WHERE "
    f"p.goal IS NOT '{Goal.REMOVED}'"
)


def bases_of(desk: Desk) -> Bases:
    """Where the packets of this workspace are kept."""
    return bases(Path(desk.db.place), loading.settings(desk.db))


def records(desk: Desk, ticket: int | None, limit: int) -> Iterator[Mapping[str, Any]]:
    """The records of all packets, of one ticket if told; with a limit, of those made last."""
    which = "" if ticket is None else " AND p.ticket = ?"
    query = f"SELECT * FROM ({_RECORD}{which} ORDER BY p.id DESC LIMIT ?) ORDER BY created_at, 1"
    values = (limit,) if ticket is None else (ticket, limit)
    return (_record(desk, row) for row in desk.db.execute_sql(query, values).fetchall())


def record(desk: Desk, code: str) -> Mapping[str, Any] | None:
    """The record of one packet; None for one that is gone."""
    row = desk.db.execute_sql(f"{_RECORD} AND p.code = ?", (code,)).fetchone()
    return None if row is None else _record(desk, row)


def _record(desk: Desk, row: Sequence[Any]) -> Mapping[str, Any]:
    code, ticket, kind, kinds, template, purpose, language, requester, created_at, status = row[:10]
    goal, failed_at, failure, params, timings, files, places, expires_at = row[10:18]
    where = bases(Path(desk.db.place), loading.PacketSettings(*row[18:]))
    at, listed = dirs(where, code), json.loads(files)
    page = next((each["name"] for each in listed if each["kind"] == Kind.STATIC_HTML), None)
    packed = "packaged" in json.loads(timings)
    return {
        "id": code,
        "ticket": ticket,
        "kind": kind,
        "kinds": json.loads(kinds),
        "template": template,
        "input": purpose,
        "language": language,
        "requester": requester,
        "created_at": iso(created_at),
        "status": status,
        "wanted": goal,
        "failure": failure and {"at": failed_at, "code": failure, "params": json.loads(params)},
        "paths": {
            "work": str(at.work),
            "output": str(at.output) if packed else None,
            "zip": str(at.archive) if packed else None,
            "deployed_to": [each["place"] for each in json.loads(places)],
        },
        "preview": {
            "enabled": page is not None and packed,
            "url": (at.output / page).as_uri() if page is not None and packed else None,
            "expires_at": iso(Instant(expires_at)) if page is not None else None,
        },
        "timings_ms": json.loads(timings),
        "files": listed,
        "log": str(at.log),
    }
