"""Which rows a list has: the beginning is read at once, the rest and the numbers beside the window.

So a list of any length follows a person's hand and every fact, and nothing that is read holds the window up.
"""

from __future__ import annotations

import logging
from array import array
from collections.abc import Callable
from itertools import filterfalse

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from app.lifecycle.desk import Desk
from app.values import frozen
from app.views.context import Context
from app.views.lists.model import find_packed
from app.views.lists.pages import PAGE
from app.views.lists.view import ListView

log = logging.getLogger(__name__)

ALL = -1
"""So many as there are, as the queries are told."""
HEAD = 4 * PAGE
"""So many rows come first: more than the tallest screen has."""
SOON_MS = 50
"""After the beginning was shown, and painted, the rest is read."""
LATER_MS = 250
"""Facts that come close together are counted together."""
FEW = 16
"""So many newcomers are taken from their old places one by one."""


@frozen
class Inquiry:
    """What a list asks, for any desk: the first so many ids in order, numbers, whether no row is left out.

    `is_quick`: the first ids come out of an index, and not of a search through all. `begins_soon`: a person
    hardly waits for them; a search that sorts what it finds takes longer.
    """

    ids_of: Callable[[Desk, int], array[int]]
    counts: Callable[[Desk], object]
    is_everything: bool
    is_quick: bool
    begins_soon: bool

    def ids(self, desk: Desk, most: int = ALL) -> array[int]:
        """The ids in order; the first `most` of them."""
        return self.ids_of(desk, most)


class Following(QObject):
    """Keeps a table's ids to what is wanted now.

    `was_read`: the list has other ids, or the same. `counted(counts)`. `failed`: it could not be read.
    """

    was_read = Signal()
    counted = Signal(object)
    failed = Signal()

    def __init__(self, table: ListView, context: Context, inquire: Callable[[], Inquiry]) -> None:
        super().__init__(table)
        self._table = table
        self._model = table.list_model()
        self._context = context
        self._inquire = inquire
        self._was_asked = False
        self._is_short = False  # so few rows that all of them are read at once, and counted
        self._next = QTimer(self)  # the window may draw, or hear its person, between facts and rows
        self._next.setSingleShot(True)
        self._next.timeout.connect(self._follow)
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.timeout.connect(self._ask)
        table.all_wanted.connect(self._read_rest)

    def is_waiting(self) -> bool:
        """Whether more is about to be read."""
        return self._next.isActive() or self._soon.isActive() or self._context.reader.is_asked(self)

    def want(self, *, counting: bool) -> None:
        """Reads another list; beside the window where it is scrolled, so that its rows keep their place."""
        self._was_asked = True
        self._context.reader.drop(self)
        self._next.stop()
        self._soon.stop()
        if self._table.is_at_top() and (self._is_short or self._inquire().begins_soon):
            self._try(self._begin, counting)
        else:
            self._ask()

    def follow(self) -> None:
        """Reads what facts may have changed: the beginning next, where that is quick."""
        if not self._was_asked:
            self.want(counting=True)
        elif self._is_short or self._inquire().is_quick:
            self._next.start(0)
        elif not self._soon.isActive():
            self._soon.start(LATER_MS)

    def read_all(self) -> None:
        """Reads the whole list now: somebody is about to use all of it."""
        self._was_asked = True
        self._context.reader.drop(self)
        self._soon.start(LATER_MS)  # the numbers may wait
        self._try(self._take_all)

    # in the window's thread

    @Slot()
    def _follow(self) -> None:
        self._try(self._begin_anew, self._inquire())

    def _try(self, read: Callable[..., None], *values: object) -> None:
        try:
            read(*values)
        except Exception:
            log.exception("a list could not be read")
            self._soon.stop()
            self.failed.emit()

    def _begin(self, counting: bool) -> None:
        inquiry = self._inquire()
        head = inquiry.ids(self._context.desk, HEAD)
        self._model.set_ids(head, more=len(head) == HEAD)
        self._tell_read(inquiry, counting=counting, wait=SOON_MS)

    def _begin_anew(self, inquiry: Inquiry) -> None:
        head = inquiry.ids(self._context.desk, HEAD)
        is_whole = len(head) < HEAD
        ids = head if is_whole else spliced(head, self._model.ids)
        self._model.set_ids(ids, more=not is_whole and not self._has_rest())
        self._tell_read(inquiry, counting=True, wait=LATER_MS)

    def _has_rest(self) -> bool:
        return self._model.is_whole and len(self._model.ids) >= HEAD

    def _tell_read(self, inquiry: Inquiry, *, counting: bool, wait: int) -> None:
        is_all_there = len(self._model.ids) < HEAD
        if inquiry.is_everything:
            self._is_short = is_all_there
        if counting and self._is_short:
            self.counted.emit(inquiry.counts(self._context.desk))
        elif (counting or not is_all_there) and not self._soon.isActive():
            self._soon.start(wait)
        self.was_read.emit()

    def _take_all(self) -> None:
        self._model.set_ids(self._inquire().ids(self._context.desk))
        self.was_read.emit()

    @Slot()
    def _read_rest(self) -> None:
        if self.is_waiting():
            self.read_all()

    # beside it

    @Slot()
    def _ask(self) -> None:
        if self._context.reader.is_asked(self):
            self._soon.start(LATER_MS)  # facts don't stop, and neither does the reader
            return
        inquiry = self._inquire()

        def read(desk: Desk) -> tuple[array[int], object]:
            return inquiry.ids(desk), inquiry.counts(desk)

        self._context.reader.ask(self, read, self._hear, self.failed.emit)

    def _hear(self, answer: tuple[array[int], object]) -> None:
        ids, counts = answer
        if self._soon.isActive() and self._inquire().is_quick:  # facts came since: the beginning is newer
            ids = spliced(self._model.ids[:HEAD], ids)
        self._model.set_ids(ids)
        self.was_read.emit()
        self.counted.emit(counts)


def spliced(head: array[int], ids: array[int]) -> array[int]:
    """The list with another beginning; what stands there no more comes after it, until all is read."""
    if ids[: len(head)] == head:
        return ids
    known, before = frozenset(head), ids[: len(head)]
    rest = ids[len(head) :]
    newcomers = known.difference(before)
    if len(newcomers) > FEW:
        newcomers = newcomers.intersection(rest)  # a quarter of the work, where most are new
    if len(newcomers) > FEW:
        rest = array("q", filterfalse(known.__contains__, rest))
    else:
        for each in newcomers:
            if (place := find_packed(rest.tobytes(), each)) >= 0:
                del rest[place]
    return head + array("q", (each for each in before if each not in known)) + rest
