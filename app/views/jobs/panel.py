"""The panel beside the list: what can be done with the chosen jobs, and everything about the one."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from app.domain.tickets.states import OF_LINE, Action
from app.lifecycle.queries.tickets import TicketDetail, ticket_detail
from app.messages import Messages
from app.messages.words import TICKET_STATUS
from app.views.cells import name_of
from app.views.context import TICKETS, Context, Drafts
from app.views.jobs import texts
from app.views.jobs.bar import JobActions
from app.views.jobs.controller import MOST_AT_ONCE, JobsController
from app.views.jobs.model import OF
from app.views.paper.button import PaperButton
from app.views.theme.marks import look
from app.views.theme.scale import BUTTON_ICON, SMALL, TIGHT
from app.views.widgets.badge import Badge
from app.views.widgets.frames import SidePanel
from app.views.widgets.label import PlainLabel
from app.views.widgets.tabbing import follow
from app.views.widgets.unseen import lay_out

if TYPE_CHECKING:
    from app.views.jobs.details import JobDetails
    from app.views.jobs.pieces import JobPieces
    from app.views.packet.section import PacketSection


class JobPanel(SidePanel):
    """Follows the selection of the list. Nothing in it knows a status: the lifecycle is asked.

    `refresh_requested`: everything is to be read again.
    """

    refresh_requested = Signal()

    def __init__(self, context: Context, controller: JobsController, parent: QWidget | None = None) -> None:
        super().__init__(context.theme, context.messages, parent)
        self._context = context
        self._controller = controller
        self._chosen: tuple[int, ...] = ()
        self._one: JobDetails | None = None
        self._papers: PacketSection | None = None
        self.badge = Badge(context.theme)
        self.actions_ = JobActions(context.theme, context.messages)
        self.hint = PlainLabel(context.theme, kind="muted")
        self.details = QPushButton()
        self.print_papers = PaperButton(context, self.chosen)
        self._arrange_parts()
        self.details.clicked.connect(self._open_ticket)
        context.theme.changed.connect(self._tint_details)
        self._tint_details()
        self.speak(context.messages)

    @property
    def one(self) -> JobDetails:
        """Everything about the one chosen job. Made when there is one first, or ahead of that."""
        from app.views.jobs.details import JobDetails  # noqa: PLC0415 - nothing is chosen at first

        if self._one is None:
            self._one = JobDetails(self._context, self._controller, self)
            self._one.hide()
            self.body.insertWidget(self.body.indexOf(self.actions_) + 1, self._one, 1)
            follow(self.actions_, self._one)
            self._one.changed.connect(self.refresh)
            self._one.pieces.refresh_requested.connect(self.refresh_requested)
        return self._one

    @property
    def pieces(self) -> JobPieces:
        """The pieces of the one chosen job."""
        return self.one.pieces

    @property
    def papers(self) -> PacketSection:
        """The packets of several chosen jobs. Made as above."""
        from app.views.packet.section import PacketSection  # noqa: PLC0415 - as above

        if self._papers is None:
            self._papers = PacketSection(self._context)
            self._papers.hide()
            self.body.insertWidget(self.body.count() - 1, self._papers)
            follow(self.actions_ if self._one is None else self._one, self._papers)
        return self._papers

    def drafts(self) -> Drafts:
        """What was begun in its place and not saved, of any job."""
        return {} if self._one is None else self._one.editing.drafts()

    def chosen(self) -> Sequence[int]:
        """The jobs that are shown."""
        return self._chosen

    def show_jobs(self, chosen: Sequence[int]) -> None:
        """Shows the chosen jobs: none, one in full, or how many."""
        if tuple(chosen) != self._chosen:
            self.scroll_to_top()
        self._chosen = tuple(chosen)
        if len(self._chosen) == 1:
            self.one.pieces.show_job(self._chosen[0])
        elif self._one is not None:
            self._one.pieces.show_job(None)
        self._show()

    def rehearse(self, job: int) -> None:
        """Fills what shows one job, and lays it out, while it is hidden. What was begun to write stays."""
        detail = ticket_detail(self._context.desk, job)
        if detail is not None and not self._chosen and not self.drafts():
            self.one.show_job(detail, self._reasons_for([job]))
            lay_out(self.one, self.sizeHint().width())

    @Slot()
    def refresh(self) -> None:
        """Reads everything again."""
        if self._one is not None:
            self._one.pieces.refresh()
        self._show()

    def speak(self, messages: Messages) -> None:
        """Puts everything into another language."""
        self.retranslate(messages)
        self.actions_.retranslate(messages)
        if self._one is not None:
            self._one.speak(messages)
        self.details.setText(messages.text(texts.VIEW_DETAILS))
        self.details.setAccessibleName(messages.text(texts.VIEW_DETAILS))
        self.print_papers.speak(messages)
        self._show()

    # what is shown

    def _show(self) -> None:
        reasons = self._reasons()
        self.actions_.show_reasons(reasons)
        self.print_papers.follow()
        for used in (self.actions_, self.print_papers, self.close_button):
            used.setVisible(bool(self._chosen))  # of nothing, nothing can be done
        job = ticket_detail(self._context.desk, self._chosen[0]) if len(self._chosen) == 1 else None
        if job is None:
            self._show_hint()
        else:
            self._show_job(job, reasons)
        for part in (self.badge, self.details, *([self._one] if self._one else [])):
            part.setVisible(job is not None)
        self.hint.setVisible(job is None)
        if len(self._chosen) > 1:
            self.papers.show_tickets(self._chosen, self._context.messages)
        if self._papers is not None:
            self._papers.setVisible(len(self._chosen) > 1)

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

    def _show_job(self, job: TicketDetail, reasons: Mapping[Action, str]) -> None:
        messages, line = self._context.messages, job.line
        self.set_title(line.code, name_of(line, messages))
        self.badge.show_status(look(line.status), messages.text(TICKET_STATUS[line.status]))
        self.one.show_job(job, reasons)

    def _reasons(self) -> Mapping[Action, str]:
        """For each action why it is not allowed, "" where it is."""
        messages, count = self._context.messages, len(self._chosen)
        if not count:
            return dict.fromkeys(OF_LINE[OF], messages.text(texts.NOTHING_CHOSEN))
        if count > MOST_AT_ONCE:
            return dict.fromkeys(OF_LINE[OF], messages.text(texts.TOO_MANY, maximum=MOST_AT_ONCE))
        reasons = self._reasons_for(self._chosen)
        if count > 1:
            reasons[Action.EDIT] = messages.text(texts.ONE_ONLY)
        return reasons

    def _reasons_for(self, jobs: Sequence[int]) -> dict[Action, str]:
        allowed = self._controller.allowed(jobs)
        return {
            action: self._context.why(refused) if refused is not None else ""
            for action, refused in allowed.items()
        }

    # setting up

    def _arrange_parts(self) -> None:
        self.setObjectName("job_panel")
        self.details.setObjectName("view_details")
        self.details.setIconSize(self._context.theme.icon_size(BUTTON_ICON, TIGHT))
        badges = QHBoxLayout()
        badges.addWidget(self.badge)
        badges.addStretch(1)
        self.body.addLayout(badges)
        self.body.setSpacing(SMALL + TIGHT)
        self.body.addWidget(self.hint)
        self.body.addWidget(self.actions_)
        self.body.addStretch(0)  # without a job the rest stays at the top
        self.foot.addWidget(self.print_papers)
        self.foot.add_wide(self.details)

    @Slot()
    def _open_ticket(self) -> None:
        self._context.guide.go(TICKETS, self._chosen[0])

    @Slot()
    def _tint_details(self) -> None:
        self.details.setIcon(self._context.theme.icon("ticket", "text", BUTTON_ICON, TIGHT))
