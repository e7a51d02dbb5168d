"""Known errors: things that can go wrong outside the rules of the workshop, each with a code.

A rule that says no is a `Refused` (app.domain.refusals); anything else that is raised is a bug.
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum


class Trouble(StrEnum):
    """Codes of what can be wrong with a workspace, a file or the machine."""

    FILE_EXISTS = "ERR_FILE_EXISTS"
    FILE_MISSING = "ERR_FILE_MISSING"
    FILE_EMPTY = "ERR_FILE_EMPTY"
    FILE_FOREIGN = "ERR_FILE_FOREIGN"
    FILE_NEWER = "ERR_FILE_NEWER"
    FILE_OLDER = "ERR_FILE_OLDER"
    FILE_ALTERED = "ERR_FILE_ALTERED"
    FILE_DAMAGED = "ERR_FILE_DAMAGED"
    FILE_READ_ONLY = "ERR_FILE_READ_ONLY"
    FILE_IN_USE = "ERR_FILE_IN_USE"
    FILE_UNREADABLE = "ERR_FILE_UNREADABLE"
    NETWORK_DRIVE = "ERR_NETWORK_DRIVE"
    DISK_FULL = "ERR_DISK_FULL"
    BUSY = "ERR_BUSY"
    IO = "ERR_IO"
    BACKUP_BAD = "ERR_BACKUP_BAD"
    SECOND_PERSON = "ERR_SECOND_PERSON"
    NOT_WHOLE = "ERR_NOT_WHOLE"
    NOBODY = "ERR_NOBODY"
    PRINTER = "ERR_PRINTER"
    INTERNAL = "ERR_INTERNAL"


WANT_A_BACKUP = frozenset(
    {
        Trouble.FILE_MISSING,
        Trouble.FILE_EMPTY,
        Trouble.FILE_FOREIGN,
        Trouble.FILE_ALTERED,
        Trouble.FILE_DAMAGED,
        Trouble.NOT_WHOLE,
    }
)
"""What a workspace file may suffer from that a backup helps against."""


class KnownError(Exception):
    """Something went wrong that has a code, a sentence in the catalogue, and a remedy."""

    def __init__(self, code: Trouble, **params: object) -> None:
        super().__init__(f"{code} {params}")
        self.code = code
        self.params: Mapping[str, object] = params

    def of(self, file: object) -> KnownError:
        """The same trouble, told of the file that people know."""
        return KnownError(self.code, **{**self.params, "file": str(file)})
