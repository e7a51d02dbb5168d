"""The operations on whole files that the program does itself, told like those of the VFS.

It renames, links, removes, copies and syncs through `os` and `shutil`; these are wrapped while it lasts.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from tests.crash.vfs import Operation, Watcher, What


@contextmanager
def told(watcher: Watcher) -> Iterator[None]:
    """While it lasts the watcher hears of renames, links, removals, copies, syncs and new folders."""
    telling = _Telling(watcher)
    with pytest.MonkeyPatch.context() as patch:
        for name in ("replace", "link", "unlink", "open", "fsync", "mkdir"):
            patch.setattr(os, name, getattr(telling, name))
        patch.setattr(shutil, "copyfile", telling.copyfile)
        yield


class _Telling:
    """The wrapped functions, and which file each handle is of."""

    def __init__(self, watcher: Watcher) -> None:
        self._watcher = watcher
        self._replace, self._link, self._unlink = os.replace, os.link, os.unlink
        self._open, self._fsync, self._copyfile = os.open, os.fsync, shutil.copyfile
        self._mkdir = os.mkdir
        self._paths: dict[int, str] = {}

    def replace(self, source: Any, target: Any) -> None:
        if Path(source).exists():
            self._tell(What.RENAME, source, target=str(target))
        self._replace(source, target)

    def link(self, source: Any, target: Any, **options: Any) -> None:
        if not Path(target).exists():
            self._tell(What.LINK, source, target=str(target))
        self._link(source, target, **options)

    def unlink(self, path: Any, **options: Any) -> None:
        if Path(path).exists():
            self._tell(What.DELETE, path)
        self._unlink(path, **options)

    def mkdir(self, path: Any, *arguments: Any, **options: Any) -> None:
        if not Path(path).exists():
            self._tell(What.MAKE_FOLDER, path)
        self._mkdir(path, *arguments, **options)

    def open(self, path: Any, *arguments: Any, **options: Any) -> int:
        handle = self._open(path, *arguments, **options)
        self._paths[handle] = str(path)
        return handle

    def fsync(self, handle: int) -> None:
        path = Path(self._paths[handle])
        self._tell(What.SYNC_FOLDER if path.is_dir() else What.SYNC, path)
        self._fsync(handle)

    def copyfile(self, source: Any, target: Any, **options: Any) -> Any:
        self._tell(What.CREATE, target)
        self._tell(What.WRITE, target, data=Path(source).read_bytes())
        return self._copyfile(source, target, **options)

    def _tell(self, what: What, path: Any, **values: Any) -> None:
        self._watcher(Operation(what, str(path), **values))
