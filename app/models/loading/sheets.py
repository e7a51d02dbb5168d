"""Loading the order sheets that were taken in."""

from __future__ import annotations

from peewee import fn

from app.models.connection import Database
from app.models.records import SheetRow


def sheet_with(db: Database, fingerprint: str) -> SheetRow | None:
    """The order sheet with this fingerprint that was taken in last, if one was."""
    found: SheetRow | None = (
        SheetRow.select().where(SheetRow.fingerprint == fingerprint).order_by(SheetRow.id.desc()).first(db)
    )
    return found


def sheet_mappings(db: Database) -> list[str]:
    """What was learned of the columns of sheets, as JSON, each once, the last that was told at the end."""
    query = SheetRow.select(SheetRow.mapping).group_by(SheetRow.mapping).order_by(fn.MAX(SheetRow.id))
    return [str(mapping) for (mapping,) in query.tuples().execute(db)]
