"""The rows of the palette, as Qt sees and paints them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from app.views.palette.suggestions import Suggestion
from app.views.theme.scale import BUTTON_ICON, MEDIUM, SMALL, SMALL_RADIUS, TIGHT, Text
from app.views.theme.theme import Theme

Index = QModelIndex | QPersistentModelIndex
NOWHERE = QModelIndex()
SUGGESTION = int(Qt.ItemDataRole.UserRole)


class SuggestionModel(QAbstractListModel):
    """What fits, the best first. What can't be done says why where it would say what it is."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: Sequence[Suggestion] = ()

    def show(self, rows: Sequence[Suggestion]) -> None:
        """Other suggestions."""
        self.beginResetModel()
        self._rows = rows
        self.endResetModel()

    def at(self, index: Index) -> Suggestion | None:
        """The suggestion of a row."""
        return self._rows[index.row()] if index.isValid() else None

    def rowCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = int(Qt.ItemDataRole.DisplayRole)) -> Any:
        row = self.at(index)
        if row is None:
            return None
        if role == SUGGESTION:
            return row
        if role == int(Qt.ItemDataRole.DisplayRole):
            return row.title
        if role == int(Qt.ItemDataRole.AccessibleDescriptionRole):
            return row.why_not or row.detail
        return (row.why_not or None) if role == int(Qt.ItemDataRole.ToolTipRole) else None


class SuggestionDelegate(QStyledItemDelegate):
    """Icon, title, quiet detail beneath it, and the shortcut at the right."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme

    def height(self) -> int:
        """The room for both lines, Thai included."""
        return self._metrics(Text.BODY).height() + self._metrics(Text.SMALL).height() + 2 * TIGHT

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """As wide as the list."""
        return QSize(0, self.height())

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paints one suggestion."""
        row = index.data(SUGGESTION)
        place: QRect = option.rect
        state = option.state
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if state & (QStyle.StateFlag.State_Selected | QStyle.StateFlag.State_MouseOver):
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self._theme.colour("selected"))
            painter.drawRoundedRect(place, SMALL_RADIUS, SMALL_RADIUS)
        self._paint_row(painter, place.adjusted(MEDIUM, TIGHT, -MEDIUM, -TIGHT), row)
        painter.restore()

    def _paint_row(self, painter: QPainter, place: QRect, row: Suggestion) -> None:
        off, size = bool(row.why_not), self._theme.scaled(BUTTON_ICON)
        if row.icon:
            colour = self._theme.colours.disabled_text if off else self._theme.colours.muted
            ratio = painter.device().devicePixelRatioF()
            pixmap = self._theme.pixmap(row.icon, colour, BUTTON_ICON, ratio)
            painter.drawPixmap(place.x(), place.y() + (place.height() - size) // 2, pixmap)
        words = place.adjusted(size + MEDIUM, 0, 0, 0)
        if row.shortcut:
            self._write(painter, words, row.shortcut, Text.SMALL, "muted", Qt.AlignmentFlag.AlignRight)
            words.adjust(0, 0, -self._metrics(Text.SMALL).horizontalAdvance(row.shortcut) - SMALL, 0)
        upper = QRect(words.x(), words.y(), words.width(), self._metrics(Text.BODY).height())
        detail = row.why_not or row.detail
        if not detail:
            upper = words
        self._write(painter, upper, row.title, Text.BODY, "disabled_text" if off else "text")
        if detail:
            self._write(painter, words.adjusted(0, upper.height(), 0, 0), detail, Text.SMALL, "muted")

    def _write(
        self,
        painter: QPainter,
        place: QRect,
        text: str,
        step: Text,
        token: str,
        side: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft,
    ) -> None:
        painter.setFont(self._theme.font(step))
        painter.setPen(self._theme.colour(token))
        shown = self._metrics(step).elidedText(text, Qt.TextElideMode.ElideRight, place.width())
        painter.drawText(place, side | Qt.AlignmentFlag.AlignVCenter, shown)

    def _metrics(self, step: Text) -> QFontMetrics:
        return QFontMetrics(self._theme.font(step))
