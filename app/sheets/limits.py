"""How large a sheet may be. Generous for a workshop, small enough that no file can exhaust the machine."""

from __future__ import annotations

from app.sheets.problems import SheetProblem, SheetTrouble

MEGABYTE = 1024 * 1024

FILE_BYTES = 50 * MEGABYTE  # sheets with photos of products are large
UNPACKED_BYTES = 100 * MEGABYTE
RATIO = 200  # unpacked to packed, looked at only from RATIO_FROM on: small parts pack very well
RATIO_FROM = 10 * MEGABYTE
MEMBERS = 5_000

ROWS = 50_000
COLUMNS = 200
CELLS = 2_000_000
TEXT = 100 * MEGABYTE  # characters of all cells together
MERGED = 200_000  # cells of a workbook
CELL_TEXT = 32_767  # a spreadsheet program's own limit


def check_extent(rows: int, columns: int) -> None:
    """Raises SheetProblem for a table of more rows or columns than can be read."""
    if rows > ROWS:
        raise SheetProblem(SheetTrouble.TOO_MANY_ROWS, found=rows, limit=ROWS)
    if columns > COLUMNS:
        raise SheetProblem(SheetTrouble.TOO_MANY_COLUMNS, found=columns, limit=COLUMNS)
    if rows * columns > CELLS:
        raise SheetProblem(SheetTrouble.TOO_MANY_CELLS, found=rows * columns, limit=CELLS)


def check_text(characters: int) -> None:
    """Raises SheetProblem when all cells together hold more text than can be read."""
    if characters > TEXT:
        raise too_large()


def check_merged(cells: int) -> None:
    """Raises SheetProblem when more cells are merged than can be read."""
    if cells > MERGED:
        raise too_large()


def too_large() -> SheetProblem:
    """The file holds more, once unpacked, than can be read."""
    return SheetProblem(SheetTrouble.UNPACKS_TOO_LARGE, limit=UNPACKED_BYTES // MEGABYTE)
