"""The table of every list: it keeps selection, current row and place by id, and paints the rows' grounds."""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import Any

from PySide6.QtCore import QEvent, QItemSelection, QModelIndex, QPersistentModelIndex, QRect, Qt, Signal, Slot
from PySide6.QtGui import (
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QRegion,
    QResizeEvent,
)
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from app.messages import Messages
from app.views.lists.arranging import Arranging
from app.views.lists.delegates import DELEGATES, PADDING, CellDelegate
from app.views.lists.header import ListHeader
from app.views.lists.keeping import MOVE_ONLY, NOTHING_KEPT, SELECT, Kept, chosen_in, selection_of
from app.views.lists.model import IdTableModel
from app.views.lists.states import EmptyState
from app.views.theme.scale import ROW_HEIGHT, SMALL, TIGHT, Text
from app.views.theme.shapes import fill
from app.views.theme.sprites import Sprites
from app.views.theme.theme import Theme

Index = QModelIndex | QPersistentModelIndex

CURRENT_BAR = 3
UNDER_HEADER = 5
"""A row's line that would stand so near under the header's would look like a second one."""
ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
SORT_KEYS = {Qt.Key.Key_Up: False, Qt.Key.Key_Down: True}
"""Alt with these sorts by the current column; the value says descending."""


def _rooms(region: QRegion) -> list[QRect]:
    rooms: list[QRect] = list(region)  # type: ignore[call-overload]  # it is iterable, but its hints say no
    return rooms


