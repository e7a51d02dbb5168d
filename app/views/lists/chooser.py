"""The dialog that chooses the columns of a list: ticked ones are shown, in the order in which they stand."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from app.messages import Messages
from app.messages import window as say
from app.views.lists import texts
from app.views.theme.scale import LARGE, MEDIUM, SMALL, WIDE, Text
from app.views.theme.theme import Theme
from app.views.widgets.actions import Action, ActionBar, Weight
from app.views.widgets.dialog import GrowingDialog
from app.views.widgets.label import PlainLabel

WIDTH, LIST_HEIGHT = 380, 300
UP, DOWN, AS_THEY_COME, DISMISS, APPLY = "up", "down", "as_they_come", "dismiss", "apply"
MOVES = (Action(UP, texts.UP, "chevron-up"), Action(DOWN, texts.DOWN, "chevron-down"))
ENDS = (
    Action(AS_THEY_COME, texts.AS_THEY_COME),
    Action(DISMISS, say.CANCEL),
    Action(APPLY, texts.APPLY, weight=Weight.PRIMARY),
)
KEY = Qt.ItemDataRole.UserRole
TICKED, NOT_TICKED = Qt.CheckState.Checked, Qt.CheckState.Unchecked


class ColumnChooser(QWidget):
    """The columns with their ticks; they are moved by mouse or with the buttons."""

    changed = Signal()

    def __init__(self, theme: Theme, messages: Messages) -> None:
        super().__init__()
        self.list = QListWidget()
        self.list.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
        self.list.setAccessibleName(messages.text(texts.COLUMNS_TITLE))
        self.list.setProperty("kind", "boxes")
        self.list.setMinimumHeight(LIST_HEIGHT)
        self.moves = ActionBar(MOVES, theme, messages, "column_")
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(SMALL)
        whole.addWidget(self.list)
        whole.addWidget(self.moves)
        self.list.itemChanged.connect(self.changed)
        self.list.currentRowChanged.connect(self._allow_moves)
        self.moves.triggered.connect(self._move)

    def offer(self, columns: Sequence[tuple[str, str]], shown: Sequence[str]) -> None:
        """Offers columns (key and title): first the shown ones in their order, then the others."""
        titles = dict(columns)
        self.list.clear()
        for key in (*shown, *(key for key in titles if key not in shown)):
            item = QListWidgetItem(titles[key])
            item.setData(KEY, key)
            item.setCheckState(TICKED if key in shown else NOT_TICKED)
            self.list.addItem(item)
        self.list.setCurrentRow(0)

    def ticked(self) -> tuple[str, ...]:
        """The keys of the ticked columns, as they stand."""
        items = (self.list.item(row) for row in range(self.list.count()))
        return tuple(str(item.data(KEY)) for item in items if item.checkState() is TICKED)

    @Slot(str)
    def _move(self, key: str) -> None:
        row = self.list.currentRow()
        to = row + (-1 if key == UP else 1)
        if 0 <= to < self.list.count():
            self.list.insertItem(to, self.list.takeItem(row))
            self.list.setCurrentRow(to)

    @Slot(int)
    def _allow_moves(self, row: int) -> None:
        self.moves.set_state(UP, row > 0)
        self.moves.set_state(DOWN, 0 <= row < self.list.count() - 1)


class ColumnsDialog(GrowingDialog):
    """Asks which columns are shown. `chosen(keys)`: an empty tuple means as they come.

    `fold`: they stand as they come now, and some step aside for want of room.
    """

    chosen = Signal(tuple)

    def __init__(
        self,
        columns: Sequence[tuple[str, str]],
        shown: Sequence[str],
        theme: Theme,
        messages: Messages,
        parent: QWidget,
        *,
        fold: bool = False,
    ) -> None:
        super().__init__(parent)
        self._hint = texts.COLUMNS_FREE_HINT if fold else texts.COLUMNS_HINT
        self._messages = messages
        self.chooser = ColumnChooser(theme, messages)
        self.ends = ActionBar(ENDS, theme, messages, "columns_", trailing=True)
        self.setObjectName("columns_dialog")
        self.setWindowTitle(messages.text(texts.COLUMNS_TITLE))
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setMinimumWidth(WIDTH)
        self._arrange(theme, messages)
        self.chooser.changed.connect(self._judge)
        self.ends.triggered.connect(self._end)
        self.chooser.offer(columns, shown)
        self.chooser.list.setFocus()

    def _arrange(self, theme: Theme, messages: Messages) -> None:
        whole = QVBoxLayout(self)
        whole.setContentsMargins(WIDE, LARGE, WIDE, LARGE)
        whole.setSpacing(MEDIUM)
        whole.addWidget(PlainLabel(theme, messages.text(texts.COLUMNS_TITLE), step=Text.HEADING))
        whole.addWidget(PlainLabel(theme, messages.text(self._hint), kind="muted"))
        whole.addWidget(self.chooser, 1)
        line = QHBoxLayout()
        line.addWidget(self.ends, 1)
        whole.addLayout(line)

    @Slot()
    def _judge(self) -> None:
        any_ticked = bool(self.chooser.ticked())
        self.ends.set_state(APPLY, any_ticked, "" if any_ticked else self._messages.text(texts.LEAST_ONE))

    @Slot(str)
    def _end(self, key: str) -> None:
        if key == DISMISS:
            self.reject()
            return
        self.chosen.emit(self.chooser.ticked() if key == APPLY else ())
        self.accept()
