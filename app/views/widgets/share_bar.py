"""A bar of how much is done, as in the lists."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.views.theme.marks import PLAIN, Look
from app.views.theme.sprites import Sprites
from app.views.theme.theme import Theme


class ShareBar(QWidget):
    """A bar of 0–100, as in the lists."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._sprites = Sprites(theme, self)
        self._look = PLAIN
        self._share = 0.0
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.update)

    def show_share(self, look: Look, share: float | None) -> None:
        """Shows a share in the colour of a look, or nothing where nothing is measured."""
        self._look, self._share = look, share or 0.0
        self.setVisible(share is not None)
        self.update()

    def sizeHint(self) -> QSize:
        """As high as the bars of the lists."""
        return QSize(0, self._sprites.bar_height)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paints the bar."""
        painter = QPainter(self)
        bar = self._sprites.bar(self._look, self._share, self.width(), self.devicePixelRatioF())
        painter.drawPixmap(0, 0, bar)
        painter.end()
