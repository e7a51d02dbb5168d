"""Opens a sheet file of any known kind and gives back one worksheet of it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from stat import S_ISREG

from app.files import is_open_database, printable
from app.sheets import delimited, limits
from app.sheets.cells import Row, Sheet
from app.sheets.encodings import decoded
from app.sheets.kinds import Kind, kind_of
from app.sheets.problems import SheetProblem, SheetTrouble
from app.sheets.workbooks import Workbook, Worksheet, open_compound, open_zipped

Rows = tuple[Row, ...]
Prefer = Callable[[Rows], bool]


def read(
    path: Path,
    *,
    sheet: str | None = None,
    prefer: Prefer | None = None,
    encoding: str | None = None,
    separator: str | None = None,
) -> Sheet:
    """The sheet in a file. Raises SheetProblem, and nothing else, for whatever can't be read.

    Of a workbook, the worksheet named `sheet`; else the first visible one that `prefer` says yes to; else the
    first with anything in it. `encoding` and `separator` are for text files whose own were guessed wrong.
    """
    data = _bytes(path)
    return read_bytes(
        data, printable(path.name), sheet=sheet, prefer=prefer, encoding=encoding, separator=separator
    )


def read_bytes(
    data: bytes,
    name: str,
    *,
    sheet: str | None = None,
    prefer: Prefer | None = None,
    encoding: str | None = None,
    separator: str | None = None,
) -> Sheet:
    """The sheet in these bytes of a file of this name; the rest as in `read`."""
    if len(data) > limits.FILE_BYTES:
        raise _too_large(name)
    if not data.strip():
        raise SheetProblem(SheetTrouble.FILE_EMPTY, name=name)
    match kind_of(data, name):
        case Kind.TEXT:
            return _text(data, name, encoding, separator)
        case Kind.ZIPPED:
            return _worksheet(open_zipped(data, name), name, sheet, prefer)
        case Kind.COMPOUND:
            return _worksheet(open_compound(data, name), name, sheet, prefer)


def _bytes(path: Path) -> bytes:
    name = printable(path.name)
    if is_open_database(path):
        raise SheetProblem(SheetTrouble.NOT_A_SHEET, name=name)
    try:
        if not S_ISREG(path.stat().st_mode):
            raise SheetProblem(SheetTrouble.FILE_UNREADABLE, name=name)
        with path.open("rb") as file:
            return file.read(limits.FILE_BYTES + 1)
    except FileNotFoundError as error:
        raise SheetProblem(SheetTrouble.FILE_MISSING, name=name) from error
    except (OSError, ValueError) as error:
        raise SheetProblem(SheetTrouble.FILE_UNREADABLE, name=name) from error


def _text(data: bytes, name: str, encoding: str | None, separator: str | None) -> Sheet:
    text, encoding = decoded(data, name, encoding)
    separator = separator or delimited.separator_of(text)
    rows = _without_blank_end(delimited.rows(text, separator, name), name)
    return Sheet(name, rows, encoding=encoding, separator=separator)


def _worksheet(book: Workbook, name: str, wanted: str | None, prefer: Prefer | None) -> Sheet:
    names = book.sheet_names
    if wanted is not None and wanted not in names:
        raise SheetProblem(SheetTrouble.WORKSHEET_UNKNOWN, name=name, sheet=wanted, sheets=", ".join(names))
    chosen, found = _choice(book, names if wanted is None else (wanted,), prefer)
    return Sheet(
        name, _without_blank_end(found.rows, name), chosen, names, tall=found.tall, day_zero=book.day_zero
    )


def _choice(book: Workbook, names: tuple[str, ...], prefer: Prefer | None) -> tuple[str | None, Worksheet]:
    first: tuple[str | None, Worksheet] = (None, Worksheet((), ()))
    for each in names:
        found = book.worksheet(each)
        if prefer is not None and prefer(found.rows):
            return each, found
        if not first[1].rows and any(map(_is_filled, found.rows)):
            first = each, found
            if prefer is None:
                break
    return first


def _without_blank_end(rows: Rows, name: str) -> Rows:
    last = max((number for number, row in enumerate(rows, start=1) if _is_filled(row)), default=0)
    if not last:
        raise SheetProblem(SheetTrouble.BLANK, name=name)
    return rows[:last]


def _is_filled(row: Row) -> bool:
    return any(cell is not None for cell in row)


def _too_large(name: str) -> SheetProblem:
    return SheetProblem(SheetTrouble.FILE_TOO_LARGE, name=name, limit=limits.FILE_BYTES // limits.MEGABYTE)
