"""What a database error means, once for the whole program.

peewee wraps errors of its own calls, raw calls raise APSW's, and both can hide a cause: the whole chain of
exceptions is walked.
"""

from __future__ import annotations

from collections.abc import Iterator

import apsw
import peewee

from app.errors import KnownError, Trouble

_MEANING: tuple[tuple[tuple[type[BaseException], ...], Trouble], ...] = (
    ((apsw.FullError,), Trouble.DISK_FULL),
    ((apsw.ReadOnlyError,), Trouble.FILE_READ_ONLY),
    ((apsw.BusyError, apsw.LockedError), Trouble.BUSY),
    ((apsw.NotADBError,), Trouble.FILE_FOREIGN),
    ((apsw.CorruptError,), Trouble.FILE_DAMAGED),
    ((apsw.CantOpenError, apsw.PermissionsError), Trouble.FILE_UNREADABLE),
    ((apsw.IOError,), Trouble.IO),
)

DATABASE_ERRORS = (apsw.Error, peewee.PeeweeException)


def meaning(error: BaseException) -> Trouble | None:
    """The trouble that a database error stands for; None when it is a bug of ours."""
    chain = tuple(_chain(error))
    for types, trouble in _MEANING:
        if any(isinstance(each, types) for each in chain):
            return trouble
    return None


def known(error: BaseException, file: str) -> KnownError | None:
    """The known error for a database error, naming the file."""
    trouble = meaning(error)
    return None if trouble is None else KnownError(trouble, file=file, reason=_reason(error))


def _reason(error: BaseException) -> str:
    return str(error).strip("'\"() ,")


def _chain(error: BaseException) -> Iterator[BaseException]:
    seen: set[int] = set()
    waiting: list[object] = [error]
    while waiting:
        each = waiting.pop()
        if isinstance(each, BaseException) and id(each) not in seen:
            seen.add(id(each))
            yield each
            waiting += [each.__cause__, each.__context__, *each.args]
