"""The dialogs that make and edit a job. No owner, no operator, no status: nobody chooses those here."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from app.domain.words import Line
from app.lifecycle.queries.choices import RoutingChoice
from app.lifecycle.queries.tickets import TicketDetail, ticket_detail
from app.views.context import Context
from app.views.jobs import texts
from app.views.jobs.facts import routing_of
from app.views.ordered import texts as shared
from app.views.ordered.entry import EditEntry, Making, NewEntry

NEW = Making("job.create", "new_job_dialog", texts.NEW_TITLE, texts.CREATE)
EDIT = Making("job.edit", "edit_job_dialog", texts.EDIT_TITLE, shared.SAVE)


class NewJobDialog(NewEntry):
    """Makes a planned job. `created(Receipt)`."""

    def __init__(self, context: Context, parent: QWidget) -> None:
        super().__init__(context, NEW, Line.HATTHASILPA, parent)


class EditJobDialog(EditEntry):
    """Edits a job at the version that was read. Only what was changed is sent. `edited(Receipt)`."""

    _key = "job"

    def __init__(self, context: Context, job: TicketDetail, parent: QWidget) -> None:
        super().__init__(context, EDIT, job, parent)
        self._fix_what_has_begun()

    def _read(self) -> TicketDetail | None:
        return ticket_detail(self._context.desk, self._thing.line.id)

    def _routing_of(self, thing: TicketDetail) -> str | None:
        return routing_of(thing, self.messages())

    def _is_present(self, routing: RoutingChoice) -> bool:
        return (routing.code, routing.version) == (self._thing.routing, self._thing.routing_version)

    def _fix_what_has_begun(self) -> None:
        """Quantity and routing stay as they are once a run was made of them."""
        if self._thing.run is None:
            return
        for name in ("quantity", "routing"):
            self.form.field(name).control.setEnabled(False)
            self.form.field(name).show_hint(self.messages().text(texts.STARTED_FIXED))
