"""The list of orders as columns: what each cell shows, and how a problem is marked where it stands."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from typing import Any

from app.domain.order_sheet import Field
from app.domain.order_sheet.dates import due_of
from app.domain.order_sheet.numbers import quantity_of
from app.domain.order_sheet.priorities import priority_of
from app.domain.order_sheet.problems import CellRefused, OrderTrouble
from app.domain.words import Line, Priority
from app.lifecycle.importing import Place
from app.messages import Messages
from app.messages.sheets import SHEET_FIELDS
from app.messages.words import LINE, PRIORITY
from app.sheets import Cell as SheetCell
from app.views.cells import NOTHING, name_of
from app.views.imports import texts
from app.views.imports.grid import OrderRow
from app.views.imports.sentences import sentence
from app.views.lists.columns import Align, Cell, Column, Kind
from app.views.theme.marks import Look, Shape, look
from app.views.theme.tokens import Tone

PROBLEM = Look(Tone.RED, Shape.WARNING)
NEW = Look(Tone.TEAL, Shape.DIAMOND)


def number_cell(row: OrderRow, messages: Messages) -> Cell:
    """The row's number in the sheet; marked where anything is wrong with the row."""
    number = str(row.number)
    problems = [each for found in row.problems.values() for each in found]
    if not problems:
        return Cell(number)
    said = " ".join(sentence(each, messages) for each in problems)
    return Cell(
        number, PROBLEM, tooltip=said, spoken=messages.text(texts.ROW_SPOKEN, row=number, problem=said)
    )


def found_cell(row: OrderRow, messages: Messages) -> Cell:
    """The product that the order names, or that would be made for it."""
    wrong = row.problems.get(Field.NAME)
    if wrong:
        return _wrong(wrong, row.written.get(Field.NAME), messages)
    if row.product is not None:
        name = name_of(row.product, messages)
        return Cell(name, tooltip=messages.text(texts.SKU_AND_NAME, sku=row.product.sku, name=name))
    if row.line is None or not row.new or Field.PRODUCT in row.problems:
        return Cell(_one_line(_written(row.written.get(Field.NAME), messages)) or NOTHING)
    name = row.line.name or row.line.product
    hint = messages.text(texts.NEW_PRODUCT_HINT, sku=row.line.product, name=name)
    return Cell(messages.text(texts.NEW_PRODUCT, name=name), NEW, tooltip=hint)


class FieldCell:
    """A cell of one field: as it was read, else as it is written; marked where it is wrong.

    Of a row that can't be taken as a whole, `read` reads what is right in it: it looks like the others.
    """

    def __init__(
        self,
        field: Field,
        shown: Callable[[Any, Messages], Cell],
        read: Callable[[SheetCell], object] | None = None,
    ) -> None:
        self._field = field
        self._shown = shown
        self._read = read

    def __call__(self, row: OrderRow, messages: Messages) -> Cell:
        """The cell of a row."""
        written = row.written.get(self._field)
        problems = row.problems.get(self._field)
        if problems:
            return _wrong(problems, written, messages)
        if row.line is not None:
            return self._shown(getattr(row.line, self._field), messages)
        try:
            if self._read is not None:
                return self._shown(self._read(written), messages)
        except CellRefused:
            pass  # blank, or wrong in a way that another field's problem hides
        return _text_cell(_written(written, messages))


def _wrong(problems: tuple[Place, ...], written: SheetCell, messages: Messages) -> Cell:
    text = _one_line(_written(written, messages)) or messages.text(texts.MISSING)
    said = " ".join(sentence(each, messages) for each in problems)
    return Cell(text, PROBLEM, tooltip=said, spoken=f"{text}. {said}")


def _day_of(cell: SheetCell) -> date:
    """The day that is written; a bare number means one only beside the others of its sheet."""
    if not isinstance(cell, str | date):
        raise CellRefused(OrderTrouble.DUE_NOT_A_DATE)
    return due_of(cell)


def _product(sku: str, messages: Messages) -> Cell:
    return Cell(sku)


def _quantity(quantity: int, messages: Messages) -> Cell:
    return Cell(f"{quantity:,}")


def _day(day: date | None, messages: Messages) -> Cell:
    return Cell(messages.date(day) if day else NOTHING)


def _line(line: Line | None, messages: Messages) -> Cell:
    return Cell(messages.text(LINE[line]) if line else NOTHING)


def _priority(priority: Priority, messages: Messages) -> Cell:
    return Cell(messages.text(PRIORITY[priority]), look(priority))


def _text(text: str | None, messages: Messages) -> Cell:
    return _text_cell(text or "")


def _text_cell(text: str) -> Cell:
    return Cell(_one_line(text) or NOTHING, tooltip=text if "\n" in text else "")


def _written(cell: SheetCell, messages: Messages) -> str:
    """What stands in a cell of the sheet."""
    if isinstance(cell, datetime):
        return messages.date(cell.date())
    if isinstance(cell, date):
        return messages.date(cell)
    return "" if cell is None else str(cell)


def _one_line(text: str) -> str:
    return " ".join(text.split())


COLUMNS: tuple[Column[OrderRow], ...] = (
    Column("row", texts.ROW, number_cell, 64, align=Align.END),
    Column("product", texts.PRODUCT_WRITTEN, FieldCell(Field.PRODUCT, _product), 124, Kind.STRONG),
    Column("found", texts.PRODUCT_FOUND, found_cell, 150, stretch=True),
    Column(
        "quantity", texts.QUANTITY, FieldCell(Field.QUANTITY, _quantity, quantity_of), 88, align=Align.END
    ),
    Column("due", SHEET_FIELDS["due"], FieldCell(Field.DUE, _day, _day_of), 116),
    Column("priority", SHEET_FIELDS["priority"], FieldCell(Field.PRIORITY, _priority, priority_of), 104),
    Column("line", SHEET_FIELDS["line"], FieldCell(Field.LINE, _line), 108),
    Column("start", SHEET_FIELDS["start"], FieldCell(Field.START, _day, _day_of), 112),
    Column("end", SHEET_FIELDS["end"], FieldCell(Field.END, _day, _day_of), 112),
    Column("notes", SHEET_FIELDS["notes"], FieldCell(Field.NOTES, _text), 200, fold=2),
    Column("reference", SHEET_FIELDS["reference"], FieldCell(Field.REFERENCE, _text), 130, fold=1),
)


WHERE_WRITTEN = frozenset({Field.LINE, Field.START, Field.END})
"""Fields with a column of their own only where the sheet has one: few do."""


def place_of(field: Field | None) -> int:
    """The column where a problem of a field is marked; the row's number where no column shows the field."""
    key = "found" if field is Field.NAME else field
    return next((place for place, column in enumerate(COLUMNS) if column.key == key), 0)
