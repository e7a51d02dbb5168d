"""The chips above the list as data, and the filter that they, the search and the header make together."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date

from app.domain.words import Line, TicketStatus
from app.lifecycle.desk import Desk
from app.lifecycle.queries.tickets import SORTS, TicketFilter, late_count, status_counts
from app.messages import Language
from app.messages.words import LINE, TICKET_STATUS
from app.values import frozen
from app.views.lists.chips import Chip
from app.views.tickets import texts

ALL, LATE, BOTH_LINES = "all", "late", "both_lines"

STATUS_CHIPS = (
    Chip(ALL, texts.ALL),
    Chip(LATE, texts.LATE),
    *(Chip(status, TICKET_STATUS[status]) for status in TicketStatus),
)
LINE_CHIPS = (Chip(BOTH_LINES, texts.BOTH_LINES), *(Chip(line, LINE[line]) for line in Line))


@frozen
class Wanted:
    """What a person asked the list for, by the keys of chips and columns."""

    status: str = ALL
    line: str = BOTH_LINES
    search: str = ""
    sort: str = "created"
    descending: bool = True

    def filter(self, today: date, language: Language) -> TicketFilter:
        """The same as the queries want it."""
        return TicketFilter(
            line=self.of_line(),
            status=TicketStatus(self.status) if self.status not in (ALL, LATE) else None,
            late_on=today.isoformat() if self.status == LATE else None,
            search=self.search,
            sort=self.sort,
            descending=self.descending,
            language=language,
        )

    def of_line(self) -> Line | None:
        """The line that was chosen, None for both."""
        return None if self.line == BOTH_LINES else Line(self.line)

    def is_everything(self) -> bool:
        """Whether nothing is filtered out."""
        return (self.status, self.line, self.search) == (ALL, BOTH_LINES, "")


def wanted_from(data: Mapping[str, object]) -> Wanted:
    """What was kept, as far as it still means something."""
    usual = Wanted()
    status, line = data.get("status"), data.get("line")
    search, sort = data.get("search"), data.get("sort")
    return Wanted(
        status=status if isinstance(status, str) and _is_of(status, STATUS_CHIPS) else usual.status,
        line=line if isinstance(line, str) and _is_of(line, LINE_CHIPS) else usual.line,
        search=search if isinstance(search, str) else usual.search,
        sort=sort if isinstance(sort, str) and sort in SORTS else usual.sort,
        descending=data.get("descending") is not False,
    )


def _is_of(key: str, chips: Iterable[Chip]) -> bool:
    return any(chip.key == key for chip in chips)


@frozen
class Counts:
    """The numbers on the chips."""

    by_status: Mapping[str, int]
    by_line: Mapping[str, int]


def counts(desk: Desk, line: Line | None, today: date) -> Counts:
    """The numbers on the chips of the statuses, in one line or both, and of the lines."""
    by_line = {each: status_counts(desk, each) for each in Line}
    lines = tuple(Line) if line is None else (line,)
    counted = {status: sum(by_line[each][status] for each in lines) for status in TicketStatus}
    late = late_count(desk, line, today.isoformat())
    sums = {str(each): sum(of_line.values()) for each, of_line in by_line.items()}
    return Counts(
        {ALL: sum(counted.values()), LATE: late} | {str(each): count for each, count in counted.items()},
        {BOTH_LINES: sum(sums.values())} | sums,
    )
