"""A small list for tests: rows by id, counting the queries, and columns of each kind."""

from __future__ import annotations

from array import array
from collections.abc import Sequence
from dataclasses import dataclass, field

from app.messages import Messages
from app.messages.marks import N_
from app.views.lists.columns import Align, Cell, Column, Kind
from app.views.theme.marks import look


@dataclass(frozen=True, slots=True)
class Job:
    code: str
    pieces: int
    status: str = "planned"
    progress: float | None = None


@dataclass
class Shop:
    """Rows of any number of jobs; `asked` keeps each query's ids."""

    changed: dict[int, Job] = field(default_factory=dict)
    missing: set[int] = field(default_factory=set)
    broken: bool = False
    asked: list[list[int]] = field(default_factory=list)

    def rows(self, ids: Sequence[int]) -> Sequence[Job | None]:
        self.asked.append(list(ids))
        if self.broken:
            raise OSError("the disk is gone")
        return [None if number in self.missing else self.changed.get(number, job(number)) for number in ids]


def job(number: int) -> Job:
    return Job(f"HJ-{number}", number * 2)


def ids(*numbers: int) -> array[int]:
    return array("q", numbers)


def _code(row: Job, messages: Messages) -> Cell:
    return Cell(row.code)


def _pieces(row: Job, messages: Messages) -> Cell:
    return Cell(f"{row.pieces:,}", tooltip=messages.text(N_("Pieces")))


def _status(row: Job, messages: Messages) -> Cell:
    return Cell(messages.text(row.status), look(row.status), spoken=f"status {row.status}")


def _progress(row: Job, messages: Messages) -> Cell:
    return Cell("—" if row.progress is None else f"{row.progress:.1f}%", look(row.status), row.progress)


LONG_BAR = 400

COLUMNS: tuple[Column[Job], ...] = (
    Column("code", N_("Code"), _code, 120, Kind.STRONG, sort_key="code"),
    Column("pieces", N_("Pieces"), _pieces, 80, align=Align.END, sort_key="quantity", stretch=True),
    Column("status", N_("Status"), _status, 120, Kind.BADGE, fold=1),
    Column("progress", N_("Progress"), _progress, 140, Kind.PROGRESS, fold=2, most=LONG_BAR),
)
