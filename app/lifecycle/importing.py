"""Taking an order sheet in: read and looked at first, with every problem at its place; then one command."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import field, replace
from functools import partial
from pathlib import Path
from typing import Any

from app.domain.commands import Command, parse
from app.domain.commands.jobs import JobImport
from app.domain.commands.orders import OrderImport
from app.domain.commands.sheets import SheetImport
from app.domain.order_sheet import (
    Column,
    Field,
    Interpreted,
    Matching,
    Memory,
    OrderLine,
    Problem,
    UnknownProduct,
    fingerprint,
    has_header,
    interpret,
    is_sku_of,
    match_products,
    of_other_line,
    unknown_problems,
    unmakable_problems,
    unread_fields,
    without,
)
from app.domain.order_sheet.columns import Wish, columns_of, wish_for
from app.domain.order_sheet.header import SEARCHED_ROWS
from app.domain.order_sheet.headings import key_of
from app.domain.order_sheet.production_lines import may_mean_line
from app.domain.words import Line, Priority
from app.files import printable
from app.lifecycle.desk import Desk
from app.lifecycle.queries import choices
from app.sheets import Row, Sheet, SheetProblem, read
from app.sheets.cells import clean_text, column_index
from app.values import frozen

Progress = Callable[[int, int], None]
Cancelled = Callable[[], bool]
Days = Mapping[str, str]


@frozen
class HowToRead:
    """What a person says about a sheet; None where the program finds out by itself.

    `worksheet` is one of a workbook's, `encoding` and `separator` are a text file's. `mapping` (field to
    heading or column letter) must hold. `header_row` (from 1) is the first that may be the headings; the
    fields `left_out` are not read from that row, whatever its headings say. Of a sheet of both lines the rows
    of the one that is not made now are problems, or left out: `without_other_line`.
    """

    worksheet: str | None = None
    encoding: str | None = None
    separator: str | None = None
    header_row: int | None = None
    mapping: Mapping[str, str] = field(default_factory=dict)
    left_out: frozenset[Field] = frozenset()
    without_other_line: bool = False


AS_FOUND = HowToRead()


@frozen
class Known:
    """What of the workspace a sheet is read with: values, so that another thread may read the sheet. `line`
    is the line on which its orders are made: Hatthasilpa jobs, or manufacturing orders."""

    products: tuple[choices.ProductChoice, ...]
    remembered: Memory
    line: Line = Line.HATTHASILPA


@frozen
class Header:
    """A row that may hold the headings, and its columns that have one."""

    row: int
    columns: tuple[Column, ...]

    def name_of(self, column: Column) -> str:
        """How a mapping names a column: by its heading, or by its letter where several bear the heading."""
        same = [each for each in self.columns if key_of(each.header) == key_of(column.header)]
        return column.header if len(same) == 1 else column.letter


@frozen
class Place:
    """A problem as a list shows it: where, and the code and parameters of its sentence."""

    row: int | None
    column: str | None
    header: str | None
    code: str
    params: Mapping[str, Any]


@frozen
class Preview:
    """What an import would do. It can be done when there are no problems.

    `of_other_line` are the rows of a sheet of both lines that are not made now, left out or not.
    """

    name: str
    sheet: Sheet | None
    interpreted: Interpreted | None
    matching: Matching[choices.ProductChoice] | None
    problems: tuple[Place, ...]
    unknown: tuple[UnknownProduct, ...]
    fingerprint: str
    imported_before: str | None  # the sheet these rows came in with
    line: Line = Line.HATTHASILPA
    of_other_line: frozenset[int] = frozenset()

    @property
    def lines(self) -> tuple[OrderLine, ...]:
        """The orders of the sheet, in its order."""
        return self.interpreted.lines if self.interpreted else ()


def preview(
    desk: Desk,
    path: Path,
    how: HowToRead = AS_FOUND,
    *,
    line: Line = Line.HATTHASILPA,
    create_products: bool = False,
    progress: Progress | None = None,
    cancelled: Cancelled | None = None,
) -> Preview:
    """Reads a sheet and says what importing it would do; writes nothing.

    Raises ReadingCancelled once `cancelled` says so.
    """
    with_this = known(desk, line)
    try:
        sheet = open_sheet(path, with_this, how)
    except SheetProblem as problem:
        return unreadable(printable(path.name), problem)
    looked_at = look(
        sheet, with_this, how, create_products=create_products, progress=progress, cancelled=cancelled
    )
    return with_history(desk, looked_at)


def known(desk: Desk, line: Line = Line.HATTHASILPA) -> Known:
    """What `look` needs of the workspace, for orders that are made on this line."""
    return Known(tuple(choices.products(desk)), remembered(desk), line)


def open_sheet(path: Path, known: Known, how: HowToRead = AS_FOUND) -> Sheet:
    """The cells of a file; of a workbook, the worksheet that holds orders. Raises SheetProblem."""
    return read(
        path,
        sheet=how.worksheet,
        prefer=partial(has_header, mapping=how.mapping, remembered=known.remembered),
        encoding=how.encoding,
        separator=how.separator,
    )


def look(
    sheet: Sheet,
    known: Known,
    how: HowToRead = AS_FOUND,
    *,
    create_products: bool = False,
    progress: Progress | None = None,
    cancelled: Cancelled | None = None,
) -> Preview:
    """What a sheet orders and what is wrong with it; looks at nothing but values, so any thread may.

    `with_history` adds whether the rows came in before. Raises ReadingCancelled once `cancelled` says so.
    """
    seen = _as_told(sheet, known, how)
    interpreted = interpret(
        seen,
        how.mapping,
        remembered=known.remembered,
        made_on=known.line,
        is_sku=is_sku_of(known.products),
        progress=progress,
        cancelled=cancelled,
    )
    matching = match_products(interpreted.lines, known.products, interpreted.columns, known.line)
    faulty = match_products(interpreted.faulty, known.products, interpreted.columns, known.line)
    wrong: Sequence[Problem] = (*interpreted.problems, *matching.problems, *faulty.problems)
    about_unknown = unmakable_problems if create_products else unknown_problems
    wrong = (*wrong, *about_unknown((*matching.unknown, *faulty.unknown), interpreted.columns))
    others = of_other_line(interpreted, wrong)
    if others and how.without_other_line:
        interpreted = without(others, interpreted, sheet)
        wrong = [each for each in wrong if each.row not in others]
    return Preview(
        name=sheet.name,
        sheet=sheet,
        interpreted=interpreted,
        matching=matching,
        problems=tuple(_place(each) for each in sorted(wrong, key=_reading_order)),
        unknown=matching.unknown,
        fingerprint=fingerprint(interpreted.lines, matching.sku_by_row),
        imported_before=None,
        line=known.line,
        of_other_line=others,
    )


def unreadable(name: str, problem: SheetProblem) -> Preview:
    """The preview of a file that can't be read: the problem is all there is."""
    place = Place(problem.row, problem.column, None, problem.code, problem.params)
    return Preview(name, None, None, None, (place,), (), "", None)


