"""Sealing the head of the chain, so that a tail cut off later is missed."""

from __future__ import annotations

from app.models import ledger
from app.models.database import Workspace, transaction
from app.models.records import SealRow

_ONLY = 1


def seal(workspace: Workspace, at: int) -> None:
    """Remembers the head as it is now, if it has moved; the next start checks the chain from here."""
    station = ledger.origin(workspace.db).station
    sealed = SealRow.select(SealRow.n).scalar(workspace.db)
    if sealed == ledger.head(workspace.db, station).n:
        return
    with transaction(workspace):
        head = ledger.head(workspace.db, station)
        values = {"n": head.n, "seq": head.next_seq - 1, "hash": head.hash, "at": at}
        SealRow.insert(id=_ONLY, **values).on_conflict(conflict_target=[SealRow.id], update=values).execute(
            workspace.db
        )
