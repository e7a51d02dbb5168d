"""What can be wrong with a sheet file as a file. Nothing of it was read when one of these is raised."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum


class SheetTrouble(StrEnum):
    """Codes of what keeps a file from being read as a sheet."""

    FILE_MISSING = "SHEET_FILE_MISSING"
    FILE_UNREADABLE = "SHEET_FILE_UNREADABLE"
    FILE_EMPTY = "SHEET_FILE_EMPTY"
    FILE_TOO_LARGE = "SHEET_FILE_TOO_LARGE"
    NOT_A_SHEET = "SHEET_NOT_A_SHEET"
    WEB_PAGE = "SHEET_WEB_PAGE"
    NAME_MISLEADS = "SHEET_NAME_MISLEADS"
    PASSWORD = "SHEET_PASSWORD"
    DAMAGED = "SHEET_DAMAGED"
    UNPACKS_TOO_LARGE = "SHEET_UNPACKS_TOO_LARGE"
    TOO_MANY_ROWS = "SHEET_TOO_MANY_ROWS"
    TOO_MANY_COLUMNS = "SHEET_TOO_MANY_COLUMNS"
    TOO_MANY_CELLS = "SHEET_TOO_MANY_CELLS"
    CELL_TOO_LONG = "SHEET_CELL_TOO_LONG"
    ENCODING_UNKNOWN = "SHEET_ENCODING_UNKNOWN"
    QUOTE_UNBALANCED = "SHEET_QUOTE_UNBALANCED"
    WORKSHEET_UNKNOWN = "SHEET_WORKSHEET_UNKNOWN"
    BLANK = "SHEET_BLANK"


class SheetProblem(Exception):
    """A file can't be read as a sheet: its code, the sentence's parameters, and the place where it has one.

    `row` counts from 1; `column` is the letter of a column.
    """

    def __init__(
        self, code: SheetTrouble, *, row: int | None = None, column: str | None = None, **params: str | int
    ) -> None:
        super().__init__(f"{code} {row or ''}{column or ''} {params}")
        self.code = code
        self.row = row
        self.column = column
        self.params: Mapping[str, str | int] = params
