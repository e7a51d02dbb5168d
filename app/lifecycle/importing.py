"""Taking an order sheet in: read and looked at first, with every problem at its place; then one command."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

from app.domain.commands.jobs import JobImport
from app.domain.order_sheet import (
    Interpreted,
    Matching,
    OrderLine,
    Problem,
    UnknownProduct,
    fingerprint,
    has_header,
    interpret,
    match_products,
    unknown_problems,
)
from app.domain.words import Priority
from app.lifecycle.desk import Desk
from app.lifecycle.queries import choices
from app.sheets import Sheet, SheetProblem, read

Progress = Callable[[int, int], None]
Cancelled = Callable[[], bool]


@dataclass(frozen=True, slots=True)
class Place:
    """A problem as a list shows it: where, and the code and parameters of its sentence."""

    row: int | None
    column: str | None
    header: str | None
    code: str
    params: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Preview:
    """What an import would do. It can be done when there are no problems."""

    name: str
    sheet: Sheet | None
    interpreted: Interpreted | None
    matching: Matching[choices.ProductChoice] | None
    problems: tuple[Place, ...]
    unknown: tuple[UnknownProduct, ...]
    fingerprint: str
    imported_before: str | None  # the sheet these rows came in with
    remembered: dict[str, str]

    @property
    def learned(self) -> dict[str, str]:
        """How columns are read, from this sheet and those before it: offered for the next."""
        return {**self.remembered, **(self.interpreted.learned if self.interpreted else {})}

    @property
    def lines(self) -> tuple[OrderLine, ...]:
        """The orders of the sheet, in its order."""
        return self.interpreted.lines if self.interpreted else ()


def preview(
    desk: Desk,
    path: Path,
    mapping: Mapping[str, str] | None = None,
    *,
    create_products: bool = False,
    progress: Progress | None = None,
    cancelled: Cancelled | None = None,
) -> Preview:
    """Reads a sheet and says what importing it would do; writes nothing.

    Raises ReadingCancelled once `cancelled` says so.
    """
    learned = remembered(desk)
    try:
        sheet = read(path, prefer=partial(has_header, mapping=mapping, remembered=learned))
    except SheetProblem as problem:
        place = Place(problem.row, problem.column, None, problem.code, problem.params)
        return Preview(path.name, None, None, None, (place,), (), "", None, learned)
    interpreted = interpret(sheet, mapping, remembered=learned, progress=progress, cancelled=cancelled)
    return _looked_up(desk, path.name, sheet, interpreted, create_products=create_products)


def command(looked_at: Preview, *, create_products: bool = False, again: bool = False) -> JobImport:
    """The command that does what the preview says; only for a preview without problems."""
    assert looked_at.interpreted is not None
    assert looked_at.matching is not None
    skus = looked_at.matching.sku_by_row
    return JobImport(
        lines=[_line(line, skus[line.row]) for line in looked_at.lines],
        sheet=looked_at.name,
        fingerprint=looked_at.fingerprint,
        mapping=looked_at.learned,
        create_products=create_products,
        again=again,
    )


def remembered(desk: Desk) -> dict[str, str]:
    """How the columns of the sheet imported last were read."""
    found = json.loads(choices.remembered_mapping(desk))
    return {str(field): str(header) for field, header in found.items()}


def _looked_up(
    desk: Desk, name: str, sheet: Sheet, interpreted: Interpreted, *, create_products: bool
) -> Preview:
    matching = match_products(interpreted.lines, choices.products(desk), interpreted.columns)
    wrong: Sequence[Problem] = (*interpreted.problems, *matching.problems)
    if not create_products:
        wrong = (*wrong, *unknown_problems(matching.unknown, interpreted.columns))
    mark = fingerprint(interpreted.lines)
    return Preview(
        name=name,
        sheet=sheet,
        interpreted=interpreted,
        matching=matching,
        problems=tuple(_place(each) for each in sorted(wrong, key=_row)),
        unknown=matching.unknown,
        fingerprint=mark,
        imported_before=choices.imported_before(desk, mark) if interpreted.lines else None,
        remembered=remembered(desk),
    )


def _place(problem: Problem) -> Place:
    return Place(problem.row, problem.column, problem.header, problem.code, problem.params)


def _row(problem: Problem) -> int:
    return problem.row or 0


def _line(line: OrderLine, sku: str) -> dict[str, Any]:
    """An order line as the command holds it, without what is as usual."""
    values: dict[str, Any] = {"product": sku, "quantity": line.quantity}
    if line.due is not None:
        values["due"] = line.due.isoformat()
    if line.priority is not Priority.NORMAL:
        values["priority"] = line.priority
    given = {"notes": line.notes, "reference": line.reference, "name": line.name}
    return values | {key: value for key, value in given.items() if value}
