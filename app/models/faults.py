"""What an error of the database or of the system means, once for the whole program.

An error can hide another one that is its cause: the whole chain of exceptions is walked.
"""

from __future__ import annotations

import errno
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import apsw

from app.errors import KnownError, Trouble

_MEANING: tuple[tuple[tuple[type[BaseException], ...], Trouble], ...] = (
    ((apsw.FullError,), Trouble.DISK_FULL),
    ((apsw.ReadOnlyError,), Trouble.FILE_READ_ONLY),
    ((apsw.BusyError, apsw.LockedError), Trouble.BUSY),
    ((apsw.NotADBError,), Trouble.FILE_FOREIGN),
    # Text that is no UTF-8 was never written by us.
    ((apsw.CorruptError, UnicodeDecodeError), Trouble.FILE_DAMAGED),
    ((apsw.CantOpenError, apsw.PermissionsError), Trouble.FILE_UNREADABLE),
    ((apsw.IOError,), Trouble.IO),
)
_OF_NO_SQLITE = (
    "unsupported file format"  # a number in the file's header; SQLite has no code of its own for it
)
_OF_SYSTEM = {
    errno.ENOSPC: Trouble.DISK_FULL,
    errno.EDQUOT if hasattr(errno, "EDQUOT") else errno.ENOSPC: Trouble.DISK_FULL,  # not on Windows
    errno.EROFS: Trouble.FILE_READ_ONLY,
    errno.EIO: Trouble.IO,
}

DATABASE_ERRORS = (apsw.Error, UnicodeDecodeError)
_MACHINES_ERRORS = (*DATABASE_ERRORS, OSError)


def meaning(error: BaseException) -> Trouble | None:
    """The trouble that an error stands for; None when it is a bug of ours."""
    chain = tuple(_chain(error))
    for types, trouble in _MEANING:
        if any(isinstance(each, types) for each in chain):
            return trouble
    if any(isinstance(each, apsw.SQLError) and str(each) == _OF_NO_SQLITE for each in chain):
        return Trouble.FILE_DAMAGED
    numbers = [each.errno for each in chain if isinstance(each, OSError)]
    return _OF_SYSTEM.get(numbers[0] or 0, Trouble.FILE_UNREADABLE) if numbers else None


def known(error: BaseException, file: str) -> KnownError | None:
    """The known error for an error of the database or the system, naming the file."""
    trouble = meaning(error)
    return None if trouble is None else KnownError(trouble, file=file, reason=_reason(error))


@contextmanager
def explained(file: Path, errors: tuple[type[Exception], ...] = _MACHINES_ERRORS) -> Iterator[None]:
    """What the database or the system raises within is raised as a known error that names the file."""
    try:
        yield
    except errors as error:
        found = known(error, str(file))
        if found is None:
            raise
        raise found from error


@contextmanager
def told_of(file: Path) -> Iterator[None]:
    """Trouble within is told of this file; the name of one that is built beside it says nothing to people."""
    try:
        yield
    except KnownError as error:
        raise error.of(file) from error


def _reason(error: BaseException) -> str:
    said = error.strerror if isinstance(error, OSError) else None
    return said or str(error).strip("'\"() ,")


def _chain(error: BaseException) -> Iterator[BaseException]:
    seen: set[int] = set()
    waiting: list[object] = [error]
    while waiting:
        each = waiting.pop()
        if isinstance(each, BaseException) and id(each) not in seen:
            seen.add(id(each))
            yield each
            waiting += [each.__cause__, each.__context__, *each.args]
