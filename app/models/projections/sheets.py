"""Projections of order sheets."""

from __future__ import annotations

from app.domain.facts import sheets as facts
from app.domain.words import Line
from app.models import hot
from app.models.connection import Database
from app.models.ledger import encode
from app.models.projections.registry import projects
from app.models.records import ProductRow, SheetRow


@projects(facts.SheetImported)
def sheet_imported(db: Database, fact: facts.SheetImported) -> None:
    """A sheet that was taken in, and how its columns were read."""
    SheetRow.insert(
        id=fact.id,
        fingerprint=fact.fingerprint,
        sheet=fact.sheet,
        line=Line.HATTHASILPA if fact.orders is None else Line.CLASSIC,
        mapping=encode(fact.mapping or {}),
        rows=fact.rows,
        at=fact.at,
    ).execute(db)


@projects(facts.SheetWithdrawn)
def sheet_withdrawn(db: Database, fact: facts.SheetWithdrawn) -> None:
    """The sheet, its jobs or orders and their products are gone; the sequence of codes stays where it is."""
    SheetRow.delete().where(SheetRow.id == fact.id).execute(db)
    connection = db.connection()
    connection.executemany(hot.DELETE_TICKET, ((ticket,) for ticket in fact.tickets))
    for order in fact.orders or ():
        connection.execute(hot.UNLINK_ORDER, (order,))
        connection.execute(hot.DELETE_ORDER, (order,))
    for product in fact.products:
        ProductRow.delete().where(ProductRow.id == product).execute(db)
