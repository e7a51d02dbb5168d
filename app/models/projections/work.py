"""Projections of work items and sessions. An item and its token change together, here and nowhere else."""

from __future__ import annotations

from playhouse.apsw_ext import APSWDatabase

from app.domain.facts import work as facts
from app.domain.routing.conditions import QcResult
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
    _finish(db, fact)


@projects(facts.WorkClaimed)
def work_claimed(db: APSWDatabase, fact: facts.WorkClaimed) -> None:
    """The items are in the person's hands."""
    db.connection().executemany(hot.HOLD_ITEM, (("claimed", fact.person, item) for item in fact.items))


@projects(facts.WorkHandedOver)
def work_handed_over(db: APSWDatabase, fact: facts.WorkHandedOver) -> None:
    """The items are in other hands; the clock on them stands. A manager may be asked about it."""
    _ask(db, fact, fact.to)
    _stand(db, fact, fact.state, fact.to)


@projects(facts.WorkTakenOver)
def work_taken_over(db: APSWDatabase, fact: facts.WorkTakenOver) -> None:
    """The items are in the hands of who took them; the clock on them stands."""
    _ask(db, fact, fact.person)
    _stand(db, fact, fact.state, fact.person)


@projects(facts.WorkRequeued)
def work_requeued(db: APSWDatabase, fact: facts.WorkRequeued) -> None:
    """The items are in nobody's hands."""
    _stand(db, fact, ItemState.WAITING, None)


@projects(facts.QcPassed)
def qc_passed(db: APSWDatabase, fact: facts.QcPassed) -> None:
    """The inspection is done, and went well."""
    _judge(db, fact, QcResult.PASS, None)


@projects(facts.QcFailed)
def qc_failed(db: APSWDatabase, fact: facts.QcFailed) -> None:
    """The inspection is done, and found a fault."""
    _judge(db, fact, QcResult.FAIL, fact.defect)


@projects(facts.WorkReverted)
def work_reverted(db: APSWDatabase, fact: facts.WorkReverted) -> None:
    """The items stand as before, with whoever held them then."""
    _stand(db, fact, fact.state, fact.holder)


@projects(facts.SessionEnded)
def session_ended(db: APSWDatabase, fact: facts.SessionEnded) -> None:
    """The clock of the tray stands."""
    db.connection().execute(hot.END_SESSION, (fact.at, fact.by, fact.session))


def _stand(
    db: APSWDatabase,
    fact: facts.WorkHandedOver | facts.WorkTakenOver | facts.WorkRequeued | facts.WorkReverted,
    state: str,
    holder: int | None,
) -> None:
    connection, of_token = db.connection(), TOKEN_OF_ITEM[ItemState(state)]
    connection.executemany(hot.HOLD_ITEM, ((state, holder, item) for item in fact.items))
    connection.executemany(hot.STATE_OF_TOKEN, ((of_token, token) for token in fact.tokens))
    connection.executemany(hot.END_SEGMENT, ((fact.at, item) for item in fact.items))


def _ask(db: APSWDatabase, fact: facts.WorkHandedOver | facts.WorkTakenOver, to: int) -> None:
    """Before they change hands: from whose they come is asked about, too. Whoever may decide has seen that
    they rest."""
    connection = db.connection()
    if fact.question is not None:
        values = ((fact.question, to, fact.at, item) for item in fact.items)
        connection.executemany(hot.ASK_ITEM, values)
    elif fact.state == ItemState.PAUSED:
        connection.executemany(hot.SEE_PAUSE, ((item,) for item in fact.items))


def _judge(
    db: APSWDatabase, fact: facts.QcPassed | facts.QcFailed, result: QcResult, defect: str | None
) -> None:
    connection = db.connection()
    _finish(db, fact)
    connection.executemany(hot.JUDGE_ITEM, ((result, defect, item) for item in fact.items))
    connection.executemany(hot.JUDGE_TOKEN, ((result, defect, token) for token in fact.tokens))


def _finish(db: APSWDatabase, fact: facts.WorkCompleted | facts.QcPassed | facts.QcFailed) -> None:
    connection = db.connection()
    connection.executemany(hot.FINISH_ITEM, ((fact.person, fact.at, item) for item in fact.items))
    connection.executemany(hot.END_SEGMENT, ((fact.at, item) for item in fact.items))


def _run(db: APSWDatabase, fact: facts.WorkStarted | facts.WorkResumed) -> None:
    connection = db.connection()
    connection.execute(hot.INSERT_SESSION, (fact.session, fact.person, fact.at))
    connection.executemany(hot.HOLD_ITEM, (("in_progress", fact.person, item) for item in fact.items))
    connection.executemany(hot.STATE_OF_TOKEN, (("active", token) for token in fact.tokens))
    connection.executemany(hot.INSERT_SEGMENT, ((fact.session, item, fact.at) for item in fact.items))
