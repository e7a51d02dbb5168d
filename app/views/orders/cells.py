"""What the list of orders shows of each."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date

from app.domain.orders.late import is_late
from app.domain.words import OrderState, TicketStatus
from app.lifecycle.queries.orders import OrderRowLine
from app.messages import Messages
from app.messages.orders import ORDER_STATE
from app.messages.words import PRIORITY
from app.views.cells import (
    CODE,
    DONE_OF,
    DUE,
    LATE,
    NOTHING,
    PIECES,
    PRIORITY_TITLE,
    PRODUCT,
    PROGRESS,
    REFERENCE,
    SKU_AND_NAME,
    UNMEASURED,
    name_of,
    share_of,
)
from app.views.lists.columns import Align, Cell, Column, Kind
from app.views.orders import texts
from app.views.theme.marks import look

WHY_NONE = {
    OrderState.CANCELLED: UNMEASURED[TicketStatus.CANCELLED],
    OrderState.DRAFT: UNMEASURED[TicketStatus.PLANNED],
    OrderState.PLANNED: UNMEASURED[TicketStatus.PLANNED],
}


def schedule_of(row: OrderRowLine, messages: Messages) -> str | None:
    """The days between which the order is to be made; None where none is said."""
    if row.start and row.end:
        return messages.text(texts.DAYS, start=messages.date(row.start), end=messages.date(row.end))
    if row.start:
        return messages.text(texts.SINCE, start=messages.date(row.start))
    return messages.text(texts.UNTIL, end=messages.date(row.end)) if row.end else None


def _code(row: OrderRowLine, messages: Messages) -> Cell:
    return Cell(row.code)


def _product(row: OrderRowLine, messages: Messages) -> Cell:
    name = name_of(row, messages)
    return Cell(name, tooltip=messages.text(SKU_AND_NAME, sku=row.sku, name=name))


def _quantity(row: OrderRowLine, messages: Messages) -> Cell:
    return Cell(f"{row.quantity:,}")


def _tickets(row: OrderRowLine, messages: Messages) -> Cell:
    if not row.tickets:
        return Cell(NOTHING)
    said = messages.text(texts.OPEN_OF, open=f"{row.open_tickets:,}", tickets=f"{row.tickets:,}")
    return Cell(f"{row.tickets:,}", tooltip=said, spoken=said)


def _jobs(row: OrderRowLine, messages: Messages) -> Cell:
    return Cell(", ".join(row.jobs) or NOTHING)


def _state(row: OrderRowLine, messages: Messages) -> Cell:
    return Cell(messages.text(ORDER_STATE[row.state]), look(row.state))


def _progress(row: OrderRowLine, messages: Messages) -> Cell:
    if row.progress is None:
        return Cell(NOTHING, tooltip=messages.text(WHY_NONE[row.state]))
    counts = messages.text(DONE_OF, completed=f"{row.completed:,}", quantity=f"{row.quantity:,}")
    return Cell(share_of(row.progress), look(row.state), row.progress, counts)


def _schedule(row: OrderRowLine, messages: Messages) -> Cell:
    return Cell(schedule_of(row, messages) or NOTHING)


def _priority(row: OrderRowLine, messages: Messages) -> Cell:
    return Cell(messages.text(PRIORITY[row.priority]), look(row.priority))


def _reference(row: OrderRowLine, messages: Messages) -> Cell:
    return Cell(row.reference or NOTHING)


def _quantity_value(row: OrderRowLine) -> int:
    return row.quantity


def _tickets_value(row: OrderRowLine) -> int:
    return row.tickets


def _share_value(row: OrderRowLine) -> float | None:
    return None if row.progress is None else row.progress / 100


def _due_value(row: OrderRowLine) -> date | None:
    return None if row.due is None else date.fromisoformat(row.due)


class DueCell:
    """The day it is due, marked where it is late today."""

    def __init__(self, today: Callable[[], date]) -> None:
        self._today = today

    def __call__(self, row: OrderRowLine, messages: Messages) -> Cell:
        """The cell of a row."""
        if row.due is None:
            return Cell(NOTHING)
        day = messages.date(row.due)
        if not is_late(row.state, row.due, self._today()):
            return Cell(day)
        late = messages.text(LATE, day=day)
        return Cell(day, look("late"), tooltip=late, spoken=late)


_DUE = Column("due", DUE, _schedule, 114, sort_key="due", value=_due_value, fold=1, matters=True)

_BEFORE: tuple[Column[OrderRowLine], ...] = (
    Column("code", CODE, _code, 112, Kind.STRONG, sort_key="code"),
    Column("product", PRODUCT, _product, 178, sort_key="product", stretch=True),
    Column(
        "quantity", PIECES, _quantity, 62, align=Align.END, sort_key="quantity", value=_quantity_value, fold=3
    ),
    Column("tickets", texts.TICKETS_COLUMN, _tickets, 66, align=Align.END, fold=4, value=_tickets_value),
)
_AFTER: tuple[Column[OrderRowLine], ...] = (
    Column("state", texts.STATE, _state, 134, Kind.BADGE, sort_key="state"),
    Column("progress", PROGRESS, _progress, 100, Kind.PROGRESS, most=190, fold=2, value=_share_value),
    Column("schedule", texts.SCHEDULE, _schedule, 190, sort_key="start", fold=5),
    Column("priority", PRIORITY_TITLE, _priority, 88, fold=6),
    Column("reference", REFERENCE, _reference, 110, Kind.MUTED, fold=7),
    Column("jobs", texts.JOBS_COLUMN, _jobs, 120, fold=8),
)


def columns(today: Callable[[], date]) -> tuple[Column[OrderRowLine], ...]:
    """The columns in order; the day that an order is due needs to know what day it is."""
    return (*_BEFORE, replace(_DUE, cell=DueCell(today)), *_AFTER)
