"""What lists of tickets show of each: the cells that Hatthasilpa Jobs and Job Tickets have in common."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from typing import Protocol

from app.domain.tickets.late import is_late
from app.domain.words import TicketStatus
from app.lifecycle.queries.tickets import TicketLine
from app.messages import Language, Messages
from app.messages.marks import N_
from app.messages.thai import keep_whole
from app.messages.words import LINE, PRIORITY, TICKET_STATUS
from app.views.lists.columns import EMPTY, Align, Cell, Column, Kind
from app.views.theme.marks import look

NOTHING = EMPTY

CODE = N_("Code")
PRODUCT = N_("Product")
LINE_TITLE = N_("Line")
PIECES = N_("Pieces")
DUE = N_("Due")
PRIORITY_TITLE = N_("Priority")
STATUS = N_("Status")
PROGRESS = N_("Progress")
REFERENCE = N_("Reference")

LATE = N_("Late: due {day}, and not finished")
DONE_OF = N_("{completed} of {quantity} finished")
AND = N_("{first} and {last}")
SKU_AND_NAME = N_("{sku} · {name}")

# Why there is no progress to show.
UNMEASURED = {
    TicketStatus.PLANNED: N_("Not started yet, so there is no progress to show."),
    TicketStatus.CANCELLED: N_("Cancelled, so no progress is counted."),
}


class Named(Protocol):
    """Something with a name in English and perhaps one in Thai."""

    @property
    def name_en(self) -> str:
        """The English name."""
        ...

    @property
    def name_th(self) -> str | None:
        """The Thai name, if there is one."""
        ...


def together(names: Sequence[str], messages: Messages) -> str:
    """The names of several people."""
    for name in names:
        keep_whole(name)
    if len(names) == 1:
        return names[0]
    return messages.text(AND, first=", ".join(names[:-1]), last=names[-1])


def name_of(thing: Named, messages: Messages) -> str:
    """The name in the language that is spoken, or the English one."""
    if messages.language is Language.THAI and thing.name_th:
        return thing.name_th
    return thing.name_en


def share_of(progress: float) -> str:
    """A progress of 0–100, as it is written: 62.5%."""
    return f"{progress:g}%"


def code_cell(row: TicketLine, messages: Messages) -> Cell:
    """The code."""
    return Cell(row.code)


def product_cell(row: TicketLine, messages: Messages) -> Cell:
    """The product's name; the tooltip has its SKU too."""
    name = name_of(row, messages)
    return Cell(name, tooltip=messages.text(SKU_AND_NAME, sku=row.sku, name=name))


def line_cell(row: TicketLine, messages: Messages) -> Cell:
    """The production line, as a badge."""
    return Cell(messages.text(LINE[row.line]), look(row.line))


def pieces_cell(row: TicketLine, messages: Messages) -> Cell:
    """How many pieces were ordered."""
    return Cell(f"{row.quantity:,}")


def priority_cell(row: TicketLine, messages: Messages) -> Cell:
    """How urgent it is."""
    return Cell(messages.text(PRIORITY[row.priority]), look(row.priority))


def status_cell(row: TicketLine, messages: Messages) -> Cell:
    """The status, as a badge."""
    return Cell(messages.text(TICKET_STATUS[row.status]), look(row.status))


def progress_cell(row: TicketLine, messages: Messages) -> Cell:
    """A bar and its share; a dash with the reason where nothing is measured."""
    if row.progress is None:
        return Cell(NOTHING, tooltip=messages.text(UNMEASURED[row.status]))
    counts = messages.text(DONE_OF, completed=f"{row.completed:,}", quantity=f"{row.quantity:,}")
    return Cell(share_of(row.progress), look(row.status), row.progress, counts)


def pieces_value(row: TicketLine) -> int:
    """The number of pieces."""
    return row.quantity


def share_value(row: TicketLine) -> float | None:
    """The progress as a share of 0–1."""
    return None if row.progress is None else row.progress / 100


def due_value(row: TicketLine) -> date | None:
    """The day it is due."""
    return None if row.due is None else date.fromisoformat(row.due)


def reference_cell(row: TicketLine, messages: Messages) -> Cell:
    """The order's reference."""
    return Cell(row.reference or NOTHING)


class DueCell:
    """The day it is due, marked where it is late today."""

    def __init__(self, today: Callable[[], date]) -> None:
        self._today = today

    def __call__(self, row: TicketLine, messages: Messages) -> Cell:
        """The cell of a row."""
        if row.due is None:
            return Cell(NOTHING)
        day = messages.date(row.due)
        if not is_late(row.status, row.due, self._today()):
            return Cell(day)
        late = messages.text(LATE, day=day)
        return Cell(day, look("late"), tooltip=late, spoken=late)


# Each column once, by key; a list picks those that it shows.
COLUMNS: dict[str, Column[TicketLine]] = {
    column.key: column
    for column in (
        Column("code", CODE, code_cell, 108, Kind.STRONG, sort_key="code"),
        Column("product", PRODUCT, product_cell, 190, sort_key="product", stretch=True),
        Column("line", LINE_TITLE, line_cell, 120, Kind.BADGE, sort_key="line", fold=3),
        Column(
            "pieces",
            PIECES,
            pieces_cell,
            62,
            align=Align.END,
            sort_key="quantity",
            fold=1,
            matters=True,
            value=pieces_value,
        ),
        Column("priority", PRIORITY_TITLE, priority_cell, 88, sort_key="priority", fold=4),
        Column("status", STATUS, status_cell, 114, Kind.BADGE, sort_key="status"),
        Column(
            "progress",
            PROGRESS,
            progress_cell,
            104,
            Kind.PROGRESS,
            sort_key="progress",
            most=190,
            fold=2,
            value=share_value,
        ),
        Column("reference", REFERENCE, reference_cell, 120, Kind.MUTED, sort_key="reference", fold=5),
    )
}


def due_column(today: Callable[[], date]) -> Column[TicketLine]:
    """The column of due days; it needs to know what day it is."""
    due = DueCell(today)
    return Column("due", DUE, due, 114, sort_key="due", fold=1, matters=True, value=due_value)
