"""Restoring a backup: into a new file, checked, swapped by rename; the replaced file is kept."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

from app.files import replace, swap, sync_file
from app.models import backup
from app.models.database import open_workspace, transaction
from app.models.exclusive import alone
from app.models.records import IncarnationRow
from app.models.upgrade import free_name, remove, upgrade


def restore(path: Path, source: Path) -> Path | None:
    """Puts the backup in the workspace's place; returns where the replaced file is kept, if any.

    Raises KnownError when the workspace is open anywhere or the backup is not whole; nothing has changed.
    """
    new = path.with_name(path.name + ".restoring")
    remove(new)
    kept = None
    try:
        _fetch(source, new)
        if path.exists():
            kept = free_name(path, "replaced")
            with alone(path):
                pass
            swap(new, path, kept)
        else:
            replace(new, path)
    finally:
        remove(new)
    return kept


def _fetch(source: Path, new: Path) -> None:
    """A checked copy of the backup, with an incarnation of its own: its numbers are not the old file's."""
    shutil.copyfile(source, new)
    upgraded = upgrade(new)
    if upgraded is not None:
        upgraded.unlink()
    backup.verify(new)
    workspace = open_workspace(new)
    try:
        with transaction(workspace):
            IncarnationRow.update({"incarnation": os.urandom(16)}).execute(workspace.db)
    finally:
        workspace.close()
    sync_file(new)
