"""The dialog that edits a ticket of either line, at the version that was read."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from app.lifecycle.queries.choices import RoutingChoice
from app.lifecycle.queries.tickets import TicketDetail, ticket_detail
from app.views.context import Context
from app.views.ordered.entry import EditEntry, Making


class EditTicketEntry(EditEntry):
    """Only what was changed is sent; `begun` is said of what stays as it is. `edited(Receipt)`.

    Subclasses say which field of the command names the ticket, and what its routing is called.
    """

    def __init__(
        self, context: Context, making: Making, ticket: TicketDetail, begun: str, parent: QWidget
    ) -> None:
        super().__init__(context, making, ticket, parent)
        self._fix_what_has_begun(begun)
        self.form.focus_first_problem()  # there is none yet: the first field that can be changed

    def _read(self) -> TicketDetail | None:
        return ticket_detail(self._context.desk, self._thing.line.id)

    def _is_present(self, routing: RoutingChoice) -> bool:
        return (routing.code, routing.version) == (self._thing.routing, self._thing.routing_version)

    def _fix_what_has_begun(self, begun: str) -> None:
        """Quantity and routing stay as they are once a run was made of them."""
        if self._thing.run is None:
            return
        for name in ("quantity", "routing"):
            self.form.field(name).control.setEnabled(False)
            self.form.field(name).show_hint(self.messages().text(begun))
