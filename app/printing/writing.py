"""Text on paper: broken into lines where words end, smaller where there is little room.

It is cut on labels alone: elsewhere its field grows, or it goes on on the next page.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QTextLayout, QTextLine, QTextOption

from app.messages.thai import breakable, unmarked
from app.printing import fonts

PER_MM = 1200 / 25.4
LEFT = Qt.AlignmentFlag.AlignLeft
RIGHT = Qt.AlignmentFlag.AlignRight
CENTRE = Qt.AlignmentFlag.AlignHCenter
# What stands out of a line as the font has it, in parts of the size, measured on Sarabun: above it and below.
LATIN, THAI, DEEP = (0.02, 0.10), (0.22, 0.13), (0.22, 0.34)
SHRINKING = 0.94
NEW_LINE = "\u2028"
MORE = "…"
# What turns the direction of whatever follows it, and what has no shape.
_UNSEEN = re.compile(
    "[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u061c\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff]"
)
_THAI = re.compile("[\u0e01-\u0e5b]")
_DEEP = re.compile("[\u0e0e\u0e0f][\u0e38-\u0e3a]")  # a vowel below a letter that has a foot
_LINES = re.compile("\r\n|[\n\r\u2028\u2029]")


def beyond(text: str) -> tuple[float, float]:
    """How far the marks of such a text reach above its lines and below them, in parts of its size."""
    if not _THAI.search(text):
        return LATIN
    return DEEP if _DEEP.search(text) else THAI


def clean(text: str) -> str:
    """The text without marks that nobody sees, which would turn around what stands after them."""
    return _UNSEEN.sub("", _LINES.sub(NEW_LINE, text).replace("\t", " "))


class Block:
    """A text laid out in lines for a width, all in millimetres."""

    def __init__(
        self,
        text: str,
        width: float,
        points: float,
        *,
        weight: QFont.Weight = fonts.REGULAR,
        side: Qt.AlignmentFlag = LEFT,
    ) -> None:
        self.text = text
        self.font = fonts.font(points, weight)
        self.width = width
        self._side = side
        size = points / 72 * 25.4
        above, below = beyond(text)
        self.above, self.below = above * size, below * size
        self._lay(breakable(clean(text)))

    @property
    def height(self) -> float:
        """From the marks above the first line to those below the last."""
        return self.above + self._height / PER_MM + self.below

    def lines(self) -> int:
        """How many lines there are."""
        return self.layout.lineCount()

    def keep_within(self, height: float) -> None:
        """Leaves out what does not fit, with an ellipsis in its place; one line always stays."""
        fitting = self._fitting(height)
        if fitting >= self.lines():
            return
        before, rest = self._parted(fitting - 1)
        metrics = QFontMetricsF(self.font)
        wide = self.width * PER_MM
        cut = metrics.elidedText(rest.replace(NEW_LINE, " "), Qt.TextElideMode.ElideRight, wide)
        self._lay(before + cut)

    def part(self, height: float) -> str:
        """Keeps the lines that fit, at least one, and returns the text of the others."""
        fitting = self._fitting(height)
        if fitting >= self.lines():
            return ""
        before, rest = self._parted(fitting)
        self._lay(before.removesuffix(NEW_LINE))
        return unmarked(rest)

    def ink(self, left: float, top: float) -> QRectF:
        """Where the letters stand when the block is written there."""
        lines = list(self._lines())
        start = min((line.naturalTextRect().left() for line in lines), default=0.0)
        end = max((line.naturalTextRect().right() for line in lines), default=0.0)
        return QRectF(left + start / PER_MM, top + self.above, (end - start) / PER_MM, self._height / PER_MM)

    def _fitting(self, height: float) -> int:
        """How many lines there is room for, one at the least."""
        room = (height - self.above - self.below) * PER_MM
        between = (self.above + self.below) * PER_MM
        high = (self._height + between) / self.lines() - between
        return max(int((room + between + 1) // (high + between)), 1)

    def _parted(self, line: int) -> tuple[str, str]:
        """The text in front of a line, and the text from there on."""
        start = 2 * self.layout.lineAt(line).textStart()
        units = self.layout.text().encode("utf-16-le")
        return units[:start].decode("utf-16-le"), units[start:].decode("utf-16-le")

    def _lines(self) -> Iterator[QTextLine]:
        return (self.layout.lineAt(at) for at in range(self.layout.lineCount()))

    def _lay(self, text: str) -> None:
        self.layout = QTextLayout(text, self.font)
        option = QTextOption(self._side)
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        option.setTextDirection(Qt.LayoutDirection.LeftToRight)
        self.layout.setTextOption(option)
        self.layout.setCacheEnabled(True)
        # The font's own line, whatever marks and strange letters are in it: else neighbours stand askew.
        metrics = QFontMetricsF(self.font)
        high, next_top = metrics.ascent() + metrics.descent(), 0.0
        self._height = 0.0
        self.layout.beginLayout()
        while (line := self.layout.createLine()).isValid():
            line.setLineWidth(self.width * PER_MM)
            line.setPosition(QPointF(0, next_top + metrics.ascent() - line.ascent()))
            self._height = next_top + high
            next_top = self._height + (self.above + self.below) * PER_MM
        self.layout.endLayout()


def fitted(
    text: str,
    width: float,
    height: float,
    points: float,
    least: float,
    *,
    weight: QFont.Weight = fonts.REGULAR,
    side: Qt.AlignmentFlag = LEFT,
) -> Block:
    """The text as large as it fits into a box; what does not at the least size is higher than the box."""
    while True:
        block = Block(text, width, points, weight=weight, side=side)
        if block.height <= height or points <= least:
            return block
        points = max(points * SHRINKING, least)


def on_one_line(
    text: str, width: float, points: float, least: float, *, weight: QFont.Weight = fonts.REGULAR
) -> Block:
    """The text on one line if it can be made so small; on several lines of the least size otherwise."""
    while True:
        block = Block(text, width, points, weight=weight)
        if block.lines() <= 1 or points <= least:
            return block
        points = max(points * SHRINKING, least)
