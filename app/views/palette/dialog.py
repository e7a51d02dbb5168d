"""The palette itself: a line to type into over a list to choose from; Enter does it, Escape leaves."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QModelIndex, QObject, Qt, QTimer, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QLineEdit, QListView, QVBoxLayout, QWidget

from app.messages import Messages
from app.views.palette import texts
from app.views.palette.rows import SuggestionDelegate, SuggestionModel
from app.views.palette.suggestions import Suggestion
from app.views.theme.scale import MEDIUM, SMALL
from app.views.theme.theme import Theme
from app.views.widgets.label import PlainLabel

WIDTH, ROWS = 620, 9
SOON_MS = 120
"""Letters typed faster than this are looked up together."""
TO_LIST = frozenset({Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown})

Suggest = Callable[[str], Sequence[Suggestion]]
Find = Callable[[str, Callable[[Sequence[Suggestion]], None]], None]


class Palette(QDialog):
    """Asks `suggest` for commands that fit the typed words, and lets `find` bring things after them. What is
    chosen is done after the palette has closed."""

    def __init__(
        self, suggest: Suggest, find: Find, theme: Theme, messages: Messages, parent: QWidget
    ) -> None:
        super().__init__(parent, Qt.WindowType.Popup | Qt.WindowType.FramelessWindowHint)
        self._suggest = suggest
        self._find = find
        self._commands: Sequence[Suggestion] = ()
        self._is_looking = False  # things may still come
        self._is_taken = False  # Enter was pressed before anything fitted: the first that comes is meant
        self.line = QLineEdit()
        self.list = QListView()
        self.nothing = PlainLabel(theme, messages.text(texts.NOTHING), kind="muted")
        self.model = SuggestionModel(self)
        self._delegate = SuggestionDelegate(theme, self.list)
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(SOON_MS)
        self._arrange(messages)
        self._connect()
        self.look()

    @Slot()
    def look(self) -> None:
        """Looks up what was typed, now. Until things come, commands are there, or what was before them."""
        self._soon.stop()
        self._commands = self._suggest(self.line.text())
        self._is_looking = True
        if self._commands:
            self._show(self._commands)
        self._find(self.line.text(), self._hear)

    @Slot()
    def take(self) -> None:
        """Does what is chosen; what can't be done says why and stays."""
        if self._soon.isActive():
            self.look()
        if self._is_looking and not self._commands:
            self._is_taken = True
            return
        chosen = self.model.at(self.list.currentIndex())
        if chosen is not None and not chosen.why_not:
            self.accept()
            chosen.act()

    def _hear(self, things: Sequence[Suggestion]) -> None:
        """Things came; what is chosen among the commands stays so."""
        self._is_looking = False
        row = self.list.currentIndex().row() if self._commands else 0
        self._show([*self._commands, *things], max(row, 0))
        if self._is_taken:
            self._is_taken = False
            self.take()

    def _show(self, found: Sequence[Suggestion], row: int = 0) -> None:
        self.model.show(found)
        self.list.setVisible(bool(found))
        self.list.setFixedHeight(min(len(found), ROWS) * self._delegate.height() + SMALL)
        self.nothing.setVisible(not found)
        self.list.setCurrentIndex(self.model.index(row, 0))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The arrows move in the list while the cursor stays in the line."""
        if isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress and event.key() in TO_LIST:
            self.list.event(event)
            return True
        return super().eventFilter(watched, event)

    # setting up

    def _arrange(self, messages: Messages) -> None:
        self.setObjectName("palette")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setAccessibleName(messages.text(texts.TITLE))
        self.line.setObjectName("palette_line")
        self.line.setPlaceholderText(messages.text(texts.HINT))
        self.line.setAccessibleName(messages.text(texts.TITLE))
        self.list.setObjectName("palette_list")
        self.list.setProperty("kind", "results")
        self.list.setAccessibleName(messages.text(texts.FOUND))
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.list.setUniformItemSizes(True)
        self.list.setMouseTracking(True)
        self.list.setModel(self.model)
        self.list.setItemDelegate(self._delegate)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(MEDIUM, MEDIUM, MEDIUM, MEDIUM)
        whole.setSpacing(SMALL)
        for part in (self.line, self.list, self.nothing):
            whole.addWidget(part)
        whole.setSizeConstraint(QVBoxLayout.SizeConstraint.SetFixedSize)
        self.line.setFixedWidth(WIDTH)

    def _connect(self) -> None:
        self.line.installEventFilter(self)
        self.line.textChanged.connect(self._look_soon)
        self.line.returnPressed.connect(self.take)
        self.list.clicked.connect(self._take_clicked)
        self._soon.timeout.connect(self.look)

    @Slot()
    def _look_soon(self) -> None:
        self._is_taken = False
        self._soon.start()

    @Slot(QModelIndex)
    def _take_clicked(self, index: QModelIndex) -> None:
        self.take()
