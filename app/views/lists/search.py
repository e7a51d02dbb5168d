"""The search field of a list: it searches while one types, at each letter."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer, Signal, Slot
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from app.messages import Messages
from app.messages import window as say
from app.views.theme.scale import BUTTON_ICON, MEDIUM
from app.views.theme.theme import Theme
from app.views.widgets.edge import EdgeButton, put_into

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
        self._placeholder = placeholder
        self._last = ""
        self.setProperty("kind", "search")
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(PAUSE_MS)
        self._timer.timeout.connect(self._search)
        self._glass = EdgeButton(self, theme, "search", BUTTON_ICON)
        self._clear = EdgeButton(self, theme, "x", BUTTON_ICON)
        self._clear.hide()
        put_into(self, before=self._glass, behind=self._clear)
        self._glass.clicked.connect(self.setFocus)
        self._clear.clicked.connect(self.clear_search)
        self.textChanged.connect(self._wait)
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
        self._whole, self._short = messages.text(self._placeholder), messages.text(say.SEARCH)
        self.setAccessibleName(self._whole)
        self._glass.say(self._whole)
        self._clear.say(messages.text(say.CLEAR_SEARCH))
        self._invite()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where there is no room for all of what can be searched, the glass still tells it."""
        super().resizeEvent(event)
        self._invite()

    def _invite(self) -> None:
        edges = self.textMargins()
        room = self.contentsRect().width() - edges.left() - edges.right() - 2 * MEDIUM
        width = self.fontMetrics().horizontalAdvance
        invitations = (each for each in (self._whole, self._short) if width(each) <= room)
        self.setPlaceholderText(next(invitations, ""))  # the glass stands there all the same

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