def with_history(desk: Desk, looked_at: Preview) -> Preview:
    """The preview, knowing whether its rows came in before."""
    if not looked_at.lines:
        return looked_at
    return replace(looked_at, imported_before=choices.imported_before(desk, looked_at.fingerprint))


def possible_headers(sheet: Sheet) -> tuple[Header, ...]:
    """The rows that may hold the headings: those near the top with two texts or more."""
    rows = enumerate(sheet.rows[:SEARCHED_ROWS], start=1)
    headed = (Header(number, _headed(row, number)) for number, row in rows)
    return tuple(header for header in headed if len(header.columns) > 1)


def command(
    looked_at: Preview, *, create_products: bool = False, again: bool = False, days: Days | None = None
) -> Command:
    """The command that does what the preview says; only for a preview without problems.

    `days` are the `start` and `end` of manufacturing orders whose rows name none.
    """
    assert looked_at.interpreted is not None
    assert looked_at.matching is not None
    skus = looked_at.matching.sku_by_row
    values = {
        "lines": [_line(line, skus[line.row]) for line in looked_at.lines],
        "sheet": " ".join((clean_text(looked_at.name) or "").split()),
        "fingerprint": looked_at.fingerprint,
        "mapping": looked_at.interpreted.learned,
        "create_products": create_products,
        "again": again,
        **(days or {}),
    }
    return parse(_COMMANDS[looked_at.line].kind, values)[0]


_COMMANDS: Mapping[Line, type[SheetImport]] = {Line.HATTHASILPA: JobImport, Line.CLASSIC: OrderImport}


def remembered(desk: Desk) -> Memory:
    """What was learned of columns from the sheets that came in before."""
    return tuple(map(json.loads, choices.remembered_mappings(desk)))


def _as_told(sheet: Sheet, known: Known, how: HowToRead) -> Sheet:
    """The sheet without what shall not be read: the rows above the headings, and the headings left out."""
    if how.header_row is None:
        return sheet
    above = how.header_row - 1
    wish = wish_for(how.mapping, known.remembered, unread_fields(known.line))
    headings = _without(sheet.rows[above], wish, how.left_out)
    return replace(sheet, rows=((),) * above + (headings,) + sheet.rows[above + 1 :])


def _without(headings: Row, wish: Wish, left_out: frozenset[Field]) -> Row:
    """The row without the headings of these fields; a second best column doesn't take over."""
    if Field.LINE in left_out:
        headings = tuple(None if may_mean_line(cell) else cell for cell in headings)
    while True:
        found = columns_of(headings, 1, wish).by_field
        places = {found[each].index for each in left_out & found.keys()}
        if not places:
            return headings
        headings = tuple(None if index in places else cell for index, cell in enumerate(headings))


def _headed(row: Row, number: int) -> tuple[Column, ...]:
    read = columns_of(row, number, Wish())
    return tuple(sorted((*read.by_field.values(), *read.unused), key=_index))


def _index(column: Column) -> int:
    return column.index


def _place(problem: Problem) -> Place:
    return Place(problem.row, problem.column, problem.header, problem.code, problem.params)


def _reading_order(problem: Problem) -> tuple[int, int]:
    return problem.row or 0, column_index(problem.column or "")


def _line(line: OrderLine, sku: str) -> dict[str, Any]:
    """An order line as the command holds it, without what is as usual."""
    values: dict[str, Any] = {"product": sku, "quantity": line.quantity}
    days = {"due": line.due, "start": line.start, "end": line.end}
    values |= {name: day.isoformat() for name, day in days.items() if day is not None}
    if line.priority is not Priority.NORMAL:
        values["priority"] = line.priority
    given = {"notes": line.notes, "reference": line.reference, "name": line.name}
    return values | {key: value for key, value in given.items() if value}
