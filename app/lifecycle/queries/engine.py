"""What the workspace runs on."""

from __future__ import annotations

from app.lifecycle.desk import Desk


def sqlite_version(desk: Desk) -> str:
    """The release of SQLite that reads and writes the workspace."""
    return str(desk.db.execute_sql("SELECT sqlite_version()").fetchone()[0])
