"""How cells are painted: text with an optional sign, a status badge, a bar with its percentage.

Rows' grounds are the view's work, so a delegate paints only what stands on them. Kept pixmaps and laid-out
lines make a screenful cheap.
"""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Slot
from PySide6.QtGui import QColor, QHelpEvent, QPainter, QPen
from PySide6.QtWidgets import QAbstractItemView, QStyledItemDelegate, QStyleOptionViewItem, QToolTip

from app.views.lists.columns import Align, Cell, Column, Kind
from app.views.lists.model import IdTableModel
from app.views.theme.marks import Look, Shape
from app.views.theme.scale import SMALL, Text
from app.views.theme.sprites import Line, Sprites
from app.views.theme.theme import Theme
from app.views.theme.tokens import Tone

Index = QModelIndex | QPersistentModelIndex

PADDING, CLOSE = 8, 6
"""What is free at both sides of a cell; `CLOSE` where columns stand in the little room of a panel."""
PERCENT_WIDEST = "100.0%"
QUIET = Look(Tone.QUIET, Shape.NONE)

STEPS = {Kind.STRONG: Text.STRONG}
INKS = {Kind.MUTED: "muted"}


class CellDelegate(QStyledItemDelegate):
    """Text in one line, cut with an ellipsis; the whole of it is the tooltip. Numbers stand at the end."""

    def __init__(
        self,
        view: QAbstractItemView,
        model: IdTableModel[Any],
        column: Column[Any],
        theme: Theme,
        sprites: Sprites,
        padding: int = PADDING,
    ) -> None:
        super().__init__(view)
        self._padding = padding
        self._view = view
        self._model = model
        self._theme = theme
        self._sprites = sprites
        self._step = STEPS.get(column.kind, Text.BODY)
        self._ink = INKS.get(column.kind, "text")
        self._align = column.align
        self._font = theme.font(self._step)
        self._pens: dict[Tone | None, QPen] = {}
        theme.changed.connect(self._forget_pens)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paints the cell of the model at this place."""
        cell = self._model.cell(index.row(), index.column())
        if cell.text:
            chosen = self._view.selectionModel().isSelected(index)
            self.paint_cell(painter, option.rect, cell, chosen=chosen)

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """The room that the whole cell needs."""
        cell = self._model.cell(index.row(), index.column())
        metrics = self._sprites.metrics(self._step)
        width = metrics.horizontalAdvance(cell.text) + 2 * self._padding + self._sign_room(cell)
        return QSize(width, metrics.height() + SMALL)

    def helpEvent(
        self, event: QHelpEvent, view: QAbstractItemView, option: QStyleOptionViewItem, index: Index
    ) -> bool:
        """Shows the cell's tooltip, or its whole text where that is cut."""
        if not index.isValid():
            return super().helpEvent(event, view, option, index)
        cell = self._model.cell(index.row(), index.column())
        cut = self.sizeHint(option, index).width() > option.rect.width()
        QToolTip.showText(event.globalPos(), cell.tooltip or (cell.text if cut else ""), view)
        return True

    def paint_cell(self, painter: QPainter, place: QRect, cell: Cell, *, chosen: bool = False) -> None:
        """Paints a cell that has text into its place; in a chosen row what is pale has an edge."""
        room = self._sign_room(cell)
        width = place.width() - 2 * self._padding
        line = self._sprites.line(cell.text, width - room, self._step)
        left = place.x() + self._padding
        if self._align is Align.END:
            left += width - room - int(line.width)
        elif self._align is Align.CENTRE:
            left += (width - room - int(line.width)) // 2
        if room and cell.look is not None:
            sign = self._sprites.shape(cell.look, self._view.devicePixelRatioF())
            painter.drawPixmap(left, place.y() + (place.height() - self._sprites.sign) // 2, sign)
        self._write(painter, left + room, place, line, cell.look)

    def _write(self, painter: QPainter, left: int, place: QRect, line: Line, look: Look | None) -> None:
        painter.setFont(self._font)
        painter.setPen(self._pen(look.tone if look is not None else None))
        painter.drawStaticText(left, place.y() + int((place.height() - line.height) / 2), line.text)

    def _pen(self, tone: Tone | None) -> QPen:
        pen = self._pens.get(tone)
        if pen is None:
            colour = getattr(self._theme.colours, self._ink) if tone is None else self._theme.shade(tone).ink
            pen = self._pens[tone] = QPen(QColor(colour))
        return pen

    @Slot()
    def _forget_pens(self) -> None:
        self._pens.clear()

    def _sign_room(self, cell: Cell) -> int:
        return 0 if cell.look is None else self._sprites.sign_room(cell.look)


class BadgeDelegate(CellDelegate):
    """A pill with a sign and a word in the status's colours; plain text where the cell has no look."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """The room that the whole badge needs."""
        cell = self._model.cell(index.row(), index.column())
        if cell.look is None:
            return super().sizeHint(option, index)
        size = self._sprites.badge_size(cell.look, cell.text)
        return QSize(size.width() + 2 * self._padding, size.height() + SMALL)

    def paint_cell(self, painter: QPainter, place: QRect, cell: Cell, *, chosen: bool = False) -> None:
        if cell.look is None:
            super().paint_cell(painter, place, cell, chosen=chosen)
            return
        ratio = self._view.devicePixelRatioF()
        badge = self._sprites.badge(
            cell.look, cell.text, place.width() - 2 * self._padding, ratio, edged=chosen
        )
        height = round(badge.height() / ratio)
        painter.drawPixmap(place.x() + self._padding, place.y() + (place.height() - height) // 2, badge)


class ProgressDelegate(CellDelegate):
    """A bar and its percentage in figures of equal width; a dash where there is nothing to measure yet."""

    def paint_cell(self, painter: QPainter, place: QRect, cell: Cell, *, chosen: bool = False) -> None:
        room = self._sprites.metrics(self._step).horizontalAdvance(PERCENT_WIDEST) + SMALL
        line = self._sprites.line(cell.text, place.width() - 2 * self._padding, self._step)
        left = place.x() + self._padding
        if cell.share is None:  # where a bar would begin; at the end it would touch the next column's dash
            self._write(painter, left, place, line, QUIET)
            return
        self._write(painter, left + place.width() - 2 * self._padding - int(line.width), place, line, None)
        width = place.width() - 2 * self._padding - room
        if width > SMALL:
            self._paint_bar(painter, place, cell, width, chosen=chosen)

    def _paint_bar(self, painter: QPainter, place: QRect, cell: Cell, width: int, *, chosen: bool) -> None:
        share, ratio = cell.share or 0.0, self._view.devicePixelRatioF()
        bar = self._sprites.bar(cell.look or QUIET, share, width, ratio, edged=chosen)
        top = place.y() + (place.height() - self._sprites.bar_height) // 2
        painter.drawPixmap(place.x() + self._padding, top, bar)

    def _sign_room(self, cell: Cell) -> int:
        return 0


DELEGATES: dict[Kind, type[CellDelegate]] = {
    Kind.TEXT: CellDelegate,
    Kind.STRONG: CellDelegate,
    Kind.MUTED: CellDelegate,
    Kind.BADGE: BadgeDelegate,
    Kind.PROGRESS: ProgressDelegate,
}
