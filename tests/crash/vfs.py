"""SQLite's own VFS, told of every operation before it is done: to record it, to fail it, to die in it.

The system's VFS is patched in place, so the program's way of opening a file runs on it unchanged. It is done
in C's terms: APSW would carry a Python exception to where SQLite itself goes on after an error. Pointers are
passed on as they came: SQLite keeps the name it opened a file by, and what stands behind it in memory.
"""

from __future__ import annotations

import ctypes
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from pathlib import Path
from typing import Any

import apsw


class What(StrEnum):
    """The operations of a file system that matter to a crash."""

    CREATE = "create"
    WRITE = "write"
    TRUNCATE = "truncate"
    SYNC = "sync"
    DELETE = "delete"
    READ = "read"
    SHARE = "share"  # a part of the -shm file is mapped, and made where it wasn't
    RENAME = "rename"
    LINK = "link"
    SYNC_FOLDER = "sync_folder"
    MAKE_FOLDER = "make_folder"


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


class Fails(Exception):
    """Raised by a watcher: SQLite gets this code for the operation. It is not done; a write is half done."""

    def __init__(self, code: int) -> None:
        super().__init__(code)
        self.code = code


_Int, _Long, _Address = ctypes.c_int, ctypes.c_int64, ctypes.c_void_p
_OnOpen = ctypes.CFUNCTYPE(_Int, _Address, _Address, _Address, _Int, _Address)
_OnDelete = ctypes.CFUNCTYPE(_Int, _Address, _Address, _Int)
_OnTransfer = ctypes.CFUNCTYPE(_Int, _Address, _Address, _Int, _Long)
_OnTruncate = ctypes.CFUNCTYPE(_Int, _Address, _Long)
_OnSync = ctypes.CFUNCTYPE(_Int, _Address, _Int)
_OnShare = ctypes.CFUNCTYPE(_Int, _Address, _Int, _Int, _Int, _Address)


class _Vfs(ctypes.Structure):
    """The beginning of `sqlite3_vfs`."""

    _fields_ = [
        ("version", _Int),
        ("size_of_file", _Int),
        ("longest_path", _Int),
        ("next", _Address),
        ("name", ctypes.c_char_p),
        ("data", _Address),
        ("open", _OnOpen),
        ("delete", _OnDelete),
    ]


class _Methods(ctypes.Structure):
    """`sqlite3_io_methods`: what is not told is carried along."""

    _fields_ = [
        ("version", _Int),
        ("close", _Address),
        ("read", _OnTransfer),
        ("write", _OnTransfer),
        ("truncate", _OnTruncate),
        ("sync", _OnSync),
        ("from_size_to_device", _Address * 7),
        ("share", _OnShare),
        ("others", _Address * 5),
    ]


class _File(ctypes.Structure):
    """The beginning of `sqlite3_file`."""

    _fields_ = [("methods", _Address)]


@cache
def _system_vfs() -> _Vfs:
    connection = apsw.Connection(":memory:")
    try:
        found = _Address()
        connection.file_control("main", apsw.SQLITE_FCNTL_VFS_POINTER, ctypes.addressof(found))
        assert found.value is not None
        return _Vfs.from_address(found.value)
    finally:
        connection.close()


@dataclass(frozen=True, slots=True)
class _Opened:
    """A file that was opened while somebody watched, with the system's methods for it."""

    path: str
    watcher: Watcher
    system: _Methods


