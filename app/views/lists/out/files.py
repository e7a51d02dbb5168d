"""A list as a file: .xlsx with real numbers and days, .csv for all else. Nothing in it is a formula."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from app.files import put, sync_file
from app.views.lists.columns import Kind, Value
from app.views.lists.harmless import harmless
from app.views.lists.out.rows import Reader, Wanted
from app.views.sidework import Cancelled, Progress

if TYPE_CHECKING:
    from xlsxwriter.worksheet import Worksheet

XLSX, CSV = ".xlsx", ".csv"
NOT_IN_NAMES = re.compile(r"[\[\]:*?/\\']")
LONGEST_NAME = 31  # of a worksheet
PIXELS_A_LETTER, LEAST_WIDTH = 7, 8
DAY, WHOLE, SHARE = "d mmm yyyy", "#,##0", "0.0%"
OPTIONS = {
    "constant_memory": True,
    "strings_to_formulas": False,
    "strings_to_numbers": False,
    "strings_to_urls": False,
}

Rows = Iterable[Sequence[Value]]
Write = Callable[[Path, Wanted, Rows], None]


def export(reader: Reader, wanted: Wanted, target: Path, progress: Progress, cancelled: Cancelled) -> Path:
    """Writes the list to a file, which appears whole or not at all. Raises NotWanted, KnownError, OSError."""
    building = target.with_name(f"{target.name}.tmp")
    try:
        WRITERS[target.suffix.lower()](building, wanted, reader.values(wanted, progress, cancelled))
        sync_file(building)
        put(building, target)
    finally:
        building.unlink(missing_ok=True)
    return target


def write_csv(target: Path, wanted: Wanted, rows: Rows) -> None:
    """UTF-8 with its mark, so that spreadsheets know Thai; days as YYYY-MM-DD."""
    import csv  # noqa: PLC0415 - loaded with the first sheet

    with target.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(wanted.titles)
        for row in rows:
            writer.writerow([_as_text(value) for value in row])


def write_xlsx(target: Path, wanted: Wanted, rows: Rows) -> None:
    """One worksheet: headings that stay, a filter, and columns as wide as in the window."""
    from xlsxwriter import Workbook  # noqa: PLC0415 - 40 modules, only for who writes a workbook

    book = Workbook(str(target), OPTIONS)
    try:
        sheet = book.add_worksheet(NOT_IN_NAMES.sub(" ", wanted.title)[:LONGEST_NAME])
        formats = {form: book.add_format({"num_format": form}) for form in (DAY, WHOLE, SHARE)}
        for place, width in enumerate(wanted.widths):
            sheet.set_column(place, place, max(width / PIXELS_A_LETTER, LEAST_WIDTH))
        sheet.freeze_panes(1, 0)
        sheet.write_row(0, 0, wanted.titles, book.add_format({"bold": True, "bottom": 1}))
        shares = {place for place, column in enumerate(wanted.columns) if column.kind is Kind.PROGRESS}
        last = 0
        for last, row in enumerate(rows, start=1):
            for place, value in enumerate(row):
                _write_cell(sheet, last, place, value, formats, share=place in shares)
        sheet.autofilter(0, 0, last, len(wanted.columns) - 1)
    finally:
        book.close()


def _write_cell(
    sheet: Worksheet,
    row: int,
    place: int,
    value: Value,
    formats: Mapping[str, object],
    *,
    share: bool,
) -> None:
    if isinstance(value, date):
        sheet.write_datetime(row, place, value, formats[DAY])
    elif isinstance(value, int | float):
        sheet.write_number(row, place, value, formats[SHARE if share else WHOLE])
    elif value is not None:
        sheet.write_string(row, place, value)


def _as_text(value: Value) -> str:
    if isinstance(value, str):
        return harmless(value)
    return "" if value is None else value.isoformat() if isinstance(value, date) else str(value)


WRITERS: Mapping[str, Write] = {XLSX: write_xlsx, CSV: write_csv}
