"""Projections of work items and sessions. An item and its token change together, here and nowhere else."""

from __future__ import annotations

from collections.abc import Iterable

from app.domain.facts import work as facts
from app.domain.routing.conditions import QcResult
from app.domain.words import TOKEN_OF_ITEM, ItemState, Part, Reason
from app.models import hot
from app.models.connection import Database
from app.models.projections.registry import projects
from app.models.projections.tickets import take_part_as_before
from app.models.together import change


@projects(facts.WorkStarted)
def work_started(db: Database, fact: facts.WorkStarted) -> None:
    """The items run in a session and are held by its person."""
    _run(db, fact)
    connection = db.connection()
    connection.executemany(hot.HOLD_ITEM, (("in_progress", fact.person, item) for item in fact.items))
    if fact.places is not None:
        connection.executemany(hot.DROP_PRESSES, ((item,) for item in fact.items))
        _fill_places(db, fact.items, fact.places)


@projects(facts.WorkResumed)
def work_resumed(db: Database, fact: facts.WorkResumed) -> None:
    """The items run again, in a new session."""
    _run(db, fact)
    db.connection().executemany(hot.STATE_OF_ITEM, (("in_progress", item) for item in fact.items))


@projects(facts.WorkPaused)
def work_paused(db: Database, fact: facts.WorkPaused) -> None:
    """The person's clock on the items stands; they do where nobody else's runs."""
    connection, state = db.connection(), fact.state or ItemState.PAUSED
    connection.executemany(hot.STATE_OF_ITEM, ((state, item) for item in fact.items))
    _follow(db, fact.tokens, state)
    connection.executemany(hot.END_SEGMENT_OF, ((fact.at, item, fact.person) for item in fact.items))


@projects(facts.WorkCompleted)
def work_completed(db: Database, fact: facts.WorkCompleted) -> None:
    """The items are done; where their tokens go is told by the facts that follow."""
    _finish(db, fact)


@projects(facts.WorkClaimed)
def work_claimed(db: Database, fact: facts.WorkClaimed) -> None:
    """The items are in the person's hands."""
    db.connection().executemany(hot.HOLD_ITEM, (("claimed", fact.person, item) for item in fact.items))
    if fact.places is not None:
        _fill_places(db, fact.items, fact.places)


@projects(facts.WorkHandedOver)
def work_handed_over(db: Database, fact: facts.WorkHandedOver) -> None:
    """The items are in other hands; the clock of who had them stands. A manager may be asked about it."""
    _ask(db, fact, fact.to)
    _into_hands(db, fact, fact.to)


@projects(facts.WorkTakenOver)
def work_taken_over(db: Database, fact: facts.WorkTakenOver) -> None:
    """The items are in the hands of who took them; the clock of who had them stands."""
    _ask(db, fact, fact.person)
    gone = ((item, person) for item in fact.items for person in fact.out or ())
    db.connection().executemany(hot.LEAVE_ITEM, gone)
    _into_hands(db, fact, fact.person)


@projects(facts.WorkRequeued)
def work_requeued(db: Database, fact: facts.WorkRequeued) -> None:
    """The items are in nobody's hands; the parts that others have done stay done."""
    db.connection().executemany(hot.END_SEGMENT_OF_HOLDER, ((fact.at, item) for item in fact.items))
    _change_hands(db, fact, ItemState.WAITING, None)


@projects(facts.WorkAssisted)
def work_assisted(db: Database, fact: facts.WorkAssisted) -> None:
    """The items run in a session of somebody who helps; nobody needs to be asked for help any more."""
    _run(db, fact)
    connection = db.connection()
    connection.executemany(hot.STATE_OF_ITEM, (("in_progress", item) for item in fact.items))
    _take_part(db, fact, Part.JOINED)
    connection.executemany(hot.ASK_FOR_HELP, ((False, item) for item in fact.items))
    _fill_places(db, fact.items)


