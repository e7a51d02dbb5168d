"""The list of jobs: its columns, its filter as people choose it, and where its rows come from."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from app.domain.words import Line, TicketStatus
from app.lifecycle.desk import Desk
from app.lifecycle.queries.tickets import (
    SORTS,
    TicketFilter,
    TicketLine,
    late_count,
    status_counts,
    ticket_lines,
)
from app.messages import Language, Messages
from app.messages.words import TICKET_STATUS
from app.views.cells import COLUMNS, due_column
from app.views.jobs import texts
from app.views.lists.chips import Chip
from app.views.lists.columns import Column
from app.views.lists.model import IdTableModel

OF = Line.HATTHASILPA
ALL, LATE = "all", "late"

CHIPS: tuple[Chip, ...] = (
    Chip(ALL, texts.ALL),
    Chip(LATE, texts.LATE),
    *(Chip(status, TICKET_STATUS[status]) for status in TicketStatus),
)


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which jobs people want to see, and in which order."""

    chip: str = ALL
    search: str = ""
    sort: str = "created"
    descending: bool = True

    def hides(self) -> bool:
        """Whether some jobs may be left out."""
        return self.chip != ALL or bool(self.search)

    def as_filter(self, today: date, language: Language) -> TicketFilter:
        """The filter that the query takes."""
        return TicketFilter(
            line=OF,
            status=TicketStatus(self.chip) if self.chip in set(TicketStatus) else None,
            late_on=today.isoformat() if self.chip == LATE else None,
            search=self.search,
            sort=self.sort,
            descending=self.descending,
            language=language,
        )


def wanted_from(data: Mapping[str, object]) -> Wanted:
    """What was kept, as far as it still means something."""
    usual = Wanted()
    chip, search, sort = data.get("chip"), data.get("search"), data.get("sort")
    return Wanted(
        chip=chip if isinstance(chip, str) and chip in {each.key for each in CHIPS} else usual.chip,
        search=search if isinstance(search, str) else usual.search,
        sort=sort if isinstance(sort, str) and sort in SORTS else usual.sort,
        descending=data.get("descending") is not False,
    )


class JobsSource:
    """Rows of jobs by id."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def rows(self, ids: Sequence[int]) -> Sequence[TicketLine | None]:
        """The rows of these ids; one query."""
        return ticket_lines(self._desk, ids)


class JobsTableModel(IdTableModel[TicketLine]):
    """The list as Qt sees it."""

    def __init__(self, desk: Desk, today: Callable[[], date], messages: Messages) -> None:
        super().__init__(columns(today), JobsSource(desk), messages)


def columns(today: Callable[[], date]) -> Sequence[Column[TicketLine]]:
    """The columns in order."""
    before = (COLUMNS[key] for key in ("code", "product", "pieces"))
    after = (COLUMNS[key] for key in ("priority", "status", "progress", "reference"))
    return (*before, due_column(today), *after)


def counts(desk: Desk, today: date) -> Mapping[str, int]:
    """How many jobs are behind each chip."""
    by_status = status_counts(desk, OF)
    late = late_count(desk, OF, today.isoformat())
    return {ALL: sum(by_status.values()), LATE: late} | {str(key): count for key, count in by_status.items()}
