"""Projections of what a manager is asked."""

from __future__ import annotations

from playhouse.apsw_ext import APSWDatabase

from app.domain.facts import inbox as facts
from app.models import hot
from app.models.projections.registry import projects


@projects(facts.InboxAccepted)
def inbox_accepted(db: APSWDatabase, fact: facts.InboxAccepted) -> None:
    """Nothing is asked any more about how the items are now."""
    db.connection().executemany(hot.ACCEPT_ITEM, ((item,) for item in fact.items))