@projects(facts.WorkPressed)
def work_pressed(db: Database, fact: facts.WorkPressed) -> None:
    """The items are in the hands of who pressed first; no clock runs."""
    db.connection().executemany(hot.KEEP_ITEM, (("claimed", fact.person, item) for item in fact.items))
    _take_part(db, fact, Part.PRESSED)
    _fill_places(db, fact.items, fact.places)


@projects(facts.WorkPartCompleted)
def work_part_completed(db: Database, fact: facts.WorkPartCompleted) -> None:
    """The person's part is done and their clock stands; the items wait for the others."""
    connection = db.connection()
    connection.executemany(hot.END_SEGMENT_OF, ((fact.at, item, fact.person) for item in fact.items))
    connection.executemany(hot.KEEP_ITEM, ((fact.state, fact.person, item) for item in fact.items))
    _follow(db, fact.tokens, fact.state)
    _take_part(db, fact, Part.DONE)
    _fill_places(db, fact.items, fact.places)


@projects(facts.WorkLeft)
def work_left(db: Database, fact: facts.WorkLeft) -> None:
    """The person is out of it and their clock stands; who holds the items now needs no mark as a helper."""
    connection = db.connection()
    connection.executemany(hot.END_SEGMENT_OF, ((fact.at, item, fact.person) for item in fact.items))
    connection.executemany(hot.LEAVE_ITEM, ((item, fact.person) for item in fact.items))
    if fact.to is None:
        connection.executemany(hot.STATE_OF_ITEM, ((fact.state, item) for item in fact.items))
    else:
        connection.executemany(hot.LEAVE_ITEM, ((item, fact.to) for item in fact.items))
        connection.executemany(hot.HOLD_ITEM, ((fact.state, fact.to, item) for item in fact.items))
    _follow(db, fact.tokens, fact.state)
    _fill_places(db, fact.items)


@projects(facts.WorkHelpAsked)
def work_help_asked(db: Database, fact: facts.WorkHelpAsked) -> None:
    """The items call for somebody else."""
    db.connection().executemany(hot.ASK_FOR_HELP, ((True, item) for item in fact.items))
    _fill_places(db, fact.items)


@projects(facts.WorkHelpWithdrawn)
def work_help_withdrawn(db: Database, fact: facts.WorkHelpWithdrawn) -> None:
    """The items call for nobody, but where more people are wanted anyway."""
    db.connection().executemany(hot.ASK_FOR_HELP, ((False, item) for item in fact.items))
    _fill_places(db, fact.items)


@projects(facts.QcPassed)
def qc_passed(db: Database, fact: facts.QcPassed) -> None:
    """The inspection is done, and went well."""
    _judge(db, fact, QcResult.PASS, None)


@projects(facts.QcFailed)
def qc_failed(db: Database, fact: facts.QcFailed) -> None:
    """The inspection is done, and found a fault."""
    _judge(db, fact, QcResult.FAIL, fact.defect)


@projects(facts.WorkReverted)
def work_reverted(db: Database, fact: facts.WorkReverted) -> None:
    """The items stand as before, with whoever held them then, and whoever shared them."""
    connection, stopped = db.connection(), fact.stopped
    if stopped is None:
        change(db, hot.END_SEGMENT, fact.items, fact.at)
    for person in stopped or ():
        connection.executemany(hot.END_SEGMENT_OF, ((fact.at, item, person) for item in fact.items))
    connection.executemany(hot.HOLD_ITEM, ((fact.state, fact.holder, item) for item in fact.items))
    _follow(db, fact.tokens, fact.state)
    take_part_as_before(db, fact)


@projects(facts.SessionEnded)
def session_ended(db: Database, fact: facts.SessionEnded) -> None:
    """The clock of the tray stands."""
    db.connection().execute(hot.END_SESSION, (fact.at, fact.by, fact.session))


