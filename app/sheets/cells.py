"""The plain table that every kind of sheet file becomes: cells as values, with their places kept.

Row numbers and column letters are those that people see in their spreadsheet program.
"""

from __future__ import annotations

import math
import unicodedata
from datetime import date, datetime

from app.values import frozen

Cell = str | int | float | bool | date | datetime | None
Row = tuple[Cell, ...]

DAY_ZERO, DAY_ZERO_1904 = date(1899, 12, 30), date(1904, 1, 1)
"""The day that the bare number 0 means as a day: usually, and as Excel for Mac once counted."""

# Beyond this a spreadsheet's double no longer holds every integer.
_EXACT_INTEGERS = 10**15


@frozen
class Tall:
    """A cell merged with those below it: its row from 1, its column from 0, the last row that it covers."""

    row: int
    column: int
    last_row: int


@frozen
class Sheet:
    """One worksheet, or one delimited text file.

    `rows[0]` is row 1, a row's first cell is column A; blank rows in between are kept, so places hold.
    `sheet_names` are all visible worksheets of the file; `encoding` and `separator` are set for text files.
    `tall` are the merged cells that reach over several rows; only their first row holds what they say.
    `day_zero` is the day from which bare numbers count days.
    """

    name: str
    rows: tuple[Row, ...]
    sheet_name: str | None = None
    sheet_names: tuple[str, ...] = ()
    encoding: str | None = None
    separator: str | None = None
    tall: tuple[Tall, ...] = ()
    day_zero: date = DAY_ZERO


def column_letter(index: int) -> str:
    """The letter of a column by its index from 0: A, B, …, Z, AA."""
    letters = ""
    number = index + 1
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


def column_index(letters: str) -> int:
    """The index from 0 of a column by its capital letters."""
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - 64
    return number - 1


def cell_at(row: Row, index: int) -> Cell:
    """A cell of a row that may be shorter than the header."""
    return row[index] if index < len(row) else None


def normalised(value: object) -> Cell:
    """A cell's value as the table keeps it: blank is None, whole numbers are integers, text is clean."""
    if isinstance(value, str):
        return clean_text(value)
    if isinstance(value, float):
        return _number(value)
    if value is None or isinstance(value, int | date):
        return value
    return clean_text(str(value))


def clean_text(text: str) -> str | None:
    """Text as people mean it: NFC, one kind of line break, no invisible characters; None when blank."""
    if not (text.isascii() and text.isprintable()):
        text = unicodedata.normalize("NFC", text.replace("\r\n", "\n")).translate(_INVISIBLE)
    return text.strip() or None


def _number(value: float) -> Cell:
    if not math.isfinite(value):
        return str(value)
    if value.is_integer() and abs(value) < _EXACT_INTEGERS:
        return int(value)
    return value


def _invisible() -> dict[int, str | None]:
    controls = [code for code in (*range(0x20), *range(0x7F, 0xA0)) if code not in (0x09, 0x0A, 0x0D)]
    # soft hyphen, zero-width space, direction marks, word joiner, byte order mark
    marks = [0xAD, 0x200B, 0x200E, 0x200F, *range(0x202A, 0x202F), *range(0x2060, 0x206A), 0xFEFF]
    table: dict[int, str | None] = dict.fromkeys([*controls, *marks])
    return table | {0x0D: "\n", 0x2028: "\n", 0x2029: "\n", 0xA0: " ", 0x202F: " "}


_INVISIBLE = _invisible()
