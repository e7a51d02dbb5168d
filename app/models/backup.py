"""Backups: copied by SQLite's backup API, checked, flushed, renamed; never a copy of a live file."""

from __future__ import annotations

from pathlib import Path

from app.errors import KnownError, Trouble
from app.files import followed, make_folder, replace, sync_file
from app.models import checking, faults
from app.models.connection import Database
from app.models.database import (
    Workspace,
    anywhere,
    discard,
    looked_at,
    open_workspace,
    refuse_log_name,
    remove,
    remove_logs,
)

_TEMPORARY = ".tmp"
_END = (
    "SELECT coalesce(max(n), 0), (SELECT coalesce(max(seq), 0) FROM fact), "
    "(SELECT hash FROM command ORDER BY n DESC LIMIT 1) FROM command"
)
_AS_FAR_AS = (
    "SELECT (SELECT count(*) FROM command WHERE n <= ?), (SELECT count(*) FROM fact WHERE seq <= ?), "
    "(SELECT hash FROM command WHERE n = ?)"
)


def back_up(workspace: Workspace, target: Path, *, replacing: bool = False) -> None:
    """Writes a backup of the open workspace. An older file of that name is replaced only on purpose.

    Raises KnownError when it can't be written or isn't whole.
    """
    target = followed(target)
    with faults.explained(target):
        refuse_log_name(target)
        if target.exists():
            _refuse_replacing(workspace, target, on_purpose=replacing)
        make_folder(target.parent)
        temporary = target.with_name(target.name + _TEMPORARY)
        try:
            remove(temporary)
            copy(workspace, temporary)
            remove_logs(target)
            replace(temporary, target)
        finally:
            discard(temporary)


def _refuse_replacing(workspace: Workspace, target: Path, *, on_purpose: bool) -> None:
    """Only an older backup is replaced: a file of this workspace's beginning, that is not itself."""
    if not on_purpose or target.samefile(workspace.path):
        raise KnownError(Trouble.FILE_EXISTS, file=str(target))
    try:
        with looked_at(target, on_network=anywhere) as (older, _):
            is_older = _beginning(older) == _beginning(workspace)
    except KnownError:
        is_older = False
    if not is_older:
        raise KnownError(Trouble.FILE_EXISTS, variant="no_backup", file=str(target))


def _beginning(workspace: Workspace) -> bytes | None:
    row = workspace.db.execute_sql("SELECT hash FROM command WHERE n = 1").fetchone()
    return None if row is None else bytes(row[0])


def verify(path: Path) -> None:
    """Fully checks a backup file that nobody has open. Raises KnownError(BACKUP_BAD) when it isn't whole."""
    workspace = open_workspace(path, reading=True)
    try:
        with faults.explained(path):
            found = checking.check(workspace.db)
    finally:
        workspace.leave()
    if found:
        codes = ", ".join(sorted({each.code for each in found}))
        raise KnownError(Trouble.BACKUP_BAD, file=str(path), reason=codes)


def copy(workspace: Workspace, new: Path) -> None:
    """Copies a workspace that anybody may have open to a new file: one moment of it, whole, on the disk."""
    copied = Database(str(new.absolute()))
    try:
        ended = workspace.db.execute_sql(_END).fetchone()
        backup = copied.connection().backup("main", workspace.db.connection(), "main")
        try:
            # Small steps restart whenever another connection writes; one step is a consistent moment.
            backup.step(-1)
        finally:
            backup.finish()  # only this says what was wrong: of a step that failed SQLite says "not an error"
        copied.execute_sql("PRAGMA journal_mode = DELETE").fetchall()
        broken = _broken(copied, *ended)
    except faults.DATABASE_ERRORS as error:
        if faults.meaning(error) is not Trouble.FILE_DAMAGED:
            raise
        broken = str(error)
    finally:
        copied.close()
    if broken:
        raise KnownError(Trouble.FILE_DAMAGED, file=str(workspace.path), reason=broken)
    sync_file(new)


def _broken(copied: Database, n: int, seq: int, link: bytes) -> str:
    """What is wrong with a copy of a workspace that ended there, or later, when it was copied."""
    (answer,) = copied.execute_sql("PRAGMA quick_check(1)").fetchone()
    if answer != "ok":
        return str(answer)
    commands, facts, there = copied.execute_sql(_AS_FAR_AS, (n, seq, n)).fetchone()
    return (
        "" if (commands, facts, there) == (n, seq, link) else f"{commands}/{n} commands, {facts}/{seq} facts"
    )
