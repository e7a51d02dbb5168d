"""The dialogs that make and edit an order, and that link a job to one. Nobody chooses a line or a state."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from app.domain.refusals import Code, Refused
from app.domain.words import OPEN_TICKET, Line
from app.lifecycle.queries.choices import RoutingChoice
from app.lifecycle.queries.orders import OrderDetail, order_detail
from app.lifecycle.queries.tickets import TicketFilter, TicketLine, ticket_ids, ticket_lines
from app.views.cells import name_of
from app.views.context import Context
from app.views.entry import Entry, Values
from app.views.ordered import texts as shared
from app.views.ordered.entry import EditEntry, Making, NewEntry, OrderedEntry
from app.views.orders import texts
from app.views.widgets.choice import ChoiceField, Option
from app.views.widgets.date_field import DateField

NEW = Making("order.create", "new_order_dialog", texts.NEW_TITLE, texts.CREATE)
EDIT = Making("order.edit", "edit_order_dialog", texts.EDIT_TITLE, shared.SAVE)
MOST_OFFERED = 200
"""So many of the newest jobs are offered; another one is typed."""


class Scheduled(OrderedEntry):
    """Asks for the days between which the order is to be made, too."""

    def _add_first_fields(self) -> None:
        super()._add_first_fields()
        self.start, self.end = self._day(), self._day()

    def _days(self) -> Sequence[tuple[str, str, DateField]]:
        scheduled = (("start", texts.START_DAY, self.start), ("end", texts.END_DAY, self.end))
        return (*super()._days(), *scheduled)


class NewOrderDialog(Scheduled, NewEntry):
    """Makes a draft. `created(Receipt)`."""

    def __init__(self, context: Context, parent: QWidget) -> None:
        super().__init__(context, NEW, Line.CLASSIC, parent)


class EditOrderDialog(Scheduled, EditEntry):
    """Edits an order at the version that was read. Only what was changed is sent. `edited(Receipt)`."""

    _key = "order"

    def __init__(self, context: Context, order: OrderDetail, parent: QWidget) -> None:
        super().__init__(context, EDIT, order, parent)

    def _read(self) -> OrderDetail | None:
        return order_detail(self._context.desk, self._thing.line.id)

    def _routing_of(self, thing: OrderDetail) -> str | None:
        return thing.routing

    def _is_present(self, routing: RoutingChoice) -> bool:
        return bool(routing.code == self._thing.routing)


class LinkDialog(Entry):
    """Links one of the newest open jobs to an order, or one that is typed."""

    def __init__(self, context: Context, order: OrderDetail, parent: QWidget) -> None:
        super().__init__(context, "order.link", texts.LINK_YES, parent)
        self._order = order.line.id
        self.job = ChoiceField(context.theme, typed=True)
        title = self.messages().text(texts.LINK_TITLE, code=order.line.code)
        self.setObjectName("link_job_dialog")
        self.setWindowTitle(title)
        self.heading.say(title)
        self.form.add("job", texts.JOB, self.job, required=True)
        self.form.field("job").show_hint(self.messages().text(texts.LINK_HINT))
        self.job.set_options([self._option(each) for each in self._offered(order.line.jobs)])
        self.job.setFocus()

    def _offered(self, linked: Sequence[str]) -> list[TicketLine]:
        desk = self._context.desk
        newest = ticket_ids(desk, TicketFilter(line=Line.HATTHASILPA), MOST_OFFERED)
        lines = (line for line in ticket_lines(desk, newest) if line is not None)
        return [line for line in lines if line.status in OPEN_TICKET and line.code not in linked]

    def _option(self, job: TicketLine) -> Option:
        messages = self.messages()
        words = {"code": job.code, "name": name_of(job, messages), "quantity": f"{job.quantity:,}"}
        return Option(job.code, messages.text(texts.JOB_OPTION, **words))

    def _values(self) -> Values | None:
        job = self.job.value() or self.job.currentText().strip().upper()
        if not job:
            self.form.set_error("job", self.messages().text(texts.NO_JOB))
        return {"order": self._order, "job": job}

    def _field_of(self, refused: Refused) -> str:
        about_job = refused.code in (Code.NOT_HATTHASILPA, Code.LINKED_ALREADY)
        return super()._field_of(refused) or ("job" if about_job else "")
