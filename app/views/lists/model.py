"""The table model of every list: ids in order, and for each cell a lookup into rows that were shown once."""

from __future__ import annotations

import sys
from array import array
from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import Any, Generic

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from app.messages import Messages
from app.views.lists.columns import Cell, Column, Row, RowSource
from app.views.lists.pages import ALIGNMENT, Pages

Index = QModelIndex | QPersistentModelIndex

DISPLAY = int(Qt.ItemDataRole.DisplayRole)
TEXT_ALIGNMENT = int(Qt.ItemDataRole.TextAlignmentRole)
NOWHERE = QModelIndex()
FEW = 4
"""So many ids are looked up one by one faster than in one walk over the list."""
ID_BYTES = 8
MANY_RANGES = 64
"""Above so many separate ranges one wide `dataChanged` is cheaper for the view than each of them."""


class IdTableModel(QAbstractTableModel, Generic[Row]):
    """A flat list of things known by id. Sorting and filtering is SQL's work: give the ids in order.

    `completed`: the rest of a list has come whose beginning was shown.
    """

    completed = Signal()

    def __init__(
        self,
        columns: Sequence[Column[Row]],
        source: RowSource[Row],
        messages: Messages,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.columns = tuple(columns)
        self._messages = messages
        self._pages = Pages(self.columns, source, messages)
        self.is_whole = True  # False while it is a beginning, and the rest of the ids will come

    # what Qt asks

    def rowCount(self, parent: Index = NOWHERE) -> int:
        """The number of ids; a flat list has nothing below an item."""
        return 0 if parent.isValid() else len(self._pages.ids)

    def columnCount(self, parent: Index = NOWHERE) -> int:
        """The number of columns; a flat list has nothing below an item."""
        return 0 if parent.isValid() else len(self.columns)

    def data(self, index: Index, role: int = DISPLAY) -> Any:
        """A lookup; the row's page is read when it is the first of it."""
        if not index.isValid():
            return None
        return self._pages.role(index.row(), index.column(), role)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = DISPLAY) -> Any:
        """The title of a column, standing as its cells do."""
        if orientation is not Qt.Orientation.Horizontal or not 0 <= section < len(self.columns):
            return None
        if role == DISPLAY:
            return self._messages.text(self.columns[section].title)
        return ALIGNMENT[self.columns[section].align] if role == TEXT_ALIGNMENT else None

    # what screens ask

    @property
    def ids(self) -> array[int]:
        """The ids in order; not to be changed in place."""
        return self._pages.ids

    def id_at(self, row: int) -> int:
        """The id of a row."""
        return self._pages.ids[row]

    def rows_of(self, ids: Iterable[int]) -> list[int]:
        """The rows of those of the ids that are in the list, in order."""
        wanted = frozenset(ids)
        if len(wanted) <= FEW:
            packed = self._pages.ids.tobytes()
            return sorted(row for number in wanted if (row := find_packed(packed, number)) >= 0)
        return [row for row, number in enumerate(self._pages.ids) if number in wanted]

    def cell(self, row: int, column: int) -> Cell:
        """What a cell shows: the way of the delegates past Qt's variants."""
        return self._pages.cells(row)[column]

    def cells(self, row: int) -> Sequence[Cell]:
        """What the cells of a row show, one for each column."""
        return self._pages.cells(row)

    # what screens tell

    def set_ids(self, ids: array[int], *, more: bool = False) -> None:
        """Another list or order, or the beginning of one, to which `more` will come.

        A `ListView` keeps selection, current row and place by id. A list that only grew at its end keeps its
        rows as they stand.
        """
        was_whole, self.is_whole = self.is_whole, not more
        self._exchange(ids)
        if self.is_whole and not was_whole:
            self.completed.emit()

    def _exchange(self, ids: array[int]) -> None:
        before = len(self._pages.ids)
        if ids == self._pages.ids:
            return
        if before and ids[:before] == self._pages.ids:
            self.beginInsertRows(NOWHERE, before, len(ids) - 1)
            self._pages.grow(ids)
            self.endInsertRows()
            return
        self.beginResetModel()
        self._pages.replace(ids)
        self.endResetModel()

    def mark_stale(self, ids: Iterable[int]) -> None:
        """These things changed: their rows, where they are kept, are read again when painted next."""
        self._announce(self._pages.mark_stale(ids))

    def mark_all_stale(self) -> None:
        """Everything may have changed: each row is read again when painted next."""
        self._pages.drop()
        if len(self._pages.ids):
            self._tell_changed(0, len(self._pages.ids) - 1)

    def retranslate(self, messages: Messages) -> None:
        """Shows titles and rows in another language."""
        self._messages = messages
        self._pages.speak(messages)
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, len(self.columns) - 1)
        self.mark_all_stale()

    def _announce(self, rows: list[int]) -> None:
        ranges = contiguous(rows)
        if len(ranges) > MANY_RANGES:
            ranges = [(rows[0], rows[-1])]
        for first, last in ranges:
            self._tell_changed(first, last)

    def _tell_changed(self, first: int, last: int) -> None:
        self.dataChanged.emit(self.index(first, 0), self.index(last, len(self.columns) - 1))


def find_packed(packed: bytes, number: int) -> int:
    """The row of an id in the bytes of a list of ids, -1 if it is not there: six times as fast as `index`."""
    wanted = number.to_bytes(ID_BYTES, sys.byteorder, signed=True)
    place = packed.find(wanted)
    while place >= 0 and place % ID_BYTES:
        place = packed.find(wanted, place + 1)
    return place // ID_BYTES


def contiguous(rows: Sequence[int]) -> list[tuple[int, int]]:
    """The unbroken ranges, first and last, of numbers in rising order."""
    if not rows:
        return []
    breaks = [(left, right) for left, right in pairwise(rows) if right != left + 1]
    firsts = [rows[0], *(right for _, right in breaks)]
    lasts = [*(left for left, _ in breaks), rows[-1]]
    return list(zip(firsts, lasts, strict=True))
