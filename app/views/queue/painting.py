"""How a card is painted. The sizes follow from the type, so that Thai, which is taller, has its room."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRect, QRectF, QSize, Qt, Slot
from PySide6.QtGui import QColor, QPainter, QPen
from PySide6.QtWidgets import QAbstractItemView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from app.views.queue.cards import Badge, Card
from app.views.queue.layout import Sizes
from app.views.queue.model import QueueModel
from app.views.theme.fonts import whole_height
from app.views.theme.marks import Shape
from app.views.theme.scale import BUTTON_ICON, LARGE, MEDIUM, SMALL, TARGET, TIGHT, Text
from app.views.theme.shapes import paint_shape
from app.views.theme.sprites import Sprites
from app.views.theme.theme import Theme
from app.views.theme.tokens import Tone

Index = QModelIndex | QPersistentModelIndex

NARROWEST = 344
BUTTON_WIDTH = 144
CHECK = 24
ROUND = 12
COUNT = 120
JOINED = " · "


class CardDelegate(QStyledItemDelegate):
    """Paints cards, and knows where on a card its button is."""

    def __init__(self, view: QAbstractItemView, model: QueueModel, theme: Theme, sprites: Sprites) -> None:
        super().__init__(view)
        self._view = view
        self._model = model
        self._theme = theme
        self._sprites = sprites
        self._rows = self._measured()
        self.pressed = -1  # the row whose button is held down
        theme.changed.connect(self._repaint)

    def sizes(self) -> Sizes:
        """How much room cards and headings need."""
        height = sum(self._rows) + 2 * MEDIUM + TARGET
        heading = self._sprites.metrics(Text.HEADING).height() + 2 * SMALL
        return Sizes(height, heading, self._theme.scaled(NARROWEST))

    def button(self, card: QRect) -> QRect:
        """The button of a card."""
        width = self._theme.scaled(BUTTON_WIDTH)
        left, top = card.right() + 1 - MEDIUM - width, card.bottom() + 1 - MEDIUM - TARGET
        return QRect(left, top, width, TARGET)

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """The room of one card."""
        sizes = self.sizes()
        return QSize(sizes.narrowest, sizes.card)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paints a card; an item that is gone leaves an empty one for a moment."""
        card = self._model.card(index.row())
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        focused = bool(option.state & QStyle.StateFlag.State_HasFocus)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_ground(painter, option.rect, selected=selected, focused=focused)
        if card is not None:
            self._paint_words(painter, option.rect, card, selected=selected)
            self._paint_check(painter, option.rect, selected=selected)
            if card.button:
                self._paint_button(painter, self.button(option.rect), card, index.row() == self.pressed)
        painter.restore()

    def heading_width(self, title: str) -> int:
        """How much room the name of a step needs, with the number of its cards behind it."""
        return self._sprites.metrics(Text.HEADING).horizontalAdvance(title) + self._theme.scaled(COUNT)

    def paint_heading(self, painter: QPainter, place: QRect, title: str, count: str) -> None:
        """Paints the name of a step over its cards."""
        room, counted = place.width() - self._theme.scaled(COUNT) + SMALL, self._theme.scaled(COUNT) - LARGE
        line = self._sprites.line(title, room, Text.HEADING)
        top = place.y() + int((place.height() - line.height) / 2)
        self._write(painter, QPointF(place.x(), top), title, room, Text.HEADING, "text")
        small = self._sprites.line(count, counted, Text.BODY)
        left = place.x() + line.width + MEDIUM
        under = top + line.height - small.height - 1
        self._write(painter, QPointF(left, under), count, counted, Text.BODY, "muted")

    # the parts of a card

    def _paint_ground(self, painter: QPainter, place: QRect, *, selected: bool, focused: bool) -> None:
        width = 2.0 if selected or focused else 1.0
        token = "focus" if focused else "accent" if selected else "border"
        inset = width / 2
        painter.setPen(QPen(self._theme.colour(token), width))
        painter.setBrush(self._theme.colour("selected" if selected else "card"))
        painter.drawRoundedRect(QRectF(place).adjusted(inset, inset, -inset, -inset), ROUND, ROUND)

    def _paint_words(self, painter: QPainter, place: QRect, card: Card, *, selected: bool) -> None:
        left, width = place.x() + LARGE, place.width() - 2 * LARGE
        title, product, badges, more_badges = self._rows
        top = place.y() + MEDIUM
        self._paint_names(painter, QRect(left, top, width - self._theme.scaled(CHECK) - MEDIUM, title), card)
        top += title
        self._write(painter, QPointF(left, top), card.about, width, Text.BODY, "text")
        top += product
        self._paint_badges(painter, QRect(left, top, width, badges), card.badges, edged=selected)
        self._paint_foot(painter, QRect(left, top + badges + more_badges, width, TARGET), card)

    def _paint_names(self, painter: QPainter, place: QRect, card: Card) -> None:
        """The piece, and at the end of the line its job."""
        title = self._sprites.line(card.title, place.width(), Text.LARGE)
        self._write(painter, QPointF(place.topLeft()), card.title, place.width(), Text.LARGE, "text")
        room = place.width() - int(title.width) - MEDIUM
        job = self._sprites.line(card.job, room, Text.BODY)
        at = QPointF(place.right() + 1 - job.width, place.y() + (title.height - job.height) / 2)
        self._write(painter, at, card.job, room, Text.BODY, "muted")

    def _paint_foot(self, painter: QPainter, place: QRect, card: Card) -> None:
        """What must be known and since when, beside the button."""
        width = place.width() - (self._theme.scaled(BUTTON_WIDTH) + SMALL if card.button else 0)
        small = self._sprites.metrics(Text.SMALL).height()
        middle = place.y() + place.height() / 2
        if card.notes:
            tone = Tone.AMBER if card.is_warning else Tone.NEUTRAL
            ink = self._theme.shade(tone).ink
            icon = "triangle-alert" if card.is_warning else "info"
            ratio = self._view.devicePixelRatioF()
            sign, size = self._theme.pixmap(icon, ink, BUTTON_ICON, ratio), self._theme.scaled(BUTTON_ICON)
            top = middle - small
            painter.drawPixmap(QPointF(place.x(), top + (small - size) / 2), sign)
            room = size + TIGHT
            self._write(
                painter, QPointF(place.x() + room, top), card.notes, width - room, Text.SMALL, ink=QColor(ink)
            )
        lines = [JOINED.join(card.detail)] if card.notes else [card.detail[0], JOINED.join(card.detail[1:])]
        top = middle if card.notes else middle - small * len(list(filter(None, lines))) / 2
        for line in filter(None, lines):
            self._write(painter, QPointF(place.x(), top), line, width, Text.SMALL, "muted")
            top += small

    def _paint_badges(
        self, painter: QPainter, place: QRect, badges: tuple[Badge, ...], *, edged: bool
    ) -> None:
        """In one line, and on in the next: nothing of how a piece stands is left out."""
        ratio, left, top = self._view.devicePixelRatioF(), place.x(), place.y()
        for look, text in badges:
            width = min(self._sprites.badge_size(look, text).width(), place.width())
            if left + width > place.right() + 1:
                left, top = place.x(), top + place.height()
            painter.drawPixmap(left, top, self._sprites.badge(look, text, width, ratio, edged=edged))
            left += width + SMALL

    def _paint_check(self, painter: QPainter, place: QRect, *, selected: bool) -> None:
        size = self._theme.scaled(CHECK)
        ring = QRectF(place.right() + 1 - MEDIUM - size, place.y() + MEDIUM, size, size)
        painter.setPen(QPen(self._theme.colour("accent" if selected else "outline"), 1.5))
        painter.setBrush(self._theme.colour("accent" if selected else "card"))
        painter.drawEllipse(ring.adjusted(1, 1, -1, -1))
        if selected:
            paint_shape(
                painter,
                Shape.TICK,
                ring.adjusted(size / 4, size / 4, -size / 4, -size / 4),
                self._theme.colour("on_accent"),
            )

    def _paint_button(self, painter: QPainter, place: QRect, card: Card, is_down: bool) -> None:
        colours = self._theme.colours
        ground = colours.accent_pressed if is_down else colours.accent
        ground = ground if card.can else colours.disabled_fill
        ink = colours.on_accent if card.can else colours.disabled_text
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(ground))
        painter.drawRoundedRect(QRectF(place), ROUND, ROUND)
        line = self._sprites.line(card.button, place.width() - 2 * SMALL, Text.STRONG)
        left = place.x() + (place.width() - line.width) / 2
        top = place.y() + (place.height() - line.height) / 2
        width = place.width() - 2 * SMALL
        self._write(painter, QPointF(left, top), card.button, width, Text.STRONG, ink=QColor(ink))

    def _write(
        self,
        painter: QPainter,
        at: QPointF,
        text: str,
        width: int,
        step: Text,
        token: str = "text",
        ink: QColor | None = None,
    ) -> None:
        painter.setFont(self._theme.font(step))
        painter.setPen(ink or self._theme.colour(token))
        painter.drawStaticText(at, self._sprites.line(text, width, step).text)

    def _measured(self) -> tuple[int, int, int, int]:
        """The heights of the names, of the product, and of two lines of badges."""
        title, body = (self._sprites.metrics(step).height() for step in (Text.LARGE, Text.BODY))
        badges = whole_height(self._sprites.metrics(Text.SMALL)) + TIGHT
        return title + TIGHT, body + SMALL, badges, badges + TIGHT

    @Slot()
    def _repaint(self) -> None:
        self._view.viewport().update()
