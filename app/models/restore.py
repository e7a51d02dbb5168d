"""Restoring a backup: into a new file, checked, swapped by rename; the replaced file is kept."""

from __future__ import annotations

import os
from contextlib import ExitStack
from glob import escape
from pathlib import Path

from app.errors import KnownError, Trouble
from app.files import followed, free_name, is_on_network, replace, swap
from app.models import backup, faults
from app.models.database import (
    anywhere,
    built,
    discard,
    logs,
    looked_at,
    open_workspace,
    refuse_log_name,
    remove,
    remove_logs,
    transaction,
)
from app.models.exclusive import alone, let_go
from app.models.records import IncarnationRow
from app.models.upgrade import upgrade

_NO_DATABASE = {Trouble.FILE_FOREIGN, Trouble.FILE_DAMAGED}
_SOMETHING_ELSE = {"folder", "other"}


def restore(path: Path, source: Path) -> Path | None:
    """Puts the backup in the workspace's place; returns where the replaced file is kept, if any.

    Raises KnownError when the workspace is open anywhere or the backup is not whole; nothing has changed.
    """
    path = followed(path)
    with faults.explained(path):
        _refuse_target(path)
        new = path.with_name(path.name + ".restoring")
        try:
            for left in _in_building(new):
                remove(left)
            _fetch(source, new)
            with faults.told_of(path):
                _name_anew(new)
            return _swapped(new, path)
        finally:
            for left in _in_building(new):
                discard(left)


def _in_building(new: Path) -> list[Path]:
    """The new file, and what an upgrade keeps of it."""
    return [new, *new.parent.glob(f"{escape(new.name)}.schema-*")]


def _fetch(source: Path, new: Path) -> None:
    """A checked copy of the backup."""
    try:
        with looked_at(source, on_network=anywhere) as (found, _):
            backup.copy(found, new)
        upgrade(new)
        backup.verify(new)
    except KnownError as error:
        raise _of_source(error, source) from error


def _name_anew(new: Path) -> None:
    """An incarnation of its own: its next numbers are not those of the file that it replaces."""
    with built(open_workspace(new)) as workspace, transaction(workspace):
        IncarnationRow.update({"incarnation": os.urandom(16)}).execute(workspace.db)


def _of_source(error: KnownError, source: Path) -> KnownError:
    """What is wrong with the copy is wrong with the backup."""
    if error.code is Trouble.NOT_WHOLE:
        return KnownError(Trouble.BACKUP_BAD, file=str(source), reason=error.params["codes"])
    return error.of(source)


def _refuse_target(path: Path) -> None:
    """What lies there may be damaged, but it must not be somebody else's, nor out of reach."""
    refuse_log_name(path)
    if is_on_network(path.parent):
        raise KnownError(Trouble.NETWORK_DRIVE, file=str(path))
    try:
        with looked_at(path):
            return
    except KnownError as error:
        if error.code is Trouble.FILE_UNREADABLE or error.params.get("variant") in _SOMETHING_ELSE:
            raise


def _swapped(new: Path, path: Path) -> Path | None:
    if not path.exists():
        remove_logs(path)
        replace(new, path)
        return None
    kept = free_name(path, "replaced")
    with ExitStack() as stack:
        try:
            let_go(stack.enter_context(alone(path)))
        except KnownError as error:
            if error.code not in _NO_DATABASE:
                raise
            _keep_logs(path, kept)
        swap(new, path, kept)
    return kept


def _keep_logs(path: Path, kept: Path) -> None:
    """Nobody can work in what is no database; what SQLite has laid beside it goes with it."""
    for log in logs(path):
        if log.exists():
            replace(log, kept.with_name(kept.name + log.name.removeprefix(path.name)))
