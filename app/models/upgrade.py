"""Upgrade is replay: the ledger of an older file is projected into a new file of today's schema.

The new file is built beside the old one, checked in full, and takes its name; the old file is kept under
a name that says its schema. All or nothing: until the last rename nothing has changed.
"""

from __future__ import annotations

from pathlib import Path

from app.errors import KnownError, Trouble
from app.files import followed, free_name, is_on_network, swap
from app.models import checking, faults
from app.models.connection import Database
from app.models.database import NetworkProbe, discard, looked_at, remove
from app.models.exclusive import alone, let_go
from app.models.schema import SCHEMA_VERSION, is_of_release


def upgrade(path: Path, *, on_network: NetworkProbe = is_on_network) -> Path | None:
    """Brings an older workspace to today's schema; returns where the old file is kept, None if it was new.

    Raises KnownError when the file is in use, altered, not whole, or can't be replaced; it is then as it was.
    """
    path = followed(path)
    with looked_at(path, on_network=on_network) as (workspace, version), faults.explained(path):
        if version == SCHEMA_VERSION:
            return None
        _refuse_broken(workspace.db, path, version)
    with alone(path) as old:
        return _replaced(path, old)


def _replaced(path: Path, old: Database) -> Path | None:
    """Builds the new file while nobody else can open the old one, and lets it take the old one's place."""
    from app.models.rebuilding import build  # noqa: PLC0415 - most files are of today

    version = old.execute_sql("PRAGMA user_version").fetchone()[0]
    if version == SCHEMA_VERSION:
        return None  # another process was faster
    new, kept = path.with_name(path.name + ".upgrading"), free_name(path, f"schema-{version}")
    try:
        with faults.told_of(path), faults.explained(path):
            remove(new)
            _refuse_findings(build(old, new, version), path)
            let_go(old)
            swap(new, path, kept)
    finally:
        discard(new)
    return kept


def _refuse_broken(old: Database, path: Path, version: int) -> None:
    """The old file is kept as the upgrade's backup: it must be what that release has made, and whole."""
    if not is_of_release(old, version):
        raise KnownError(Trouble.FILE_ALTERED, file=str(path))
    _refuse_findings(checking.check_history(old), path)


def _refuse_findings(found: list[checking.Finding], path: Path) -> None:
    if found:
        codes = ", ".join(sorted({each.code for each in found}))
        raise KnownError(Trouble.NOT_WHOLE, variant="older", file=str(path), codes=codes)
