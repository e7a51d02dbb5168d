"""Small painted things, kept once painted: shapes, badges and bars as pixmaps, lines of text laid out."""

from __future__ import annotations

from math import ceil

from PySide6.QtCore import QObject, QPointF, QRectF, QSize, Qt, Slot
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPixmap, QStaticText

from app.values import frozen
from app.views.theme.fonts import whole_height
from app.views.theme.marks import Look, Shape
from app.views.theme.scale import Text
from app.views.theme.shapes import paint_shape
from app.views.theme.theme import Theme

SIGN = 10
BADGE_PADDING = 9
BADGE_GAP = 6
BAR_HEIGHT = 6
EDGE = 1
KEPT = 6000
"""After so many kept pieces the store starts anew; a screenful needs some hundreds."""


@frozen
class Line:
    """A line of text laid out for one width; `cut` says that it ends in an ellipsis."""

    text: QStaticText
    width: float
    height: float
    cut: bool


class Sprites(QObject):
    """Paints each small thing once for a scheme and a pixel ratio."""

    def __init__(self, theme: Theme, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._pixmaps: dict[tuple[object, ...], QPixmap] = {}
        self._lines: dict[tuple[str, int, Text], Line] = {}
        self._fonts = {step: theme.font(step) for step in Text}
        self._metrics = {step: QFontMetrics(font) for step, font in self._fonts.items()}
        self.sign = theme.scaled(SIGN)
        self.bar_height = theme.scaled(BAR_HEIGHT)
        theme.changed.connect(self.forget)

    @Slot()
    def forget(self) -> None:
        """Lets every kept pixmap go: the colours are others now."""
        self._pixmaps.clear()

    def metrics(self, step: Text) -> QFontMetrics:
        """The measures of a step of type."""
        return self._metrics[step]

    def line(self, text: str, width: int, step: Text) -> Line:
        """The text laid out in one line, cut with an ellipsis where it is wider than `width`."""
        key = (text, width, step)
        kept = self._lines.get(key)
        if kept is None:
            if len(self._lines) > KEPT:
                self._lines.clear()
            kept = self._lines[key] = self._lay_out(text, width, step)
        return kept

    def shape(self, look: Look, ratio: float) -> QPixmap:
        """The sign of a look in its tone's colour, `sign` pixels square."""
        key = ("shape", look, ratio)
        kept = self._pixmaps.get(key)
        return kept if kept is not None else self._keep(key, self._draw_shape(look, ratio))

    def badge(self, look: Look, text: str, width: int, ratio: float, *, edged: bool = False) -> QPixmap:
        """A pill with sign and word, no wider than `width`; `edged`: for a ground that its own fades into."""
        key = ("badge", look, text, width, ratio, edged)
        kept = self._pixmaps.get(key)
        if kept is None:
            edge = self._theme.shade(look.tone).fill if edged else None
            kept = self._keep(key, self._draw_badge(look, text, width, ratio, edge))
        return kept

    def bar(self, look: Look, share: float, width: int, ratio: float, *, edged: bool = False) -> QPixmap:
        """A progress bar filled to `share` per cent in the colour of a look; `edged` as above."""
        filled = round(width * share / 100 * ratio)
        key = ("bar", look.tone, filled, width, ratio, edged)
        kept = self._pixmaps.get(key)
        if kept is None:
            edge = self._theme.colours.outline if edged else None
            kept = self._keep(key, self._draw_bar(look, filled / ratio, width, ratio, edge))
        return kept

    def badge_size(self, look: Look, text: str) -> QSize:
        """The size of a pill that shows its whole word."""
        word = self._metrics[Text.SMALL].horizontalAdvance(text)
        return QSize(2 * BADGE_PADDING + self.sign_room(look) + word, self.badge_height())

    def badge_height(self) -> int:
        """How high every pill is: as high as the tallest Thai word."""
        return whole_height(self._metrics[Text.SMALL])

    def sign_room(self, look: Look) -> int:
        """The room of a look's sign with the gap before its word; none for a look without one."""
        return 0 if look.shape is Shape.NONE else self.sign + BADGE_GAP

    def _keep(self, key: tuple[object, ...], pixmap: QPixmap) -> QPixmap:
        if len(self._pixmaps) > KEPT:
            self._pixmaps.clear()
        self._pixmaps[key] = pixmap
        return pixmap

    def _draw_shape(self, look: Look, ratio: float) -> QPixmap:
        pixmap = _blank(QSize(self.sign, self.sign), ratio)
        painter = QPainter(pixmap)
        place, fill = QRectF(0, 0, self.sign, self.sign), QColor(self._theme.shade(look.tone).fill)
        paint_shape(painter, look.shape, place, fill)
        painter.end()
        return pixmap

    def _draw_badge(self, look: Look, text: str, width: int, ratio: float, edge: str | None) -> QPixmap:
        shade = self._theme.shade(look.tone)
        whole = self.badge_size(look, text)
        size = QSize(min(width, whole.width()), whole.height())
        pixmap = _blank(size, ratio)
        painter = QPainter(pixmap)
        _pill(painter, QRectF(0, 0, size.width(), size.height()), shade.wash, edge)
        sign = QRectF(BADGE_PADDING, (size.height() - self.sign) / 2, self.sign, self.sign)
        paint_shape(painter, look.shape, sign, QColor(shade.ink))
        left = BADGE_PADDING + self.sign_room(look)
        room = size.width() - left - BADGE_PADDING
        is_whole = size.width() == whole.width()  # what is laid out may be a part of a pixel wider
        line = self.line(text, room + BADGE_PADDING if is_whole else room, Text.SMALL)
        painter.setFont(self._fonts[Text.SMALL])
        painter.setPen(QColor(shade.ink))
        painter.drawStaticText(QPointF(left, (size.height() - line.height) / 2), line.text)
        painter.end()
        return pixmap

    def _draw_bar(self, look: Look, filled: float, width: int, ratio: float, edge: str | None) -> QPixmap:
        height = self.bar_height
        pixmap = _blank(QSize(width, height), ratio)
        painter = QPainter(pixmap)
        _pill(painter, QRectF(0, 0, width, height), self._theme.colours.track, edge)
        if filled:
            _pill(painter, QRectF(0, 0, max(filled, height), height), self._theme.shade(look.tone).fill)
        painter.end()
        return pixmap

    def _lay_out(self, text: str, width: int, step: Text) -> Line:
        static = self._prepared(text, step)
        size = static.size()
        cut = round(size.width()) > width
        if cut:
            elided = self._metrics[step].elidedText(text, Qt.TextElideMode.ElideRight, width)
            static = self._prepared(elided, step)
            size = static.size()
        return Line(static, size.width(), size.height(), cut)

    def _prepared(self, text: str, step: Text) -> QStaticText:
        static = QStaticText(text)
        static.setTextFormat(Qt.TextFormat.PlainText)
        static.setPerformanceHint(QStaticText.PerformanceHint.AggressiveCaching)
        static.prepare(font=self._fonts[step])
        return static


def _blank(size: QSize, ratio: float) -> QPixmap:
    pixmap = QPixmap(ceil(size.width() * ratio), ceil(size.height() * ratio))
    pixmap.setDevicePixelRatio(ratio)
    pixmap.fill(Qt.GlobalColor.transparent)
    return pixmap


def _pill(painter: QPainter, place: QRectF, colour: str, edge: str | None = None) -> None:
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen if edge is None else QColor(edge))
    painter.setBrush(QColor(colour))
    if edge is not None:
        place = place.adjusted(EDGE / 2, EDGE / 2, -EDGE / 2, -EDGE / 2)  # a line stands half outside
    painter.drawRoundedRect(place, place.height() / 2, place.height() / 2)
