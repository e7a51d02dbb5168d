"""The Job Tickets screen: filters, the list of both lines' tickets, and the panel of the selected one."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QAction, QHideEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.domain.commands import COMMANDS
from app.domain.tickets.states import not_allowed
from app.lifecycle.receipts import Receipt
from app.messages import Messages
from app.views.context import TICKETS, Context, Screen
from app.views.lists.chips import FilterChips
from app.views.lists.out.about import filtered_by
from app.views.lists.search import SearchField
from app.views.lists.states import LOADING, Notice
from app.views.lists.tools import ListTools
from app.views.lists.view import ListView
from app.views.theme.scale import LARGE, MEDIUM, SMALL, Text
from app.views.tickets import texts
from app.views.tickets.controller import TicketsController
from app.views.tickets.filters import LINE_CHIPS, STATUS_CHIPS, Wanted, wanted_from
from app.views.tickets.model import TicketSource, TicketsTableModel
from app.views.tickets.panel import TicketPanel
from app.views.widgets.actions import Action, ActionButton, Weight
from app.views.widgets.banner import Banner, Gravity
from app.views.widgets.beside import Beside
from app.views.widgets.label import PlainLabel
from app.views.widgets.once import has_dialog

NEW_TICKET = Action("new_ticket", texts.NEW_TICKET, "plus", Weight.PRIMARY)
CREATE_KIND = "ticket.create"


class TicketsScreen(Screen):
    """Reads nothing before it is shown for the first time."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        theme, messages = context.theme, context.messages
        self._context = context
        self._came_for: int | None = None
        self.title = PlainLabel(theme, step=Text.TITLE, wraps=False)
        self.new_ticket = ActionButton(NEW_TICKET, theme, messages)
        self.banner = Banner(theme, Gravity.WARNING)
        self.search = SearchField(theme, messages, texts.SEARCH)
        self.lines = FilterChips(LINE_CHIPS, messages)
        self.statuses = FilterChips(STATUS_CHIPS, messages)
        self.model = TicketsTableModel(TicketSource(context.desk), context.today, messages, self)
        self.table = ListView(self.model, theme, messages)
        self._beside = Beside(self, context.theme, context.notebook, TICKETS)
        self._column = QVBoxLayout()
        self.controller = TicketsController(context, self.table, self)
        self.tools = ListTools("tickets", self, TicketSource, context, self)
        self._arrange()
        self.panel = TicketPanel(context, self.table.chosen, self._beside)
        self.tools.recall()
        self._connect()
        self.table.notice.show_notice(LOADING)
        self.table.show_sort(self.controller.wanted.sort, self.controller.wanted.descending)
        self.retranslate(messages)

    # what every screen can

    def retranslate(self, messages: Messages) -> None:
        """Puts everything into another language; selection and typed words stay."""
        self.setAccessibleName(messages.text(texts.TITLE))
        self.title.say(messages.text(texts.TITLE))
        self.new_ticket.retranslate(messages)
        refused = not_allowed(self._context.actor, COMMANDS[CREATE_KIND].permission)
        self.new_ticket.set_state(refused is None, "" if refused is None else self._context.why(refused))
        self.table.setAccessibleName(messages.text(texts.TITLE))
        self.search.retranslate(messages)
        for part in (self.lines, self.statuses, self.table, self.tools):
            part.retranslate(messages)
        self.banner.hide()  # its sentence was said in the other language
        self.controller.speak()
        self._beside.retranslate(messages)
        self.panel.speak(messages)

    @Slot()
    def refresh(self) -> None:
        """Reads everything again."""
        self.model.mark_all_stale()
        self.controller.reload()
        self.panel.refresh()

    def read_first(self) -> None:
        """Reads the list, unless it is up to date."""
        self.controller.read_first()

    def rehearse(self) -> None:
        """With the first ticket of the list, unless one is chosen."""
        tickets = self.model.ids
        if tickets and not self.chosen():
            self.panel.rehearse(tickets[0])

    def focus_list(self) -> None:
        """Puts the keyboard into the list."""
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def chosen(self) -> Sequence[int]:
        """The tickets that are selected."""
        return self.table.chosen()

    def choose(self, things: Sequence[int]) -> None:
        """Selects those of these tickets that the list shows."""
        self.controller.read_all()
        self.table.choose(things)

    def show_thing(self, thing: int) -> None:
        """Selects a ticket and shows its panel; it was asked for elsewhere, so there is a way back."""
        self._came_for = thing
        self.read_first()
        if not self.table.choose([thing]):
            self.controller.read_all()
        if not self.table.choose([thing]):
            self.show_everything()
            self.controller.read_all()
            self.table.choose([thing])
        self._show_chosen()
        self.focus_list()

    @Slot()
    def make_new(self) -> None:
        """Opens the dialog for a new classic ticket, unless one is open."""
        from app.views.tickets.dialog import NewTicketDialog  # noqa: PLC0415 - the list is shown before

        if not has_dialog(self.window()):
            dialog = NewTicketDialog(self._context, self)
            dialog.created.connect(self._hear_created)
            dialog.finished.connect(dialog.deleteLater)
            dialog.open()

    @Slot()
    def show_everything(self) -> None:
        """Takes search and filters away; the order stays."""
        wanted = self.controller.wanted
        self.search.clear_search()
        self.lines.choose(LINE_CHIPS[0].key)
        self.statuses.choose(STATUS_CHIPS[0].key)
        self.controller.want(Wanted(sort=wanted.sort, descending=wanted.descending))

    def menu_actions(self) -> Sequence[QAction]:
        """What can be done with a classic ticket, then what the menu bar offers of the list."""
        rule = QAction(self)
        rule.setSeparator(True)
        return (
            *self.panel.classic.menu_actions(),
            rule,
            self.panel.print_papers.action,
            *self.tools.menu_actions(),
        )

    def title_now(self) -> str:
        """What the list is called."""
        return self._context.messages.text(texts.TITLE)

    def about_now(self) -> tuple[str, ...]:
        """What it is filtered by, a line each."""
        wanted = self.controller.wanted
        keys = {wanted.line, wanted.status}
        chosen = [each for each in (*LINE_CHIPS[1:], *STATUS_CHIPS[1:]) if each.key in keys]
        return filtered_by(self._context.messages, chosen, wanted.search)

    def wanted_data(self) -> Mapping[str, object]:
        """Filter, search and order as plain data."""
        return asdict(self.controller.wanted)

    def want_data(self, data: Mapping[str, object]) -> None:
        """Filter, search and order as they were kept."""
        wanted = wanted_from(data)
        self.lines.choose(wanted.line)
        self.statuses.choose(wanted.status)
        self.search.show_words(wanted.search)
        self.table.show_sort(wanted.sort, wanted.descending)
        self.controller.recall(wanted)

    def strip_room(self) -> QVBoxLayout:
        """Under the list, so that the panel has the whole height."""
        return self._column

    def showEvent(self, event: QShowEvent) -> None:
        """The list is read, if it was not yet or if facts came meanwhile."""
        super().showEvent(event)
        self.controller.watch(True)

    def hideEvent(self, event: QHideEvent) -> None:
        """What happens now may wait."""
        super().hideEvent(event)
        self.controller.watch(False)

    # setting up

    def _arrange(self) -> None:
        self.setObjectName("tickets_screen")
        self.table.setObjectName("tickets_table")
        self.search.setObjectName("tickets_search")
        self.new_ticket.setObjectName(NEW_TICKET.key)
        self.banner.setObjectName("tickets_banner")
        self.banner.hide()
        head = QHBoxLayout()
        head.setSpacing(LARGE)
        head.addWidget(self.title)
        head.addWidget(self.search, 1)
        head.addWidget(self.new_ticket)
        self._beside.page.setLayout(self._column)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(MEDIUM)
        self._column.addLayout(head)
        filters = QHBoxLayout()
        filters.addWidget(self.lines, 1)
        filters.addWidget(self.tools.button, 0, Qt.AlignmentFlag.AlignTop)
        self._column.addLayout(filters)
        self._column.addWidget(self.statuses)
        self._column.addWidget(self.banner)
        self._column.addWidget(self.table, 1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(LARGE, LARGE, LARGE, SMALL)
        whole.addWidget(self._beside)

    def _connect(self) -> None:
        controller, table = self.controller, self.table
        self.lines.chosen.connect(controller.want_line)
        self.statuses.chosen.connect(controller.want_status)
        self.search.searched.connect(controller.want_search)
        self.search.left.connect(self.focus_list)
        table.sort_requested.connect(controller.want_order)
        table.sort_requested.connect(table.show_sort)
        table.search_typed.connect(self.search.take)
        table.refresh_requested.connect(self.refresh)
        table.chosen_changed.connect(self._show_chosen)
        table.opened.connect(self._show_chosen)
        table.notice.acted.connect(self.show_everything)
        controller.wanted_changed.connect(self.tools.keep_last)
        controller.noticed.connect(self._show_notice)
        controller.counted.connect(self._show_counts)
        controller.concerned.connect(self._hear)
        self.new_ticket.clicked.connect(self.make_new)
        self.banner.acted.connect(self.banner.hide)
        self.panel.classic.edited.connect(self._hear_written)
        self.panel.closed.connect(self._close_panel)
        self.panel.refresh_requested.connect(self.refresh)

    # what happens

    @Slot()
    def _show_chosen(self) -> None:
        chosen = self.table.chosen()
        current = self.table.current()
        ticket = current if current in chosen else next(iter(chosen), None)
        if ticket != self._came_for:
            self._came_for = None
        self.panel.show_ticket(ticket, came=self._came_for is not None)

    @Slot(object)
    def _hear_created(self, receipt: Receipt) -> None:
        self._context.bridge.look()
        self.show_thing(receipt.result["id"])
        self._came_for = None
        self._show_chosen()
        self._hear_written(receipt)

    @Slot(object)
    def _hear_written(self, receipt: Receipt) -> None:
        """What the door found odd about it is said; it is done all the same."""
        messages = self._context.messages
        self._context.bridge.look()
        said = [messages.warning(each.code, each.params) for each in receipt.warnings]
        self.banner.say("\n".join(said), messages.text(texts.GOT_IT), Gravity.WARNING)
        self.banner.setVisible(bool(said))

    @Slot()
    def _close_panel(self) -> None:
        self._came_for = None
        self.panel.show_ticket(None)
        self.focus_list()

    @Slot(object)
    def _show_notice(self, notice: Notice | None) -> None:
        self.table.notice.show_notice(notice)

    @Slot(object, object)
    def _show_counts(self, by_status: Mapping[str, int], by_line: Mapping[str, int]) -> None:
        self.statuses.set_counts(by_status)
        self.lines.set_counts(by_line)

    @Slot(object)
    def _hear(self, tickets: frozenset[int]) -> None:
        if self.panel.shown() in tickets:
            self.panel.refresh()
