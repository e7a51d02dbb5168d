"""Turns one row of an order sheet into an order line, or into everything that is wrong with it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import partial
from typing import TypeVar

from app.domain.order_sheet.columns import Columns
from app.domain.order_sheet.fields import Field
from app.domain.order_sheet.numbers import quantity_of
from app.domain.order_sheet.priorities import priority_of
from app.domain.order_sheet.problems import CellRefused, OrderTrouble, Problem
from app.domain.order_sheet.production_lines import made_on_line
from app.domain.order_sheet.texts import line_of, notes_of, product_of, refuse_errors
from app.domain.words import Line, Priority
from app.sheets.cells import Cell, Row
from app.values import frozen

_T = TypeVar("_T")


@frozen
class OrderLine:
    """One order: its row in the sheet, the product as the sheet calls it, how many, and what else it says.

    `name` is what the sheet calls the product beside its SKU, `line` the line on which the row says itself
    that it is made. An order is made between the days `start` and `end`.
    """

    row: int
    product: str
    quantity: int
    due: date | None = None
    priority: Priority = Priority.NORMAL
    notes: str | None = None
    reference: str | None = None
    name: str | None = None
    line: Line | None = None
    start: date | None = None
    end: date | None = None


@frozen
class Faulty:
    """A row with problems, and the order that it would be as far as its product goes, when it names one."""

    problems: tuple[Problem, ...]
    order: OrderLine | None = None


def read_line(columns: Columns, number: int, row: Row, made_on: Line) -> OrderLine | Faulty:
    """The order in a row, or every problem of it; of a row that is not made on this line, only that."""
    cells = _Cells(columns, number, row)
    line = cells.optional(Field.LINE, partial(made_on_line, made_on=made_on))
    if cells.problems:
        return Faulty(tuple(cells.problems))
    product = cells.required(cells.product_field(), product_of)
    quantity = cells.required(Field.QUANTITY, quantity_of)
    due = cells.optional(Field.DUE, columns.due_of)
    priority = cells.optional(Field.PRIORITY, priority_of)
    notes = cells.optional(Field.NOTES, notes_of)
    reference = cells.optional(Field.REFERENCE, line_of)
    name = cells.optional(Field.NAME, line_of)
    start = cells.optional(Field.START, columns.due_of)
    end = cells.optional(Field.END, columns.due_of)
    if start is not None and end is not None and end < start:
        cells.refuse(Field.END, OrderTrouble.END_BEFORE_START, start=start.isoformat(), end=end.isoformat())
    if product is None or quantity is None or cells.problems:
        order = None if product is None else OrderLine(number, product, quantity or 1, line=line)
        return Faulty(tuple(cells.problems), order)
    return OrderLine(
        number,
        product,
        quantity,
        due,
        priority or Priority.NORMAL,
        notes,
        reference,
        name,
        line,
        start,
        end,
    )


class _Cells:
    """The cells of one row by their fields, and the problems met while reading them."""

    def __init__(self, columns: Columns, number: int, row: Row) -> None:
        self._columns = columns
        self._number = number
        self._row = row
        self.problems: list[Problem] = []

    def product_field(self) -> Field:
        """Where the product stands: where the SKU is blank, its name says it."""
        if (
            self._columns.cell(self._row, Field.PRODUCT) is None
            and self._columns.cell(self._row, Field.NAME) is not None
        ):
            return Field.NAME
        return Field.PRODUCT

    def required(self, field: Field, read: Callable[[Cell], _T]) -> _T | None:
        """The cell as `read` reads it, blank too; None after a problem."""
        cell = self._columns.cell(self._row, field)
        try:
            refuse_errors(cell)
            return read(cell)
        except CellRefused as refused:
            self.refuse(field, refused.code, **refused.params)
            return None

    def refuse(self, field: Field, code: OrderTrouble, **params: str | int) -> None:
        """Notes what is wrong with the cell of a field."""
        column = self._columns.by_field[field]
        self.problems.append(Problem(code, self._number, column.letter, column.header, params))

    def optional(self, field: Field, read: Callable[[Cell], _T]) -> _T | None:
        """The cell as `read` reads it; None where it says nothing, and after a problem."""
        return None if self._columns.cell(self._row, field) is None else self.required(field, read)
