"""Everything about the one chosen order: its values, then its tickets, its linked jobs, or its history."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.domain.commands.orders import OrderEdit
from app.domain.orders.states import OrderAction
from app.lifecycle.queries.orders import OrderDetail, order_detail
from app.messages import Messages
from app.views.context import JOBS, TICKETS, Context
from app.views.lists.chips import Chip, FilterChips
from app.views.lists.states import Notice
from app.views.ordered.editing import Editable, Editing
from app.views.ordered.facts import OrderedFacts
from app.views.orders import texts
from app.views.orders.controller import OrdersController
from app.views.orders.facts import SHOWN
from app.views.orders.things import TicketList
from app.views.theme.marks import look
from app.views.theme.scale import SMALL, TIGHT
from app.views.timeline import Timeline
from app.views.widgets.actions import Action, ActionButton
from app.views.widgets.share_bar import ShareBar

OF_TICKETS, OF_JOBS, HISTORY = "tickets", "jobs", "history"
PANES = (Chip(OF_TICKETS, texts.TICKETS), Chip(OF_JOBS, texts.JOBS), Chip(HISTORY, texts.HISTORY))
NO_TICKETS = Notice("ticket", texts.NO_TICKETS, texts.NO_TICKETS_HINT)
NO_JOBS = Notice("hammer", texts.NO_JOBS, texts.NO_JOBS_HINT)
UNLINK = Action(OrderAction.UNLINK, texts.UNLINK, "x")


def _edit(order: int, version: int, name: str, value: str | None) -> OrderEdit:
    return OrderEdit(order=order, version=version, **{name: value})  # type: ignore[arg-type]


EDITABLE = Editable(order_detail, _edit)


class OrderDetails(QWidget):
    """`changed`: the order was edited here, or another pane was chosen."""

    changed = Signal()

    def __init__(self, context: Context, controller: OrdersController, parent: QWidget) -> None:
        super().__init__(parent)
        self._context = context
        self._controller = controller
        self._order: int | None = None
        self._unlink_refused = ""
        self.share = ShareBar(context.theme)
        self.facts = OrderedFacts(context, SHOWN)
        self.editing = Editing(context, self.facts, EDITABLE)
        self.panes = FilterChips(PANES, context.messages)
        self.tickets = TicketList(context, "order_tickets", texts.TICKETS, NO_TICKETS)
        self.jobs = TicketList(context, "order_jobs", texts.JOBS, NO_JOBS)
        self.unlink = ActionButton(UNLINK, context.theme, context.messages)
        self.timeline = Timeline(context.desk, context.theme)
        self._arrange()
        self._connect()
        self.speak(context.messages)

    def show_order(self, order: OrderDetail, reasons: Mapping[OrderAction, str]) -> None:
        """Shows an order; `reasons` say for each action why it is not allowed, "" where it is."""
        messages, line = self._context.messages, order.line
        self._order, self._unlink_refused = line.id, reasons[OrderAction.UNLINK]
        self.share.show_share(look(line.state), line.progress)
        self.facts.show_thing(order, self._context.today(), messages)
        self.editing.show_thing(order, reasons[OrderAction.EDIT])
        self.panes.set_counts({OF_TICKETS: len(order.tickets), OF_JOBS: len(order.jobs)})
        self.tickets.show_tickets(order.tickets)
        self.jobs.show_tickets(order.jobs)
        self._show_unlink()
        self._show_pane(order)

    def speak(self, messages: Messages) -> None:
        """Puts everything into another language."""
        for part in (self.tickets, self.jobs, self.panes, self.unlink):
            part.retranslate(messages)
        self.panes.setAccessibleName(messages.text(texts.PANES))
        self._show_unlink()

    def _show_pane(self, order: OrderDetail) -> None:
        """Either the tickets, the linked jobs or the history stand below the values."""
        pane = self.panes.current()
        self.tickets.setVisible(pane == OF_TICKETS)
        for part in (self.jobs, self.unlink):
            part.setVisible(pane == OF_JOBS)
        self.timeline.setVisible(pane == HISTORY)
        if pane == HISTORY:
            self.timeline.show_order(order.line.id, self._context.messages)

    @Slot()
    def _show_unlink(self) -> None:
        chosen = self.jobs.chosen()
        why = self._unlink_refused or ("" if chosen else self._context.messages.text(texts.CHOOSE_JOB))
        self.unlink.set_state(not why, why)

    @Slot()
    def _take_away(self) -> None:
        chosen = self.jobs.chosen()
        if self._order is not None and chosen:
            self._controller.unlink(self._order, chosen[0])

    @Slot(object)
    def _open_ticket(self, ticket: int) -> None:
        self._context.guide.go(TICKETS, ticket)

    @Slot(object)
    def _open_job(self, job: int) -> None:
        self._context.guide.go(JOBS, job)

    def _connect(self) -> None:
        self.panes.chosen.connect(self.changed)
        self.editing.changed.connect(self.changed)
        for each in (self.tickets, self.jobs):
            each.refresh_requested.connect(self.changed)
        self.tickets.opened.connect(self._open_ticket)
        self.jobs.opened.connect(self._open_job)
        self.jobs.chosen_changed.connect(self._show_unlink)
        self.unlink.clicked.connect(self._take_away)

    def _arrange(self) -> None:
        self.unlink.setObjectName("unlink_job")
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(SMALL + TIGHT)
        for part in (self.share, self.facts, self.panes, self.unlink):
            whole.addWidget(part)
        whole.addWidget(self.tickets, 1)
        whole.addWidget(self.jobs, 1)
        whole.addWidget(self.timeline)
        for each in (self.unlink, self.jobs, self.timeline):
            each.hide()
        whole.addStretch(0)
