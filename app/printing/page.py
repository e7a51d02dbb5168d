"""A page as a list of what stands on it, in millimetres: the same on whatever it is painted."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Protocol

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from app import qr
from app.printing.writing import PER_MM, Block
from app.values import frozen

INK = QColor(Qt.GlobalColor.black)
HAIR, RULE, HEAVY = 0.15, 0.3, 0.6


class Mark(Protocol):
    """Something that stands on a page."""

    def ink(self) -> QRectF:
        """Where it is black, in millimetres."""
        ...

    def paint(self, painter: QPainter) -> None:
        """Paints it; the painter measures in 1200ths of an inch."""
        ...


@frozen
class Written:
    """A text in the room that is kept for it."""

    block: Block
    room: QRectF

    def ink(self) -> QRectF:
        """Where its letters stand."""
        return self.block.ink(self.room.left(), self.room.top())

    def paint(self, painter: QPainter) -> None:
        """Writes it."""
        at = QPointF(self.room.left(), self.room.top() + self.block.above) * PER_MM
        self.block.layout.draw(painter, at)


@frozen
class Drawn:
    """A straight line, or with `boxed` the frame of a rectangle; with `filled` all of it."""

    place: QRectF
    thick: float = HAIR
    boxed: bool = False
    filled: bool = False
    dotted: bool = False

    def ink(self) -> QRectF:
        """The line with its thickness."""
        half = self.thick / 2
        return self.place.normalized().adjusted(-half, -half, half, half)

    def paint(self, painter: QPainter) -> None:
        """Draws it."""
        place = QRectF(self.place.topLeft() * PER_MM, self.place.size() * PER_MM)
        if self.filled:
            painter.fillRect(place, INK)
            return
        style = Qt.PenStyle.DotLine if self.dotted else Qt.PenStyle.SolidLine
        painter.setPen(
            QPen(INK, self.thick * PER_MM, style, Qt.PenCapStyle.FlatCap, Qt.PenJoinStyle.MiterJoin)
        )
        if self.boxed:
            painter.drawRect(place)
        else:
            painter.drawLine(place.topLeft(), place.bottomRight())


@frozen
class Code:
    """A QR with its quiet zone in a square. Its modules are whole dots of the device, all of one size."""

    text: str
    place: QRectF

    def ink(self) -> QRectF:
        """The code without the quiet zone."""
        share = qr.QUIET / len(qr.matrix(self.text))
        gap = self.place.width() * share
        return self.place.adjusted(gap, gap, -gap, -gap)

    def paint(self, painter: QPainter) -> None:
        """Paints it, sharp."""
        rows = qr.matrix(self.text)
        on = painter.transform()
        side = self.place.width() * PER_MM * on.m11()
        module = max(int(side / len(rows)), 1)
        corner = on.map(self.place.topLeft() * PER_MM)
        spare = (side - module * len(rows)) / 2
        left, top = round(corner.x() + spare), round(corner.y() + spare)
        painter.save()
        painter.resetTransform()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        for at, row in enumerate(rows):
            for start, end in qr.runs(row):
                painter.fillRect(
                    left + start * module, top + at * module, (end - start) * module, module, INK
                )
        painter.restore()


@dataclass(slots=True)
class Page:
    """One page or label. `codes` are what the QRs on it say, in order."""

    width: float
    height: float
    marks: list[Mark] = field(default_factory=list)

    @property
    def codes(self) -> list[str]:
        """What the QRs say."""
        return [mark.text for mark in self.marks if isinstance(mark, Code)]

    def write(
        self, block: Block, left: float, top: float, height: float | None = None, *, middle: bool = False
    ) -> float:
        """Writes a text; `middle`: in the middle of that height. Returns where it ends."""
        room = block.height if height is None else height
        start = top + (room - block.height) / 2 if middle else top
        if block.text:
            self.marks.append(Written(block, QRectF(left, start, block.width, block.height)))
        return top + room

    def across(
        self, left: float, top: float, width: float, thick: float = HAIR, *, dotted: bool = False
    ) -> None:
        """A level line."""
        self.marks.append(Drawn(QRectF(left, top, width, 0), thick, dotted=dotted))

    def down(self, left: float, top: float, height: float, thick: float = HAIR) -> None:
        """An upright line."""
        self.marks.append(Drawn(QRectF(left, top, 0, height), thick))

    def box(self, left: float, top: float, width: float, height: float, thick: float = HAIR) -> None:
        """A frame."""
        self.marks.append(Drawn(QRectF(left, top, width, height), thick, boxed=True))

    def bar(self, left: float, top: float, width: float, height: float) -> None:
        """A black rectangle."""
        self.marks.append(Drawn(QRectF(left, top, width, height), 0, filled=True))

    def code(self, text: str, left: float, top: float, side: float) -> None:
        """A QR, its quiet zone within the square."""
        self.marks.append(Code(text, QRectF(left, top, side, side)))

    def paint(self, painter: QPainter, dots_an_inch: float) -> None:
        """Paints everything, from the painter's corner on."""
        painter.save()
        painter.scale(dots_an_inch / 1200, dots_an_inch / 1200)
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.TextAntialiasing)
        painter.setPen(QPen(INK))
        for mark in self.marks:
            painter.setPen(QPen(INK))
            mark.paint(painter)
        painter.restore()
