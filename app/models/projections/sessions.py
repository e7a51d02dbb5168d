"""Projections of clocks that were left running."""

from __future__ import annotations

from playhouse.apsw_ext import APSWDatabase

from app.domain.facts import sessions as facts
from app.models import hot
from app.models.projections.registry import projects


@projects(facts.WorkLeftOpen)
def work_left_open(db: APSWDatabase, fact: facts.WorkLeftOpen) -> None:
    """The items stand still in their holder's hands, and how long it took is asked."""
    connection = db.connection()
    connection.executemany(hot.STATE_OF_ITEM, (("paused", item) for item in fact.items))
    connection.executemany(hot.STATE_OF_TOKEN, (("paused", token) for token in fact.tokens))
    connection.executemany(hot.LEAVE_SEGMENT, ((fact.until, fact.session, item) for item in fact.items))
    connection.execute(hot.ASK_SESSION, (True, fact.session))


@projects(facts.SessionSettled)
def session_settled(db: APSWDatabase, fact: facts.SessionSettled) -> None:
    """The session took as long as was answered."""
    connection = db.connection()
    connection.execute(hot.SETTLE_SESSION, (fact.ended_at, fact.session))
    connection.executemany(hot.SETTLE_SEGMENT, ((fact.ended_at, fact.session, item) for item in fact.items))
