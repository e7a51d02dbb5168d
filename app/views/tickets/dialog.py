"""The dialogs that make and edit a classic ticket; who answers for it is chosen in its panel."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from app.domain.words import Line
from app.lifecycle.queries.tickets import TicketDetail
from app.views.context import Context
from app.views.ordered import texts as shared
from app.views.ordered.entry import Making, NewEntry
from app.views.ordered.ticket import EditTicketEntry
from app.views.tickets import texts
from app.views.tickets.fields import routing_of

NEW = Making("ticket.create", "new_ticket_dialog", texts.NEW_TITLE, texts.CREATE)
EDIT = Making("ticket.edit", "edit_ticket_dialog", texts.EDIT_TITLE, shared.SAVE)


class NewTicketDialog(NewEntry):
    """Makes a planned ticket. `created(Receipt)`."""

    def __init__(self, context: Context, parent: QWidget) -> None:
        super().__init__(context, NEW, Line.CLASSIC, parent)


class EditTicketDialog(EditTicketEntry):
    """Edits a ticket. `edited(Receipt)`."""

    _key = "ticket"

    def __init__(self, context: Context, ticket: TicketDetail, parent: QWidget) -> None:
        super().__init__(context, EDIT, ticket, texts.STARTED_FIXED, parent)

    def _routing_of(self, thing: TicketDetail) -> str | None:
        return routing_of(thing, self.messages())
