"""Reads the cells of an order sheet that hold text: product, notes, reference."""

from __future__ import annotations

import re
from datetime import date, datetime

from app.domain.commands.shapes import NAME_LENGTH, NOTE_LENGTH
from app.domain.order_sheet.problems import CellRefused, OrderTrouble, shown
from app.sheets.cells import Cell

_DASHES = frozenset("-–—")
_ERROR = re.compile(
    r"#(?:N/A|REF!|VALUE!|NAME\?|NUM!|DIV/0!|NULL!|SPILL!|CALC!|ERROR|UNCALCULATED)|Err:[0-9]{3}", re.ASCII
)


def is_left_out(cell: Cell) -> bool:
    """True for a cell that says nothing: blank, or a dash."""
    return cell is None or (isinstance(cell, str) and cell in _DASHES)


def refuse_errors(cell: Cell) -> None:
    """Raises CellRefused for what a spreadsheet program shows in place of a formula's value."""
    if isinstance(cell, str) and _ERROR.fullmatch(cell):
        raise CellRefused(OrderTrouble.FORMULA_ERROR, text=cell)


def product_of(cell: Cell) -> str:
    """What a product is called. Raises CellRefused when blank, of several lines, or turned into a date."""
    if cell is None:
        raise CellRefused(OrderTrouble.PRODUCT_MISSING)
    if isinstance(cell, bool | date):
        raise CellRefused(OrderTrouble.PRODUCT_NOT_TEXT, text=shown(_written(cell)))
    text = _written(cell)
    if "\n" in text:
        raise CellRefused(OrderTrouble.PRODUCT_LINE_BREAK, text=shown(text))
    return _limited(" ".join(text.split()), NAME_LENGTH)


def line_of(cell: Cell) -> str:
    """A text on one line, like a reference. Raises CellRefused when it is too long."""
    return _limited(" ".join(_written(cell).split()), NAME_LENGTH)


def notes_of(cell: Cell) -> str:
    """A text of any number of lines. Raises CellRefused when it is too long."""
    return _limited(_written(cell), NOTE_LENGTH)


def _written(cell: Cell) -> str:
    if isinstance(cell, datetime):
        return cell.isoformat(" ", "minutes")
    return cell.isoformat() if isinstance(cell, date) else str(cell)


def _limited(text: str, limit: int) -> str:
    if len(text) > limit:
        raise CellRefused(OrderTrouble.TEXT_TOO_LONG, text=shown(text), found=len(text), limit=limit)
    return text
