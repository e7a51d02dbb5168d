"""The lines of a script, from a file or from standard input, as they come."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext
from pathlib import Path
from typing import BinaryIO

from app.errors import KnownError, Trouble
from app.files import AS_FOUND, decoded, is_open_database
from app.lifecycle import script

STANDARD_INPUT = "-"
_BYTES_OF_CHARACTER = 4


@contextmanager
def lines(name: str) -> Iterator[Iterator[str]]:
    """The lines of a script that is open. Raises KnownError when it can't be opened or read."""
    with _opened(name) as file:
        yield _read(file, name)


def _opened(name: str) -> AbstractContextManager[BinaryIO]:
    if name == STANDARD_INPUT:
        return nullcontext(sys.stdin.buffer)
    path = Path(name)
    if is_open_database(path):
        raise KnownError(Trouble.FILE_IN_USE, variant="itself", file=name)
    try:
        return path.open("rb")
    except (OSError, ValueError) as error:
        raise _unreadable(name, error) from error


def _read(file: BinaryIO, name: str) -> Iterator[str]:
    longest = script.LONGEST_LINE * _BYTES_OF_CHARACTER
    try:
        yield decoded(_line(file, longest))
        while line := _line(file, longest):
            yield line.decode(errors=AS_FOUND)
    except OSError as error:
        raise _unreadable(name, error) from error


def _line(file: BinaryIO, longest: int) -> bytes:
    """The next line; of one that is too long only so much that the script sees it."""
    line = file.readline(longest + 1)
    rest = line
    while len(rest) > longest and not rest.endswith(b"\n"):
        rest = file.readline(longest + 1)
    return line


def _unreadable(name: str, error: OSError | ValueError) -> KnownError:
    reason = getattr(error, "strerror", None) or str(error)
    return KnownError(Trouble.FILE_UNREADABLE, file=name, reason=reason)
