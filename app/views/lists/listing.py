"""A list with its filter and search: what is shown, in which order, and how facts change it."""

from __future__ import annotations

import logging
from array import array
from collections.abc import Collection, Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from typing import Any

from PySide6.QtCore import QObject, Qt, QTimer, Signal, Slot

from app.lifecycle.queries.activity import FactLine
from app.messages import Messages
from app.views.context import Context
from app.views.lists.chips import Chip, FilterChips
from app.views.lists.model import IdTableModel
from app.views.lists.out.about import filtered_by
from app.views.lists.pages import PAGE
from app.views.lists.search import SearchField
from app.views.lists.states import FAILED, LOADING, NO_MATCH, Notice
from app.views.lists.view import ListView

log = logging.getLogger(__name__)

ALL = -1
"""So many as there are, as the queries are told."""
SOON_MS = 50
"""Usually: facts that come close together are read together, and nobody sees the pause."""
HEAD = 2 * PAGE
"""So many rows come first where only the beginning is seen: more than the tallest screen has."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """What people want to see, by the keys of chips and columns, and in which order."""

    chip: str
    sort: str
    search: str = ""
    descending: bool = True


@dataclass(frozen=True, slots=True)
class Plan:
    """What a list is made of. `filter`, `search` and `title` are message ids; `usual` is what it shows at
    first, with the first of the chips, which leaves nothing out. Facts are read together that come within
    `soon` milliseconds."""

    name: str
    title: str
    filter: str
    search: str
    chips: Sequence[Chip]
    sorts: Collection[str]
    usual: Wanted
    empty: Notice
    soon: int = SOON_MS


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
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(plan.soon)
        self.table.setObjectName(f"{plan.name}_table")
        self.search.setObjectName(f"{plan.name}_search")
        self._connect()
        self.table.notice.show_notice(LOADING)
        self.table.show_sort(self._wanted.sort, self._wanted.descending)
        self.retranslate(messages)

    # what subclasses say

    def _ids(self, wanted: Wanted, most: int) -> array[int]:
        """The ids of what is wanted, in order; the first `most` of them."""
        raise NotImplementedError

    def _counts(self) -> Mapping[str, int]:
        """How many there are behind each chip."""
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
            self._read(HEAD)

    @Slot()
    def refresh(self) -> None:
        """Reads everything again."""
        self.model.mark_all_stale()
        self._read()

    def is_waiting(self) -> bool:
        """Whether the list is about to follow facts, or to read more than its beginning."""
        return self._soon.isActive()

    def show_thing(self, thing: int) -> None:
        """Selects a thing and scrolls to it; a filter that hides it is taken away."""
        self._read()
        if not self.table.choose([thing]):
            self._show_everything()
            self._read()
            self.table.choose([thing])

    def retranslate(self, messages: Messages) -> None:
        """Puts everything into another language."""
        self.chips.retranslate(messages)
        self.chips.setAccessibleName(messages.text(self._plan.filter))
        self.search.retranslate(messages)
        self.table.retranslate(messages)
        self.table.setAccessibleName(messages.text(self._plan.title))
        if self._was_read and self._is_spoken(self._wanted):
            self._read()

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

    @Slot()
    def _read(self, most: int = ALL, *, counting: bool = True) -> None:
        """Asks what there is. Where there is more than `most`, all of it follows in a moment."""
        self._was_read = True
        try:
            ids = self._ids(self._wanted, most)
            counted = self._counts() if counting and len(ids) != most else None
        except Exception as error:
            log.error("the list %s could not be read", self._plan.name, exc_info=error)
            self.table.notice.show_notice(FAILED)
            return
        self.model.set_ids(ids)
        self.table.notice.show_notice(self._notice())
        if counted is not None:
            self.chips.set_counts(counted)
            self._soon.stop()
        elif len(ids) == most:
            self._soon.start()

    @Slot()
    def _read_rest(self) -> None:
        if self.is_waiting():
            self._read()

    def _notice(self) -> Notice | None:
        if self.model.rowCount():
            return None
        hides = self._wanted.chip != self._plan.chips[0].key or self._wanted.search
        return NO_MATCH if hides else self._plan.empty

    def _want(self, wanted: Wanted) -> None:
        """Shows others; where nothing of the list as it was has to be kept, its beginning comes first."""
        self._wanted = wanted
        if self._was_read:
            self._read(HEAD if self.table.is_at_rest() else ALL, counting=False)
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
            self._soon.start()

    def _connect(self) -> None:
        self._soon.timeout.connect(self._read)
        self._context.bridge.facts_committed.connect(self._hear)
        self.chips.chosen.connect(self._want_chip)
        self.search.searched.connect(self._want_search)
        self.search.left.connect(self.table.setFocus)
        self.table.sort_requested.connect(self._want_order)
        self.table.all_wanted.connect(self._read_rest)
        self.table.search_typed.connect(self.search.take)
        self.table.notice.acted.connect(self._follow_notice)


def wanted_from(data: Mapping[str, object], plan: Plan) -> Wanted:
    """What was kept, as far as it still means something."""
    usual = plan.usual
    chip, search, sort = data.get("chip"), data.get("search"), data.get("sort")
    return Wanted(
        chip=chip if isinstance(chip, str) and chip in {each.key for each in plan.chips} else usual.chip,
        search=search if isinstance(search, str) else usual.search,
        sort=sort if isinstance(sort, str) and sort in plan.sorts else usual.sort,
        descending=data.get("descending") is not False,
    )
