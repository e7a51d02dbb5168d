"""The header of a list: quiet titles, and an arrow at the column that the list is sorted by."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Slot
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHeaderView, QWidget

from app.views.lists.delegates import PADDING
from app.views.theme.marks import Shape
from app.views.theme.scale import HEADER_HEIGHT, SMALL, Text
from app.views.theme.shapes import fill, paint_shape
from app.views.theme.sprites import Sprites
from app.views.theme.theme import Theme

ARROW = 8
LEAST_WIDTH = 48


class ListHeader(QHeaderView):
    """Paints titles without frames. The sort indicator is told by `setSortIndicator`, as in any header."""

    def __init__(
        self, theme: Theme, sprites: Sprites, parent: QWidget | None = None, padding: int = PADDING
    ) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        ground = QWidget(self)
        ground.setMouseTracking(True)  # over an edge between two columns the pointer says so
        self.setViewport(ground)  # for Qt's own, every class of Qt would be looked through
        self._padding = padding
        self._theme = theme
        self._sprites = sprites
        self.setSectionsClickable(True)
        self.setSectionsMovable(True)
        self.setHighlightSections(False)
        self.setMinimumSectionSize(LEAST_WIDTH)
        self.setResizeContentsPrecision(0)  # the visible rows only: more would read pages nobody looks at
        self.setStretchLastSection(False)
        theme.changed.connect(self._repaint)

    def sizeHint(self) -> QSize:
        """High enough for Thai titles."""
        height = max(HEADER_HEIGHT, self._sprites.metrics(Text.SECTION).height() + SMALL)
        return QSize(LEAST_WIDTH, height)  # a table asks for no width

    def paintSection(self, painter: QPainter, rect: QRect, logicalIndex: int) -> None:
        """Paints one title, with the arrow of the order if the list is sorted by it."""
        painter.save()
        fill(painter, rect, self._theme.colour("card"))
        fill(painter, QRect(rect.x(), rect.bottom(), rect.width(), 1), self._theme.colour("border"))
        sorted_here = self.isSortIndicatorShown() and self.sortIndicatorSection() == logicalIndex
        self._paint_title(painter, rect, logicalIndex, sorted_here)
        painter.restore()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Where no column stands the line goes on, as those of the rows do."""
        super().paintEvent(event)
        end = self.length() - self.offset()
        painter = QPainter(self.viewport())
        rest = QRect(end, 0, self.viewport().width() - end, self.viewport().height())
        if rest.width() > 0:
            fill(painter, rest, self._theme.colour("card"))
            fill(painter, QRect(end, rest.bottom(), rest.width(), 1), self._theme.colour("border"))
        painter.end()

    def _paint_title(self, painter: QPainter, rect: QRect, section: int, sorted_here: bool) -> None:
        model: Any = self.model()
        title = str(model.headerData(section, Qt.Orientation.Horizontal))
        alignment = model.headerData(section, Qt.Orientation.Horizontal, Qt.ItemDataRole.TextAlignmentRole)
        room = ARROW + 6 if sorted_here else 0
        line = self._sprites.line(title, rect.width() - 2 * self._padding - room, Text.SECTION)
        left = float(rect.x() + self._padding)
        if alignment & Qt.AlignmentFlag.AlignRight:
            left = rect.x() + rect.width() - self._padding - line.width - room
        painter.setFont(self._theme.font(Text.SECTION))
        painter.setPen(self._theme.colour("accent_ink" if sorted_here else "muted"))
        painter.drawStaticText(round(left), rect.y() + int((rect.height() - line.height) / 2), line.text)
        if sorted_here:
            self._paint_arrow(painter, rect, left + line.width + 6)

    def _paint_arrow(self, painter: QPainter, rect: QRect, left: float) -> None:
        rising = self.sortIndicatorOrder() is Qt.SortOrder.AscendingOrder
        square = QRectF(left, rect.y() + (rect.height() - ARROW) / 2, ARROW, ARROW)
        colour = self._theme.colour("accent_ink")
        paint_shape(painter, Shape.UP if rising else Shape.DOWN, square, colour)

    @Slot()
    def _repaint(self) -> None:
        self.viewport().update()
