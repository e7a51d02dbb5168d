"""One sheet may hold the orders of both lines: those of the other line are found, and left out on demand."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from app.domain.order_sheet.interpret import Interpreted
from app.domain.order_sheet.layout import Skipped, SkipReason, text_of
from app.domain.order_sheet.problems import OrderTrouble, Problem
from app.sheets.cells import Sheet

_BY_ROW = frozenset({OrderTrouble.LINE_HATTHASILPA, OrderTrouble.LINE_CLASSIC})
_BY_PRODUCT = frozenset({OrderTrouble.PRODUCT_HATTHASILPA, OrderTrouble.PRODUCT_CLASSIC})


def of_other_line(interpreted: Interpreted, problems: Sequence[Problem]) -> frozenset[int]:
    """The rows that say that they are of the other line; those that say no line are of their product's.

    None when all the others are fine and nothing else is in the sheet: then it is a sheet of the other line.
    """
    told = {each.row for each in (*interpreted.lines, *interpreted.faulty) if each.line is not None}
    found = {
        each.row
        for each in problems
        if each.row is not None
        and (each.code in _BY_ROW or (each.code in _BY_PRODUCT and each.row not in told))
    }
    rows = {line.row for line in interpreted.lines} | {each.row for each in problems}
    return frozenset(found) if rows - found else frozenset()


def without(rows: frozenset[int], interpreted: Interpreted, sheet: Sheet) -> Interpreted:
    """The orders of the sheet without these rows, which are among the skipped ones."""
    left_out = (Skipped(row, SkipReason.OTHER_LINE, text_of(sheet.rows[row - 1])) for row in rows)
    return replace(
        interpreted,
        lines=tuple(line for line in interpreted.lines if line.row not in rows),
        skipped=tuple(sorted((*interpreted.skipped, *left_out), key=_row)),
        orders=interpreted.orders - len(rows),
    )


def _row(skipped: Skipped) -> int:
    return skipped.row
