"""Everything about the one chosen job: its values, and its pieces or its history."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.domain.commands.jobs import JobEdit
from app.domain.tickets.states import Action
from app.lifecycle.queries.tickets import TicketDetail, ticket_detail
from app.messages import Messages
from app.views.context import Context
from app.views.jobs import texts
from app.views.jobs.controller import JobsController
from app.views.jobs.facts import SHOWN
from app.views.jobs.pieces import JobPieces
from app.views.lists.chips import Chip, FilterChips
from app.views.ordered.editing import Editable, Editing
from app.views.ordered.facts import OrderedFacts
from app.views.packet import texts as shared
from app.views.packet.section import PacketSection
from app.views.remaining import with_remaining
from app.views.theme.marks import look
from app.views.theme.scale import SMALL, TIGHT
from app.views.timeline import OF_A_JOB, Timeline
from app.views.widgets.banner import Banner
from app.views.widgets.share_bar import ShareBar

PIECES, PACKETS, HISTORY = "pieces", "packets", "history"
PANES = (
    Chip(PIECES, texts.PIECES),
    Chip(PACKETS, shared.PACKETS),
    Chip(HISTORY, texts.HISTORY_TAB),
)


def _edit(job: int, version: int, name: str, value: str | None) -> JobEdit:
    return JobEdit(job=job, version=version, **{name: value})  # type: ignore[arg-type]


EDITABLE = Editable(ticket_detail, _edit)


class JobDetails(QWidget):
    """`changed`: the job was edited here, or another pane was chosen."""

    changed = Signal()

    def __init__(self, context: Context, controller: JobsController, parent: QWidget) -> None:
        super().__init__(parent)
        self._context = context
        self.ready = Banner(context.theme)
        self.share = ShareBar(context.theme)
        self.facts = OrderedFacts(context, SHOWN)
        self.editing = Editing(context, self.facts, EDITABLE)
        self.panes = FilterChips(PANES, context.messages)
        self.timeline = Timeline(context.desk, context.theme, OF_A_JOB)
        self.pieces = JobPieces(context, controller)
        self.packets = PacketSection(context, titled=False)
        self._arrange()
        self.panes.chosen.connect(self.changed)
        self.editing.changed.connect(self.changed)
        self.speak(context.messages)

    def show_job(self, job: TicketDetail, reasons: Mapping[Action, str]) -> None:
        """Shows a job; `reasons` say for each action why it is not allowed, "" where it is."""
        messages, line = self._context.messages, job.line
        self.ready.setVisible(not reasons[Action.COMPLETE])
        self.share.show_share(look(line.status), line.progress)
        self.facts.show_thing(with_remaining(self._context, job), self._context.today(), messages)
        self.editing.show_thing(job, reasons[Action.EDIT])
        self._show_pane(job)

    def speak(self, messages: Messages) -> None:
        """Puts everything into another language."""
        self.pieces.retranslate(messages)
        self.panes.retranslate(messages)
        self.panes.setAccessibleName(messages.text(texts.PANES))
        self.ready.say(messages.text(texts.READY))

    def _show_pane(self, job: TicketDetail) -> None:
        """The pieces, the packets or the history stand below the values.

        What comes is filled before it is seen: else the whole panel is laid out anew for each of its lines.
        """
        pane = self.panes.current()
        if pane == PACKETS:
            self.packets.show_tickets((job.line.id,), self._context.messages)
        if pane == HISTORY:
            self.timeline.show_ticket(job.line, self._context.messages)
        self.pieces.setVisible(pane == PIECES)
        self.packets.setVisible(pane == PACKETS)
        self.timeline.setVisible(pane == HISTORY)

    def _arrange(self) -> None:
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(SMALL + TIGHT)
        for part in (self.ready, self.share, self.facts, self.panes):
            whole.addWidget(part)
        whole.addWidget(self.pieces, 1)
        whole.addWidget(self.packets)
        whole.addWidget(self.timeline)
        self.ready.hide()
        self.packets.hide()
        self.timeline.hide()
        whole.addStretch(0)  # without pieces the rest stays at the top
