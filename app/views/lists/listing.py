"""A list with its filter and search: what is shown, in which order, and how facts change it."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import asdict, replace
from typing import Any

from PySide6.QtCore import QObject, Qt, Signal, Slot

from app.lifecycle.queries.activity import FactLine
from app.messages import Messages
from app.values import frozen
from app.views.context import Context
from app.views.lists.chips import Chip, FilterChips
from app.views.lists.following import Following, Inquiry
from app.views.lists.model import IdTableModel
from app.views.lists.out.about import filtered_by
from app.views.lists.search import SearchField
from app.views.lists.states import FAILED, LOADING, NO_MATCH, Notice
from app.views.lists.view import ListView


@frozen
class Wanted:
    """What people want to see, by the keys of chips and columns, and in which order."""

    chip: str
    sort: str
    search: str = ""
    descending: bool = True


@frozen
class Plan:
    """What a list is made of. `filter`, `search` and `title` are message ids; `usual` is what it shows at
    first, with the first of the chips, which leaves nothing out."""

    name: str
    title: str
    filter: str
    search: str
    chips: Sequence[Chip]
    sorts: Collection[str]
    usual: Wanted
    empty: Notice

    def hides(self, wanted: Wanted) -> bool:
        """Whether some of what there is may be left out."""
        return wanted.chip != self.chips[0].key or bool(wanted.search)


class Listing(QObject):
    """Holds chips, search and table; the screen puts them into their places. Subclasses read.

    `wanted_changed`: another filter, search or order. `changed(ids)`: facts spoke of these things, and the
    list has been told. `new_wanted`: the empty list's button was pressed.
    """

    changed = Signal(object)
    wanted_changed = Signal()
    new_wanted = Signal()

    def __init__(self, context: Context, plan: Plan, model: IdTableModel[Any]) -> None:
        super().__init__()
        self._context = context
        self._plan = plan
        self._wanted = plan.usual
        self._was_read = False
        theme, messages = context.theme, context.messages
        self.chips = FilterChips(plan.chips, messages)
        self.search = SearchField(theme, messages, plan.search)
        self.model = model
        self.table = ListView(self.model, theme, messages)
        self.model.setParent(self.table)
        self.setParent(self.table)
        self._following = Following(self.table, context, self._asked)
        self.table.setObjectName(f"{plan.name}_table")
        self.search.setObjectName(f"{plan.name}_search")
        self._connect()
        self.table.notice.show_notice(LOADING)
        self.table.show_sort(self._wanted.sort, self._wanted.descending)
        self.retranslate(messages)

    # what subclasses say

    def _inquiry(self, wanted: Wanted) -> Inquiry:
        """What is asked for what is wanted."""
        raise NotImplementedError

    def _follow(self, facts: tuple[FactLine, ...]) -> bool:
        """Marks the rows that facts have changed; whether the list is to be read again."""
        raise NotImplementedError

    def _is_spoken(self, wanted: Wanted) -> bool:
        """Whether the order is another one in another language."""
        return False

    # what the screen asks

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

    def show_thing(self, thing: int) -> None:
        """Selects a thing and scrolls to it; a filter that hides it is taken away."""
        if self._was_read and self.table.choose([thing]):
            return
        self.read_all()
        if not self.table.choose([thing]):
            self._show_everything()
            self.read_all()
            self.table.choose([thing])

    def retranslate(self, messages: Messages) -> None:
        """Puts everything into another language."""
        self.chips.retranslate(messages)
        self.chips.setAccessibleName(messages.text(self._plan.filter))
        self.search.retranslate(messages)
        self.table.retranslate(messages)
        self.table.setAccessibleName(messages.text(self._plan.title))
        if self._was_read and self._is_spoken(self._wanted):
            self._following.want(counting=False)

    def title_now(self) -> str:
        """What the list is called."""
        return self._context.messages.text(self._plan.title)

    def about_now(self) -> tuple[str, ...]:
        """What it is filtered by, a line each."""
        messages, wanted = self._context.messages, self._wanted
        chosen = [each for each in self._plan.chips[1:] if each.key == wanted.chip]
        return filtered_by(messages, chosen, wanted.search)

    def wanted_data(self) -> Mapping[str, object]:
        """Filter, search and order as plain data."""
        return asdict(self._wanted)

    def want_data(self, data: Mapping[str, object]) -> None:
        """Filter, search and order as they were kept."""
        self._want(wanted_from(data, self._plan))
        self.chips.choose(self._wanted.chip)
        self.search.show_words(self._wanted.search)
        self.table.show_sort(self._wanted.sort, self._wanted.descending)

    @Slot()
    def find(self) -> None:
        """Puts the keyboard into the search."""
        self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.search.selectAll()

    # reading

    def _asked(self) -> Inquiry:
        return self._inquiry(self._wanted)

    @Slot()
    def _show_notice(self) -> None:
        self.table.notice.show_notice(self._notice())

    def _notice(self) -> Notice | None:
        if self.model.rowCount():
            return None
        return NO_MATCH if self._plan.hides(self._wanted) else self._plan.empty

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
        first = self._plan.chips[0].key
        self.chips.choose(first)
        self._want(replace(self._wanted, chip=first, search=""))

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
        if notice is self._plan.empty:
            self.new_wanted.emit()
        elif notice is FAILED:
            self.refresh()
        else:
            self._show_everything()

    # what happens

    @Slot(tuple)
    def _hear(self, facts: tuple[FactLine, ...]) -> None:
        if self._was_read and self._follow(facts):
            self._following.follow()

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


def wanted_from(data: Mapping[str, object], plan: Plan) -> Wanted:
    """What was kept, as far as it still means something."""
    usual = plan.usual
    chip, search, sort = data.get("chip"), data.get("search"), data.get("sort")
    descending = data.get("descending")
    return Wanted(
        chip=chip if isinstance(chip, str) and chip in {each.key for each in plan.chips} else usual.chip,
        search=search if isinstance(search, str) else usual.search,
        sort=sort if isinstance(sort, str) and sort in plan.sorts else usual.sort,
        descending=descending if isinstance(descending, bool) else usual.descending,
    )