class _Telling:
    """The functions that stand before the system's; one for the life of the process, as files keep them."""

    def __init__(self) -> None:
        self._watcher: Watcher | None = None
        self._wrong: BaseException | None = None
        self._vfs = _system_vfs()
        self._open, self._delete = _copy(self._vfs.open, _OnOpen), _copy(self._vfs.delete, _OnDelete)
        self._told_open, self._told_delete = _OnOpen(self._on_open), _OnDelete(self._on_delete)
        self._opened: dict[int, _Opened] = {}  # by the address of the file's structure
        self._told: dict[int, tuple[_Methods, _Methods]] = {}  # the system's and ours, by its address

    def begin(self, watcher: Watcher) -> None:
        self._watcher, self._wrong = watcher, None
        self._vfs.open, self._vfs.delete = self._told_open, self._told_delete

    def end(self) -> None:
        """Raises what a watcher raised that no operation fails with."""
        self._watcher = None
        self._vfs.open, self._vfs.delete = self._open, self._delete
        if self._wrong is not None:
            raise self._wrong

    def _on_open(self, vfs: int, name: int | None, file: int, flags: int, given: int) -> int:
        watcher = self._watcher
        if watcher is None or name is None:
            return int(self._open(vfs, name, file, flags, given))
        path = _text(name)
        missing = bool(flags & apsw.SQLITE_OPEN_CREATE) and not Path(path).exists()
        if missing and (code := self._tell(watcher, What.CREATE, path)):
            _File.from_address(file).methods = None  # SQLite must not close what was not opened
            return code
        code = int(self._open(vfs, name, file, flags, given))
        if code == apsw.SQLITE_OK:
            opened = _File.from_address(file)
            system, told = self._methods(opened.methods)
            self._opened[file] = _Opened(path, watcher, system)
            opened.methods = ctypes.addressof(told)
        return code

    def _methods(self, address: int) -> tuple[_Methods, _Methods]:
        """The system's methods, and the same with ours before them."""
        if address not in self._told:
            system = _Methods.from_address(address)
            told = _Methods.from_buffer_copy(system)
            told.read, told.write = _OnTransfer(self._on_read), _OnTransfer(self._on_write)
            told.truncate, told.sync = _OnTruncate(self._on_truncate), _OnSync(self._on_sync)
            told.share = _OnShare(self._on_share)
            self._told[address] = system, told
        return self._told[address]

    def _on_delete(self, vfs: int, name: int, sync_folder: int) -> int:
        path = _text(name)
        if (watcher := self._watcher) is not None and Path(path).exists():
            code = self._tell(watcher, What.DELETE, path, durable=bool(sync_folder))
            if code:
                return code
        return int(self._delete(vfs, name, sync_folder))

    def _on_read(self, file: int, buffer: int, amount: int, offset: int) -> int:
        opened = self._opened[file]
        code = self._tell_of(opened, What.READ, offset=offset, size=amount)
        return code or int(opened.system.read(file, buffer, amount, offset))

    def _on_write(self, file: int, buffer: int, amount: int, offset: int) -> int:
        opened = self._opened[file]
        code = self._tell_of(opened, What.WRITE, offset=offset, data=ctypes.string_at(buffer, amount))
        done = int(opened.system.write(file, buffer, amount // 2 if code else amount, offset))
        return code or done

    def _on_truncate(self, file: int, size: int) -> int:
        opened = self._opened[file]
        return self._tell_of(opened, What.TRUNCATE, size=size) or int(opened.system.truncate(file, size))

    def _on_sync(self, file: int, flags: int) -> int:
        opened = self._opened[file]
        return self._tell_of(opened, What.SYNC) or int(opened.system.sync(file, flags))

    def _on_share(self, file: int, part: int, size: int, extend: int, address: int) -> int:
        opened = self._opened[file]
        if code := self._tell_of(opened, What.SHARE, offset=part * size, size=size):
            _Address.from_address(address).value = None
            return code
        return int(opened.system.share(file, part, size, extend, address))

    def _tell_of(self, opened: _Opened, what: What, **values: Any) -> int:
        """Tells the one who watched when the file was opened, while he still watches."""
        if opened.watcher is not self._watcher:
            return apsw.SQLITE_OK
        return self._tell(opened.watcher, what, opened.path, **values)

    def _tell(self, watcher: Watcher, what: What, path: str, **values: Any) -> int:
        try:
            watcher(Operation(what, path, **values))
        except Fails as failure:
            return failure.code
        except BaseException as wrong:  # noqa: BLE001 - C can't carry it: `end` raises it
            self._wrong = self._wrong or wrong
            return apsw.SQLITE_IOERR
        return apsw.SQLITE_OK


def _copy(function: Any, kind: Any) -> Any:
    """The function that a field of a structure points to now."""
    return kind(ctypes.cast(function, _Address).value)


def _text(address: int) -> str:
    return ctypes.string_at(address).decode()


@cache
def _telling() -> _Telling:
    return _Telling()


@contextmanager
def watched(watcher: Watcher) -> Iterator[None]:
    """While it lasts the watcher hears of what happens to files that are opened in this process.

    A file that stays open beyond it is no longer told.
    """
    telling = _telling()
    telling.begin(watcher)
    try:
        yield
    finally:
        telling.end()
