"""Projections of what a manager is asked."""

from __future__ import annotations

from app.domain.facts import inbox as facts
from app.models import hot
from app.models.connection import Database
from app.models.projections.registry import projects


@projects(facts.InboxAccepted)
def inbox_accepted(db: Database, fact: facts.InboxAccepted) -> None:
    """Nothing is asked any more about how the items are now."""
    for statement in (hot.ANSWER_ITEM, hot.SEE_PAUSE):
        db.connection().executemany(statement, ((item,) for item in fact.items))


@projects(facts.InboxReopened)
def inbox_reopened(db: Database, fact: facts.InboxReopened) -> None:
    """The same is asked about the items as before it was let be."""
    values = zip(fact.questions, fact.accepted, fact.items, strict=True)
    db.connection().executemany(hot.REOPEN_QUESTION, values)
