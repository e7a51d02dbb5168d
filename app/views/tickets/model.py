"""The list of tickets: its columns, and the source that reads rows by id."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date

from PySide6.QtCore import QObject

from app.lifecycle.desk import Desk
from app.lifecycle.queries.tickets import TicketLine, ticket_lines
from app.messages import Messages
from app.views.cells import COLUMNS, due_column
from app.views.lists.columns import Column
from app.views.lists.model import IdTableModel

BEFORE_DUE = ("code", "product", "line", "pieces")
AFTER_DUE = ("status", "progress", "priority", "reference")

# Which columns step aside first beside the panel, and at which width this list shows them there.
FOLDS = {"pieces": 3, "line": 2, "progress": 1, "priority": 4, "reference": 5}


class TicketSource:
    """Reads the rows of the list; one call is one query."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def rows(self, ids: Sequence[int]) -> Sequence[TicketLine | None]:
        """The rows of these ids, None for a ticket that is gone."""
        return ticket_lines(self._desk, ids)


class TicketsTableModel(IdTableModel[TicketLine]):
    """The tickets of both lines."""

    def __init__(
        self, source: TicketSource, today: Callable[[], date], messages: Messages, parent: QObject
    ) -> None:
        super().__init__(columns(today), source, messages, parent)


def columns(today: Callable[[], date]) -> tuple[Column[TicketLine], ...]:
    """The columns in order; the days need to know what day it is."""
    before = (_folding(key) for key in BEFORE_DUE)
    after = (_folding(key) for key in AFTER_DUE)
    return (*before, due_column(today), *after)


def _folding(key: str) -> Column[TicketLine]:
    return replace(COLUMNS[key], fold=FOLDS.get(key, 0))
