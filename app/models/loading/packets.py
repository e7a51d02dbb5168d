"""Loading packets as values, and where they are kept."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from app.clock import Instant
from app.domain.facts.codec import from_payload
from app.domain.facts.packets import PacketFailed
from app.domain.packets.failures import Failure
from app.domain.packets.states import ENDS
from app.domain.packets.values import Goal, Kind, KnownPacket, PacketStatus, To
from app.models.connection import Database
from app.models.loading.batches import batched
from app.models.loading.things import Ref, called, not_found
from app.models.records import PacketRow, PacketSettingsRow
from app.values import frozen

_FAILURES = (
    "SELECT f.payload FROM touched d JOIN fact f ON f.seq = d.seq "
    f"WHERE d.subject = ? AND f.kind = '{PacketFailed.kind}' ORDER BY f.seq"
)
KEEP_DAYS = 30
PREVIEW_DAYS = 14


@frozen
class PacketSettings:
    """Where packets are kept (nothing: beside the workspace), and for how many days."""

    work: str | None = None
    output: str | None = None
    logs: str | None = None
    templates: str | None = None
    keep_days: int = KEEP_DAYS
    preview_days: int = PREVIEW_DAYS


@frozen
class LoadedPacket:
    """A packet with what its stages need."""

    known: KnownPacket
    kinds: tuple[Kind, ...]
    template: str | None
    why: str
    purpose: str | None
    language: str
    created_at: Instant
    expires_at: Instant | None
    files: Sequence[dict[str, Any]]
    places: Sequence[dict[str, Any]]


def settings(db: Database) -> PacketSettings:
    """Where packets are kept now."""
    row = PacketSettingsRow.select().first(db)
    if row is None:
        return PacketSettings()
    return PacketSettings(row.work, row.output, row.logs, row.templates, row.keep_days, row.preview_days)


def packet(db: Database, ref: Ref) -> LoadedPacket:
    """A packet by code or id. Raises Refused(ERR_NOT_FOUND), also for one that is being removed."""
    found = called(db, PacketRow, "code", ref)
    if found is None or found.goal == Goal.REMOVED:
        raise not_found("packet", ref)
    return _loaded(found)


def any_packet(db: Database, ref: Ref) -> LoadedPacket | None:
    """A packet by code or id, also one that is being removed; None for one that is gone."""
    found = called(db, PacketRow, "code", ref)
    return None if found is None else _loaded(found)


def goal(db: Database, packet: int) -> Goal | None:
    """How far somebody wants a packet just now; asked for often."""
    row = db.execute_sql("SELECT goal FROM packet WHERE id = ?", (packet,)).fetchone()
    return None if row is None or row[0] is None else Goal(row[0])


def kept_of(db: Database, tickets: Sequence[int]) -> list[tuple[int, str]]:
    """The packets of these tickets that nobody has discarded, in the order made: whose, and their codes."""
    query = PacketRow.select(PacketRow.ticket, PacketRow.code).order_by(PacketRow.id)
    kept = PacketRow.goal.is_null(True) | (PacketRow.goal != Goal.REMOVED)
    return [
        row
        for some in batched(tickets)
        for row in query.where(PacketRow.ticket.in_(some), kept).tuples().execute(db)
    ]


def wanted(db: Database) -> list[int]:
    """The packets that somebody wants further on, in the order made."""
    query = PacketRow.select(PacketRow.id).where(
        PacketRow.goal.is_null(False),
        (PacketRow.status != PacketStatus.FAILED) | (PacketRow.goal == Goal.REMOVED),
    )
    return [each for (each,) in query.order_by(PacketRow.id).tuples().execute(db)]


def expired(db: Database, now: Instant) -> list[int]:
    """The packets whose time is over."""
    rows = PacketRow.select().where(PacketRow.expires_at <= now).order_by(PacketRow.id).execute(db)
    return [loaded.known.id for loaded in map(_loaded, rows) if is_over(loaded, now)]


def is_over(packet: LoadedPacket, now: Instant) -> bool:
    """Whether the time of a packet is over: a page's wherever it stands, any other's where it has come to an
    end; never while somebody wants it further on."""
    known = packet.known
    rests = known.status in ENDS or Kind.STATIC_HTML in packet.kinds
    return packet.expires_at is not None and packet.expires_at <= now and rests and not known.is_running


def failures(db: Database, packet: int) -> list[PacketFailed]:
    """How often and why it failed, from the beginning."""
    rows = db.execute_sql(_FAILURES, (packet,)).fetchall()
    found = [from_payload(PacketFailed.kind, json.loads(text)) for (text,) in rows]
    return [each for each in found if isinstance(each, PacketFailed)]


def _loaded(row: PacketRow) -> LoadedPacket:
    return LoadedPacket(
        KnownPacket(
            row.id,
            row.code,
            row.ticket,
            PacketStatus(row.status),
            None if row.goal is None else Goal(row.goal),
            None if row.failed_at is None else PacketStatus(row.failed_at),
            None if row.failure is None else Failure(row.failure),
            row.attempt,
            None if row.to is None else To(row.to),
            row.target,
            bool(row.again),
            row.delivery,
        ),
        tuple(Kind(each) for each in json.loads(row.kinds)),
        row.template,
        row.why,
        row.purpose,
        row.language,
        Instant(row.created_at),
        None if row.expires_at is None else Instant(row.expires_at),
        json.loads(row.files),
        json.loads(row.places),
    )
