"""The tickets of an order, and the Hatthasilpa jobs linked to it, as lists within the panel."""

from __future__ import annotations

from array import array
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.lifecycle.desk import Desk
from app.lifecycle.queries.tickets import TicketLine, ticket_lines
from app.messages import Messages
from app.views.cells import COLUMNS, due_column
from app.views.context import Context
from app.views.lists.model import IdTableModel
from app.views.lists.states import Notice
from app.views.lists.view import ListView

LEAST_HEIGHT = 256  # what says that there are none, in two lines, is read whole
WIDTHS = {"code": 112, "pieces": 62, "status": 118, "progress": 104}
STRETCHED = "progress"
"""What takes the room that is left: a long bar says more than a short one."""
OTHERS = ("product", "reference")


class TicketsSource:
    """Rows of tickets by id."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def rows(self, ids: Sequence[int]) -> Sequence[TicketLine | None]:
        """The rows of these ids; one query."""
        return ticket_lines(self._desk, ids)


class TicketsTableModel(IdTableModel[TicketLine]):
    """The tickets as Qt sees them: code, pieces and status first."""

    def __init__(self, desk: Desk, today: Callable[[], date], messages: Messages, parent: QObject) -> None:
        first = (
            replace(COLUMNS[key], width=width, sort_key=None, stretch=key == STRETCHED)
            for key, width in WIDTHS.items()
        )
        rest = (replace(COLUMNS[key], fold=9, stretch=False, sort_key=None) for key in OTHERS)
        columns = (*first, replace(due_column(today), fold=8, sort_key=None), *rest)
        super().__init__(columns, TicketsSource(desk), messages, parent)


class TicketList(QWidget):
    """`opened(id)`: Enter or a double click. `chosen_changed`: others are selected. `refresh_requested`: F5
    was pressed."""

    opened = Signal(object)
    chosen_changed = Signal()
    refresh_requested = Signal()

    def __init__(
        self, context: Context, name: str, title: str, none: Notice, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._title, self._none = title, none
        self.model = TicketsTableModel(context.desk, context.today, context.messages, self)
        self.table = ListView(self.model, context.theme, context.messages)
        self.table.setObjectName(name)
        self.table.setMinimumHeight(round(LEAST_HEIGHT * context.theme.enlargement()))
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self.table, 1)
        self.table.opened.connect(self.opened)
        self.table.refresh_requested.connect(self.refresh_requested)
        self.table.chosen_changed.connect(self.chosen_changed)

    def show_tickets(self, tickets: Sequence[TicketLine]) -> None:
        """Shows these tickets; the chosen ones stay chosen."""
        self.model.set_ids(array("q", [each.id for each in tickets]))
        self.model.mark_all_stale()
        self.table.notice.show_notice(None if tickets else self._none)

    def chosen(self) -> Sequence[int]:
        """The selected tickets."""
        return self.table.chosen()

    def retranslate(self, messages: Messages) -> None:
        """Puts everything into another language."""
        self.table.setAccessibleName(messages.text(self._title))
        self.table.retranslate(messages)