def _into_hands(db: Database, fact: facts.WorkHandedOver | facts.WorkTakenOver, holder: int) -> None:
    """Whoever helped and holds the items now needs no mark for it."""
    connection = db.connection()
    connection.executemany(hot.END_SEGMENT_OF_HOLDER, ((fact.at, item) for item in fact.items))
    connection.executemany(hot.LEAVE_ITEM, ((item, holder) for item in fact.items))
    _change_hands(db, fact, fact.state, holder)


def _change_hands(
    db: Database,
    fact: facts.WorkHandedOver | facts.WorkTakenOver | facts.WorkRequeued,
    state: str,
    holder: int | None,
) -> None:
    """What was pressed, and asked for, was so in the hands before."""
    connection = db.connection()
    connection.executemany(hot.HOLD_ITEM, ((state, holder, item) for item in fact.items))
    _follow(db, fact.tokens, state)
    connection.executemany(hot.DROP_PRESSES, ((item,) for item in fact.items))
    connection.executemany(hot.ASK_FOR_HELP, ((False, item) for item in fact.items))
    _fill_places(db, fact.items)


def _follow(db: Database, tokens: Iterable[int], state: str) -> None:
    """The tokens stand as their items do."""
    of_token = TOKEN_OF_ITEM[ItemState(state)]
    db.connection().executemany(hot.STATE_OF_TOKEN, ((of_token, token) for token in tokens))


def _take_part(
    db: Database, fact: facts.WorkAssisted | facts.WorkPressed | facts.WorkPartCompleted, part: Part
) -> None:
    db.connection().executemany(hot.TAKE_PART, ((item, fact.person, part, fact.at) for item in fact.items))


def _fill_places(db: Database, items: Iterable[int], places: int | None = None) -> None:
    """How many people are wanted at the items, where that is told, and whether there are enough."""
    connection, items = db.connection(), tuple(items)
    if places is not None:
        connection.executemany(hot.PLACES_OF_ITEM, ((places, item) for item in items))
    change(db, hot.CALL_FOR_PEOPLE, items)


def _ask(db: Database, fact: facts.WorkHandedOver | facts.WorkTakenOver, to: int) -> None:
    """Before they change hands: from whose they come is asked about, too. Whoever may decide has seen that
    they rest; an inspector who takes them to judge them decides nothing about that."""
    connection = db.connection()
    by_judging = isinstance(fact, facts.WorkTakenOver) and fact.reason == Reason.NO_INSPECTOR
    if fact.question is not None:
        values = ((fact.question, to, fact.at, item) for item in fact.items)
        connection.executemany(hot.ASK_ITEM, values)
    elif fact.state == ItemState.PAUSED and not by_judging:
        connection.executemany(hot.SEE_PAUSE, ((item,) for item in fact.items))


def _judge(db: Database, fact: facts.QcPassed | facts.QcFailed, result: QcResult, defect: str | None) -> None:
    connection = db.connection()
    _finish(db, fact)
    connection.executemany(hot.JUDGE_ITEM, ((result, defect, item) for item in fact.items))
    connection.executemany(hot.JUDGE_TOKEN, ((result, defect, token) for token in fact.tokens))


def _finish(db: Database, fact: facts.WorkCompleted | facts.QcPassed | facts.QcFailed) -> None:
    connection = db.connection()
    change(db, hot.FINISH_ITEM, fact.items, fact.person, fact.at)
    if fact.counts is not None:
        counted = zip(fact.counts, fact.items, strict=True)
        connection.executemany(hot.COUNT_ITEM, ((*counts, item) for counts, item in counted))
    change(db, hot.DROP_PARTS, fact.items)
    change(db, hot.END_SEGMENT, fact.items, fact.at)


def _run(db: Database, fact: facts.WorkStarted | facts.WorkResumed | facts.WorkAssisted) -> None:
    connection = db.connection()
    connection.execute(hot.INSERT_SESSION, (fact.session, fact.person, fact.at))
    connection.executemany(hot.STATE_OF_TOKEN, (("active", token) for token in fact.tokens))
    connection.executemany(hot.INSERT_SEGMENT, ((fact.session, item, fact.at) for item in fact.items))
