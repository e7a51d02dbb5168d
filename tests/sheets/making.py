"""Makes small sheet files of every kind, byte by byte where no library here writes the kind."""

from __future__ import annotations

import struct
import zipfile
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime
from io import BytesIO
from xml.sax.saxutils import escape

import xlsxwriter

from app.sheets import compound

Value = str | int | float | bool | date | None
Table = Sequence[Sequence[Value]]

ORDERS: Table = [
    ["SKU", "Quantity", "Due", "Notes"],
    ["TOTE-01", 12, date(2026, 11, 20), "สีน้ำตาล"],
    ["BELT-02", 3, None, "two\nlines, and a comma"],
]


def xlsx(
    worksheets: Mapping[str, Table], *, hidden: Iterable[str] = (), days_from_1904: bool = False
) -> bytes:
    """An .xlsx with these worksheets; dates are formatted as dates."""
    target = BytesIO()
    book = xlsxwriter.Workbook(
        target, {"in_memory": True, "strings_to_formulas": False, "date_1904": days_from_1904}
    )
    day = book.add_format({"num_format": "d/m/yyyy"})
    for name, table in worksheets.items():
        worksheet = book.add_worksheet(name)
        if name in hidden:
            worksheet.hide()
        for row, values in enumerate(table):
            for column, value in enumerate(values):
                if isinstance(value, date):
                    worksheet.write_datetime(row, column, value, day)
                else:
                    worksheet.write(row, column, value)
    book.close()
    return target.getvalue()


def zipped(members: Mapping[str, str | bytes]) -> bytes:
    """An archive of these members, compressed."""
    target = BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return target.getvalue()


def with_part(data: bytes, part: str, content: bytes) -> bytes:
    """The same archive with one part replaced or added."""
    with zipfile.ZipFile(BytesIO(data)) as archive:
        members = {name: archive.read(name) for name in archive.namelist()}
    return zipped({**members, part: content})


def part_of(data: bytes, part: str) -> bytes:
    """One part of an archive."""
    with zipfile.ZipFile(BytesIO(data)) as archive:
        return archive.read(part)


def xlsx_of_cells(cells: str, *, shared: str = "") -> bytes:
    """An .xlsx whose first worksheet has exactly this XML as its rows."""
    worksheet = f'<worksheet xmlns="{_EXCEL}/main"><sheetData>{cells}</sheetData></worksheet>'
    made = with_part(xlsx({"Orders": [["x"]]}), "xl/worksheets/sheet1.xml", worksheet.encode())
    if not shared:
        return made
    return with_part(made, "xl/sharedStrings.xml", f'<sst xmlns="{_EXCEL}/main">{shared}</sst>'.encode())


def ods(worksheets: Mapping[str, Table], *, days_from_1904: bool = False) -> bytes:
    """An .ods with these worksheets, with the repeated blanks that LibreOffice writes at every end."""
    rows = {name: "".join(map(_ods_row, table)) + _BLANK_ROWS for name, table in worksheets.items()}
    return ods_of_rows(rows, settings=_FROM_1904 if days_from_1904 else "")


def ods_of_rows(worksheets: Mapping[str, str], manifest: str = "", settings: str = "") -> bytes:
    """An .ods whose tables have exactly this XML as their rows."""
    tables = "".join(
        f'<table:table table:name="{name}">{rows}</table:table>' for name, rows in worksheets.items()
    )
    content = (
        f'<?xml version="1.0" encoding="UTF-8"?><office:document-content {_NAMESPACES}>'
        f"<office:body><office:spreadsheet>{settings}{tables}</office:spreadsheet></office:body></office:document-content>"
    )
    return zipped({
        "mimetype": "application/vnd.oasis.opendocument.spreadsheet",
        "content.xml": content,
        "META-INF/manifest.xml": f'<manifest:manifest xmlns:manifest="{_ODF}:manifest:1.0">{manifest}'
        "</manifest:manifest>",
    })  # fmt: skip


