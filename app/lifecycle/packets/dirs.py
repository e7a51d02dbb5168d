"""Files below a packet's folders: no name leads out of them, and no two programs work in them at once."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path, PurePosixPath
from typing import Any, BinaryIO

from app.domain.packets.names import safe_name
from app.files import make_folder, sync_folder
from app.models.places import Dirs


def within(folder: Path, name: str) -> Path:
    """The place of a file that is called so, with folders by slashes, inside of the folder.

    Raises ValueError when a part of it is no safe name.
    """
    parts = PurePosixPath(name).parts
    if not parts or any(safe_name(part) != part for part in parts):
        raise ValueError(f"{name!r} leads out of its folder")
    return folder.joinpath(*parts)


def files_below(folder: Path) -> list[str]:
    """The names of all files below the folder, with slashes, in order."""
    return sorted(each.relative_to(folder).as_posix() for each in folder.rglob("*") if each.is_file())


def remove_tree(folder: Path) -> None:
    """Removes a folder with all in it; of a link only the link. One that isn't there is no trouble."""
    if folder.is_symlink():
        folder.unlink()
    elif folder.exists():
        shutil.rmtree(folder)


def put_folder(finished: Path, target: Path) -> None:
    """Gives a finished folder its name, in the place of an older one."""
    remove_tree(target)
    finished.rename(target)
    sync_folder(target.parent)


@contextmanager
def held(dirs_: Dirs) -> Iterator[bool]:
    """Keeps every other program from working on the packet; tells whether it is ours.

    The system lets go of it when a program ends, however it ends; a lock that is left tells of a kill.
    """
    make_folder(dirs_.lock.parent)
    with dirs_.lock.open("ab") as file:
        taken = _take(file)
        try:
            yield taken
        finally:
            if taken and sys.platform != "win32":
                dirs_.lock.unlink(missing_ok=True)
    if taken and sys.platform == "win32":
        with suppress(OSError):  # somebody else has it open by now
            dirs_.lock.unlink()


def _take(file: BinaryIO) -> bool:
    try:
        if sys.platform == "win32":
            locking: Any = __import__("msvcrt")
            locking.locking(file.fileno(), locking.LK_NBLCK, 1)
            return True
        import fcntl  # noqa: PLC0415 - not on Windows

        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    return os.fstat(file.fileno()).st_nlink > 0  # whoever had it may just have removed it
