"""A badge on its own: the same pill as in the lists."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.views.theme.marks import PLAIN, Look
from app.views.theme.sprites import Sprites
from app.views.theme.theme import Theme


class Badge(QWidget):
    """A status as sign, word and colour."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._sprites = Sprites(theme, self)
        self._look = PLAIN
        self._text = ""
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.update)

    def show_status(self, look: Look, text: str) -> None:
        """Shows a status."""
        self._look = look
        self._text = text
        self.setAccessibleName(text)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """The room for the whole word."""
        return self._sprites.badge_size(self._look, self._text)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paints the pill."""
        painter = QPainter(self)
        pixmap = self._sprites.badge(self._look, self._text, self.width(), self.devicePixelRatioF())
        painter.drawPixmap(0, 0, pixmap)
        painter.end()
