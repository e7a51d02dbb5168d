"""The small signs of a status, as paths in a square of one unit, and the one function that paints them."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen, QTransform

from app.views.theme.marks import Shape

Point = tuple[float, float]

STROKE = 0.17
"""The width of a drawn line, as a part of the sign's size."""

OCTAGON = ((0.3, 0.0), (0.7, 0.0), (1.0, 0.3), (1.0, 0.7), (0.7, 1.0), (0.3, 1.0), (0.0, 0.7), (0.0, 0.3))

# Filled polygons and drawn lines, by their corners. Circles are added below them.
AREAS: dict[Shape, tuple[tuple[Point, ...], ...]] = {
    Shape.PLAY: (((0.2, 0.08), (0.92, 0.5), (0.2, 0.92)),),
    Shape.BARS: (
        ((0.16, 0.1), (0.4, 0.1), (0.4, 0.9), (0.16, 0.9)),
        ((0.6, 0.1), (0.84, 0.1), (0.84, 0.9), (0.6, 0.9)),
    ),
    Shape.DIAMOND: (((0.5, 0.04), (0.96, 0.5), (0.5, 0.96), (0.04, 0.5)),),
    Shape.SQUARE: (((0.12, 0.12), (0.88, 0.12), (0.88, 0.88), (0.12, 0.88)),),
    Shape.WARNING: (((0.5, 0.04), (1.0, 0.94), (0.0, 0.94)),),
    Shape.STOP: (OCTAGON,),
}
LINES: dict[Shape, tuple[tuple[Point, ...], ...]] = {
    Shape.TICK: (((0.08, 0.54), (0.38, 0.84), (0.92, 0.18)),),
    Shape.CROSS: (((0.14, 0.14), (0.86, 0.86)), ((0.86, 0.14), (0.14, 0.86))),
    Shape.BAN: (((0.24, 0.24), (0.76, 0.76)),),
    Shape.CLOCK: (((0.5, 0.26), (0.5, 0.54), (0.7, 0.64)),),
    Shape.UP: (((0.12, 0.66), (0.5, 0.28), (0.88, 0.66)),),
    Shape.DOUBLE_UP: (((0.12, 0.5), (0.5, 0.12), (0.88, 0.5)), ((0.12, 0.9), (0.5, 0.52), (0.88, 0.9))),
    Shape.DOWN: (((0.12, 0.34), (0.5, 0.72), (0.88, 0.34)),),
}
RINGS = frozenset({Shape.RING, Shape.CLOCK, Shape.BAN})
DISCS = frozenset({Shape.DOT})


def paint_shape(painter: QPainter, shape: Shape, square: QRectF, colour: QColor) -> None:
    """Paints the sign into the square."""
    place = QTransform.fromTranslate(square.x(), square.y()).scale(square.width(), square.height())
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.fillPath(place.map(_area(shape)), colour)
    pen = QPen(colour, STROKE * square.width(), Qt.PenStyle.SolidLine)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    painter.strokePath(place.map(_line(shape)), pen)
    painter.restore()


def fill(painter: QPainter, place: QRect, colour: QColor) -> None:
    """Fills a place; the painter's pen and brush are others then.

    For Qt's `fillRect` a colour could be a gradient by name, and all of those would be looked through.
    """
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour)
    painter.drawRect(place)


def _area(shape: Shape) -> QPainterPath:
    path = QPainterPath()
    for corners in AREAS.get(shape, ()):
        _trace(path, corners)
        path.closeSubpath()
    if shape in DISCS:
        path.addEllipse(QRectF(0.2, 0.2, 0.6, 0.6))
    return path


def _line(shape: Shape) -> QPainterPath:
    path = QPainterPath()
    for corners in LINES.get(shape, ()):
        _trace(path, corners)
    if shape in RINGS:
        path.addEllipse(QRectF(0.1, 0.1, 0.8, 0.8))
    return path


def _trace(path: QPainterPath, corners: Sequence[Point]) -> None:
    path.moveTo(QPointF(*corners[0]))
    for corner in corners[1:]:
        path.lineTo(QPointF(*corner))
