"""Finds the header of an order sheet: it may stand below titles, dates and addresses."""

from __future__ import annotations

from collections.abc import Mapping

from app.domain.order_sheet.columns import Columns, Memory, Wish, check_mapping, columns_of, wish_for
from app.domain.order_sheet.problems import OrderTrouble, Problem
from app.sheets.cells import Row

SEARCHED_ROWS = 30


def find_header(rows: tuple[Row, ...], wish: Wish) -> Columns | Problem:
    """The first row that has every column it must have; else the row that comes nearest, with what it lacks.

    A Problem when no row names any column that is known.
    """
    nearest: Columns | None = None
    for number, row in enumerate(rows[:SEARCHED_ROWS], start=1):
        columns = columns_of(row, number, wish)
        if columns.complete:
            return columns
        if columns.by_field and (nearest is None or len(columns.by_field) > len(nearest.by_field)):
            nearest = columns
    return nearest or Problem(OrderTrouble.NO_HEADER, params={"rows": min(len(rows), SEARCHED_ROWS)})


def has_header(
    rows: tuple[Row, ...],
    mapping: Mapping[str, str] | None = None,
    remembered: Memory = (),
) -> bool:
    """True when these rows can be read as an order sheet; for choosing a worksheet of a workbook."""
    wish = wish_for(mapping, remembered)
    if check_mapping(wish):
        return False
    found = find_header(rows, wish)
    return isinstance(found, Columns) and found.complete
