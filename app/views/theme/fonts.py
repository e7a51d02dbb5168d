"""The bundled fonts, the same as on paper, in the sizes of the window."""

from __future__ import annotations

import re
from functools import cached_property
from pathlib import Path

from PySide6.QtGui import QFont, QFontMetrics

from app.messages.thai import FIRST as THAI
from app.printing import fonts as printing
from app.views.theme.scale import TYPE, Text

BEYOND = 1 / 6
"""So much of a line's height, at most, a mark stands out of it."""
# A mark on a vowel; vowels beneath and letters with a foot; both beneath.
_STACKED = "[\u0e31\u0e34-\u0e37\u0e47\u0e4d][\u0e48-\u0e4c]|[\u0e48-\u0e4b]\u0e33"
_DEEP = "[\u0e38-\u0e3a\u0e0d-\u0e10\u0e24\u0e26]"
_DEEPER = "[\u0e0e\u0e0f][\u0e38-\u0e3a]"


def whole_height(metrics: QFontMetrics) -> int:
    """The height of a line with every mark that Thai writes above and below its letters, which reach beyond
    what the font says of itself."""
    return metrics.height() + 2 * round(metrics.height() * BEYOND)


def reach(text: str, metrics: QFontMetrics) -> tuple[int, int]:
    """How far above a line and below it the marks of such a text reach; 0 where none does."""
    if text.isascii() or max(text) < THAI:
        return 0, 0
    beyond = round(metrics.height() * BEYOND)
    below = 2 if re.search(_DEEPER, text) else bool(re.search(_DEEP, text))
    return beyond * bool(re.search(_STACKED, text)), beyond * below


class Fonts:
    """Gives the font of each step of type."""

    def __init__(self, families: tuple[str, ...]) -> None:
        self.families = families
        self._made: dict[tuple[int, int], QFont] = {}

    def font(self, step: Text = Text.BODY) -> QFont:
        """The font of a step, with figures of equal width, so that columns of numbers line up."""
        size = TYPE[step]
        key = (size.pixels, size.weight)
        if key not in self._made:
            self._made[key] = self._make(*key)
        return QFont(self._made[key])  # a copy: whoever asks may change theirs

    @cached_property
    def enlargement(self) -> float:
        """How much larger than usual they are."""
        return self.font().pixelSize() / TYPE[Text.BODY].pixels

    def _make(self, pixels: int, weight: int) -> QFont:
        font = QFont()
        if self.families:
            font.setFamilies(list(self.families))
        font.setPixelSize(pixels)
        font.setWeight(QFont.Weight(weight))
        font.setFeature(printing.TABULAR, 1)
        return font


def load(directory: Path) -> Fonts:
    """Registers every font file under `directory`. Without any, Qt's default font is used for everything."""
    return Fonts(printing.load(directory))