def xls(worksheets: Mapping[str, Table], extra: bytes = b"", *, days_from_1904: bool = False) -> bytes:
    """An .xls (Excel 97) with these worksheets; `extra` are records put in front of the cells of each."""
    return compound.pack(biff(worksheets, extra, days_from_1904=days_from_1904), "Workbook")


def biff(worksheets: Mapping[str, Table], extra: bytes = b"", *, days_from_1904: bool = False) -> bytes:
    """The stream inside an .xls."""
    start = record(0x0809, struct.pack("<HHHHII", 0x0600, 5, 0, 0, 0, 0))
    start += record(0x0022, struct.pack("<H", days_from_1904))
    formats = b"".join(record(0x00E0, struct.pack("<HH16x", 0, number)) for number in (0, 14))
    head = len(start) + len(formats) + 4 + sum(12 + 2 * len(name) for name in worksheets)
    bodies = [_biff_worksheet(table, extra) for table in worksheets.values()]
    listed = b""
    for name, body in zip(worksheets, bodies, strict=True):
        text = name.encode("utf-16-le")
        listed += record(0x0085, struct.pack("<IBBBB", head, 0, 0, len(name), 1) + text)
        head += len(body)
    return start + formats + listed + record(0x000A, b"") + b"".join(bodies)


def record(number: int, data: bytes) -> bytes:
    """One record of an .xls."""
    return struct.pack("<HH", number, len(data)) + data


def _biff_worksheet(table: Table, extra: bytes) -> bytes:
    cells = b"".join(
        _biff_cell(row, column, value)
        for row, values in enumerate(table)
        for column, value in enumerate(values)
        if value is not None
    )
    return (
        record(0x0809, struct.pack("<HHHHII", 0x0600, 0x10, 0, 0, 0, 0)) + extra + cells + record(0x000A, b"")
    )


def _biff_cell(row: int, column: int, value: Value) -> bytes:
    if isinstance(value, str):
        text = struct.pack("<HB", len(value), 1) + value.encode("utf-16-le")
        return record(0x0204, struct.pack("<HHH", row, column, 0) + text)
    if isinstance(value, date):
        days = (datetime(value.year, value.month, value.day) - datetime(1899, 12, 30)).days  # noqa: DTZ001
        return record(0x0203, struct.pack("<HHHd", row, column, 1, days))
    return record(0x0203, struct.pack("<HHHd", row, column, 0, value))


def _ods_row(values: Sequence[Value]) -> str:
    return f"<table:table-row>{''.join(map(_ods_cell, values))}{_BLANK_CELLS}</table:table-row>"


def _ods_cell(value: Value) -> str:
    if value is None:
        return "<table:table-cell/>"
    if isinstance(value, date):
        return f'<table:table-cell office:value-type="date" office:date-value="{value.isoformat()}"/>'
    if isinstance(value, str):
        paragraphs = "".join(f"<text:p>{escape(line)}</text:p>" for line in value.split("\n"))
        return f'<table:table-cell office:value-type="string">{paragraphs}</table:table-cell>'
    return f'<table:table-cell office:value-type="float" office:value="{value}"/>'


_EXCEL = "http://schemas.openxmlformats.org/spreadsheetml/2006"
_ODF = "urn:oasis:names:tc:opendocument:xmlns"
_NAMESPACES = (
    f'xmlns:office="{_ODF}:office:1.0" xmlns:table="{_ODF}:table:1.0" xmlns:text="{_ODF}:text:1.0" '
    'xmlns:calcext="urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0"'
)
_BLANK_CELLS = '<table:table-cell table:number-columns-repeated="16380"/>'
_NULL_DATE = '<table:null-date table:date-value="1904-01-01"/>'
_FROM_1904 = f"<table:calculation-settings>{_NULL_DATE}</table:calculation-settings>"
_BLANK_ROWS = f'<table:table-row table:number-rows-repeated="1048000">{_BLANK_CELLS}</table:table-row>'
