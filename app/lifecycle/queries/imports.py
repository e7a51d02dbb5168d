"""Which order sheets were taken in, and by which command: what the room of imports shows of before."""

from __future__ import annotations

from dataclasses import dataclass

from app.lifecycle.desk import Desk

# Ids are taken in order: the last job that was made before a sheet got its own came in with it.
_LAST_JOB = "SELECT max(t.id) FROM ticket t WHERE t.id < s.id"
_LATEST = (
    "SELECT s.id, s.sheet, s.rows, s.at, coalesce(p.name, ''), c.request FROM sheet s "
    "JOIN command c ON c.n = (SELECT f.command FROM touched d JOIN fact f ON f.seq = d.seq "
    f"WHERE d.subject = ({_LAST_JOB}) ORDER BY d.seq LIMIT 1) "
    "LEFT JOIN person p ON p.id = c.actor ORDER BY s.id DESC LIMIT ?"
)


@dataclass(frozen=True, slots=True)
class EarlierImport:
    """An import that stands: its sheet, how many jobs it made, when and by whom, and its request id."""

    id: int
    sheet: str
    jobs: int
    at: int
    person: str
    request: str


def latest(desk: Desk, limit: int) -> list[EarlierImport]:
    """The imports that were not taken back, newest first."""
    return [EarlierImport(*row) for row in desk.db.execute_sql(_LATEST, (limit,)).fetchall()]
