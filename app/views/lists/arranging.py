"""How a list's columns are set out: by themselves, folding where room is short, or as a person wants them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QTableView

from app.views.lists.columns import Column, folded
from app.views.lists.layout import Layout


class Arranging(QObject):
    """Sets out the columns of a table. `changed`: the person moved or widened a column."""

    changed = Signal()

    def __init__(self, table: QTableView, columns: Sequence[Column[Any]]) -> None:
        super().__init__(table)
        self._table = table
        self._columns = columns
        self._layout: Layout | None = None
        self._by_us = False
        header = table.horizontalHeader()
        header.sectionMoved.connect(self._note_moved)
        header.sectionResized.connect(self._note_resized)

    def layout_now(self) -> Layout | None:
        """How the person arranged the columns; None while they stand by themselves."""
        return self._layout

    def shown(self) -> list[int]:
        """The places of the shown columns, as they stand from left to right."""
        header = self._table.horizontalHeader()
        places = (header.logicalIndex(visual) for visual in range(header.count()))
        return [place for place in places if not self._table.isColumnHidden(place)]

    def arrange(self, layout: Layout | None) -> None:
        """Sets the columns out so; None lets them stand by themselves again."""
        self._layout = layout
        self._by_us = True
        keys = [column.key for column in self._columns]
        for visual, key in enumerate(layout.shown if layout else keys):
            header = self._table.horizontalHeader()
            header.moveSection(header.visualIndex(keys.index(key)), visual)
        for place, column in enumerate(self._columns):
            self._table.setColumnWidth(place, self._width(column))
        self._by_us = False
        self.fit()

    @Slot()
    def fit(self) -> None:
        """Gives the room that is left to the columns that stretch."""
        self._by_us = True
        room = self._table.viewport().width()
        hidden = self._hidden(room)
        for place, column in enumerate(self._columns):
            if self._table.isColumnHidden(place) != (place in hidden):
                self._table.setColumnHidden(place, place in hidden)
            room -= 0 if column.stretch or place in hidden else self._table.columnWidth(place)
        for place, column in enumerate(self._columns):
            if column.stretch:
                self._table.setColumnWidth(place, max(self._width(column), room))
        self._by_us = False

    def _hidden(self, room: int) -> frozenset[int]:
        if self._layout is None:
            return folded(self._columns, room)
        shown = set(self._layout.shown)
        return frozenset(place for place, column in enumerate(self._columns) if column.key not in shown)

    def _width(self, column: Column[Any]) -> int:
        return self._layout.widths.get(column.key, column.width) if self._layout else column.width

    @Slot(int, int, int)
    def _note_moved(self, section: int, before: int, after: int) -> None:
        if not self._by_us:
            self._keep({})

    @Slot(int, int, int)
    def _note_resized(self, section: int, before: int, after: int) -> None:
        if not self._by_us and after and before:
            self._keep({self._columns[section].key: after})

    def _keep(self, widths: dict[str, int]) -> None:
        known = dict(self._layout.widths) if self._layout else {}
        shown = tuple(self._columns[place].key for place in self.shown())
        self._layout = Layout(shown, {**known, **widths})
        self.changed.emit()
