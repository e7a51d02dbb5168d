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

# Key, least width, and which columns step aside first beside the panel: the highest of the last number.
SHAPES = (
    ("code", 112, 0),
    ("product", 190, 0),
    ("line", 124, 3),
    ("pieces", 76, 4),
    ("due", 116, 1),
    ("status", 124, 0),
    ("progress", 120, 2),
    ("priority", 100, 5),
    ("reference", 120, 6),
)


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
    """The columns in order; the day that a ticket is due needs to know what day it is."""
    known = COLUMNS | {"due": due_column(today)}
    return tuple(replace(known[key], width=width, fold=fold) for key, width, fold in SHAPES)
