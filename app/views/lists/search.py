"""The search field of a list: it searches while one types, at each letter."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer, Signal, Slot
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from app.messages import Messages
from app.messages import window as say
from app.views.theme.scale import SMALL_ICON
from app.views.theme.theme import Theme

PAUSE_MS = 0
"""Keys that wait to be heard come first: of letters that come faster than they are found, the last counts."""


class SearchField(QLineEdit):
    """`searched(text)`: typing, Enter or clearing, each text once. Escape clears; Down or Enter: `left`."""

    searched = Signal(str)
    left = Signal()

    def __init__(
        self, theme: Theme, messages: Messages, placeholder: str = say.SEARCH, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._placeholder = placeholder
        self._last = ""
        self.setProperty("kind", "search")
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(PAUSE_MS)
        self._timer.timeout.connect(self._search)
        self._glass = QAction(self)
        self._clear = QAction(self)
        self._clear.setVisible(False)
        self.addAction(self._glass, QLineEdit.ActionPosition.LeadingPosition)
        self.addAction(self._clear, QLineEdit.ActionPosition.TrailingPosition)
        self._clear.triggered.connect(self.clear_search)
        self.textChanged.connect(self._wait)
        theme.changed.connect(self._tint)
        self._tint()
        self.retranslate(messages)

    def take(self, letters: str) -> None:
        """Takes the focus, with letters that were typed in the list."""
        self.setFocus(Qt.FocusReason.OtherFocusReason)
        self.end(False)
        self.insert(letters)

    def show_words(self, words: str) -> None:
        """Shows words that are searched for already; emits nothing."""
        self._last = words
        self.setText(words)
        self._timer.stop()

    @Slot()
    def clear_search(self) -> None:
        """Searches for nothing, at once."""
        self.clear()
        self._search()

    def retranslate(self, messages: Messages) -> None:
        """Puts the field's own words into another language."""
        self.setPlaceholderText(messages.text(self._placeholder))
        self.setAccessibleName(messages.text(self._placeholder))
        self._clear.setText(messages.text(say.CLEAR_SEARCH))
        self._clear.setToolTip(messages.text(say.CLEAR_SEARCH))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape clears, Enter searches at once and goes to the list, Down goes to the list."""
        if event.key() == Qt.Key.Key_Escape and self.text():
            self.clear_search()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._search()
            self.left.emit()
        elif event.key() == Qt.Key.Key_Down:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    @Slot()
    def _wait(self) -> None:
        self._clear.setVisible(bool(self.text()))
        self._timer.start()

    @Slot()
    def _search(self) -> None:
        self._timer.stop()
        text = self.text().strip()
        if text != self._last:
            self._last = text
            self.searched.emit(text)

    @Slot()
    def _tint(self) -> None:
        self._glass.setIcon(self._theme.icon("search", "muted", SMALL_ICON + 2))
        self._clear.setIcon(self._theme.icon("x", "muted", SMALL_ICON + 2))
