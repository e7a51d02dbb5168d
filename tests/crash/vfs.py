"""A VFS that tells every operation before it is done: to record it, to make it fail, to die in it.

It becomes the process's default, so that the program's own way of opening a file runs on it unchanged.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

import apsw

BASE = apsw.vfs_names()[0]  # the system's own, asked before one of ours stands first


class What(StrEnum):
    """The operations of a file system that matter to a crash."""

    CREATE = "create"
    WRITE = "write"
    TRUNCATE = "truncate"
    SYNC = "sync"
    DELETE = "delete"
    READ = "read"
    RENAME = "rename"
    LINK = "link"
    SYNC_FOLDER = "sync_folder"


@dataclass(frozen=True, slots=True)
class Operation:
    """One operation on the file called `path`."""

    what: What
    path: str
    offset: int = 0
    data: bytes = b""
    size: int = 0
    target: str = ""
    durable: bool = False  # of a delete: the folder is synced with it


Watcher = Callable[[Operation], None]


class _File(apsw.VFSFile):
    def __init__(self, watcher: Watcher, name: str, flags: list[int]) -> None:
        self._watcher = watcher
        self._name = name
        super().__init__(BASE, name, flags)

    def xRead(self, amount: int, offset: int) -> bytes:
        self._watcher(Operation(What.READ, self._name, offset=offset, size=amount))
        return super().xRead(amount, offset)

    def xWrite(self, data: bytes, offset: int) -> None:
        self._watcher(Operation(What.WRITE, self._name, offset=offset, data=bytes(data)))
        super().xWrite(data, offset)

    def xTruncate(self, size: int) -> None:
        self._watcher(Operation(What.TRUNCATE, self._name, size=size))
        super().xTruncate(size)

    def xSync(self, flags: int) -> None:
        self._watcher(Operation(What.SYNC, self._name))
        super().xSync(flags)


class _Vfs(apsw.VFS):
    def __init__(self, name: str, watcher: Watcher) -> None:
        self._watcher = watcher
        super().__init__(name, base=BASE, makedefault=True)

    def xOpen(self, name: str | apsw.URIFilename | None, flags: list[int]) -> apsw.VFSFile:
        path = name.filename() if isinstance(name, apsw.URIFilename) else name
        assert path is not None  # `temp_store` is memory: there are no nameless files
        if not Path(path).exists():
            self._watcher(Operation(What.CREATE, path))
        return _File(self._watcher, path, flags)

    def xDelete(self, filename: str, syncdir: bool) -> None:
        self._watcher(Operation(What.DELETE, filename, durable=syncdir))
        super().xDelete(filename, syncdir)


@contextmanager
def watched(watcher: Watcher) -> Iterator[None]:
    """While it lasts every database that is opened in this process is opened on the telling VFS."""
    vfs = _Vfs("told", watcher)
    try:
        yield
    finally:
        vfs.unregister()
