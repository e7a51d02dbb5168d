"""Decides what the Job Tickets list shows: asks the queries, and lets facts touch only what they concern."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from functools import partial

from PySide6.QtCore import QObject, Signal, Slot

from app.lifecycle.queries.activity import FactLine
from app.lifecycle.queries.tickets import BY_CREATION, BY_NAME, ticket_ids
from app.views.bridge import tickets_in
from app.views.context import Context
from app.views.lists.following import Following, Inquiry
from app.views.lists.states import FAILED, NO_MATCH, Notice
from app.views.lists.view import ListView
from app.views.tickets import texts
from app.views.tickets.filters import Counts, Wanted, counts

EMPTY = Notice("ticket", texts.EMPTY, texts.EMPTY_HINT)

# What may change which tickets the list holds and in which order; the rest changes rows only.
REORDERING = frozenset({"tokens.completed"})
REORDERING_AREAS = ("ticket.", "sheet.", "product.")


class TicketsController(QObject):
    """Holds what is wanted and keeps the model to it. All in the window's thread, on its own connection.

    `noticed(Notice | None)`: what the list says in place of rows. `counted(by status, by line)`: for the
    chips. `concerned(frozenset of ids)`: facts spoke of these tickets. `wanted_changed`: another filter,
    search or order.
    """

    noticed = Signal(object)
    counted = Signal(object, object)
    concerned = Signal(object)
    wanted_changed = Signal()

    def __init__(self, context: Context, table: ListView, parent: QObject) -> None:
        super().__init__(parent)
        self._context = context
        self._model = table.list_model()
        self.wanted = Wanted()
        self._following = Following(table, context, self._inquiry)
        self._following.was_read.connect(self._tell_read)
        self._following.counted.connect(self._tell_counts)
        self._following.failed.connect(self._tell_failed)
        self._is_watched = False
        self._is_behind = True
        context.bridge.facts_committed.connect(self._hear)

    def want(self, wanted: Wanted) -> None:
        """Shows another filter, search or order."""
        if wanted != self.wanted:
            self.wanted = wanted
            self._want()
            self.wanted_changed.emit()

    def recall(self, wanted: Wanted) -> None:
        """Shows what was shown before, once somebody looks."""
        self.wanted = wanted
        self._want_later()

    @Slot(str)
    def want_status(self, key: str) -> None:
        """Shows the tickets behind a status chip."""
        self.want(replace(self.wanted, status=key))

    @Slot(str)
    def want_line(self, key: str) -> None:
        """Shows the tickets of one line, or of both."""
        self.want(replace(self.wanted, line=key))

    @Slot(str)
    def want_search(self, text: str) -> None:
        """Shows the tickets that match."""
        self.want(replace(self.wanted, search=text))

    @Slot(str, bool)
    def want_order(self, sort: str, descending: bool) -> None:
        """Shows the same tickets in another order."""
        self.want(replace(self.wanted, sort=sort, descending=descending))

    def speak(self) -> None:
        """Another language is spoken: names are ordered as it shows them."""
        if self.wanted.sort == BY_NAME:
            self._want_later()

    def watch(self, watched: bool) -> None:
        """Whether anybody looks at the list: while nobody does, facts are followed later, all at once."""
        self._is_watched = watched
        if watched:
            self.read_first()

    def read_first(self) -> None:
        """Reads the list, unless it is up to date."""
        if self._is_behind:
            self._want()

    @Slot()
    def reload(self) -> None:
        """Asks again which tickets are in the list, and counts them; kept rows stay."""
        self._is_behind = False
        self._following.follow()

    def read_all(self) -> None:
        """Reads the whole list now."""
        self._is_behind = False
        self._following.read_all()

    def is_waiting(self) -> bool:
        """Whether more is about to be read."""
        return self._following.is_waiting()

    @Slot(tuple)
    def _hear(self, facts: tuple[FactLine, ...]) -> None:
        tickets = tickets_in(facts)
        if any(fact.kind.startswith("product.") for fact in facts):
            self._model.mark_all_stale()
        else:
            self._model.mark_stale(tickets)
        if reorders(facts):
            self._follow()
        if tickets:
            self.concerned.emit(tickets)

    def _follow(self) -> None:
        if self._is_watched:
            self.reload()
        else:
            self._is_behind = True

    def _want_later(self) -> None:
        self._is_behind = True
        self.watch(self._is_watched)

    def _want(self) -> None:
        self._is_behind = False
        self._following.want(counting=True)

    def _inquiry(self) -> Inquiry:
        today, wanted = self._context.today(), self.wanted
        asked = wanted.filter(today, self._context.messages.language)
        return Inquiry(
            lambda desk, most: ticket_ids(desk, asked, most),
            partial(counts, line=asked.line, today=today),
            is_everything=wanted.is_everything(),
            is_quick=not asked.search,
            begins_soon=not asked.search or asked.sort in BY_CREATION,
        )

    @Slot()
    def _tell_read(self) -> None:
        self.noticed.emit(None if len(self._model.ids) else self._nothing())

    @Slot(object)
    def _tell_counts(self, counted: Counts) -> None:
        self.counted.emit(counted.by_status, counted.by_line)

    @Slot()
    def _tell_failed(self) -> None:
        self.noticed.emit(FAILED)

    def _nothing(self) -> Notice:
        return EMPTY if self.wanted.is_everything() else NO_MATCH


def reorders(facts: Iterable[FactLine]) -> bool:
    """Whether these facts may add tickets to the list, take some out, or change their order."""
    return any(fact.kind in REORDERING or fact.kind.startswith(REORDERING_AREAS) for fact in facts)
