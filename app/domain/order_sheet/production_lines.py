"""The words for the line that an order is made on, Thai and English, and the column that says it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from app.domain.order_sheet.columns import Columns
from app.domain.order_sheet.fields import Field
from app.domain.order_sheet.headings import key_of
from app.domain.order_sheet.problems import CellRefused, OrderTrouble, shown
from app.domain.words import Line
from app.sheets.cells import Cell, Row, cell_at

WORDS: dict[Line, str] = {
    Line.HATTHASILPA: """
        hatthasilpa, hatthasilpa line, hatthasilpa job, hattasilpa, hatthasilp, HAT, artisan, handmade,
        handcraft, handcrafted, by hand, piece by piece, atelier,
        หัตถศิลป์, หัตถศิลป, สายหัตถศิลป์, งานหัตถศิลป์, หัตถกรรม, งานหัตถกรรม, งานฝีมือ, งานมือ, ทำมือ, แฮนด์เมด, ทีละชิ้น, รายชิ้น
    """,
    Line.CLASSIC: """
        classic, classic line, classical, OEM, classic OEM, OEM classic, batch, batches, in batches, mass,
        mass production, manufacturing order,
        คลาสสิก, คลาสสิค, สายคลาสสิก, สายคลาสสิค, งานคลาสสิก, งานคลาสสิค, โออีเอ็ม, งาน OEM, สาย OEM,
        เป็นล็อต, ล็อต, เป็นชุด, ใบสั่งผลิต
    """,
}
HYBRID = """
    hybrid, mixed, both, both lines, hatthasilpa and classic, classic and hatthasilpa, ไฮบริด, ลูกผสม, ผสม,
    แบบผสม, งานผสม, ทั้งสองสาย
"""
DOUBTFUL = """
    line, type, kind, order type, job type, work type, made on, made as, production, สาย, สายงาน, ไลน์,
    ประเภท, ชนิด, แบบ, ประเภทงาน, ชนิดงาน, ประเภทใบสั่ง, การผลิต
"""
"""Headings that may mean many things: a running number, a kind of bag. Below them a line has to stand."""

_BY_WORD = {key_of(word): line for line, words in WORDS.items() for word in words.split(",")}
_HYBRID = frozenset(map(key_of, HYBRID.split(",")))
_DOUBTFUL = frozenset(map(key_of, DOUBTFUL.split(",")))
_OF_LINE = {Line.HATTHASILPA: OrderTrouble.LINE_HATTHASILPA, Line.CLASSIC: OrderTrouble.LINE_CLASSIC}


def made_on_line(cell: Cell, made_on: Line) -> Line:
    """The line that a cell says, which is the one that orders are made on.

    Raises CellRefused for the other line, for both at once, and for what is no line.
    """
    key = key_of(cell) if isinstance(cell, str) else ""
    said = _BY_WORD.get(key)
    if said is made_on:
        return said
    if said is not None:
        code = _OF_LINE[said]
    else:
        code = OrderTrouble.LINE_HYBRID if key in _HYBRID else OrderTrouble.LINE_UNKNOWN
    raise CellRefused(code, text=shown(str(cell)))


def may_mean_line(heading: Cell) -> bool:
    """Whether it depends on the cells below if this heading means the line."""
    return isinstance(heading, str) and key_of(heading) in _DOUBTFUL


def with_line(columns: Columns, rows: Iterable[Row]) -> Columns:
    """The columns of a header, where none says so for sure with the one under which a line stands."""
    if Field.LINE in columns.by_field:
        return columns
    below = tuple(rows)
    for column in columns.unused:
        if may_mean_line(column.header) and any(_names_line(cell_at(row, column.index)) for row in below):
            unused = tuple(each for each in columns.unused if each is not column)
            return replace(columns, by_field={**columns.by_field, Field.LINE: column}, unused=unused)
    return columns


def _names_line(cell: Cell) -> bool:
    return isinstance(cell, str) and (key_of(cell) in _BY_WORD or key_of(cell) in _HYBRID)
