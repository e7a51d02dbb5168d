"""A disk on which the n-th operation fails: once, or that one and every one after it."""

from __future__ import annotations

import errno
import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from enum import StrEnum

import apsw

from tests.crash.system import told
from tests.crash.vfs import Fails, Operation, What, watched


class Fault(StrEnum):
    """What goes wrong with a disk."""

    IO = "io"
    FULL = "full"


_IO_CODES = {
    What.CREATE: apsw.SQLITE_CANTOPEN,
    What.WRITE: apsw.SQLITE_IOERR_WRITE,
    What.TRUNCATE: apsw.SQLITE_IOERR_TRUNCATE,
    What.SYNC: apsw.SQLITE_IOERR_FSYNC,
    What.DELETE: apsw.SQLITE_IOERR_DELETE,
    What.READ: apsw.SQLITE_IOERR_READ,
    What.SHARE: apsw.SQLITE_IOERR_SHMMAP,
}
# What SQLite makes of a full disk; only a write it calls full.
_FULL_CODES = {
    What.CREATE: apsw.SQLITE_CANTOPEN,
    What.WRITE: apsw.SQLITE_FULL,
    What.SYNC: apsw.SQLITE_IOERR_FSYNC,
    What.SHARE: apsw.SQLITE_IOERR_SHMSIZE,
}
_CODES = {Fault.IO: _IO_CODES, Fault.FULL: _FULL_CODES}
_OF_SYSTEM = {Fault.IO: errno.EIO, Fault.FULL: errno.ENOSPC}
_NEEDS_SPACE = {*_FULL_CODES, What.SYNC_FOLDER, What.LINK, What.RENAME, What.MAKE_FOLDER}


@dataclass(slots=True)
class Failing:
    """Counts operations from 0; the one numbered `at` fails, and with `for_good` every later one.

    While it is not `armed` nothing is counted and nothing fails.
    """

    fault: Fault
    at: int
    for_good: bool = False
    reads: bool = False
    armed: bool = field(default=True, init=False)
    seen: int = field(default=0, init=False)
    struck: bool = field(default=False, init=False)

    def in_database(self, operation: Operation) -> None:
        """Called in front of what SQLite does."""
        if self._strikes(operation):
            raise Fails(_CODES[self.fault][operation.what])

    def in_system(self, operation: Operation) -> None:
        """Called in front of what the program does with whole files."""
        if self._strikes(operation):
            number = _OF_SYSTEM[self.fault]
            raise OSError(number, os.strerror(number), operation.path)

    def _strikes(self, operation: Operation) -> bool:
        if not self.armed or (operation.what is What.READ) is not self.reads:
            return False
        if self.fault is Fault.FULL and operation.what not in _NEEDS_SPACE:
            return False
        strikes = self.seen == self.at or (self.for_good and 0 <= self.at < self.seen)
        self.seen += 1
        self.struck = self.struck or strikes
        return strikes


@contextmanager
def failing(disk: Failing) -> Iterator[None]:
    """While it lasts the process works on that disk."""
    with watched(disk.in_database), told(disk.in_system):
        yield