class ListView(QTableView):
    """A table over an `IdTableModel`.

    `chosen_changed`: other ids are selected, or another one is current. `opened(id)`: Enter or double click.
    `sort_requested(sort_key, descending)`: a header was clicked, or Alt+Up/Down pressed in a column.
    `search_typed(text)`: letters were typed in the list, for the search field. `refresh_requested`: F5.
    `all_wanted`: every row is about to be used; whoever has shown a beginning only gives the rest now.
    """

    chosen_changed = Signal()
    opened = Signal(object)
    sort_requested = Signal(str, bool)
    search_typed = Signal(str)
    refresh_requested = Signal()
    all_wanted = Signal()

    def __init__(
        self,
        model: IdTableModel[Any],
        theme: Theme,
        messages: Messages,
        parent: QWidget | None = None,
        padding: int = PADDING,
    ) -> None:
        super().__init__(parent)
        self.padding = padding
        self.setViewport(QWidget(self))  # for Qt's own, every class of Qt would be looked through
        self._list = model
        self._theme = theme
        self._sprites = Sprites(theme, self)
        self._delegates: dict[int, CellDelegate] = {}
        self._kept = NOTHING_KEPT
        self._awaited: Kept | None = None  # what was chosen in rows that are still to come
        self._told: tuple[array[int], int | None] = (array("q"), None)
        self._sorted_by: tuple[str, bool] | None = None
        self._exchanging = False
        self._in_hand = False  # a key or click is being followed
        self._hover = -1
        self._by_keyboard = False
        self._set_up_behaviour()
        self._set_up_header()
        self.setModel(model)
        self._set_up_columns()
        self.arranging = Arranging(self, model.columns, theme.enlargement())
        self.notice = EmptyState(theme, messages, self)  # over the rows: among them it would scroll with them
        self._connect()

    # what screens ask

    def list_model(self) -> IdTableModel[Any]:
        """The model, as lists know it."""
        return self._list

    def chosen(self) -> array[int]:
        """The selected ids in the list's order, also while their rows are still to come."""
        if self._awaited is not None:
            return self._awaited.chosen
        return chosen_in(self._list, self.selectionModel().selection())

    def current(self) -> int | None:
        """The id of the current row."""
        if self._awaited is not None:
            return self._awaited.current
        index = self.currentIndex()
        return self._list.id_at(index.row()) if index.isValid() else None

    def choose(self, ids: Iterable[int]) -> bool:
        """Selects these ids, makes the first one current and shows it; False if none is there."""
        rows = self._list.rows_of(ids)
        if not rows:
            return False
        self._awaited = None
        first = self._list.index(rows[0], max(self.currentIndex().column(), 0))
        self._exchanging = True  # told once, when the selection is whole
        self.selectionModel().setCurrentIndex(first, MOVE_ONLY)
        self.selectionModel().select(selection_of(self._list, map(self._list.id_at, rows)), SELECT)
        self._exchanging = False
        self._tell_chosen()
        self.scrollTo(first)
        return True

    def is_at_top(self) -> bool:
        """Whether the beginning is shown: of another list the beginning is shown then too."""
        return not self.verticalScrollBar().value()

    def show_sort(self, sort_key: str, descending: bool) -> None:
        """Shows by which key SQL ordered the ids; emits nothing."""
        self._sorted_by = (sort_key, descending)
        order = Qt.SortOrder.DescendingOrder if descending else Qt.SortOrder.AscendingOrder
        for place, column in enumerate(self._list.columns):
            if column.sort_key == sort_key:
                self.horizontalHeader().setSortIndicator(place, order)
                self.horizontalHeader().setSortIndicatorShown(True)

    def show_column(self, place: int, delegate: CellDelegate) -> None:
        """Lets a delegate paint the cells of a column."""
        self._delegates[place] = delegate
        self.setItemDelegateForColumn(place, delegate)

    def retranslate(self, messages: Messages) -> None:
        """Puts titles, rows and the notice into another language."""
        self._list.retranslate(messages)
        self.notice.retranslate(messages)

    # setting up

    def _set_up_behaviour(self) -> None:
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setProperty("kind", "list")
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setCornerButtonEnabled(False)
        self.setTabKeyNavigation(False)
        self.setMouseTracking(True)
        # The view paints all of its ground; so Qt moves what is painted instead of painting it anew.
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)

    def _set_up_header(self) -> None:
        rows = self.verticalHeader()
        rows.hide()
        rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        words, pill = self._sprites.metrics(Text.BODY).height(), self._sprites.badge_height()
        rows.setDefaultSectionSize(max(ROW_HEIGHT, words + SMALL + TIGHT, pill + SMALL))
        self.setHorizontalHeader(ListHeader(self._theme, self._sprites, self, self.padding))

    def _set_up_columns(self) -> None:
        for place, column in enumerate(self._list.columns):
            make = DELEGATES[column.kind]
            delegate = make(self, self._list, column, self._theme, self._sprites, self.padding)
            self.show_column(place, delegate)

    def _connect(self) -> None:
        self._list.modelAboutToBeReset.connect(self._remember)
        self._list.modelReset.connect(self._recall)
        self._list.completed.connect(self._recall_awaited)
        self.horizontalHeader().sectionClicked.connect(self._sort_by_section)
        self.doubleClicked.connect(self._open)
        self._theme.changed.connect(self._repaint)
        self.notice.covering.connect(self._still_bars)

    @Slot(bool)
    def _still_bars(self, covering: bool) -> None:
        """There is nothing to scroll while the rows are covered; Qt lays its bars over what covers them."""
        for bar in (self.verticalScrollBar(), self.horizontalScrollBar()):
            bar.setEnabled(not covering)

    # selection and place, by id

    @Slot()
    def _remember(self) -> None:
        self._exchanging = True
        index = self.currentIndex()
        top = self.rowAt(0) if self.verticalScrollBar().value() else -1
        self._kept = Kept(
            chosen=self.chosen(),
            current=self.current(),
            column=max(index.column(), 0),
            top=self._list.id_at(top) if top >= 0 else None,
            offset=-self.rowViewportPosition(top) if top >= 0 else 0,
        )

    @Slot()
    def _recall(self) -> None:
        kept, self._kept = self._kept, NOTHING_KEPT
        self._hover = -1
        self._take_up(kept)
        self._scroll_back(kept)
        self.arranging.fit()  # to the rows that are in sight again
        self._exchanging = False
        self._awaited = None if self._list.is_whole else kept
        self._tell_chosen()

    @Slot()
    def _recall_awaited(self) -> None:
        if self._awaited is not None:
            kept, self._awaited = self._awaited, None
            self._exchanging = True
            self._take_up(kept)
            self._exchanging = False
            self._tell_chosen()

    def _take_up(self, kept: Kept) -> None:
        self.setAutoScroll(False)  # the place is kept, wherever the current row went
        self.selectionModel().select(selection_of(self._list, kept.chosen), SELECT)
        rows = self._list.rows_of(() if kept.current is None else (kept.current,))
        if rows:
            self.selectionModel().setCurrentIndex(self._list.index(rows[0], kept.column), MOVE_ONLY)
        self.setAutoScroll(True)

    def _scroll_back(self, kept: Kept) -> None:
        rows = self._list.rows_of(() if kept.top is None else (kept.top,))
        if rows:
            self.updateGeometries()
            self.verticalScrollBar().setValue(
                rows[0] * self.verticalHeader().defaultSectionSize() + kept.offset
            )

    def selectionChanged(self, selected: QItemSelection, deselected: QItemSelection) -> None:
        """Tells the screen, unless the same ids were only moved."""
        super().selectionChanged(selected, deselected)
        if not self._exchanging:
            self._awaited = None  # somebody chose something else meanwhile
        self._tell_chosen()

    def currentChanged(self, current: Index, previous: Index) -> None:
        """Tells the screen that another row is current."""
        super().currentChanged(current, previous)
        self._tell_chosen()

    def _tell_chosen(self) -> None:
        if self._exchanging or self._in_hand:
            return
        now = (self.chosen(), self.current())
        if now != self._told:
            self._told = now
            self.chosen_changed.emit()

    @contextmanager
    def _telling_once(self) -> Iterator[None]:
        """Qt moves the current row and the selection one after the other: who listens would work twice."""
        self._in_hand = True
        try:
            yield
        finally:
            self._in_hand = False
        self._tell_chosen()

    # keys and mouse

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens, F5 refreshes, Ctrl+C copies rows as a table, Alt+Up/Down sorts; the rest is Qt's."""
        self._by_keyboard = True
        if event.key() in ENTER and self.currentIndex().isValid():
            self._open(self.currentIndex())
        elif event.matches(QKeySequence.StandardKey.Refresh):
            self._list.mark_all_stale()
            self.refresh_requested.emit()
        elif event.matches(QKeySequence.StandardKey.Copy):
            self.copy_chosen()
        elif event.key() in SORT_KEYS and event.modifiers() == Qt.KeyboardModifier.AltModifier:
            self._request_sort(self.currentIndex().column(), SORT_KEYS[Qt.Key(event.key())])
        else:
            with self._telling_once():
                super().keyPressEvent(event)

    def keyboardSearch(self, search: str) -> None:
        """Letters belong into the search field: Qt's own search would read every row of the list."""
        self.search_typed.emit(search)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """The mouse shows where it is by itself: no frame around the current cell."""
        self._by_keyboard = False
        with self._telling_once():
            super().mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """The row under the mouse is lit."""
        self._light(self.rowAt(event.position().toPoint().y()))
        super().mouseMoveEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        """No row is lit any more."""
        self._light(-1)
        super().leaveEvent(event)

    def selectAll(self) -> None:
        """Selects every row of the list."""
        self.all_wanted.emit()
        super().selectAll()

    def copy_chosen(self) -> None:
        """Puts the chosen rows on the clipboard as a table with titles, as spreadsheets paste it."""
        from app.views.lists.copying import copy_table  # noqa: PLC0415 - seldom the first that is done

        columns = self.arranging.going_out()
        titles = [str(self._list.headerData(place, Qt.Orientation.Horizontal)) for place in columns]
        rows = self._list.rows_of(self.chosen())
        cells = ([self._list.cell(row, place).text for place in columns] for row in rows)
        copy_table(titles, cells)

    @Slot(QModelIndex)
    def _open(self, index: Index) -> None:
        self.opened.emit(self._list.id_at(index.row()))

    @Slot(int)
    def _sort_by_section(self, section: int) -> None:
        key = self._list.columns[section].sort_key
        descending = self._sorted_by == (key, False)
        self._request_sort(section, descending)

    def _request_sort(self, section: int, descending: bool) -> None:
        key = self._list.columns[section].sort_key if section >= 0 else None
        if key is not None:
            self.sort_requested.emit(key, descending)

    # painting

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paints the visible rows' grounds, the cells on them, and the frame of the keyboard's place.

        Qt's own painting would do the same, with an index and options for each cell: twice the time.
        """
        painter = QPainter(self.viewport())
        for exposed in _rooms(event.region()):
            rows = self._exposed_rows(exposed)
            self._paint_grounds(painter, exposed, rows)
            self._paint_cells(painter, exposed, rows)
        painter.end()
        if self._by_keyboard and self.hasFocus() and self.currentIndex().isValid():
            self._paint_focus(self.visualRect(self.currentIndex()))

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        """What Qt moves was painted elsewhere: a row's line right under the header is painted anew."""
        super().scrollContentsBy(dx, dy)
        first, anew = self.rowAt(0), UNDER_HEADER + max(dy, 0)
        if first >= 0 and self.rowViewportPosition(first) + self.rowHeight(first) <= anew:
            self.viewport().update(0, 0, self.viewport().width(), anew)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The notice covers the rows' room, whatever its size."""
        super().resizeEvent(event)
        self.notice.setGeometry(QRect(self.viewport().pos(), self.contentsRect().bottomRight()))
        self.arranging.fit()
        self._keep_in_sight(event.oldSize().height())

    def _keep_in_sight(self, height: int) -> None:
        """The current row, if it was in sight in the height before: a page is shown before it is laid out."""
        place = self.visualRect(self.currentIndex())
        if place.top() >= 0 and self.viewport().height() < place.bottom() <= height:
            self.scrollTo(self.currentIndex())

    def _exposed_rows(self, exposed: QRect) -> range:
        """A turn of the wheel moves what is painted, and exposes a few rows only."""
        first, last = self.rowAt(exposed.top()), self.rowAt(exposed.bottom())
        bottom = last if last >= 0 else self._list.rowCount() - 1
        return range(first, bottom + 1) if first >= 0 else range(0)

    def _paint_grounds(self, painter: QPainter, exposed: QRect, rows: range) -> None:
        colour = self._theme.colour
        selected, hover, separator = colour("selected"), colour("hover"), colour("separator")
        fill(painter, exposed, colour("card"))
        selection, width = self.selectionModel(), self.viewport().width()
        for row in rows:
            place = QRect(0, self.rowViewportPosition(row), width, self.rowHeight(row))
            if selection.isRowSelected(row):
                fill(painter, place, selected)
                fill(painter, QRect(0, place.y(), CURRENT_BAR, place.height()), colour("accent"))
            elif row == self._hover:
                fill(painter, place, hover)
            if place.bottom() >= UNDER_HEADER:
                fill(painter, QRect(0, place.bottom(), width, 1), separator)

    def _paint_cells(self, painter: QPainter, exposed: QRect, rows: range) -> None:
        header = self.horizontalHeader()
        columns = [
            (place, header.sectionViewportPosition(place), header.sectionSize(place), delegate)
            for place, delegate in self._delegates.items()
            if not header.isSectionHidden(place)
        ]
        selection = self.selectionModel()
        for row in rows:
            top, height = self.rowViewportPosition(row), self.rowHeight(row)
            cells, chosen = self._list.cells(row), selection.isRowSelected(row)
            for place, left, width, delegate in columns:
                if cells[place].text and left <= exposed.right() and left + width > exposed.left():
                    where = QRect(left, top, width, height)
                    delegate.paint_cell(painter, where, cells[place], chosen=chosen)

    def _paint_focus(self, place: QRect) -> None:
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self._theme.colour("focus"), 2))
        painter.drawRoundedRect(place.adjusted(2, 2, -2, -3), TIGHT, TIGHT)
        painter.end()

    def _light(self, row: int) -> None:
        if row != self._hover:
            self._hover, old = row, self._hover
            for changed in (old, row):
                if changed >= 0:
                    top = self.rowViewportPosition(changed)
                    self.viewport().update(0, top, self.viewport().width(), self.rowHeight(changed))

    @Slot()
    def _repaint(self) -> None:
        self.viewport().update()
