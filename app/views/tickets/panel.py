"""The panel of the selected ticket. Its line alone decides what it shows, and what can be done from here."""

from __future__ import annotations

import logging
from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from app.domain.tickets.states import actions
from app.domain.words import Line
from app.lifecycle.queries.orders import order_of_ticket
from app.lifecycle.queries.tickets import TicketDetail, ticket_detail
from app.messages import Messages
from app.views.cells import name_of
from app.views.context import JOBS, ORDERS, Context
from app.views.packet.section import PacketSection
from app.views.paper.button import PaperButton
from app.views.remaining import with_remaining
from app.views.theme.scale import BUTTON_ICON, LARGE, TIGHT
from app.views.tickets import texts
from app.views.tickets.badges import Badges
from app.views.tickets.classic import Classic
from app.views.tickets.fields import FieldList
from app.views.tickets.pieces import PiecesSection
from app.views.tickets.routed import RoutedSection
from app.views.tickets.source import Source
from app.views.timeline import OF_A_TICKET, Timeline
from app.views.widgets.banner import Banner, Gravity
from app.views.widgets.frames import SidePanel
from app.views.widgets.unseen import lay_out

log = logging.getLogger(__name__)


class TicketPanel(SidePanel):
    """Shows one ticket, or hides itself. `refresh_requested`: F5 in the list of pieces."""

    refresh_requested = Signal()

    def __init__(
        self, context: Context, chosen: Callable[[], Sequence[int]], parent: QWidget | None = None
    ) -> None:
        super().__init__(context.theme, context.messages, parent)
        theme, messages = context.theme, context.messages
        self._context = context
        self._ticket: int | None = None
        self._order: int | None = None
        self._came = False
        self._contents = QWidget()
        self.back = QPushButton()
        self.back_to_order = QPushButton()
        self.failure = Banner(theme, Gravity.ERROR)
        self.badges = Badges(theme)
        self.source = Source(theme, messages)
        self.classic = Classic(context)
        self.print_papers = PaperButton(context, chosen)
        self.fields = FieldList(theme)
        self.routed = RoutedSection(context)
        self.pieces = PiecesSection(context.desk, theme, messages)
        self.packets = PacketSection(context)
        self.timeline = Timeline(context.desk, theme, OF_A_TICKET)
        self.setObjectName("ticket_panel")
        self._arrange_contents()
        self._connect()
        self._tint_back()
        self.speak(messages)
        self.hide()

    def shown(self) -> int | None:
        """The id of the ticket that is shown, if any."""
        return self._ticket

    def show_ticket(self, ticket: int | None, *, came: bool = False) -> None:
        """Shows a ticket, whatever was shown before; None hides the panel.

        Whether it was opened from elsewhere decides nothing but the way back: to its job, or to its order.
        """
        if ticket != self._ticket:
            self.scroll_to_top()
        self._ticket, self._came = ticket, came
        self.print_papers.follow()
        self.refresh()
        self.setVisible(ticket is not None)

    def rehearse(self, ticket: int) -> None:
        """Fills the panel with a ticket, and lays it out, while it is hidden."""
        if self._ticket is None and self._read(ticket):
            lay_out(self._contents, self.sizeHint().width())

    @Slot()
    def refresh(self) -> None:
        """Reads the ticket again."""
        if self._ticket is None:
            return
        try:
            shown = self._read(self._ticket)
        except Exception:
            log.exception("a job ticket could not be shown")
            shown = False
        self._contents.setVisible(shown)
        self.failure.setVisible(not shown)

    def speak(self, messages: Messages) -> None:
        """Puts everything into another language: the panel's own words and the ticket's."""
        self.retranslate(messages)
        self.back.setText(messages.text(texts.BACK_TO_JOBS))
        self.back.setAccessibleName(messages.text(texts.BACK_TO_JOBS))
        self.failure.say(messages.text(texts.PANEL_FAILED))
        self.pieces.retranslate(messages)
        self.print_papers.speak(messages)
        self.refresh()

    def _arrange_contents(self) -> None:
        self.back.setObjectName("back_to_jobs")
        self.back_to_order.setObjectName("back_to_order")
        column = QVBoxLayout(self._contents)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(LARGE)
        for part in (
            self.badges,
            self.source,
            self.classic,
            self.fields,
            self.routed,
            self.pieces,
            self.packets,
            self.timeline,
        ):
            column.addWidget(part)
        for button in (self.back, self.back_to_order):
            button.setIconSize(self._context.theme.icon_size(BUTTON_ICON, TIGHT))
            self.body.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
        self.body.addWidget(self.failure)
        self.body.addWidget(self._contents)
        self.foot.addWidget(self.print_papers)
        self.body.addStretch(0)  # else a short body is squeezed to what it would need without wrapping

    def _connect(self) -> None:
        self.back.clicked.connect(self._go_to_jobs)
        for button in (self.back_to_order, self.fields.order):
            button.clicked.connect(self._go_to_order)
        self.source.open_in_jobs.connect(self._go_to_jobs)
        self.classic.changed.connect(self.refresh)
        self.pieces.list.refresh_requested.connect(self.refresh_requested)
        self._context.theme.changed.connect(self._tint_back)

    def _read(self, ticket: int) -> bool:
        detail = ticket_detail(self._context.desk, ticket)
        if detail is None:
            return False
        messages, line = self._context.messages, detail.line
        if line.line is Line.CLASSIC:
            detail = with_remaining(self._context, detail)
        self.set_title(line.code, name_of(line, messages))
        self.badges.show_ticket(detail, self._context.today(), messages)
        self.fields.show_detail(detail, messages)
        self._show_line(detail, messages)
        self.pieces.show_ticket(line.id, several_attempts=detail.runs > 1)
        self.packets.show_tickets((line.id,), messages)
        self.timeline.show_ticket(line, messages)
        return True

    def _show_line(self, detail: TicketDetail, messages: Messages) -> None:
        """What only tickets of one line have. For another one nothing of it stays, not even unseen."""
        made_by_hand = detail.line.line is Line.HATTHASILPA
        found = None if detail.known.order is None else order_of_ticket(self._context.desk, detail.line.id)
        self._order = None if found is None or made_by_hand else found[0]
        self.back.setVisible(self._came and made_by_hand)
        to_order = "" if self._order is None else messages.text(texts.BACK_TO_ORDER)
        self.back_to_order.setText(to_order)
        self.back_to_order.setAccessibleName(to_order)
        self.back_to_order.setVisible(self._came and bool(to_order))
        self.source.setVisible(made_by_hand)
        self.classic.setVisible(not made_by_hand)
        self.classic.show_ticket(None if made_by_hand else detail, messages)
        self.routed.show_ticket(None if made_by_hand else detail.line.id, over=detail.ended_at is not None)
        if made_by_hand:
            self.source.show_answers(actions(detail.known, self._context.actor, Line.CLASSIC), messages)
        else:
            self.source.clear()

    @Slot()
    def _go_to_jobs(self) -> None:
        self._context.guide.go(JOBS, self._ticket)

    @Slot()
    def _go_to_order(self) -> None:
        self._context.guide.go(ORDERS, self._order)

    @Slot()
    def _tint_back(self) -> None:
        for button in (self.back, self.back_to_order):
            button.setIcon(self._context.theme.icon("chevron-left", "text", BUTTON_ICON, TIGHT))
