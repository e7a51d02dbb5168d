"""Reads quantities, strictly: whole numbers of pieces, as people in Thailand write them."""

from __future__ import annotations

import re
from datetime import date

from app.domain.commands.shapes import LARGEST_QUANTITY
from app.domain.order_sheet.problems import CellRefused, OrderTrouble, shown
from app.sheets.cells import Cell

THAI_DIGITS = {0x0E50 + digit: str(digit) for digit in range(10)}

# Words that count single pieces. A pair or a dozen would need arithmetic that nobody asked for.
_UNITS = (
    "ชิ้น",
    "ใบ",
    "อัน",
    "ตัว",
    "เส้น",
    "pieces",
    "piece",
    "pcs.",
    "pcs",
    "pc.",
    "pc",
    "ea.",
    "ea",
    "units",
    "unit",
)
_QUANTITY = re.compile(
    r"([+-]?)([0-9]{1,3}(?:,[0-9]{3})+|[0-9]{1,15})"  # sign, digits with or without commas
    r"(?:\.([0-9]{1,15}))?"
    rf"\s*(?:{'|'.join(map(re.escape, _UNITS))})?",
    re.ASCII | re.IGNORECASE,
)


def ascii_digits(text: str) -> str:
    """The text with Thai digits as 0–9; no other script's digits are numbers here."""
    return text.translate(THAI_DIGITS)


def quantity_of(cell: Cell) -> int:
    """A number of pieces, 1 or more. Raises CellRefused with what is wrong with it."""
    if cell is None:
        raise CellRefused(OrderTrouble.QUANTITY_MISSING)
    if isinstance(cell, bool | date):
        raise _refused(OrderTrouble.QUANTITY_NOT_A_NUMBER, cell)
    if isinstance(cell, str):
        return _in_range(_from_text(cell), cell)
    if not float(cell).is_integer():
        raise _refused(OrderTrouble.QUANTITY_NOT_WHOLE, cell)
    return _in_range(int(cell), cell)


def _from_text(text: str) -> int:
    found = _QUANTITY.fullmatch(ascii_digits(text))
    if found is None:
        raise _refused(OrderTrouble.QUANTITY_NOT_A_NUMBER, text)
    sign, whole, decimals = found.groups(default="")
    if decimals.strip("0"):
        raise _refused(OrderTrouble.QUANTITY_NOT_WHOLE, text)
    if len(decimals) == 3 and "," not in whole:
        raise _refused(OrderTrouble.QUANTITY_UNCLEAR, text)  # 1.000: one, or a thousand as in much of Europe
    return int(sign + whole.replace(",", ""))


def _in_range(number: int, cell: Cell) -> int:
    if number < 1:
        raise _refused(OrderTrouble.QUANTITY_NOT_POSITIVE, cell)
    if number > LARGEST_QUANTITY:
        raise CellRefused(OrderTrouble.QUANTITY_TOO_LARGE, text=shown(str(cell)), limit=LARGEST_QUANTITY)
    return number


def _refused(code: OrderTrouble, cell: Cell) -> CellRefused:
    return CellRefused(code, text=shown(str(cell)))
