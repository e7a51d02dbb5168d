"""Remembering when the whole workspace was checked last: it is done once a day, in the background."""

from __future__ import annotations

from app.models.database import Workspace, transaction
from app.models.records import ProofRow
from app.models.seal import seal

_ONLY = 1
DAY = 24 * 60 * 60 * 1_000_000  # microseconds


def is_due(workspace: Workspace, now: int) -> bool:
    """Whether the last full check is a day old, found something, never was, or is dated after now."""
    row = ProofRow.select().first(workspace.db)
    return row is None or bool(row.findings) or not 0 <= now - int(row.at) < DAY


def remember(workspace: Workspace, now: int, findings: int) -> None:
    """Keeps when a full check ended and how much it found.

    A history that was found whole is sealed: where the power always ends the day, no start would be quick.
    """
    with transaction(workspace):
        n = workspace.db.execute_sql("SELECT coalesce(max(n), 0) FROM command").fetchone()[0]
        values = {"at": now, "n": n, "findings": findings}
        ProofRow.insert(id=_ONLY, **values).on_conflict(conflict_target=[ProofRow.id], update=values).execute(
            workspace.db
        )
    if not findings:
        seal(workspace, now)
