"""The two short lists under the orders as columns: what is wrong, and which rows were not taken as orders."""

from __future__ import annotations

from array import array
from collections.abc import Sequence

from app.domain.order_sheet import Skipped
from app.lifecycle.importing import Place
from app.messages import Messages
from app.messages.sheets import SHEET_SKIPS
from app.views.cells import NOTHING
from app.views.imports import texts
from app.views.imports.order_columns import PROBLEM
from app.views.imports.sentences import sentence
from app.views.lists.columns import Align, Cell, Column, Kind


class ProblemRows:
    """The problems of a preview, by their place in it."""

    def __init__(self, problems: Sequence[Place]) -> None:
        self._problems = problems
        self.numbers = array("q", range(len(problems)))

    def rows(self, ids: Sequence[int]) -> Sequence[Place | None]:
        """The problems at these places."""
        return [self._problems[place] for place in ids]


class SkippedRows:
    """The rows that were passed over, by their number in the sheet."""

    def __init__(self, skipped: Sequence[Skipped]) -> None:
        self._skipped = {each.row: each for each in skipped}
        self.numbers = array("q", self._skipped)

    def rows(self, ids: Sequence[int]) -> Sequence[Skipped | None]:
        """The rows of these numbers."""
        return [self._skipped.get(number) for number in ids]


def _problem_row(problem: Place, messages: Messages) -> Cell:
    return Cell(NOTHING if problem.row is None else str(problem.row))


def _problem_column(problem: Place, messages: Messages) -> Cell:
    if problem.column is None or problem.header is None:
        return Cell(problem.column or NOTHING)
    return Cell(messages.text(texts.COLUMN_PLACE, column=problem.column, header=problem.header))


def _problem_text(problem: Place, messages: Messages) -> Cell:
    """The sentence; pointed at, also the code by which whoever is asked for help knows it."""
    said = sentence(problem, messages)
    return Cell(said, PROBLEM, tooltip=f"{said}\n{problem.code}")


def _skipped_row(skipped: Skipped, messages: Messages) -> Cell:
    return Cell(str(skipped.row))


def _skipped_why(skipped: Skipped, messages: Messages) -> Cell:
    return Cell(messages.text(SHEET_SKIPS[skipped.reason]))


def _skipped_text(skipped: Skipped, messages: Messages) -> Cell:
    return Cell(skipped.text)


PROBLEM_COLUMNS: tuple[Column[Place], ...] = (
    Column("row", texts.ROW, _problem_row, 72, align=Align.END),
    Column("column", texts.COLUMN, _problem_column, 170),
    Column("problem", texts.WHAT_IS_WRONG, _problem_text, 320, stretch=True),
)
SKIPPED_COLUMNS: tuple[Column[Skipped], ...] = (
    Column("row", texts.ROW, _skipped_row, 72, align=Align.END),
    Column("why", texts.WHY_SKIPPED, _skipped_why, 280),
    Column("text", texts.WHAT_STANDS_THERE, _skipped_text, 260, Kind.MUTED, stretch=True),
)
