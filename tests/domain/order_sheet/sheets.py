"""Order sheets as tests write them: rows of cells, and what came of reading them in few words."""

from __future__ import annotations

from collections.abc import Sequence

from app.domain.order_sheet import Interpreted, Problem, interpret
from app.sheets import Cell, Sheet

HEADER = ("SKU", "Quantity", "Due", "Priority", "Notes", "Order no")


def sheet(*rows: Sequence[Cell], separator: str | None = None) -> Sheet:
    """A sheet of these rows."""
    return Sheet("orders.xlsx", tuple(tuple(row) for row in rows), separator=separator)


def orders(*rows: Sequence[Cell]) -> Interpreted:
    """What these rows below the usual header come to."""
    return interpret(sheet(HEADER, *rows))


def places(interpreted: Interpreted) -> list[tuple[int | None, str | None, str]]:
    """Row, column and code of each problem."""
    return [(problem.row, problem.column, problem.code.name) for problem in interpreted.problems]


def only(interpreted: Interpreted) -> Problem:
    """The one problem that there is."""
    assert len(interpreted.problems) == 1, interpreted.problems
    return interpreted.problems[0]
