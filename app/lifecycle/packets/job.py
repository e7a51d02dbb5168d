"""What templates and the page for customers are told of a job."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from app.clock import iso, to_datetime
from app.domain.codes import token_number
from app.domain.progress import progress
from app.domain.words import TicketStatus
from app.lifecycle.desk import Desk
from app.models.loading.packets import LoadedPacket

_JOB = (
    "SELECT k.code, k.line, k.status, k.quantity, k.completed, k.due, k.priority, k.notes, k.reference, "
    "k.created_at, k.started_at, k.ended_at, p.sku, p.name_en, p.name_th, k.run FROM ticket k "
    "JOIN product p ON p.id = k.product WHERE k.id = ?"
)
_PIECES = (
    "SELECT number, serial, quantity, state FROM token WHERE run = ? AND kind <> 'component' ORDER BY number"
)


def values(desk: Desk, packet: LoadedPacket) -> Mapping[str, Any]:
    """The values by name, for templates; they have the fields that `blanks.FIELDS` names."""
    row = desk.db.execute_sql(_JOB, (packet.known.ticket,)).fetchone()
    code, line, status, quantity, completed, due, priority, notes, reference = row[:9]
    created_at, started_at, ended_at, sku, name_en, name_th, run = row[9:]
    org, org_en, org_th = desk.db.execute_sql("SELECT code, name_en, name_th FROM organisation").fetchone()
    pieces = desk.db.execute_sql(_PIECES, (run,)).fetchall()
    return {
        "company": {"code": org, "name_en": org_en, "name_th": org_th},
        "job": {
            "code": code,
            "line": line,
            "status": status,
            "quantity": quantity,
            "completed": completed,
            "progress": progress(TicketStatus(status), completed, quantity),
            "due": due,
            "priority": priority,
            "notes": notes,
            "reference": reference,
            "created_at": iso(created_at),
            "started_at": started_at and iso(started_at),
            "ended_at": ended_at and iso(ended_at),
        },
        "product": {"sku": sku, "name_en": name_en, "name_th": name_th},
        "pieces": [
            {"number": token_number(number), "serial": serial, "quantity": count, "state": state}
            for number, serial, count, state in pieces
        ],
        "packet": {
            "id": packet.known.code,
            "purpose": packet.purpose,
            "language": packet.language,
            "created_at": iso(packet.created_at),
            "created_on": to_datetime(packet.created_at).date().isoformat(),
        },
    }
