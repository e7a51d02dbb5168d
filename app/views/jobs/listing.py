"""The list of jobs with its filter and search: which are shown, in which order, and how facts change it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, replace
from functools import partial

from PySide6.QtCore import QObject, Qt, Signal, Slot

from app.lifecycle.queries.activity import FactLine
from app.lifecycle.queries.tickets import BY_NAME
from app.messages import Messages
from app.views.bridge import tickets_in
from app.views.context import Context
from app.views.jobs import texts
from app.views.jobs.model import CHIPS, JobsTableModel, Wanted, counts, wanted_from
from app.views.lists.chips import FilterChips
from app.views.lists.following import Following, Inquiry
from app.views.lists.out.about import filtered_by
from app.views.lists.search import SearchField
from app.views.lists.states import FAILED, LOADING, NO_MATCH, Notice
from app.views.lists.view import ListView

EMPTY = Notice("hammer", texts.EMPTY, texts.EMPTY_HINT, texts.NEW_JOB)


class JobsListing(QObject):
    """Holds chips, search and table; the screen puts them into their places.

    `wanted_changed`: another filter, search or order. `changed(ids)`: facts spoke of these tickets, and the
    list has been told. `new_wanted`: the empty list's button was pressed.
    """

    changed = Signal(object)
    wanted_changed = Signal()
    new_wanted = Signal()

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._wanted = Wanted()
        self._was_read = False
        theme, messages = context.theme, context.messages
        self.chips = FilterChips(CHIPS, messages)
        self.search = SearchField(theme, messages, texts.SEARCH)
        self.model = JobsTableModel(context.desk, context.today, messages)
        self.table = ListView(self.model, theme, messages)
        self.model.setParent(self.table)
        self.setParent(self.table)
        self._following = Following(self.table, context, self._inquiry)
        self.table.setObjectName("jobs_table")
        self.search.setObjectName("jobs_search")
        self._connect()
        self.table.notice.show_notice(LOADING)
        self.table.show_sort(self._wanted.sort, self._wanted.descending)
        self.retranslate(messages)

    def read_first(self) -> None:
        """Reads the list, unless it was read before."""
        if not self._was_read:
            self._was_read = True
            self._following.want(counting=True)

    @Slot()
    def refresh(self) -> None:
        """Reads everything again."""
        self._was_read = True
        self.model.mark_all_stale()
        self._following.follow()

    def read_all(self) -> None:
        """Reads the whole list now."""
        self._was_read = True
        self._following.read_all()

    def is_waiting(self) -> bool:
        """Whether the list is about to follow facts, or to read more than its beginning."""
        return self._following.is_waiting()

    def show_job(self, job: int) -> None:
        """Selects a job and scrolls to it; a filter that hides it is taken away."""
        if self._was_read and self.table.choose([job]):
            return
        self.read_all()
        if not self.table.choose([job]):
            self._show_everything()
            self.read_all()
            self.table.choose([job])

    def retranslate(self, messages: Messages) -> None:
        """Puts everything into another language."""
        self.chips.retranslate(messages)
        self.chips.setAccessibleName(messages.text(texts.FILTER))
        self.search.retranslate(messages)
        self.table.retranslate(messages)
        self.table.setAccessibleName(messages.text(texts.LIST))
        if self._was_read and self._wanted.sort == BY_NAME:
            self._following.want(counting=False)

    def title_now(self) -> str:
        """What the list is called."""
        return self._context.messages.text(texts.LIST)

    def about_now(self) -> tuple[str, ...]:
        """What it is filtered by, a line each."""
        messages, wanted = self._context.messages, self._wanted
        return filtered_by(messages, [each for each in CHIPS[1:] if each.key == wanted.chip], wanted.search)

    def wanted_data(self) -> Mapping[str, object]:
        """Filter, search and order as plain data."""
        return asdict(self._wanted)

    def want_data(self, data: Mapping[str, object]) -> None:
        """Filter, search and order as they were kept."""
        self._want(wanted_from(data))
        self.chips.choose(self._wanted.chip)
        self.search.show_words(self._wanted.search)
        self.table.show_sort(self._wanted.sort, self._wanted.descending)

    @Slot()
    def find(self) -> None:
        """Puts the keyboard into the search."""
        self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.search.selectAll()

    # reading

    def _inquiry(self) -> Inquiry:
        today, wanted = self._context.today(), self._wanted
        asked = wanted.as_filter(today, self._context.messages.language)
        return Inquiry(asked, partial(counts, today=today), is_everything=not wanted.hides())

    @Slot()
    def _show_notice(self) -> None:
        self.table.notice.show_notice(self._notice())

    def _notice(self) -> Notice | None:
        if self.model.rowCount():
            return None
        return NO_MATCH if self._wanted.hides() else EMPTY

    @Slot()
    def _say_failed(self) -> None:
        self.table.notice.show_notice(FAILED)

    def _want(self, wanted: Wanted) -> None:
        self._wanted = wanted
        if self._was_read:
            self._following.want(counting=False)
        self.wanted_changed.emit()

    def _show_everything(self) -> None:
        self.search.clear_search()
        self.chips.choose(CHIPS[0].key)
        self._want(replace(self._wanted, chip=CHIPS[0].key, search=""))

    # what people choose

    @Slot(str)
    def _want_chip(self, chip: str) -> None:
        self._want(replace(self._wanted, chip=chip))

    @Slot(str)
    def _want_search(self, search: str) -> None:
        self._want(replace(self._wanted, search=search))

    @Slot(str, bool)
    def _want_order(self, sort: str, descending: bool) -> None:
        self.table.show_sort(sort, descending)
        self._want(replace(self._wanted, sort=sort, descending=descending))

    @Slot()
    def _follow_notice(self) -> None:
        notice = self.table.notice.notice()
        if notice is EMPTY:
            self.new_wanted.emit()
        elif notice is FAILED:
            self.refresh()
        else:
            self._show_everything()

    # what happens

    @Slot(tuple)
    def _hear(self, facts: tuple[FactLine, ...]) -> None:
        if not self._was_read:
            return
        tickets, renamed = tickets_in(facts), any(fact.kind.startswith("product.") for fact in facts)
        if renamed:
            self.model.mark_all_stale()
        else:
            self.model.mark_stale(tickets)
        if tickets or renamed:
            self._following.follow()
        if tickets:
            self.changed.emit(tickets)

    def _connect(self) -> None:
        self._following.was_read.connect(self._show_notice)
        self._following.counted.connect(self.chips.set_counts)
        self._following.failed.connect(self._say_failed)
        self._context.bridge.facts_committed.connect(self._hear)
        self.chips.chosen.connect(self._want_chip)
        self.search.searched.connect(self._want_search)
        self.search.left.connect(self.table.setFocus)
        self.table.sort_requested.connect(self._want_order)
        self.table.search_typed.connect(self.search.take)
        self.table.notice.acted.connect(self._follow_notice)
