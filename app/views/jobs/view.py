"""The screen Hatthasilpa Jobs: filter, search and list, beside the panel of the chosen jobs."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Slot
from PySide6.QtGui import QAction, QKeySequence, QShowEvent
from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from app.domain.tickets.states import Action
from app.lifecycle.queries.tickets import ticket_detail
from app.lifecycle.receipts import Receipt
from app.messages import Messages
from app.views.context import JOBS, TICKETS, Context, Drafts
from app.views.jobs import texts
from app.views.jobs.controller import COMPLETE_STEP, JobsController
from app.views.jobs.listing import JobsListing
from app.views.jobs.model import JobsSource
from app.views.jobs.panel import JobPanel
from app.views.lists.screen import ListScreen
from app.views.lists.tools import ListTools
from app.views.runner import Problem
from app.views.theme.scale import Text
from app.views.widgets import actions as buttons
from app.views.widgets.actions import ActionButton, Weight
from app.views.widgets.banner import Banner, Gravity
from app.views.widgets.beside import Beside
from app.views.widgets.label import PlainLabel

NEW_JOB = buttons.Action("new_job", texts.NEW_JOB, "plus", Weight.PRIMARY)
IMPORT = buttons.Action("import_jobs", texts.IMPORT, "file-spreadsheet")


class JobsScreen(ListScreen):
    """Reads nothing before it is shown for the first time."""

    listing: JobsListing
    panel: JobPanel

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        theme, messages = context.theme, context.messages
        self._context = context
        self.controller = JobsController(context, self)
        self.title = PlainLabel(theme, step=Text.TITLE, wraps=False)
        self.new_job = ActionButton(NEW_JOB, theme, messages)
        self.import_jobs = ActionButton(IMPORT, theme, messages)
        self.banner = Banner(theme, Gravity.WARNING)
        self.listing = JobsListing(context)
        self.table = self.listing.table
        self._beside = Beside(self, context.theme, context.notebook, JOBS)
        self.tools = ListTools("jobs", self.listing, JobsSource, context, self)
        self._column = QVBoxLayout()
        self._find = QAction(self)
        self._details = QAction(self)
        self._arrange()
        self.panel = JobPanel(context, self.controller, self._beside)
        self.tools.recall()
        self._connect()
        self.retranslate(messages)

    # what every screen can

    def retranslate(self, messages: Messages) -> None:
        """Puts everything into another language; selection and typed words stay."""
        self.setAccessibleName(messages.text(texts.TITLE))
        self.title.say(messages.text(texts.TITLE))
        self.new_job.retranslate(messages)
        self.import_jobs.retranslate(messages)
        self.listing.retranslate(messages)
        self.tools.retranslate(messages)
        self._beside.retranslate(messages)
        self.panel.speak(messages)
        self._find.setText(messages.text(texts.FIND))
        self._details.setText(messages.text(texts.VIEW_DETAILS))
        self.banner.hide()  # its sentence was said in the other language

    def make_rest(self) -> None:
        """Makes what shows one job, or several: nothing is chosen at first."""
        _made = self.panel.one, self.panel.papers

    def rehearse(self) -> None:
        """With the first job of the list, unless one is chosen."""
        jobs = self.table.list_model().ids
        if jobs and not self.chosen():
            self.panel.rehearse(jobs[0])

    def drafts(self) -> Drafts:
        """The due dates and notes that were begun and not saved."""
        return self.panel.drafts()

    def take_drafts(self, drafts: Drafts) -> None:
        """Goes on with them."""
        self.panel.one.editing.take_drafts(drafts)

    @Slot()
    def make_new(self) -> None:
        """Opens the dialog for a new job, unless one is open."""
        from app.views.jobs.dialog import NewJobDialog  # noqa: PLC0415 - the list is shown before

        if self._has_dialog():
            return
        dialog = NewJobDialog(self._context, self)
        dialog.created.connect(self._hear_created)
        self._open(dialog)

    def menu_actions(self) -> Sequence[QAction]:
        """The actions on jobs, then what else can be done here."""
        rule = QAction(self)
        rule.setSeparator(True)
        return (
            *self.panel.actions_.menu_actions(),
            rule,
            self._details,
            self.panel.print_papers.action,
            self._find,
            *self.tools.menu_actions(),
        )

    def showEvent(self, event: QShowEvent) -> None:
        """The first time, the list is read."""
        super().showEvent(event)
        self.read_first()

    # what people do

    @Slot(str)
    def _act(self, key: str) -> None:
        if Action(key) is Action.EDIT:
            self._edit(self.table.chosen()[0])
        else:
            self.controller.act(Action(key), self.table.chosen())

    def _edit(self, job: int) -> None:
        from app.views.jobs.dialog import EditJobDialog  # noqa: PLC0415 - the list is shown before

        detail = ticket_detail(self._context.desk, job)
        if detail is not None and not self._has_dialog():
            dialog = EditJobDialog(self._context, detail, self)
            dialog.edited.connect(self._hear_edited)
            self._open(dialog)

    def _has_dialog(self) -> bool:
        return any(each.isVisible() for each in self.findChildren(QDialog))

    def _open(self, dialog: QDialog) -> None:
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    @Slot()
    def _open_details(self) -> None:
        current = self.table.current()
        if current is not None:
            self._context.guide.go(TICKETS, current)

    # what comes back

    @Slot(object)
    def _hear_created(self, receipt: Receipt) -> None:
        self.listing.show_thing(receipt.result["id"])
        self.focus_list()
        self._show_warnings(receipt)

    @Slot(object)
    def _hear_edited(self, receipt: Receipt) -> None:
        self._show_warnings(receipt)

    @Slot(str)
    def _hear_sent(self, key: str) -> None:
        self.banner.hide()
        self._set_busy(key, busy=True)

    @Slot(str, object)
    def _hear_done(self, key: str, receipt: Receipt) -> None:
        self._read_changed()
        self._set_busy(key, busy=False)
        self._show_warnings(receipt)

    @Slot(str, object)
    def _hear_failed(self, key: str, problem: Problem) -> None:
        self._read_changed()
        self._set_busy(key, busy=False)
        self._say(self._context.why(problem), Gravity.ERROR)

    @Slot(object)
    def _hear_changed(self, tickets: frozenset[int]) -> None:
        if not tickets.isdisjoint(self.table.chosen()):
            self.panel.refresh()

    def _read_changed(self) -> None:
        """Before a button is free again it must know what its own command changed: the facts tell."""
        self._context.bridge.look()

    def _set_busy(self, key: str, *, busy: bool) -> None:
        if key == COMPLETE_STEP:
            self.panel.pieces.set_busy(busy)
        else:
            self.panel.actions_.set_busy(key, busy)

    def _show_warnings(self, receipt: Receipt) -> None:
        messages = self._context.messages
        if receipt.warnings:
            said = (messages.warning(each.code, each.params) for each in receipt.warnings)
            self._say("\n".join(said), Gravity.WARNING)

    def _say(self, sentence: str, gravity: Gravity) -> None:
        self.banner.say(sentence, self._context.messages.text(texts.GOT_IT), gravity)
        self.banner.show()

    @Slot()
    def _show_chosen(self) -> None:
        self.panel.show_jobs(self.table.chosen())
        self._details.setEnabled(self.table.current() is not None)

    # setting up

    def _arrange(self) -> None:
        self.setObjectName("jobs_screen")
        self.new_job.setObjectName("new_job")
        self.import_jobs.setObjectName("import_jobs")
        self.banner.setObjectName("jobs_banner")
        self.banner.hide()
        self._find.setShortcut(QKeySequence(QKeySequence.StandardKey.Find))
        self._details.setShortcut(QKeySequence("Ctrl+D"))
        head = (self.import_jobs, self.new_job)
        self._set_out(self.title, head=head, tools=(self.tools.button,), above=(self.banner,))

    def _connect(self) -> None:
        controller, panel = self.controller, self.panel
        controller.sent.connect(self._hear_sent)
        controller.done.connect(self._hear_done)
        controller.failed.connect(self._hear_failed)
        panel.actions_.triggered.connect(self._act)
        panel.closed.connect(self.table.clearSelection)
        panel.refresh_requested.connect(self.refresh)
        self.new_job.clicked.connect(self.make_new)
        self.import_jobs.clicked.connect(self._context.guide.import_asked)
        self.banner.acted.connect(self.banner.hide)
        self.listing.new_wanted.connect(self.make_new)
        self.listing.changed.connect(self._hear_changed)
        self.listing.wanted_changed.connect(self.tools.keep_last)
        self.table.refresh_requested.connect(self.refresh)
        self.table.chosen_changed.connect(self._show_chosen)
        self.table.opened.connect(self._open_details)
        self._find.triggered.connect(self.listing.find)
        self._details.triggered.connect(self._open_details)
