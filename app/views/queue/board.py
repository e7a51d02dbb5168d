"""The board of cards: touched to choose, walked over by arrows; selection and place are kept by item."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from PySide6.QtCore import (
    QItemSelection,
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QRect,
    Qt,
    Signal,
    Slot,
)
from PySide6.QtGui import (
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QRegion,
    QResizeEvent,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QListView,
    QScroller,
    QStyle,
    QStyleOptionViewItem,
    QWidget,
)

from app.lifecycle.queries.queue import Deed, QueueLine
from app.views.context import Context
from app.views.lists.states import EmptyState
from app.views.queue import texts
from app.views.queue.cards import step_name
from app.views.queue.layout import GAP, Box, Layout
from app.views.queue.model import QueueModel, Spot
from app.views.queue.painting import CardDelegate
from app.views.theme.scale import SMALL, TARGET
from app.views.theme.sprites import Sprites
from app.views.widgets.once import FINGER, is_held

Index = QModelIndex | QPersistentModelIndex
Move = QAbstractItemView.CursorAction

ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
SELECT = QItemSelectionModel.SelectionFlag.ClearAndSelect
MOVE_ONLY = QItemSelectionModel.SelectionFlag.NoUpdate
STEP = 64


class Board(QListView):
    """Cards of a `QueueModel`. `chosen_changed`: others are chosen, or another one is current.

    `next_wanted(rows)`: the next deed of these cards, by Enter or by the button of one.
    """

    chosen_changed = Signal()
    next_wanted = Signal(object)

    def __init__(self, model: QueueModel, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setViewport(QWidget(self))  # for Qt's own, every class of Qt would be looked through
        self._cards = model
        self._context = context
        self._kept: tuple[Sequence[Spot], Spot | None, Spot | None, int] = ((), None, None, 0)
        self._exchanging = False
        self._held: tuple[Spot, Deed] | None = None  # the piece whose button is held down, and what it says
        self._heard = True  # the press that the finger is down with
        self.painter_ = CardDelegate(self, model, context.theme, Sprites(context.theme, self))
        self._layout = Layout((), 1, self.painter_.sizes())
        self._set_up()
        self.notice = EmptyState(context.theme, context.messages, self.viewport())
        self.notice.stand_alone()
        model.modelAboutToBeReset.connect(self._remember)
        model.modelReset.connect(self._recall)

    # what the screen asks

    def queue_model(self) -> QueueModel:
        """The model, as the queue knows it."""
        return self._cards

    def chosen(self) -> list[QueueLine]:
        """The chosen pieces in the order of the cards."""
        rows = sorted(index.row() for index in self.selectionModel().selectedIndexes())
        return [line for line in map(self._cards.line, rows) if line is not None]

    def current(self) -> QueueLine | None:
        """The piece of the card with the keyboard's mark."""
        index = self.currentIndex()
        return self._cards.line(index.row()) if index.isValid() else None

    def choose(self, spots: Iterable[Spot], *, add: bool = False) -> bool:
        """Chooses these, the first becomes current and is shown; False where none is listed."""
        rows = [row for row in map(self._cards.row_of, spots) if row >= 0]
        if not rows:
            return False
        before = self.selectionModel().selection() if add else QItemSelection()
        for row in rows:
            before.select(self._cards.index(row), self._cards.index(row))
        self.selectionModel().setCurrentIndex(self._cards.index(rows[0]), MOVE_ONLY)
        self.selectionModel().select(before, SELECT)
        self.scrollTo(self._cards.index(rows[0]))
        return True

    # the layout, which Qt asks for

    def doItemsLayout(self) -> None:
        """Reckons where the cards stand."""
        groups = [(group.first, group.count) for group in self._cards.groups]
        room = self.width() - self.verticalScrollBar().sizeHint().width() - SMALL
        names = [step_name(group.step, self._context.messages) for group in self._cards.groups]
        headings = [self.painter_.heading_width(name) for name in names]
        self._layout = Layout(groups, room, self.painter_.sizes(), headings)
        QAbstractItemView.doItemsLayout(self)

    def updateGeometries(self) -> None:
        """How far the cards can be scrolled."""
        bar, page = self.verticalScrollBar(), self.viewport().height()
        bar.setSingleStep(STEP)
        bar.setPageStep(page)
        bar.setRange(0, max(0, self._layout.height - page))

    def verticalOffset(self) -> int:
        """How far they are scrolled."""
        return self.verticalScrollBar().value()

    def horizontalOffset(self) -> int:
        """They are as wide as the view."""
        return 0

    def visualRect(self, index: Index) -> QRect:
        """Where a card stands in the view."""
        return self._in_view(self._layout.card(index.row())) if self._has(index) else QRect()

    def indexAt(self, point: QPoint) -> QModelIndex:
        """The card under a point."""
        row = self._layout.row_at(point.x(), point.y() + self.verticalOffset())
        return self._cards.index(row) if row >= 0 else QModelIndex()

    def scrollTo(
        self, index: Index, hint: QAbstractItemView.ScrollHint = QAbstractItemView.ScrollHint.EnsureVisible
    ) -> None:
        """Scrolls until the whole card is seen; the heading too, over the first cards of a step."""
        if not self._has(index):
            return
        box, bar = self._layout.card(index.row()), self.verticalScrollBar()
        group = self._layout.group_of(index.row())
        heading = self._layout.heading(group)
        top = heading.y if box.y == heading.y + heading.height else box.y
        if top < bar.value():
            bar.setValue(top)
        elif box.y + box.height > bar.value() + bar.pageStep():
            bar.setValue(box.y + box.height - bar.pageStep())

    def moveCursor(self, action: Move, modifiers: Qt.KeyboardModifier) -> QModelIndex:
        """Arrows go from card to card as they stand, over headings too."""
        rows, row = self._cards.rowCount(), self.currentIndex().row()
        if not rows:
            return QModelIndex()
        if row < 0:
            return self._cards.index(0)
        page = max(1, self.viewport().height() // (self.painter_.sizes().card + GAP))
        to = {
            Move.MoveLeft: row - 1,
            Move.MovePrevious: row - 1,
            Move.MoveRight: row + 1,
            Move.MoveNext: row + 1,
            Move.MoveUp: self._layout.beside(row, -1),
            Move.MoveDown: self._layout.beside(row, 1),
            Move.MovePageUp: self._layout.beside(row, -page),
            Move.MovePageDown: self._layout.beside(row, page),
            Move.MoveHome: 0,
            Move.MoveEnd: rows - 1,
        }[action]
        return self._cards.index(min(max(to, 0), rows - 1))

    def setSelection(self, rect: QRect, command: QItemSelectionModel.SelectionFlag) -> None:
        """A drawn frame chooses nothing by itself: only the card that is touched."""
        index = self.indexAt(rect.topLeft())
        chosen = QItemSelection(index, index) if index.isValid() else QItemSelection()
        self.selectionModel().select(chosen, command)

    def visualRegionForSelection(self, selection: QItemSelection) -> QRegion:
        """Where the chosen cards are that can be seen."""
        region, bounds = QRegion(), self.viewport().rect()
        top = self.verticalOffset()
        for row in self._layout.rows_between(top, top + bounds.height()):
            if selection.contains(self._cards.index(row)):
                region += QRegion(self.visualRect(self._cards.index(row)))
        return region

    # what is seen

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paints the headings and the cards that are seen."""
        painter = QPainter(self.viewport())
        top = self.verticalOffset() + event.rect().top()
        bottom = self.verticalOffset() + event.rect().bottom()
        self._paint_headings(painter, top, bottom)
        for row in self._layout.rows_between(top, bottom):
            index = self._cards.index(row)
            option = QStyleOptionViewItem()
            self.initViewItemOption(option)
            option.rect = self.visualRect(index)
            option.state = self._state_of(index)
            self.painter_.paint(painter, option, index)
        painter.end()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width has room for other columns."""
        QAbstractItemView.resizeEvent(self, event)
        self.doItemsLayout()
        self.notice.setGeometry(self.viewport().rect())

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        """The cards that come into sight are painted."""
        self.viewport().update()

    # what people do

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """The button of a card is held down; elsewhere the card is chosen, or not any more."""
        self._heard = not FINGER.is_second(event)
        if not self._heard:
            event.accept()
            return
        row = self._button_at(event.position().toPoint())
        line = self._cards.line(row) if row >= 0 else None
        if line is None or event.button() is not Qt.MouseButton.LeftButton:
            super().mousePressEvent(event)
            return
        self._held = (self._cards.spot(row), line.deed)
        self.selectionModel().setCurrentIndex(self._cards.index(row), MOVE_ONLY)
        self.painter_.pressed = row
        self.viewport().update()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """A quick second touch is a touch like the first, where the first did nothing."""
        self.mousePressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Let go over the same button, it is pressed: that of the same piece, if the cards have moved."""
        (held, self._held), self.painter_.pressed = (self._held, None), -1
        if not self._heard:
            event.accept()
            return
        if held is None:
            super().mouseReleaseEvent(event)
            return
        self.viewport().update()
        row = self._button_at(event.position().toPoint())
        line = self._cards.line(row) if row >= 0 else None
        if line is not None and (self._cards.spot(row), line.deed) == held:
            FINGER.lift(event)
            self.next_wanted.emit([row])

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter does what comes next with the chosen cards, or with the current one."""
        if is_held(event):
            event.accept()
            return
        if event.key() not in ENTER:
            super().keyPressEvent(event)
            return
        rows = sorted(index.row() for index in self.selectionModel().selectedIndexes())
        current = self.currentIndex()
        rows = rows or ([current.row()] if current.isValid() else [])
        if rows:
            self.next_wanted.emit(rows)

    def keyboardSearch(self, search: str) -> None:
        """Letters come from a scanner: no card is looked for by its first one."""

    def selectionChanged(self, selected: QItemSelection, deselected: QItemSelection) -> None:
        """Tells the screen."""
        super().selectionChanged(selected, deselected)
        self.viewport().update()
        self._tell_chosen()

    def currentChanged(self, current: Index, previous: Index) -> None:
        """Tells the screen."""
        super().currentChanged(current, previous)
        self.viewport().update()
        self._tell_chosen()

    # selection and place, by item

    @Slot()
    def _remember(self) -> None:
        self._exchanging = True
        chosen = [self._cards.spot(index.row()) for index in self.selectionModel().selectedIndexes()]
        current = self.currentIndex()
        top = next(iter(self._layout.rows_between(self.verticalOffset(), self._layout.height)), -1)
        if not self.verticalOffset():
            top = -1
        offset = self.verticalOffset() - self._layout.card(top).y if top >= 0 else 0
        self._kept = (
            chosen,
            self._cards.spot(current.row()) if current.isValid() else None,
            self._cards.spot(top) if top >= 0 else None,
            offset,
        )

    @Slot()
    def _recall(self) -> None:
        (chosen, current, top, offset), self._kept = self._kept, ((), None, None, 0)
        self.doItemsLayout()
        selection = QItemSelection()
        for row in map(self._cards.row_of, chosen):
            if row >= 0:
                selection.select(self._cards.index(row), self._cards.index(row))
        self.selectionModel().select(selection, SELECT)
        row = self._cards.row_of(current) if current is not None else -1
        if row >= 0:
            self.selectionModel().setCurrentIndex(self._cards.index(row), MOVE_ONLY)
        row = self._cards.row_of(top) if top is not None else -1
        if row >= 0:
            self.verticalScrollBar().setValue(self._layout.card(row).y + offset)
        self.painter_.pressed = -1 if self._held is None else self._cards.row_of(self._held[0])
        self._exchanging = False
        self._tell_chosen()

    # setting up

    def _set_up(self) -> None:
        self.setProperty("kind", "cards")
        self.setModel(self._cards)
        self.setItemDelegate(self.painter_)
        self.setSelectionMode(QAbstractItemView.SelectionMode.MultiSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMinimumHeight(2 * TARGET)
        QScroller.grabGesture(self.viewport(), QScroller.ScrollerGestureType.TouchGesture)

    def _paint_headings(self, painter: QPainter, top: int, bottom: int) -> None:
        messages = self._context.messages
        for place in self._layout.groups_between(top, bottom):
            group = self._cards.groups[place]
            count = messages.sentence(texts.GROUP, {"count": group.count})
            at = self._in_view(self._layout.heading(place))
            self.painter_.paint_heading(painter, at, step_name(group.step, messages), count)

    def _state_of(self, index: QModelIndex) -> QStyle.StateFlag:
        state = QStyle.StateFlag.State_Enabled
        if self.selectionModel().isSelected(index):
            state |= QStyle.StateFlag.State_Selected
        if self.hasFocus() and index == self.currentIndex():
            state |= QStyle.StateFlag.State_HasFocus
        return state

    def _button_at(self, point: QPoint) -> int:
        """The row whose button is under a point; -1 for none."""
        index = self.indexAt(point)
        if not index.isValid():
            return -1
        card = self._cards.card(index.row())
        if card is None or not card.button:
            return -1
        return index.row() if self.painter_.button(self.visualRect(index)).contains(point) else -1

    def _has(self, index: Index) -> bool:
        return index.isValid() and index.row() < self._cards.rowCount()

    def _in_view(self, box: Box) -> QRect:
        return QRect(box.x, box.y - self.verticalOffset(), box.width, box.height)

    def _tell_chosen(self) -> None:
        if not self._exchanging:
            self.chosen_changed.emit()
