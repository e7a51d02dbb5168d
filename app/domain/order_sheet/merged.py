"""What stands in a cell that was merged over several rows is said of every order in them."""

from __future__ import annotations

from app.domain.order_sheet.columns import Columns
from app.domain.order_sheet.fields import Field
from app.sheets.cells import Cell, Row, Sheet, cell_at


def filled_down(sheet: Sheet, columns: Columns) -> tuple[Row, ...]:
    """The rows of a sheet with merged cells repeated below the headings, in each row that says more.

    Not a quantity: whether it is that of each row or of all together, nobody can tell. Of two that overlap,
    as no program writes them, the first counts.
    """
    rows = list(sheet.rows)
    places = {column.index for field, column in columns.by_field.items() if field is not Field.QUANTITY}
    said = [_says_something(columns, row) for row in rows] if sheet.tall else []
    covered = dict.fromkeys(places, columns.row)
    for tall in sheet.tall:
        if covered.get(tall.column, len(rows)) < tall.row <= len(rows):
            covered[tall.column] = tall.last_row
            cell = cell_at(rows[tall.row - 1], tall.column)
            for place in range(tall.row, min(tall.last_row, len(rows))):
                if said[place]:
                    rows[place] = _with(rows[place], tall.column, cell)
    return tuple(rows)


def _says_something(columns: Columns, row: Row) -> bool:
    return any(cell_at(row, column.index) is not None for column in columns.by_field.values())


def _with(row: Row, index: int, cell: Cell) -> Row:
    longer = (*row, *[None] * (index + 1 - len(row)))
    return (*longer[:index], cell, *longer[index + 1 :])
