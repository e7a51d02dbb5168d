"""Projections of order sheets."""

from __future__ import annotations

from playhouse.apsw_ext import APSWDatabase

from app.domain.facts import sheets as facts
from app.models.ledger import encode
from app.models.projections.registry import projects
from app.models.records import SheetRow


@projects(facts.SheetImported)
def sheet_imported(db: APSWDatabase, fact: facts.SheetImported) -> None:
    """A sheet that was taken in, and how its columns were read."""
    SheetRow.insert(
        id=fact.id,
        fingerprint=fact.fingerprint,
        sheet=fact.sheet,
        mapping=encode(fact.mapping or {}),
        rows=fact.rows,
        at=fact.at,
    ).execute(db)
