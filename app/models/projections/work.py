"""Projections of work items and sessions. An item and its token change together, here and nowhere else."""

from __future__ import annotations

from playhouse.apsw_ext import APSWDatabase

from app.domain.facts import work as facts
from app.domain.words import TOKEN_OF_ITEM, ItemState
from app.models import hot
from app.models.projections.registry import projects


@projects(facts.WorkStarted)
def work_started(db: APSWDatabase, fact: facts.WorkStarted) -> None:
    """The items run in a session and are held by its person."""
    _run(db, fact)


@projects(facts.WorkResumed)
def work_resumed(db: APSWDatabase, fact: facts.WorkResumed) -> None:
    """The items run again, in a new session."""
    _run(db, fact)


@projects(facts.WorkPaused)
def work_paused(db: APSWDatabase, fact: facts.WorkPaused) -> None:
    """The items stand still in their holder's hands."""
    connection = db.connection()
    connection.executemany(hot.STATE_OF_ITEM, (("paused", item) for item in fact.items))
    connection.executemany(hot.STATE_OF_TOKEN, (("paused", token) for token in fact.tokens))
    connection.executemany(hot.END_SEGMENT, ((fact.at, item) for item in fact.items))


@projects(facts.WorkCompleted)
def work_completed(db: APSWDatabase, fact: facts.WorkCompleted) -> None:
    """The items are done; where their tokens go is told by the facts that follow."""
    connection = db.connection()
    connection.executemany(hot.FINISH_ITEM, ((fact.person, fact.at, item) for item in fact.items))
    connection.executemany(hot.END_SEGMENT, ((fact.at, item) for item in fact.items))


@projects(facts.WorkReverted)
def work_reverted(db: APSWDatabase, fact: facts.WorkReverted) -> None:
    """The items stand as before the start, with whoever held them then."""
    state, connection = TOKEN_OF_ITEM[ItemState(fact.state)], db.connection()
    connection.executemany(hot.HOLD_ITEM, ((fact.state, fact.holder, item) for item in fact.items))
    connection.executemany(hot.STATE_OF_TOKEN, ((state, token) for token in fact.tokens))
    connection.executemany(hot.END_SEGMENT, ((fact.at, item) for item in fact.items))


@projects(facts.SessionEnded)
def session_ended(db: APSWDatabase, fact: facts.SessionEnded) -> None:
    """The clock of the tray stands."""
    db.connection().execute(hot.END_SESSION, (fact.at, fact.by, fact.session))


def _run(db: APSWDatabase, fact: facts.WorkStarted | facts.WorkResumed) -> None:
    connection = db.connection()
    connection.execute(hot.INSERT_SESSION, (fact.session, fact.person, fact.at))
    connection.executemany(hot.HOLD_ITEM, (("in_progress", fact.person, item) for item in fact.items))
    connection.executemany(hot.STATE_OF_TOKEN, (("active", token) for token in fact.tokens))
    connection.executemany(hot.INSERT_SEGMENT, ((fact.session, item, fact.at) for item in fact.items))
