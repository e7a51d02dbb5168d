"""Which column of a header row is which field."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import field
from datetime import date

from app.domain.order_sheet.dates import due_of
from app.domain.order_sheet.fields import Field
from app.domain.order_sheet.headings import Meaning, key_of, meaning_of
from app.domain.order_sheet.problems import OrderTrouble, Problem, shown
from app.domain.order_sheet.texts import is_left_out
from app.sheets.cells import DAY_ZERO, Cell, Row, cell_at, column_index, column_letter
from app.values import frozen

Memory = Sequence[Mapping[str, str]]
"""How the columns of earlier sheets were read (field to heading), the oldest first."""

_LETTER = re.compile(r"[A-Za-z]{1,2}", re.ASCII)


@frozen
class Column:
    """A column with a heading: its index from 0, its letter, and its heading as it stands."""

    index: int
    letter: str
    header: str


@frozen
class Wish:
    """What the caller says about columns.

    `mapping` must hold: field to heading or column letter. `remembered` is what headings meant before, by
    their keys. Headings that mean a field `unread` mean nothing.
    """

    mapping: Mapping[str, str] = field(default_factory=dict)
    remembered: Mapping[str, Meaning] = field(default_factory=dict)
    unread: frozenset[Field] = frozenset()


@frozen
class Columns:
    """A header row read: its fields, the columns that mean nothing known, and what is wrong with it.

    `day_zero` is the day from which bare numbers in the sheet count days.
    """

    row: int
    by_field: Mapping[Field, Column]
    unused: tuple[Column, ...]
    problems: tuple[Problem, ...]
    complete: bool  # product, quantity and whatever the mapping names are there
    day_zero: date = DAY_ZERO

    def cell(self, row: Row, field_: Field) -> Cell:
        """A row's cell of a field; None where it says nothing."""
        column = self.by_field.get(field_)
        cell = None if column is None else cell_at(row, column.index)
        return None if is_left_out(cell) else cell

    def due_of(self, cell: Cell) -> date:
        """The day that a cell of the sheet means. Raises CellRefused with what is wrong with it."""
        return due_of(cell, self.day_zero)

    @property
    def width(self) -> int:
        """How many columns the header reaches over."""
        used = (*self.by_field.values(), *self.unused)
        return max((column.index + 1 for column in used), default=0)


def wish_for(
    mapping: Mapping[str, str] | None, remembered: Memory, unread: frozenset[Field] = frozenset()
) -> Wish:
    """The caller's mappings, ready for use; what was remembered for a field unknown today is left out.

    What was told later is the better meaning: it may correct what was told before.
    """
    known = {
        key_of(header): Meaning(Field(name), -place)
        for place, told in enumerate(remembered, start=1)
        for name, header in told.items()
        if name in set(Field)
    }
    return Wish(mapping or {}, known, unread)


def check_mapping(wish: Wish) -> tuple[Problem, ...]:
    """Problems with the fields that a mapping names."""
    fields = [str(field) for field in Field if field not in wish.unread]
    known = ", ".join(fields)
    return tuple(
        Problem(OrderTrouble.MAPPED_FIELD_UNKNOWN, params={"wanted": shown(name), "known": known})
        for name in wish.mapping
        if name not in fields
    )


def columns_of(row: Row, number: int, wish: Wish) -> Columns:
    """Reads a row as if it were the header."""
    headed = _headed(row)
    mapped, misses = _mapped(headed, number, wish.mapping)
    free = [column for column in headed if column not in mapped.values()]
    found, doubts = _recognised(free, number, wish, frozenset(mapped))
    by_field = found | mapped
    unused = tuple(column for column in headed if column not in by_field.values())
    missing = () if misses else _missing(by_field, headed, number)
    return Columns(number, by_field, unused, (*misses, *missing, *doubts), not (misses or missing))


def _headed(row: Row) -> list[Column]:
    return [
        Column(index, column_letter(index), " ".join(cell.split()))
        for index, cell in enumerate(row)
        if isinstance(cell, str)
    ]


def _mapped(
    headed: Sequence[Column], row: int, mapping: Mapping[str, str]
) -> tuple[dict[Field, Column], list[Problem]]:
    """The columns that the caller names, by heading or by letter."""
    by_field: dict[Field, Column] = {}
    problems: list[Problem] = []
    for name, wanted in mapping.items():
        found = _named(headed, wanted)
        if len(found) == 1:
            by_field[Field(name)] = found[0]
            continue
        code = OrderTrouble.MAPPED_COLUMN_TWICE if found else OrderTrouble.MAPPED_COLUMN_MISSING
        params = {"wanted": name, "named": shown(wanted), "seen": _seen(found or headed)}
        problems.append(Problem(code, row, params=params))
    return by_field, problems


def _named(headed: Sequence[Column], wanted: str) -> list[Column]:
    found = [column for column in headed if key_of(column.header) == key_of(wanted)]
    if not found and _LETTER.fullmatch(wanted):
        index = column_index(wanted.upper())
        found = [column for column in headed if column.index == index]
    return found


def _recognised(
    free: Sequence[Column], row: int, wish: Wish, taken: frozenset[Field]
) -> tuple[dict[Field, Column], list[Problem]]:
    """The best column for each field, and a problem where two are equally good."""
    by_field: dict[Field, Column] = {}
    problems: list[Problem] = []
    for field_, ranked in _candidates(free, wish, taken).items():
        best = [column for rank, column in ranked if rank == ranked[0][0]]
        by_field[field_] = best[0]
        if len(best) > 1 and field_ is not Field.NAME:
            params = {"wanted": field_, "first": best[0].letter, "second": best[1].letter}
            problems.append(Problem(OrderTrouble.COLUMN_TWICE, row, best[1].letter, best[1].header, params))
    return by_field, problems


def _candidates(free: Sequence[Column], wish: Wish, taken: frozenset[Field]) -> dict[Field, list[_Ranked]]:
    """The columns that could be a field, best first. Without an SKU, the product is what it is called by."""
    found: dict[Field, list[_Ranked]] = {}
    for column in free:
        meaning = meaning_of(column.header, wish.remembered)
        if meaning is not None and meaning.field not in taken | wish.unread:
            found.setdefault(meaning.field, []).append((meaning.rank, column))
    for ranked in found.values():
        ranked.sort(key=_rank)
    names = found.get(Field.NAME, [])
    if names and Field.PRODUCT not in found.keys() | taken:
        found[Field.PRODUCT] = [each for each in names if each[0] == names[0][0]]
        found[Field.NAME] = names[len(found[Field.PRODUCT]) :]
    return {field_: ranked for field_, ranked in found.items() if ranked}


def _rank(ranked: _Ranked) -> int:
    return ranked[0]


def _missing(by_field: Mapping[Field, Column], headed: Sequence[Column], row: int) -> tuple[Problem, ...]:
    return tuple(
        Problem(code, row, params={"seen": _seen(headed)})
        for needed, code in _NEEDED.items()
        if needed not in by_field
    )


def _seen(columns: Sequence[Column]) -> str:
    return shown(", ".join(f"{column.letter}: {column.header}" for column in columns), 200)


_Ranked = tuple[int, Column]

_NEEDED = {Field.PRODUCT: OrderTrouble.NO_PRODUCT_COLUMN, Field.QUANTITY: OrderTrouble.NO_QUANTITY_COLUMN}
