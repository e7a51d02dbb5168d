"""Reads the worksheets of .xlsx, .ods and .xls files, through calamine."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date, time, timedelta
from io import BytesIO
from typing import TYPE_CHECKING, TypeVar

from app.sheets import archive, biff, compound, extents, formulas, limits
from app.sheets.cells import Cell, Row, Tall, column_letter, normalised
from app.sheets.problems import SheetProblem, SheetTrouble
from app.sheets.untold import Untold
from app.values import frozen

if TYPE_CHECKING:
    from python_calamine import CalamineSheet, CalamineWorkbook, SheetMetadata

_EXCEL_BOOK = "xl/workbook.xml"
_OPEN_DOCUMENT = "content.xml"
_MANIFEST = "META-INF/manifest.xml"
_SPREADSHEET = b"application/vnd.oasis.opendocument.spreadsheet"

_T = TypeVar("_T")
_Raw = int | float | str | bool | date | time | timedelta


@frozen
class Worksheet:
    """The rows of a worksheet, and its merged cells that reach over several of them."""

    rows: tuple[Row, ...]
    tall: tuple[Tall, ...]


class Workbook:
    """An opened workbook: the names of its visible worksheets, and what is in them one at a time.

    `day_zero` is the day from which bare numbers count days.
    """

    def __init__(self, data: bytes, name: str, untold: Untold) -> None:
        self._name = name
        self.day_zero = untold.day_zero
        self._book = self._guarded(lambda: _open(data))
        worksheets = self._book.sheets_metadata
        self._errors = {each.name: untold.errors.get(index, ()) for index, each in enumerate(worksheets)}
        self._tall = untold.tall
        self.sheet_names = tuple(each.name for each in worksheets if _is_shown(each))

    def worksheet(self, sheet_name: str) -> Worksheet:
        """The cells of one worksheet, from row 1 and column A to the last that holds something.

        Raises SheetProblem when the worksheet is damaged, or a cell holds too much text.
        """
        worksheet = self._guarded(lambda: self._book.get_sheet_by_name(sheet_name))
        table = self._guarded(lambda: worksheet.to_python(skip_empty_area=False))
        for row, column in self._errors[sheet_name]:
            _put(table, row, column, formulas.ERROR)
        rows = tuple(_row(number, values) for number, values in enumerate(table, start=1))
        return Worksheet(rows, tuple(self._tall.get(sheet_name) or self._guarded(lambda: _tall(worksheet))))

    def _guarded(self, read: Callable[[], _T]) -> _T:
        """Whatever calamine says about a file it can't read, a failed assertion of its own too, is damage."""
        from python_calamine import PasswordError  # noqa: PLC0415 - only for who reads a workbook

        try:
            return read()
        except PasswordError as error:
            raise SheetProblem(SheetTrouble.PASSWORD, name=self._name) from error
        except Exception as error:
            raise SheetProblem(SheetTrouble.DAMAGED, name=self._name) from error
        except BaseException as error:
            if type(error).__name__ != "PanicException":
                raise
            raise SheetProblem(SheetTrouble.DAMAGED, name=self._name) from error


def open_zipped(data: bytes, name: str) -> Workbook:
    """An .xlsx or .ods. Raises SheetProblem for damage, a password, a bomb, or what is no sheet."""
    members = archive.unpack(data, name)
    if _EXCEL_BOOK in members:
        return _excel(members, name)
    if members.get("mimetype", b"").strip() == _SPREADSHEET and _OPEN_DOCUMENT in members:
        return _open_document(members, name)
    raise SheetProblem(SheetTrouble.NOT_A_SHEET, name=name)


def open_compound(data: bytes, name: str) -> Workbook:
    """An .xls. Raises SheetProblem for damage, a password, a bomb, or what is no sheet."""
    stream, untold = biff.checked(compound.stream(data, biff.STREAMS, name), name)
    return Workbook(compound.pack(stream, biff.STREAMS[0]), name, untold)


def _excel(members: archive.Members, name: str) -> Workbook:
    untold = extents.check_excel(members.values(), name)
    shown = {part: formulas.show_excel_errors(content) for part, content in members.items()}
    return Workbook(archive.pack(shown), name, untold)


def _open_document(members: archive.Members, name: str) -> Workbook:
    if b"encryption-data" in members.get(_MANIFEST, b""):
        raise SheetProblem(SheetTrouble.PASSWORD, name=name)
    content = members[_OPEN_DOCUMENT]
    untold = extents.check_open_document(content, name)
    packed = archive.pack({**members, _OPEN_DOCUMENT: formulas.show_open_document_errors(content)})
    return Workbook(packed, name, untold)


def _tall(worksheet: CalamineSheet) -> list[Tall]:
    """The merged cells that calamine knows of; of an .ods it knows none."""
    merged = worksheet.merged_cell_ranges or []
    return [Tall(top + 1, left, bottom + 1) for (top, left), (bottom, _) in sorted(merged) if bottom > top]


def _open(data: bytes) -> CalamineWorkbook:
    from python_calamine import CalamineWorkbook  # noqa: PLC0415 - 2 MB, only for who reads a workbook

    return CalamineWorkbook.from_filelike(BytesIO(data))


def _is_shown(worksheet: SheetMetadata) -> bool:
    from python_calamine import SheetTypeEnum, SheetVisibleEnum  # noqa: PLC0415

    return worksheet.typ == SheetTypeEnum.WorkSheet and worksheet.visible == SheetVisibleEnum.Visible


def _put(table: list[list[_Raw]], row: int, column: int, text: str) -> None:
    """Puts a text into a cell that may lie outside of what calamine gave back."""
    table.extend([] for _ in range(row + 1 - len(table)))
    table[row].extend([""] * (column + 1 - len(table[row])))
    table[row][column] = text


def _row(number: int, values: Sequence[object]) -> Row:
    cells = tuple(map(normalised, values))
    for index, cell in enumerate(cells):
        if isinstance(cell, str) and len(cell) > limits.CELL_TEXT:
            raise too_long(cell, number, index)
    return cells


def too_long(cell: Cell, row: int, index: int) -> SheetProblem:
    """A cell holds more text than a cell of a sheet can."""
    letter = column_letter(index)
    return SheetProblem(
        SheetTrouble.CELL_TOO_LONG, row=row, column=letter, found=len(str(cell)), limit=limits.CELL_TEXT
    )
