"""A preview as rows for the lists: the orders, what is wrong with them, and what was passed over.

Made in the reading's thread; each row is put together when it is looked at.
"""

from __future__ import annotations

from array import array
from collections.abc import Mapping, Sequence

from app.domain.order_sheet import Field, OrderLine, Skipped
from app.lifecycle.importing import Place, Preview
from app.lifecycle.queries.choices import ProductChoice
from app.sheets import Cell, Row, cell_at
from app.values import frozen

NEEDED = frozenset({Field.PRODUCT, Field.QUANTITY})


@frozen
class OrderRow:
    """One row of the sheet: as it was read (None where it was not), as it is written, and what is wrong.

    `product` is the one that the order names; `new` says that it doesn't exist yet and would be made.
    """

    number: int
    line: OrderLine | None
    written: Mapping[Field, Cell]
    product: ProductChoice | None
    new: bool
    problems: Mapping[Field | None, tuple[Place, ...]]


class Grid:
    """The rows of a preview by their numbers in the sheet: the source of the list of orders."""

    def __init__(self, preview: Preview) -> None:
        self._preview = preview
        self._columns = preview.interpreted.columns if preview.interpreted else {}
        self._fields = {column.letter: field for field, column in self._columns.items()}
        self._lines = {line.row: line for line in preview.lines}
        self._products: dict[int, ProductChoice] = {}
        self._new: set[int] = set()
        if preview.matching is not None:
            self._products = {each.line.row: each.product for each in preview.matching.matched}
            self._new = {line.row for each in preview.matching.unknown for line in each.lines}
        self._problems = _by_row(preview.problems)
        self.skipped: tuple[Skipped, ...] = preview.interpreted.skipped if preview.interpreted else ()
        self.numbers = array("q", self._shown())

    @property
    def fields(self) -> frozenset[Field]:
        """The fields that the sheet has columns of."""
        return frozenset(self._columns)

    def rows(self, ids: Sequence[int]) -> Sequence[OrderRow | None]:
        """The rows of these numbers."""
        return [self._row(number) for number in ids]

    def first_problem(self, number: int) -> int | None:
        """The place in the preview's problems of a row's first one."""
        found = self._problems.get(number)
        return found[0] if found else None

    def field_of(self, problem: Place) -> Field | None:
        """Which field a problem stands in; None for one of the whole row."""
        return self._fields.get(problem.column or "")

    def _shown(self) -> list[int]:
        """Orders and rows with problems; while the columns are not known yet, whatever stands there."""
        top = (self._preview.interpreted.header_row if self._preview.interpreted else None) or 0
        wrong = {number for number in self._problems if number > top}
        if self._lines or wrong or self.skipped or not top:
            return sorted(self._lines.keys() | (wrong if top else set()))
        below = enumerate(self._rows()[top:], start=top + 1)
        return [number for number, row in below if any(cell is not None for cell in row)]

    def _row(self, number: int) -> OrderRow | None:
        rows = self._rows()
        if not 0 < number <= len(rows):
            return None
        return OrderRow(
            number,
            self._lines.get(number),
            {field: cell_at(rows[number - 1], column.index) for field, column in self._columns.items()},
            self._products.get(number),
            number in self._new,
            self._problems_of(number),
        )

    def _problems_of(self, number: int) -> dict[Field | None, tuple[Place, ...]]:
        found: dict[Field | None, tuple[Place, ...]] = {}
        for place in self._problems.get(number, ()):
            problem = self._preview.problems[place]
            field = self.field_of(problem)
            found[field] = (*found.get(field, ()), problem)
        return found

    def _rows(self) -> tuple[Row, ...]:
        return self._preview.sheet.rows if self._preview.sheet else ()


def _by_row(problems: Sequence[Place]) -> dict[int, list[int]]:
    found: dict[int, list[int]] = {}
    for place, problem in enumerate(problems):
        if problem.row is not None:
            found.setdefault(problem.row, []).append(place)
    return found
