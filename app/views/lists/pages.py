"""Rows as they are shown, kept by page. A page is read by one query when something of it is painted first;
its stale rows are read again by one query when one of them is painted next. Pages long unused are let go."""

from __future__ import annotations

import logging
from array import array
from collections import OrderedDict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from operator import attrgetter
from typing import Generic

from PySide6.QtCore import Qt

from app.messages import Messages
from app.messages import window as say
from app.views.lists.columns import Align, Cell, Column, Row, RowSource
from app.views.theme.marks import Look, Shape
from app.views.theme.tokens import Tone

log = logging.getLogger(__name__)

PAGE = 64
KEPT_PAGES = 48

ALIGNMENT = {
    Align.START: Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter,
    Align.CENTRE: Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignVCenter,
    Align.END: Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter,
}

FAILED = Look(Tone.RED, Shape.WARNING)

Shown = tuple[Cell, ...]

_ROLES: Mapping[int, Callable[[Cell], object]] = {
    int(Qt.ItemDataRole.DisplayRole): attrgetter("text"),
    int(Qt.ItemDataRole.ToolTipRole): lambda cell: cell.tooltip or None,
    int(Qt.ItemDataRole.AccessibleTextRole): lambda cell: cell.spoken or cell.text,
}
_ALIGNMENT_ROLE = int(Qt.ItemDataRole.TextAlignmentRole)


class Page(Generic[Row]):
    """Rows that were read together; each is made ready to be shown when it is painted first."""

    __slots__ = ("rows", "shown")

    def __init__(self, rows: list[Row | None], shown: list[Shown | None]) -> None:
        self.rows = rows
        self.shown = shown

    def put(self, places: Iterable[int], rows: Iterable[Row | None]) -> None:
        """Takes rows that were read again."""
        for place, row in zip(places, rows, strict=True):
            self.rows[place] = row
            self.shown[place] = None


class Pages(Generic[Row]):
    """The shown rows of one ordered list of ids."""

    def __init__(self, columns: Sequence[Column[Row]], source: RowSource[Row], messages: Messages) -> None:
        self._columns = columns
        self._source = source
        self._messages = messages
        self._pages: OrderedDict[int, Page[Row]] = OrderedDict()
        self._stale: dict[int, set[int]] = {}
        self.ids: array[int] = array("q")

    def role(self, row: int, column: int, role: int) -> object:
        """What Qt is told of a cell under a role. The views take the cells themselves."""
        cell = self.cells(row)[column]
        if role == _ALIGNMENT_ROLE:
            return ALIGNMENT[self._columns[column].align]
        told = _ROLES.get(role)
        return None if told is None else told(cell)

    def cells(self, row: int) -> Shown:
        """What a row shows, a cell for each column. Reads its page if need be."""
        number, place = divmod(row, PAGE)
        page = self._pages.get(number)
        if page is None:
            page = self._open(number)
        elif number in self._stale:
            self._refresh(number, page)
        self._pages.move_to_end(number)
        shown = page.shown[place]
        if shown is None:
            shown = page.shown[place] = self._show(page.rows[place])
        return shown

    def replace(self, ids: array[int]) -> None:
        """Another list of ids, or the same in another order; what was read is let go."""
        self.ids = ids
        self.drop()

    def grow(self, ids: array[int]) -> None:
        """A list that begins as the one before; its last page may have had less than there is now."""
        last, self.ids = len(self.ids) // PAGE, ids
        self._pages.pop(last, None)
        self._stale.pop(last, None)

    def drop(self) -> None:
        """Lets every row go; each is read again when it is painted."""
        self._pages.clear()
        self._stale.clear()

    def speak(self, messages: Messages) -> None:
        """Shows everything in another language."""
        self._messages = messages
        self.drop()

    def mark_stale(self, ids: Iterable[int]) -> list[int]:
        """The kept rows that show these ids, in order; each is read again when painted next."""
        wanted = frozenset(ids)
        rows = sorted(row for row in self._kept_rows() if self.ids[row] in wanted)
        for row in rows:
            number, place = divmod(row, PAGE)
            self._stale.setdefault(number, set()).add(place)
        return rows

    def _kept_rows(self) -> Iterator[int]:
        for number, page in self._pages.items():
            yield from range(number * PAGE, number * PAGE + len(page.rows))

    def _open(self, number: int) -> Page[Row]:
        rows = self._read(self.ids[number * PAGE : (number + 1) * PAGE])
        page = self._pages[number] = Page(rows, [None] * len(rows))
        if len(self._pages) > KEPT_PAGES:
            oldest, _ = self._pages.popitem(last=False)
            self._stale.pop(oldest, None)
        return page

    def _refresh(self, number: int, page: Page[Row]) -> None:
        places = sorted(self._stale.pop(number))
        page.put(places, self._read([self.ids[number * PAGE + place] for place in places]))

    def _read(self, ids: Sequence[int]) -> list[Row | None]:
        try:
            return list(self._source.rows(ids))
        except Exception:
            log.exception("%d rows of a list could not be read", len(ids))
            return [None] * len(ids)

    def _show(self, row: Row | None) -> Shown:
        if row is None:
            return self._failed()
        try:
            return tuple([column.cell(row, self._messages) for column in self._columns])
        except Exception:
            log.exception("a row of a list could not be shown: %r", row)
            return self._failed()

    def _failed(self) -> Shown:
        hint = self._messages.text(say.ROW_FAILED_HINT)
        place = next((place for place, column in enumerate(self._columns) if column.stretch), 0)
        cells = [Cell(tooltip=hint) for _ in self._columns]
        cells[place] = Cell(self._messages.text(say.ROW_FAILED), FAILED, tooltip=hint)
        return tuple(cells)
