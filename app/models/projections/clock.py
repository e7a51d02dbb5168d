"""The projection of a clock that was set: times that are still running are told by the new clock."""

from __future__ import annotations

from app.domain.facts import clock as facts
from app.models import hot
from app.models.connection import Database
from app.models.projections.registry import projects


@projects(facts.ClockJumped)
def clock_jumped(db: Database, fact: facts.ClockJumped) -> None:
    """Each running time keeps the length that it has: its beginning or end moves along with the clock."""
    for statement in (hot.MOVE_OPEN_SEGMENTS, hot.MOVE_OPEN_SESSIONS, hot.MOVE_PAUSES, hot.MOVE_CURES):
        db.connection().execute(statement, (fact.clock_is - fact.clock_was,))
