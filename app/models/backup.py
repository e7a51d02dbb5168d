"""Backups: copied by SQLite's backup API, checked, flushed, renamed; never a copy of a live file."""

from __future__ import annotations

from pathlib import Path

from playhouse.apsw_ext import APSWDatabase

from app.errors import KnownError, Trouble
from app.files import replace, sync_file
from app.models import checking, faults
from app.models.database import Workspace, open_workspace

_TEMPORARY = ".tmp"


def back_up(workspace: Workspace, target: Path) -> None:
    """Writes a backup of the open workspace. Raises KnownError when it can't be written or isn't whole."""
    target.parent.mkdir(parents=True, exist_ok=True)
    temporary = target.with_name(target.name + _TEMPORARY)
    temporary.unlink(missing_ok=True)
    try:
        _copy(workspace, temporary)
        sync_file(temporary)
        replace(temporary, target)
    except faults.DATABASE_ERRORS as error:
        raise faults.known(error, str(target)) or error from error
    except OSError as error:
        raise KnownError(
            Trouble.FILE_UNREADABLE, file=str(target), reason=error.strerror or str(error)
        ) from error
    finally:
        temporary.unlink(missing_ok=True)


def verify(path: Path) -> None:
    """Fully checks a backup file that nobody has open. Raises KnownError(BACKUP_BAD) when it isn't whole."""
    workspace = open_workspace(path, reading=True)
    try:
        found = checking.check(workspace.db)
    finally:
        workspace.close()
    if found:
        raise KnownError(
            Trouble.BACKUP_BAD, file=str(path), reason=", ".join(sorted({each.code for each in found}))
        )


def _copy(workspace: Workspace, temporary: Path) -> None:
    head = _head(workspace.db)
    copy = APSWDatabase(str(temporary))
    copy.connect()
    try:
        connection = copy.connection()
        with connection.backup("main", workspace.db.connection(), "main") as backup:
            # Small steps restart whenever another connection writes; one step is a consistent moment.
            backup.step(-1)
        copy.execute_sql("PRAGMA journal_mode = DELETE").fetchall()
        _refuse_broken(copy, head, temporary)
    finally:
        copy.close()


def _refuse_broken(copy: APSWDatabase, least: tuple[int, int], path: Path) -> None:
    (answer,) = copy.execute_sql("PRAGMA quick_check(1)").fetchone()
    if answer != "ok":
        raise KnownError(Trouble.BACKUP_BAD, file=str(path), reason=answer)
    commands, facts = _head(copy)
    if commands < least[0] or facts < least[1]:
        raise KnownError(Trouble.BACKUP_BAD, file=str(path), reason=f"{commands} < {least[0]}")


def _head(db: APSWDatabase) -> tuple[int, int]:
    n, seq = db.execute_sql(
        "SELECT (SELECT coalesce(max(n), 0) FROM command), (SELECT coalesce(max(seq), 0) FROM fact)"
    ).fetchone()
    return int(n), int(seq)
