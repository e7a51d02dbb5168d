"""The dialogs that make and edit a job. No owner, no operator, no status: nobody chooses those here."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from app.domain.refusals import Code, Refused
from app.domain.words import Line
from app.lifecycle.queries import choices
from app.lifecycle.queries.tickets import TicketDetail, ticket_detail
from app.lifecycle.receipts import Receipt
from app.messages.words import PRIORITY
from app.views.cells import name_of
from app.views.context import Context
from app.views.entry import Values
from app.views.jobs import texts
from app.views.jobs.entry import JobEntry
from app.views.jobs.facts import routing_of
from app.views.runner import Problem
from app.views.widgets.banner import Gravity
from app.views.widgets.choice import ChoiceField, Option

AS_IT_IS = ""


class NewJobDialog(JobEntry):
    """Makes a planned job. `created(Receipt)`."""

    created = Signal(object)

    def __init__(self, context: Context, parent: QWidget) -> None:
        self.product = ChoiceField(context.theme, typed=True)
        super().__init__(context, "job.create", texts.CREATE, parent)
        title = self.messages().text(texts.NEW_TITLE)
        self.setObjectName("new_job_dialog")
        self.setWindowTitle(title)
        self.heading.say(title)
        self._offer()
        self.product.setFocus()

    def _add_first_fields(self) -> None:
        self.form.add("product", texts.PRODUCT, self.product, required=True)

    def _offer(self) -> None:
        desk, messages = self._context.desk, self.messages()
        products = [each for each in choices.products(desk, Line.HATTHASILPA) if each.active]
        self.product.set_options([self._product_option(each) for each in products])
        as_product = Option(AS_IT_IS, messages.text(texts.ROUTING_OF_PRODUCT))
        self.routing.set_options([as_product, *map(self.routing_option, choices.published_routings(desk))])
        self.routing.choose(AS_IT_IS)

    def _product_option(self, product: choices.ProductChoice) -> Option:
        messages = self.messages()
        name = name_of(product, messages)
        return Option(product.sku, messages.text(texts.PRODUCT_OPTION, sku=product.sku, name=name))

    def _values(self) -> Values | None:
        product = self._product()
        if not product:
            self.form.set_error("product", self.messages().text(texts.NO_PRODUCT))
        written = self.common_values() | {"product": product, "routing": self.routing.value() or None}
        return {name: value for name, value in written.items() if value is not None}

    def _product(self) -> str:
        """What was chosen, or typed: an SKU in any case, or else what the door is to judge."""
        typed = self.product.currentText().strip()
        offered = (str(self.product.itemData(place)) for place in range(self.product.count()))
        named = next((sku for sku in offered if sku.casefold() == typed.casefold()), typed)
        return self.product.value() or named

    def _hear_done(self, receipt: Receipt) -> None:
        self.created.emit(receipt)


class EditJobDialog(JobEntry):
    """Edits a job at the version that was read. Only what was changed is sent. `edited(Receipt)`."""

    edited = Signal(object)

    def __init__(self, context: Context, job: TicketDetail, parent: QWidget) -> None:
        super().__init__(context, "job.edit", texts.SAVE, parent)
        self._job = job
        title = self.messages().text(texts.EDIT_TITLE, code=job.line.code)
        self.setObjectName("edit_job_dialog")
        self.setWindowTitle(title)
        self.heading.say(title)
        self._show()
        self._written_at_first = self.common_values()

    def _show(self) -> None:
        line, desk = self._job.line, self._context.desk
        self.quantity.set_value(line.quantity)
        self.due.setText(line.due or "")
        self.priority.choose(str(line.priority))
        self.notes.setPlainText(self._job.notes or "")
        published = choices.published_routings(desk)
        pinned = (self._job.routing, self._job.routing_version)
        others = [each for each in published if (each.code, each.version) != pinned]
        self.routing.set_options([self._present_routing(), *map(self.routing_option, others)])
        self.routing.choose(AS_IT_IS)
        self._fix_what_has_begun()

    def _present_routing(self) -> Option:
        messages = self.messages()
        present = routing_of(self._job, messages) or messages.text(texts.NO_ROUTING)
        return Option(AS_IT_IS, messages.text(texts.ROUTING_KEEP, routing=present))

    def _fix_what_has_begun(self) -> None:
        """Quantity and routing stay as they are once a run was made of them."""
        if self._job.run is None:
            return
        for name in ("quantity", "routing"):
            self.form.field(name).control.setEnabled(False)
            self.form.field(name).show_hint(self.messages().text(texts.STARTED_FIXED))

    def _values(self) -> Values | None:
        written = self.common_values()
        changed = {name: value for name, value in written.items() if value != self._written_at_first[name]}
        if self.routing.value():
            changed["routing"] = self.routing.value()
        return {"job": self._job.line.id, "version": self._job.line.version} | changed

    def _changes(self, values: Values) -> bool:
        return not values.keys() <= {"job", "version"}

    def _hear_done(self, receipt: Receipt) -> None:
        self.edited.emit(receipt)

    def _refuse(self, problem: Problem) -> None:
        fresh = ticket_detail(self._context.desk, self._job.line.id)
        if not isinstance(problem, Refused) or problem.code is not Code.STALE or fresh is None:
            super()._refuse(problem)
            return
        self._show_both(fresh)
        self._job = fresh
        sentence = f"{self._context.why(problem)}\n{self.messages().text(texts.STALE_HINT)}"
        self.show_banner(sentence, Gravity.WARNING)

    def _show_both(self, fresh: TicketDetail) -> None:
        """Beneath each field what was saved meanwhile, where that is something else; what was typed stays."""
        before, now = self._said(self._job), self._said(fresh)
        for name, value in now.items():
            if value != before[name]:
                self.form.field(name).show_hint(self.messages().text(texts.SAVED_MEANWHILE, value=value))

    def _said(self, job: TicketDetail) -> Mapping[str, str]:
        messages, line = self.messages(), job.line
        return {
            "quantity": f"{line.quantity:,}",
            "due": messages.date(line.due) if line.due else texts.NOTHING,
            "priority": messages.text(PRIORITY[line.priority]),
            "routing": routing_of(job, messages) or messages.text(texts.NO_ROUTING),
            "notes": job.notes or texts.NOTHING,
        }
