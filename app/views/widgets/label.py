"""Labels for text that people wrote: always plain, never read as markup."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QMargins, QSize, Qt, Slot
from PySide6.QtGui import (
    QContextMenuEvent,
    QGuiApplication,
    QKeyEvent,
    QKeySequence,
    QPainter,
    QPaintEvent,
    QRegion,
)
from PySide6.QtWidgets import QFrame, QLabel, QMenu, QSizePolicy, QWidget

from app.messages import Messages
from app.messages import window as say
from app.messages.thai import breakable, unmarked
from app.views.theme.fonts import reach, whole_height
from app.views.theme.scale import Text
from app.views.theme.theme import Theme

SELECTABLE = Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
COPY_KEYS = QKeySequence.StandardKey.Copy


class PlainLabel(QLabel):
    """A label that wraps and is never cut, not even a Thai mark above or below its line.

    `kind` is the style sheet's: "", "muted", "error" or "name".
    """

    def __init__(
        self,
        theme: Theme,
        text: str = "",
        *,
        step: Text = Text.BODY,
        kind: str = "",
        selectable: bool = False,
        wraps: bool = True,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._copy_title = say.COPY
        self._said = ""
        self._margins = QMargins()
        self.reach = (0, 0)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(wraps)
        self.setFont(theme.font(step))
        self.setProperty("kind", kind)
        if selectable:
            self.setTextInteractionFlags(SELECTABLE)
        self.say(text)

    def say(self, text: str) -> None:
        """Shows the text; a screen reader hears it as it is."""
        self._said = text
        self.make_room(reach(text, self.fontMetrics()))
        self.setText(breakable(text) if self.wordWrap() else text)
        self.setAccessibleName(text)

    def make_room(self, reach: tuple[int, int]) -> None:
        """Keeps so much room free for marks above the first line and below the last one."""
        self.reach = above, below = reach
        own = self._margins
        super().setContentsMargins(own.left(), own.top() + above, own.right(), own.bottom() + below)

    def set_margins(self, left: int, top: int, right: int, bottom: int) -> None:
        """Margins around the text with its marks; Qt's own are the room for those."""
        self._margins = QMargins(left, top, right, bottom)
        self.make_room(self.reach)

    def said(self) -> str:
        """The text as it was given."""
        return self._said

    def text(self) -> str:
        """The same: the marks where Thai may break are for the painter alone."""
        return self._said

    def retranslate(self, messages: Messages) -> None:
        """Puts the label's own menu into another language; what it says is its owner's."""
        self._copy_title = messages.text(say.COPY)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paints the text, then its marks: Qt cuts them off where text can be selected."""
        super().paintEvent(event)
        if self.reach != (0, 0):
            self._paint_marks()

    def _paint_marks(self) -> None:
        inside = self.contentsRect()
        painter = QPainter(self)
        painter.setClipRegion(QRegion(self.rect()) - QRegion(inside))
        flags = self.alignment() | Qt.TextFlag.TextDontClip
        if self.wordWrap():
            flags |= Qt.TextFlag.TextWordWrap
        role, is_enabled = self.foregroundRole(), self.isEnabled()
        self.style().drawItemText(painter, inside, flags, self.palette(), is_enabled, super().text(), role)
        painter.end()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Copies without the invisible marks."""
        if event.matches(COPY_KEYS) and self.hasSelectedText():
            self._copy()
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Offers to copy what is selected, or all of it."""
        if self.textInteractionFlags() == Qt.TextInteractionFlag.NoTextInteraction:
            super().contextMenuEvent(event)
            return
        menu = QMenu(self)
        menu.addAction(self._copy_title, self._copy)
        menu.exec(event.globalPos())
        menu.deleteLater()

    @Slot()
    def _copy(self) -> None:
        text = self.selectedText() if self.hasSelectedText() else self._said
        QGuiApplication.clipboard().setText(unmarked(text))


def level(*labels: PlainLabel) -> None:
    """Lets the lines of labels beside each other stand at one height, whatever marks each of them has."""
    above, below = zip(*(label.reach for label in labels), strict=True)
    for label in labels:
        label.make_room((max(above), max(below)))


class OneLine(QFrame):
    """A line that is cut with an ellipsis where there is no room; the tooltip then says all of it."""

    def __init__(
        self,
        theme: Theme,
        text: str = "",
        *,
        step: Text = Text.BODY,
        token: str = "text",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._token = token
        self._text = ""
        self.setFont(theme.font(step))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.update)
        self.say(text)

    def say(self, text: str) -> None:
        """Shows the text."""
        self._text = text
        self.setAccessibleName(text)
        self.updateGeometry()
        self.update()

    def said(self) -> str:
        """The whole text."""
        return self._text

    def sizeHint(self) -> QSize:
        """The room for the whole text."""
        metrics = self.fontMetrics()
        return QSize(metrics.horizontalAdvance(self._text), whole_height(metrics))

    def minimumSizeHint(self) -> QSize:
        """A few letters are the least."""
        metrics = self.fontMetrics()
        return QSize(4 * metrics.averageCharWidth(), whole_height(metrics))

    def event(self, event: QEvent) -> bool:
        """The tooltip follows from the width."""
        if event.type() is QEvent.Type.ToolTip:
            cut = self.fontMetrics().horizontalAdvance(self._text) > self.width()
            self.setToolTip(self._text if cut else "")
        return super().event(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paints as much as fits."""
        painter = QPainter(self)
        painter.setPen(self._theme.colour(self._token))
        text = self.fontMetrics().elidedText(self._text, Qt.TextElideMode.ElideRight, self.width())
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, text)
        painter.end()
