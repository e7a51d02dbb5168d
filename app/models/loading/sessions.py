"""Loading sessions: those that run, and those that were left running."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from app.clock import Instant
from app.domain.refusals import Code, Refused
from app.domain.shifts import Shift
from app.domain.work.left_open import Closed, Lying, OpenTray
from app.ids import ItemId, PersonId, SessionId, TicketId, TokenId, VersionId
from app.models import hot
from app.models.connection import Database
from app.models.loading.graphs import Graphs
from app.models.loading.things import not_found

Hours = tuple[str | None, str | None]
"""From when to when the shift is, as it is stored: hh:mm, or nothing where it is as everywhere."""


def shift(db: Database) -> Shift:
    """When people work here."""
    return Shift.of(*db.connection().execute(hot.SHIFT).fetchone())


def running(db: Database) -> list[SessionId]:
    """The sessions whose clock runs now."""
    return [session for (session,) in db.connection().execute(hot.RUNNING_SESSIONS).fetchall()]


def longest_running(db: Database) -> tuple[int | None, Hours]:
    """When the clock began that has been running longest, and the hours of the shift as they are stored."""
    began, *hours = db.connection().execute(hot.LONGEST_RUNNING).fetchone()
    return began, (hours[0], hours[1])


def open_tray(db: Database, graphs: Graphs, session: int) -> OpenTray:
    """A session whose clock runs. Raises Refused where there is none, or it stands."""
    _, person, _, started, ended, _ = _session(db, session)
    if ended is not None:
        raise _refused(session, "over")
    rows = db.connection().execute(hot.SEGMENTS, (session,)).fetchall()
    return OpenTray(
        SessionId(session),
        PersonId(person),
        Instant(started),
        tuple(Instant(row[-2]) for row in rows if row[-2] is not None),
        _estimate(db, graphs, rows),
        tuple(_lying(row) for row in rows if row[-2] is None),
    )


def closed(db: Database, session: int) -> Closed:
    """A session that was left open. Raises Refused where it is none."""
    _, person, name, started, ended, asked = _session(db, session)
    if ended is None or asked is None:
        raise _refused(session, "not_asked")
    connection = db.connection()
    rows = connection.execute(hot.SEGMENTS, (session,)).fetchall()
    following, runs = connection.execute(hot.NEXT_SESSION, (person, session)).fetchone() or (None, False)
    return Closed(
        SessionId(session),
        PersonId(person),
        name,
        Instant(started),
        Instant(ended),
        tuple(Instant(row[-2]) for row in rows if not row[-1]),
        following,
        bool(runs),
        tuple(_lying(row) for row in rows if row[-1]),
    )


def _session(db: Database, session: int) -> Sequence[Any]:
    row = db.connection().execute(hot.SESSION, (session,)).fetchone()
    if row is None:
        raise not_found("session", session)
    return row


def _refused(session: int, variant: str) -> Refused:
    params = {"session": session}
    return Refused(Code.NOT_LEFT_OPEN, params, details=params, variant=variant)


def _estimate(db: Database, graphs: Graphs, rows: Sequence[Any]) -> float:
    """The minutes that all pieces of the tray should take: of those that left it, too."""
    total = 0.0
    for _, _, _, code, version, quantity, *_ in rows:
        node = graphs.of(db, VersionId(version)).find(code)
        if node is not None and node.minutes is not None:
            total += node.minutes * (1 if node.batch else quantity)
    return total


def _lying(row: Sequence[Any]) -> Lying:
    ticket, token, item, node, _, _, others, *_ = row
    return Lying(TicketId(ticket), TokenId(token), ItemId(item), node, bool(others))
