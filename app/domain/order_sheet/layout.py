"""Which rows below the header are orders, and which are blank, totals, headings or a legend.

A row that could be an order is read as one, so that what is wrong with it is told. What is passed over is
listed: totals, a header that is repeated, rows in columns that mean nothing known, and rows set apart by a
blank row or a remark which say nothing that an order says.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from enum import Enum, StrEnum, auto
from functools import cached_property

from app.domain.order_sheet.columns import Columns
from app.domain.order_sheet.fields import Field
from app.domain.order_sheet.headings import key_of
from app.domain.order_sheet.numbers import ascii_digits, quantity_of
from app.domain.order_sheet.problems import CellRefused, shown
from app.sheets.cells import Cell, Row, cell_at
from app.values import frozen

IsSku = Callable[[str], bool]


class SkipReason(StrEnum):
    """Why a row that holds something is not taken as an order."""

    NO_ORDER = "no_order"  # only columns that mean nothing known are filled
    TOTAL = "total"
    HEADER_AGAIN = "header_again"
    HEADING = "heading"  # one text alone, after a blank row and with orders below
    OTHER_LINE = "other_line"  # left out on purpose: it is made on the other line
    LEGEND = "legend"  # below the last order, after a blank row or from a remark on


@frozen
class Skipped:
    """A row that was passed over, with the text that stands in it."""

    row: int
    reason: SkipReason
    text: str


class _Look(Enum):
    """What a row looks like by itself."""

    BLANK = auto()
    UNKNOWN_COLUMNS = auto()
    TOTAL = auto()
    HEADER = auto()
    ORDER = auto()
    OTHER = auto()


TOTALS = """
    total, grand total, subtotal, sum, total quantity, total qty, total pieces, total pcs,
    รวม, ยอดรวม, รวมทั้งสิ้น, รวมทั้งหมด, รวมจำนวน, รวมจำนวนทั้งสิ้น, จำนวนรวม, รวมเงิน, รวมเป็นเงิน
"""
_TOTALS = frozenset(map(key_of, TOTALS.split(",")))
_NEVER_IN_A_TOTAL = (
    Field.DUE,
    Field.PRIORITY,
    Field.REFERENCE,
    Field.LINE,
    Field.START,
    Field.END,
)
_LONGEST_NUMBER = 20
_REMARK = re.compile(r"^[*※•]|[:=]|^(?:notes?|remarks?|legend)\b|^(?:หมายเหตุ|คำอธิบาย)", re.IGNORECASE)


class Layout:
    """Walks the rows below a header, and says of each whether it is to be read as an order."""

    def __init__(self, columns: Columns, rows: tuple[Row, ...], is_sku: IsSku) -> None:
        self._columns = columns
        self._rows = rows[columns.row :]
        self._looks = [_look(columns, row, is_sku) for row in self._rows]
        self.skipped: list[Skipped] = []

    def __len__(self) -> int:
        return len(self._rows)

    def candidates(self) -> Iterator[tuple[int, Row]]:
        """The rows to be read as orders, with their numbers. What was passed over is in `skipped`."""
        last_order = max((place for place, look in enumerate(self._looks) if look is _Look.ORDER), default=-1)
        apart = False
        for place, (look, row) in enumerate(zip(self._looks, self._rows, strict=True)):
            number = self._columns.row + 1 + place
            reason = self._reason(look, row, apart=apart, below=place > last_order)
            if reason is not None:
                self.skipped.append(Skipped(number, reason, text_of(row)))
            elif look is not _Look.BLANK:
                yield number, row
            apart = reason is SkipReason.LEGEND or _APART.get(look, apart)

    def _reason(self, look: _Look, row: Row, *, apart: bool, below: bool) -> SkipReason | None:
        if look is not _Look.OTHER:
            return _REASONS.get(look)
        if below and self._is_sum(row):
            return SkipReason.TOTAL
        if below and (apart or _is_remark(row)):
            return SkipReason.LEGEND
        return SkipReason.HEADING if apart and _is_one_text(row) else None

    def _is_sum(self, row: Row) -> bool:
        """A number alone that is the sum of all quantities: a total that nobody labelled."""
        quantity = self._columns.cell(row, Field.QUANTITY)
        alone = quantity is not None and sum(cell is not None for cell in row) == 1
        return alone and self._sum is not None and _number(quantity) == self._sum

    @cached_property
    def _sum(self) -> int | None:
        """The sum of all quantities; one order alone makes no sum."""
        orders = [row for look, row in zip(self._looks, self._rows, strict=True) if look is _Look.ORDER]
        numbers = (_number(self._columns.cell(row, Field.QUANTITY)) or 0 for row in orders)
        return sum(numbers) if len(orders) > 1 else None


def _look(columns: Columns, row: Row, is_sku: IsSku) -> _Look:
    filled = {field for field in columns.by_field if columns.cell(row, field) is not None}
    if not filled:
        return _Look.UNKNOWN_COLUMNS if any(cell is not None for cell in row) else _Look.BLANK
    if filled.isdisjoint(_NEVER_IN_A_TOTAL) and _is_labelled_total(row):
        return _Look.TOTAL
    if _is_header(columns, row):
        return _Look.HEADER
    product = columns.cell(row, Field.PRODUCT)
    known = product is not None and is_sku(str(product))
    return _Look.ORDER if known or _is_order(columns, row, filled) else _Look.OTHER


def _is_labelled_total(row: Row) -> bool:
    first = next(cell for cell in row if cell is not None)
    return isinstance(first, str) and key_of(first) in _TOTALS


def _is_header(columns: Columns, row: Row) -> bool:
    return all(
        isinstance(cell := cell_at(row, column.index), str) and key_of(cell) == key_of(column.header)
        for column in columns.by_field.values()
    )


def _is_order(columns: Columns, row: Row, filled: set[Field]) -> bool:
    """A product, and beside it a number, a day, or two things more."""
    if filled.isdisjoint((Field.PRODUCT, Field.NAME)):
        return False
    return len(filled) >= 3 or _is_like_a_number(columns.cell(row, Field.QUANTITY)) or _is_a_day(columns, row)


def _is_like_a_number(cell: Cell) -> bool:
    if isinstance(cell, str):
        return len(cell) <= _LONGEST_NUMBER and ascii_digits(cell).lstrip("+-")[:1].isdigit()
    return isinstance(cell, int | float)


def _is_a_day(columns: Columns, row: Row) -> bool:
    try:
        columns.due_of(columns.cell(row, Field.DUE))
    except CellRefused:
        return False
    return True


def _number(cell: Cell) -> int | None:
    try:
        return quantity_of(cell)
    except CellRefused:
        return None


def _is_one_text(row: Row) -> bool:
    filled = [cell for cell in row if cell is not None]
    return len(filled) == 1 and isinstance(filled[0], str)


def _is_remark(row: Row) -> bool:
    """One text that explains something, as no product is called."""
    return _is_one_text(row) and _REMARK.search(text_of(row)) is not None


def text_of(row: Row) -> str:
    """What stands in a row, as a list of rows shows it."""
    return shown(" | ".join(str(cell) for cell in row if cell is not None))


_REASONS = {
    _Look.UNKNOWN_COLUMNS: SkipReason.NO_ORDER,
    _Look.TOTAL: SkipReason.TOTAL,
    _Look.HEADER: SkipReason.HEADER_AGAIN,
}

# Whether the next row stands apart from the orders above; after any other row that stays as it was.
_APART = {
    _Look.BLANK: True,
    _Look.UNKNOWN_COLUMNS: True,
    _Look.TOTAL: True,
    _Look.HEADER: False,
    _Look.ORDER: False,
}
