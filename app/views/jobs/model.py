"""The list of jobs: its columns, its filter as people choose it, and where its rows come from."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date

from app.domain.words import Line, TicketStatus
from app.lifecycle.desk import Desk
from app.lifecycle.queries.tickets import (
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
from app.views.lists.listing import Wanted
from app.views.lists.model import IdTableModel

OF = Line.HATTHASILPA
ALL, LATE = "all", "late"

CHIPS: tuple[Chip, ...] = (
    Chip(ALL, texts.ALL),
    Chip(LATE, texts.LATE),
    *(Chip(status, TICKET_STATUS[status]) for status in TicketStatus),
)


def filter_of(wanted: Wanted, today: date, language: Language) -> TicketFilter:
    """What people want to see, as the query takes it."""
    return TicketFilter(
        line=OF,
        status=TicketStatus(wanted.chip) if wanted.chip in set(TicketStatus) else None,
        late_on=today.isoformat() if wanted.chip == LATE else None,
        search=wanted.search,
        sort=wanted.sort,
        descending=wanted.descending,
        language=language,
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
