"""Projections of clocks that were left running."""

from __future__ import annotations

from app.domain.facts import sessions as facts
from app.domain.words import TOKEN_OF_ITEM, ItemState
from app.models import hot
from app.models.connection import Database
from app.models.projections.registry import projects


@projects(facts.WorkLeftOpen)
def work_left_open(db: Database, fact: facts.WorkLeftOpen) -> None:
    """The items stand still where nobody else's clock runs, and how long it took is asked."""
    connection, state = db.connection(), ItemState(fact.state or ItemState.PAUSED)
    of_token = TOKEN_OF_ITEM[state]
    connection.executemany(hot.STATE_OF_ITEM, ((state, item) for item in fact.items))
    connection.executemany(hot.STATE_OF_TOKEN, ((of_token, token) for token in fact.tokens))
    connection.executemany(hot.LEAVE_SEGMENT, ((fact.until, fact.session, item) for item in fact.items))
    connection.execute(hot.ASK_SESSION, (True, fact.session))


@projects(facts.SessionSettled)
def session_settled(db: Database, fact: facts.SessionSettled) -> None:
    """The session took as long as was answered."""
    connection = db.connection()
    connection.execute(hot.SETTLE_SESSION, (fact.ended_at, fact.session))
    connection.executemany(hot.SETTLE_SEGMENT, ((fact.ended_at, fact.session, item) for item in fact.items))
