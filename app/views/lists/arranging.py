"""How a list's columns are set out: by themselves, folding where room is short, or as a person wants them."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import Any

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QTableView

from app.views.lists.columns import Column, Kind, folded, shrunk
from app.views.lists.layout import Layout


class Arranging(QObject):
    """Sets out the columns of a table. `changed`: the person moved or widened a column."""

    changed = Signal()

    def __init__(self, table: QTableView, columns: Sequence[Column[Any]], enlargement: float) -> None:
        super().__init__(table)
        self._table = table
        self._enlargement = enlargement  # of the text; the columns' widths are for its usual size
        self._columns = columns
        self._layout: Layout | None = None
        self._by_us = False
        self._idle: frozenset[int] = frozenset()
        header = table.horizontalHeader()
        header.sectionMoved.connect(self._note_moved)
        header.sectionResized.connect(self._note_resized)
        self._needed: dict[int, int] = {}
        self._set_widths()
        if any(column.grows for column in columns):
            self._follow_cells()

    def layout_now(self) -> Layout | None:
        """How the person arranged the columns; None while they stand by themselves."""
        return self._layout

    def shown(self) -> list[int]:
        """The places of the shown columns, as they stand from left to right."""
        header = self._table.horizontalHeader()
        places = (header.logicalIndex(visual) for visual in range(header.count()))
        return [place for place in places if not self._table.isColumnHidden(place)]

    def going_out(self) -> list[int]:
        """The places of the columns that are copied, exported and printed, from left to right.

        Also of those that only stepped aside because the window is narrow.
        """
        if self._layout is not None:
            return self.shown()
        return [place for place in range(len(self._columns)) if place not in self._idle]

    def width(self, place: int) -> int:
        """How wide a column is, or would be if it were shown, in pixels."""
        return self._table.columnWidth(place) or self._width(self._columns[place])

    def arrange(self, layout: Layout | None) -> None:
        """Sets the columns out so; None lets them stand by themselves again."""
        self._layout = layout
        self._by_us = True
        keys = [column.key for column in self._columns]
        for visual, key in enumerate(layout.shown if layout else keys):
            header = self._table.horizontalHeader()
            header.moveSection(header.visualIndex(keys.index(key)), visual)
        self._by_us = False
        self._set_widths()
        self.fit()

    def leave_out(self, keys: Collection[str]) -> None:
        """Hides columns that have nothing to say, however they are arranged."""
        self._idle = frozenset(place for place, each in enumerate(self._columns) if each.key in keys)
        self.fit()

    def _set_widths(self) -> None:
        self._by_us = True
        for place, column in enumerate(self._columns):
            self._table.setColumnWidth(place, self._width(column))
        self._by_us = False

    @Slot()
    def fit(self) -> None:
        """Gives columns that grow what they need, and the room that is left to the columns that stretch."""
        self._by_us = True
        room = self._table.viewport().width()
        growth = {place: self._growth(place) for place, column in enumerate(self._columns) if column.grows}
        hidden = self._hidden(room, growth)
        for place, column in enumerate(self._columns):
            if self._table.isColumnHidden(place) != (place in hidden):
                self._table.setColumnHidden(place, place in hidden)
            room -= 0 if place in hidden else self._width(column)
        for place in growth.keys() - hidden:
            is_badge = self._columns[place].kind is Kind.BADGE  # which is never cut: its shape is one thing
            more = growth[place] if is_badge else max(min(growth[place], room), 0)
            self._table.setColumnWidth(place, self._width(self._columns[place]) + more)
            room -= more
        for place, column in enumerate(self._columns):
            grows_in = column.most and not column.stretch and place not in hidden
            if grows_in and not self._is_given(column):
                more = max(min(self._scaled(column.most) - self._width(column), room // 2), 0)
                self._table.setColumnWidth(place, self._width(column) + more)
                room -= more
        for place, column in enumerate(self._columns):
            if column.stretch:
                least = self._width(column) if self._is_given(column) else self._scaled(shrunk(column))
                self._table.setColumnWidth(place, max(self._width(column) + room, least))
        self._by_us = False

    def _follow_cells(self) -> None:
        model = self._table.model()
        model.modelReset.connect(self._fit_anew)
        for seen in (model.rowsInserted, model.dataChanged, self._table.verticalScrollBar().valueChanged):
            seen.connect(self.fit)

    @Slot()
    def _fit_anew(self) -> None:
        self._needed.clear()
        self.fit()

    def _growth(self, place: int) -> int:
        """How much wider a column must be for the cells that were seen, unless somebody gave it its width."""
        column = self._columns[place]
        if self._is_given(column):
            return 0
        self._needed[place] = max((self._needed.get(place, 0), *self._needed_by_seen(place)))
        return max(self._needed[place] - self._width(column), 0)

    def _needed_by_seen(self, place: int) -> Iterator[int]:
        """What the cells need that are in sight: Qt's own hint reads a thousand rows that nobody has seen."""
        table, model = self._table, self._table.model()
        first, last = table.rowAt(0), table.rowAt(table.viewport().height() - 1)
        if first >= 0:
            bottom = last if last >= 0 else model.rowCount() - 1
            for row in range(first, bottom + 1):
                yield table.sizeHintForIndex(model.index(row, place)).width()

    def _hidden(self, room: int, growth: Mapping[int, int]) -> frozenset[int]:
        """Those that step aside: for the least of the others, and for what matters less than what grows."""
        if self._layout is not None:
            shown = set(self._layout.shown)
            return self._idle | {at for at, column in enumerate(self._columns) if column.key not in shown}
        room += sum(self._width(self._columns[place]) for place in self._idle)
        least = self._idle | folded(self._columns, self._usual(room))
        matters = max((self._columns[place].fold for place in growth), default=0)
        roomy = folded(self._columns, self._usual(room - sum(growth.values())))
        return least | {place for place in roomy if growth and self._columns[place].fold > matters}

    def _width(self, column: Column[Any]) -> int:
        return self._scaled(
            self._layout.widths.get(column.key, column.width) if self._layout else column.width
        )

    def _is_given(self, column: Column[Any]) -> bool:
        """Whether somebody gave it its width."""
        return self._layout is not None and column.key in self._layout.widths

    def _scaled(self, width: int) -> int:
        return round(width * self._enlargement)

    def _usual(self, pixels: int) -> int:
        """So many pixels as they would be with text of the usual size."""
        return round(pixels / self._enlargement)

    @Slot(int, int, int)
    def _note_moved(self, section: int, before: int, after: int) -> None:
        if not self._by_us:
            self._keep({})

    @Slot(int, int, int)
    def _note_resized(self, section: int, before: int, after: int) -> None:
        if not self._by_us and after and before:
            self._keep({self._columns[section].key: self._usual(after)})

    def _keep(self, widths: dict[str, int]) -> None:
        known = dict(self._layout.widths) if self._layout else {}
        shown = tuple(self._columns[place].key for place in self.shown())
        self._layout = Layout(shown, {**known, **widths})
        self.changed.emit()
