"""The dialogs that make and edit a job. No owner, no operator, no status: nobody chooses those here."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from app.domain.words import Line
from app.lifecycle.queries.tickets import TicketDetail
from app.views.context import Context
from app.views.jobs import texts
from app.views.jobs.facts import routing_of
from app.views.ordered import texts as shared
from app.views.ordered.entry import Making, NewEntry
from app.views.ordered.ticket import EditTicketEntry

NEW = Making("job.create", "new_job_dialog", texts.NEW_TITLE, texts.CREATE)
EDIT = Making("job.edit", "edit_job_dialog", texts.EDIT_TITLE, shared.SAVE)


class NewJobDialog(NewEntry):
    """Makes a planned job. `created(Receipt)`."""

    def __init__(self, context: Context, parent: QWidget) -> None:
        super().__init__(context, NEW, Line.HATTHASILPA, parent)


class EditJobDialog(EditTicketEntry):
    """Edits a job. `edited(Receipt)`."""

    _key = "job"

    def __init__(self, context: Context, job: TicketDetail, parent: QWidget) -> None:
        super().__init__(context, EDIT, job, texts.STARTED_FIXED, parent)

    def _routing_of(self, thing: TicketDetail) -> str | None:
        return routing_of(thing, self.messages())
