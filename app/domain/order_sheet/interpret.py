"""Reads an order sheet: from a table of cells to order lines, and everything that is wrong with them.

Nothing is decided by halves: with one problem there is no import, so all problems are gathered first.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import replace

from app.domain.order_sheet.columns import Column, Columns, Memory, Wish, check_mapping, columns_of, wish_for
from app.domain.order_sheet.fields import Field, unread_fields
from app.domain.order_sheet.header import find_header
from app.domain.order_sheet.layout import IsSku, Layout, Skipped
from app.domain.order_sheet.lines import Faulty, OrderLine, read_line
from app.domain.order_sheet.merged import filled_down
from app.domain.order_sheet.problems import OrderTrouble, Problem
from app.domain.order_sheet.production_lines import with_line
from app.domain.words import Line
from app.sheets.cells import Row, Sheet
from app.values import frozen

Progress = Callable[[int, int], None]
Cancelled = Callable[[], bool]

STEP = 500  # rows between two reports of progress


def _unknown(sku: str) -> bool:
    return False


class ReadingCancelled(Exception):
    """Whoever asked for the reading no longer wants it."""


@frozen
class Interpreted:
    """What an order sheet says. `lines` are good to be made only when there are no `problems`.

    `columns` are the fields found, `unused` the headed columns that nothing was read from, `skipped` the rows
    passed over. `learned` (field to heading) is what neither the names known here nor what is remembered
    would have told: it is worth remembering. `orders` counts the rows taken as orders. `faulty` are the
    orders that rows with problems would be: their products can be looked up.
    """

    header_row: int | None
    columns: Mapping[Field, Column]
    unused: tuple[Column, ...]
    lines: tuple[OrderLine, ...]
    problems: tuple[Problem, ...]
    skipped: tuple[Skipped, ...]
    learned: Mapping[str, str]
    orders: int = 0
    faulty: tuple[OrderLine, ...] = ()

    @property
    def mapping(self) -> dict[str, str]:
        """Field to heading, of every field found."""
        return {str(field): column.header for field, column in self.columns.items()}


def interpret(
    sheet: Sheet,
    mapping: Mapping[str, str] | None = None,
    *,
    remembered: Memory = (),
    made_on: Line = Line.HATTHASILPA,
    is_sku: IsSku = _unknown,
    progress: Progress | None = None,
    cancelled: Cancelled | None = None,
) -> Interpreted:
    """The orders of a sheet. Raises ReadingCancelled once `cancelled` says so.

    `mapping` (field to heading or column letter) must hold; `remembered`, what was learned from sheets
    before, is used where its headings are there. A row whose product `is_sku` knows is an order. A row that
    says that it is not `made_on` this line is a problem, and nothing else of it is read.
    """
    wish = wish_for(mapping, remembered, unread_fields(made_on))
    unknown = check_mapping(wish)
    if unknown:
        return _nothing(unknown)
    columns = find_header(sheet.rows, wish)
    if isinstance(columns, Problem):
        return _nothing((columns,))
    if not columns.complete:
        return Interpreted(columns.row, columns.by_field, columns.unused, (), columns.problems, (), {})
    learned = _learned(sheet, columns, wish)
    columns = with_line(replace(columns, day_zero=sheet.day_zero), sheet.rows[columns.row :])
    read = _rows(sheet, columns, made_on, is_sku, _Watch(progress, cancelled))
    return replace(read, learned=learned)


class _Watch:
    """Reports how far the reading is, and ends it when it is no longer wanted."""

    def __init__(self, progress: Progress | None, cancelled: Cancelled | None) -> None:
        self._progress = progress
        self._cancelled = cancelled
        self._next = 0

    def at(self, done: int, total: int) -> None:
        if done < self._next and done != total:
            return
        self._next = done + STEP
        if self._cancelled is not None and self._cancelled():
            raise ReadingCancelled
        if self._progress is not None:
            self._progress(done, total)


def _rows(sheet: Sheet, columns: Columns, made_on: Line, is_sku: IsSku, watch: _Watch) -> Interpreted:
    layout = Layout(columns, filled_down(sheet, columns), is_sku)
    longest = _longest(sheet, columns)
    orders = 0
    lines: list[OrderLine] = []
    faulty: list[OrderLine] = []
    problems = list(columns.problems)
    watch.at(0, len(layout))
    for number, row in layout.candidates():
        orders += 1
        read = _row(columns, number, row, longest, made_on)
        if isinstance(read, OrderLine):
            lines.append(read)
        else:
            problems += read.problems
            faulty += [] if read.order is None else [read.order]
        watch.at(number - columns.row, len(layout))
    if not lines and not problems:
        problems.append(Problem(OrderTrouble.NO_ORDERS, columns.row))
    watch.at(len(layout), len(layout))
    return Interpreted(
        columns.row,
        columns.by_field,
        columns.unused,
        tuple(lines),
        tuple(problems),
        tuple(layout.skipped),
        {},
        orders,
        tuple(faulty),
    )


def _learned(sheet: Sheet, columns: Columns, wish: Wish) -> dict[str, str]:
    """What the names alone would not have told, and what corrects the memory."""
    row, number = sheet.rows[columns.row - 1], columns.row
    alone = Wish(unread=wish.unread)
    untold = [columns_of(row, number, each) for each in (alone, replace(wish, mapping={}))]
    known: list[Mapping[Field, Column]] = [{} if each.problems else each.by_field for each in untold]
    return {
        str(field): column.header
        for field, column in columns.by_field.items()
        if any(each.get(field) != column for each in known)
    }


def _row(columns: Columns, number: int, row: Row, longest: int | None, made_on: Line) -> OrderLine | Faulty:
    if longest is not None and len(row) > longest:
        params = {"found": len(row), "limit": longest}
        return Faulty((Problem(OrderTrouble.ROW_TOO_LONG, number, params=params),))
    return read_line(columns, number, row, made_on)


def _longest(sheet: Sheet, columns: Columns) -> int | None:
    """How many cells a row of a text file may have: a number like 1,000 without quotes makes one too many.

    Many programs end every row but the header with a separator, so what most rows do is right too.
    """
    if sheet.separator is None:
        return None
    header = len(sheet.rows[columns.row - 1])
    lengths = Counter(len(row) for row in sheet.rows[columns.row :] if row)
    return max(header, lengths.most_common(1)[0][0]) if lengths else header


def _nothing(problems: tuple[Problem, ...]) -> Interpreted:
    return Interpreted(None, {}, (), (), problems, (), {})
