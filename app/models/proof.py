"""Remembering when the whole workspace was checked last: it is done once a day, in the background."""

from __future__ import annotations

from app.models.database import Workspace, transaction
from app.models.seal import seal

_KEEP = (
    "INSERT INTO proof (id, at, n, findings) VALUES (1, ?, ?, ?) ON CONFLICT (id) DO UPDATE SET "
    "at = excluded.at, n = excluded.n, findings = excluded.findings"
)
DAY = 24 * 60 * 60 * 1_000_000  # microseconds


def is_due(workspace: Workspace, now: int) -> bool:
    """Whether the last full check is a day old, found something, never was, or is dated after now."""
    row = workspace.db.execute_sql("SELECT at, findings FROM proof").fetchone()
    return row is None or bool(row[1]) or not 0 <= now - row[0] < DAY


def remember(workspace: Workspace, now: int, findings: int) -> None:
    """Keeps when a full check ended and how much it found.

    A history that was found whole is sealed: where the power always ends the day, no start would be quick.
    """
    with transaction(workspace):
        n = workspace.db.execute_sql("SELECT coalesce(max(n), 0) FROM command").fetchone()[0]
        workspace.db.execute_sql(_KEEP, (now, n, findings))
    if not findings:
        seal(workspace, now)
