"""What is asked about work in hand: clocks left running, long pauses, begun work in others' hands.

An entry speaks of pieces that lay on one tray, or that changed hands together, of one job and step.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from app.clock import Instant
from app.domain.words import Question
from app.domain.work.asked import LONG_PAUSE
from app.domain.work.left_open import MINUTE
from app.lifecycle.desk import Desk
from app.values import frozen

_NAME = "(SELECT name FROM person WHERE id = {0})"
_COLUMNS = (
    "{why}, {id}, {whole}, {since}, t.id, t.number, i.ticket, k.code, i.node, t.version_id, {whose}, "
    + _NAME.format("{whose}")
    + ", {former}, {began}"
)
_JOINED = "JOIN token t ON t.id = i.token JOIN ticket k ON k.id = i.ticket"
_LEFT_OPEN = (
    "SELECT "
    + _COLUMNS.format(
        why=f"'{Question.LEFT_OPEN}'",
        id="s.id",
        whole="s.id",
        since="s.ended_at",
        whose="s.person",
        former="NULL",
        began="s.started_at",
    )
    + " FROM session s INDEXED BY session_asked JOIN segment g ON g.session = s.id AND g.left_open = 1 "
    f"JOIN work_item i ON i.id = g.item {_JOINED} WHERE s.asked = 1 ORDER BY s.id, i.id"
)
_IN_OTHER_HANDS = (
    "SELECT "
    + _COLUMNS.format(
        why="i.asked",
        id="i.id",
        whole="i.asked_at",
        since="i.asked_at",
        whose="i.holder",
        former=_NAME.format("i.asked_from"),
        began="NULL",
    )
    + f" FROM work_item i INDEXED BY work_item_asked {_JOINED} WHERE i.asked IS NOT NULL AND i.done_at "
    "IS NULL AND i.holder = i.asked_to ORDER BY i.id"
)
# Its pause began when the last clock on it stood: in times that have been, where the clock was set back.
_PAUSED = (
    "SELECT * FROM (SELECT "
    + _COLUMNS.format(
        why=f"'{Question.LONG_PAUSE}'",
        id="i.id",
        whole="s.id",
        since="(SELECT max(l.ended_at + coalesce(l.moved, 0)) FROM segment l WHERE l.item = i.id AND "
        "l.ended_at + coalesce(l.moved, 0) <= ?1) AS since",
        whose="i.holder",
        former="NULL",
        began="NULL",
    )
    + f" FROM work_item i INDEXED BY work_item_paused {_JOINED} JOIN session s ON s.id = (SELECT "
    "max(l.session) FROM segment l WHERE l.item = i.id) WHERE i.state = 'paused' AND k.status = "
    "'in_progress' AND s.id IS NOT i.accepted AND s.asked IS NOT 1 AND NOT (i.asked IS NOT NULL AND "
    "i.holder IS i.asked_to)) WHERE since < ?2 ORDER BY 2"
)


@frozen
class Asked:
    """One question. Its id is that of the session, or of the first work item."""

    id: int
    why: Question
    since: int
    tokens: tuple[int, ...]
    numbers: tuple[int, ...]
    ticket: int
    ticket_code: str
    node: str
    version: int
    person_id: int  # whose clock it was, or in whose hands the pieces are
    person: str
    former: str | None  # out of whose hands they came
    minutes: int | None  # that the clock has counted


def asked(desk: Desk, now: Instant) -> list[Asked]:
    """All that is asked."""
    connection = desk.db.connection()
    rows = connection.execute(_LEFT_OPEN).fetchall() + connection.execute(_IN_OTHER_HANDS).fetchall()
    return _grouped(rows + connection.execute(_PAUSED, (now, now - LONG_PAUSE)).fetchall())


def of_person(desk: Desk, person: int) -> list[Asked]:
    """The clocks that somebody left running and has not answered for, the oldest first."""
    query = _LEFT_OPEN.replace("s.asked = 1", "s.asked = 1 AND s.person = ?")
    return _grouped(desk.db.connection().execute(query, (person,)).fetchall())


def _grouped(rows: Iterable[Any]) -> list[Asked]:
    """What belongs together: of one tray or one command; else of one job, step, and pair of hands."""
    groups: dict[tuple[Any, ...], list[Any]] = {}
    for row in rows:
        whole = row[2:3] if row[0] == Question.LEFT_OPEN else (row[2], *row[6:13])
        groups.setdefault((row[0], *whole), []).append(row)
    return [_asked(members) for members in groups.values()]


def _asked(members: list[Any]) -> Asked:
    why, id_, _, since, _, _, ticket, code, node, version, person, name, former, began = members[0]
    return Asked(
        id=id_,
        why=Question(why),
        since=since,
        tokens=tuple(row[4] for row in members),
        numbers=tuple(row[5] for row in members),
        ticket=ticket,
        ticket_code=code,
        node=node,
        version=version,
        person_id=person,
        person=name,
        former=former,
        minutes=None if began is None else (since - began) // MINUTE,
    )
