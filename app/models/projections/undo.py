"""The projection of what was taken back."""

from __future__ import annotations

from playhouse.apsw_ext import APSWDatabase

from app.domain.facts import undo as facts
from app.models.projections.registry import projects


@projects(facts.CommandUndone)
def command_undone(db: APSWDatabase, fact: facts.CommandUndone) -> None:
    """Nothing: the facts that follow bring back what was; that it was undone is told by the ledger."""
