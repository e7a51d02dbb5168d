"""The projection of what was taken back."""

from __future__ import annotations

from app.domain.facts import undo as facts
from app.models.connection import Database
from app.models.projections.registry import projects


@projects(facts.CommandUndone)
def command_undone(db: Database, fact: facts.CommandUndone) -> None:
    """Nothing: the facts that follow bring back what was; that it was undone is told by the ledger."""
