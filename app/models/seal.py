"""Sealing the head of the chain, so that a tail cut off later is missed."""

from __future__ import annotations

from app.models import ledger
from app.models.connection import Database
from app.models.database import Workspace, transaction

_SEALED = "SELECT n, hash FROM seal"
_KEEP = (
    "INSERT INTO seal (id, n, seq, hash, at) VALUES (1, ?, ?, ?, ?) ON CONFLICT (id) DO UPDATE SET "
    "n = excluded.n, seq = excluded.seq, hash = excluded.hash, at = excluded.at"
)


def sealed(db: Database) -> tuple[int, bytes] | None:
    """Up to which command the chain was checked, and that one's hash; None where it never was."""
    found: tuple[int, bytes] | None = db.execute_sql(_SEALED).fetchone()
    return found


def seal(workspace: Workspace, at: int) -> None:
    """Remembers the head as it is now, if it has moved; the next start checks the chain from here."""
    station = ledger.origin(workspace.db).station
    before = sealed(workspace.db)
    if before is not None and before[0] == ledger.head(workspace.db, station).n:
        return
    with transaction(workspace):
        head = ledger.head(workspace.db, station)
        workspace.db.execute_sql(_KEEP, (head.n, head.next_seq - 1, head.hash, at))
