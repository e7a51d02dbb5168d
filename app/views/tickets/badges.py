"""What is told of a ticket by shape, word and colour, in a line under its name."""

from __future__ import annotations

from datetime import date

from PySide6.QtWidgets import QWidget

from app.domain.tickets.late import is_late
from app.lifecycle.queries.tickets import TicketDetail
from app.messages import Messages
from app.messages.words import LINE, TICKET_STATUS
from app.views import remaining
from app.views.theme.marks import look
from app.views.theme.theme import Theme
from app.views.widgets.badge import Badge
from app.views.widgets.flow import FlowLayout


class Badges(QWidget):
    """Status, line, and whether it is late."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.status, self.line, self.late = (Badge(theme) for _ in range(3))
        row = FlowLayout(self)
        for badge in (self.status, self.line, self.late):
            row.addWidget(badge)

    def show_ticket(self, detail: TicketDetail, today: date, messages: Messages) -> None:
        """Shows the badges of a ticket."""
        ticket = detail.line
        self.status.show_status(look(ticket.status), messages.text(TICKET_STATUS[ticket.status]))
        self.line.show_status(look(ticket.line), messages.text(LINE[ticket.line]))
        mark = remaining.mark(detail, ticket.due, late=is_late(ticket.status, ticket.due, today))
        self.late.show_status(look(mark), messages.text(remaining.MARKS[mark]) if mark else "")
        self.late.setVisible(bool(mark))
        self.updateGeometry()
