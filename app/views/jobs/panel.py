"""The panel beside the list: what can be done with the chosen jobs, and everything about the one."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QSize, Slot
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from app.domain.tickets.states import Action
from app.lifecycle.queries.tickets import TicketDetail, ticket_detail
from app.messages import Messages
from app.messages.words import TICKET_STATUS
from app.views.cells import name_of
from app.views.context import TICKETS, Context
from app.views.jobs import texts
from app.views.jobs.bar import JobActions
from app.views.jobs.controller import MOST_AT_ONCE, JobsController
from app.views.jobs.editing import Editing
from app.views.jobs.facts import JobFacts, ShareBar
from app.views.jobs.pieces import JobPieces
from app.views.lists.chips import Chip, FilterChips
from app.views.theme.marks import look
from app.views.theme.scale import BUTTON_ICON, SMALL, TIGHT
from app.views.timeline import OF_A_JOB, Timeline
from app.views.widgets.badge import Badge
from app.views.widgets.banner import Banner
from app.views.widgets.frames import SidePanel
from app.views.widgets.label import PlainLabel

PIECES, HISTORY = "pieces", "history"
PANES = (Chip(PIECES, texts.PIECES), Chip(HISTORY, texts.HISTORY_TAB))


class JobPanel(SidePanel):
    """Follows the selection of the list. Nothing in it knows a status: the lifecycle is asked."""

    def __init__(self, context: Context, controller: JobsController, parent: QWidget | None = None) -> None:
        super().__init__(context.theme, context.messages, parent)
        self._context = context
        self._controller = controller
        self._chosen: tuple[int, ...] = ()
        self.badge = Badge(context.theme)
        self.share = ShareBar(context.theme)
        self.actions_ = JobActions(context.theme, context.messages)
        self.hint = PlainLabel(context.theme, kind="muted")
        self.ready = Banner(context.theme)
        self.facts = JobFacts(context)
        self.editing = Editing(context, self.facts)
        self.panes = FilterChips(PANES, context.messages)
        self.timeline = Timeline(context.desk, context.theme, OF_A_JOB)
        self.pieces = JobPieces(context, controller)
        self.details = QPushButton()
        self._arrange_parts()
        self.details.clicked.connect(self._open_ticket)
        self.panes.chosen.connect(self.refresh)
        self.editing.changed.connect(self.refresh)
        context.theme.changed.connect(self._tint_details)
        self._tint_details()
        self.speak(context.messages)

    def show_jobs(self, chosen: Sequence[int]) -> None:
        """Shows the chosen jobs: none, one in full, or how many."""
        self._chosen = tuple(chosen)
        self.pieces.show_job(self._chosen[0] if len(self._chosen) == 1 else None)
        self._show()

    @Slot()
    def refresh(self) -> None:
        """Reads everything again."""
        self.pieces.refresh()
        self._show()

    def speak(self, messages: Messages) -> None:
        """Puts everything into another language."""
        self.retranslate(messages)
        self.actions_.retranslate(messages)
        self.pieces.retranslate(messages)
        self.panes.retranslate(messages)
        self.panes.setAccessibleName(messages.text(texts.PANES))
        self.ready.say(messages.text(texts.READY))
        self.details.setText(messages.text(texts.VIEW_DETAILS))
        self.details.setAccessibleName(messages.text(texts.VIEW_DETAILS))
        self._show()

    # what is shown

    def _show(self) -> None:
        reasons = self._reasons()
        self.actions_.show_reasons(reasons)
        self.close_button.setVisible(bool(self._chosen))
        job = ticket_detail(self._context.desk, self._chosen[0]) if len(self._chosen) == 1 else None
        for part in (self.badge, self.facts, self.panes, self.details):
            part.setVisible(job is not None)
        self._show_pane(job is not None)
        self.hint.setVisible(job is None)
        self.ready.setVisible(job is not None and not reasons[Action.COMPLETE])
        if job is None:
            self.share.hide()
            self._show_hint()
        else:
            self._show_job(job)

    def _show_hint(self) -> None:
        messages, count = self._context.messages, len(self._chosen)
        if not count:
            self.set_title(messages.text(texts.TITLE))
            self.hint.say(messages.text(texts.NO_JOB))
        elif count == 1:
            self.set_title(messages.text(texts.TITLE))
            self.hint.say(messages.text(texts.GONE))
        else:
            self.set_title(messages.sentence(texts.SEVERAL, {"count": count}))
            self.hint.say(messages.text(texts.SEVERAL_HINT))

    def _show_job(self, job: TicketDetail) -> None:
        messages, line = self._context.messages, job.line
        self.set_title(line.code, name_of(line, messages))
        self.badge.show_status(look(line.status), messages.text(TICKET_STATUS[line.status]))
        self.share.show_share(look(line.status), line.progress)
        self.facts.show_job(job, self._context.today(), messages)
        self.editing.show_job(job, self._reasons())
        if self.panes.current() == HISTORY:
            self.timeline.show_ticket(job.line, messages)

    def _show_pane(self, shown: bool) -> None:
        """Either the pieces or the history stand below the values."""
        history = self.panes.current() == HISTORY
        self.pieces.setVisible(shown and not history)
        self.timeline.setVisible(shown and history)

    def _reasons(self) -> Mapping[Action, str]:
        """For each action why it is not allowed, "" where it is."""
        messages, count = self._context.messages, len(self._chosen)
        if not count:
            return dict.fromkeys(Action, messages.text(texts.NOTHING_CHOSEN))
        if count > MOST_AT_ONCE:
            return dict.fromkeys(Action, messages.text(texts.TOO_MANY, maximum=MOST_AT_ONCE))
        allowed = self._controller.allowed(self._chosen)
        reasons = {
            action: self._context.why(refused) if refused is not None else ""
            for action, refused in allowed.items()
        }
        if count > 1:
            reasons[Action.EDIT] = messages.text(texts.ONE_ONLY)
        return reasons

    # setting up

    def _arrange_parts(self) -> None:
        self.setObjectName("job_panel")
        self.details.setObjectName("view_details")
        self.details.setIconSize(QSize(BUTTON_ICON + TIGHT, BUTTON_ICON))
        badges = QHBoxLayout()
        badges.addWidget(self.badge)
        badges.addStretch(1)
        self.body.addLayout(badges)
        self.body.setSpacing(SMALL + TIGHT)
        for part in (self.hint, self.actions_, self.ready, self.share, self.facts, self.panes):
            self.body.addWidget(part)
        self.body.addWidget(self.pieces, 1)
        self.body.addWidget(self.timeline)
        self.body.addStretch(0)  # without pieces the rest stays at the top
        self.foot.setContentsMargins(0, 0, SMALL, 0)
        self.foot.addWidget(self.details, 1)

    @Slot()
    def _open_ticket(self) -> None:
        self._context.guide.go(TICKETS, self._chosen[0])

    @Slot()
    def _tint_details(self) -> None:
        self.details.setIcon(self._context.theme.icon("ticket", "text", BUTTON_ICON, TIGHT))
