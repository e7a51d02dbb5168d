"""Which order sheets were taken in, and by which command: what the room of imports shows of before."""

from __future__ import annotations

from app.domain.words import Line
from app.lifecycle.desk import Desk
from app.values import frozen

# Ids are taken in order: the last job that was made before a sheet got its own came in with it. A sheet of
# orders is a subject itself.
_SUBJECT = {
    Line.HATTHASILPA: "(SELECT max(t.id) FROM ticket t WHERE t.id < s.id)",
    Line.CLASSIC: "s.id",
}
_LATEST = (
    "SELECT s.id, s.sheet, s.rows, s.at, coalesce(p.name, ''), c.request FROM sheet s "
    "JOIN command c ON c.n = (SELECT f.command FROM touched d JOIN fact f ON f.seq = d.seq "
    "WHERE d.subject = {subject} ORDER BY d.seq LIMIT 1) "
    "LEFT JOIN person p ON p.id = c.actor WHERE s.line = ? ORDER BY s.id DESC LIMIT ?"
)


@frozen
class EarlierImport:
    """An import that stands: its sheet, how many jobs or orders it made, when, by whom, its request id."""

    id: int
    sheet: str
    made: int
    at: int
    person: str
    request: str
    line: Line


def latest(desk: Desk, limit: int) -> list[EarlierImport]:
    """The imports of both lines that were not taken back, newest first."""
    found = [each for line in Line for each in _of_line(desk, limit, line)]
    return sorted(found, key=_id, reverse=True)[:limit]


def _of_line(desk: Desk, limit: int, line: Line) -> list[EarlierImport]:
    rows = desk.db.execute_sql(_LATEST.format(subject=_SUBJECT[line]), (line, limit))
    return [
        EarlierImport(id_, sheet, made, at, person, request, line)
        for id_, sheet, made, at, person, request in rows.fetchall()
    ]


def _id(found: EarlierImport) -> int:
    return found.id
