"""What a list says when it has no rows to show: that it is loading, empty, filtered to nothing, or broken."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QPalette, QShowEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from app.messages import Messages
from app.messages import window as say
from app.values import frozen
from app.views.theme.scale import SMALL, WIDE, Text
from app.views.theme.theme import Theme
from app.views.theme.tokens import Tone
from app.views.widgets.label import PlainLabel

ICON = 40
WIDEST = 380


@frozen
class Notice:
    """A state of a list: icon, tone, and the message ids of a title, a hint and a button ("" for none)."""

    icon: str
    title: str
    hint: str = ""
    button: str = ""
    tone: Tone = Tone.QUIET


LOADING = Notice("hourglass", say.LIST_LOADING)
NO_MATCH = Notice("search", say.LIST_NO_MATCH, say.LIST_NO_MATCH_HINT, say.SHOW_EVERYTHING)
FAILED = Notice("triangle-alert", say.LIST_FAILED, say.LIST_FAILED_HINT, say.TRY_AGAIN, Tone.RED)


class EmptyState(QFrame):
    """Covers the rows while there is something to say. `acted` is emitted by its button, `covering(bool)`
    when it begins and ends.
    """

    acted = Signal()
    covering = Signal(bool)

    def __init__(self, theme: Theme, messages: Messages, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._messages = messages
        self._notice: Notice | None = None
        self._icon = QLabel()
        self.title = PlainLabel(theme, step=Text.HEADING)
        self.hint = PlainLabel(theme, kind="muted")
        self.button = QPushButton()
        self.button.clicked.connect(self.acted)
        self._arrange()
        self.setBackgroundRole(QPalette.ColorRole.Base)
        self.setAutoFillBackground(True)
        theme.changed.connect(self._fill_seen)
        self.hide()

    def stand_alone(self) -> None:
        """Over no table that has a frame: it has one of its own."""
        self.setAutoFillBackground(False)
        self.setProperty("kind", "card")

    def show_notice(self, notice: Notice | None) -> None:
        """Says this, or nothing."""
        self._notice = notice
        self._fill_seen()
        self.setVisible(notice is not None)
        self.covering.emit(notice is not None)

    def notice(self) -> Notice | None:
        """What is said now."""
        return self._notice

    def retranslate(self, messages: Messages) -> None:
        """Says it in another language."""
        self._messages = messages
        self._fill_seen()

    def showEvent(self, event: QShowEvent) -> None:
        """Part of Qt."""
        super().showEvent(event)
        self._fill()

    def _arrange(self) -> None:
        middle = QWidget()
        middle.setMaximumWidth(round(WIDEST * self._theme.enlargement()))
        column = QVBoxLayout(middle)
        column.setSpacing(SMALL)
        column.addStretch(2)
        for part in (self._icon, self.title, self.hint):
            part.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            column.addWidget(part)
        column.addSpacing(SMALL)
        column.addWidget(self.button, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(3)
        whole = QHBoxLayout(self)
        whole.setContentsMargins(WIDE, WIDE, WIDE, WIDE)
        whole.addStretch(1)
        whole.addWidget(middle, 100)
        whole.addStretch(1)

    @Slot()
    def _fill_seen(self) -> None:
        """What nobody sees is filled in when it is shown: mostly there are rows by then."""
        if self.isVisible():
            self._fill()

    def _fill(self) -> None:
        notice = self._notice
        if notice is None:
            return
        colour = self._theme.shade(notice.tone).fill
        self._icon.setPixmap(self._theme.pixmap(notice.icon, colour, ICON, self.devicePixelRatioF()))
        self.title.say(self._messages.text(notice.title))
        self.hint.say(self._messages.text(notice.hint) if notice.hint else "")
        self.hint.setVisible(bool(notice.hint))
        button = self._messages.text(notice.button) if notice.button else ""
        self.button.setText(button)
        self.button.setAccessibleName(button)
        self.button.setVisible(bool(button))
