"""Larger and smaller text: the fonts of the theme, scaled. The window is furnished anew with them."""

from __future__ import annotations

from PySide6.QtGui import QFont

from app.views.theme.fonts import Fonts
from app.views.theme.scale import Text
from app.views.theme.theme import Theme

STEPS = (80, 90, 100, 110, 125, 150, 175, 200)
NORMAL = 100


class ScaledFonts(Fonts):
    """The fonts at a percentage of their size."""

    def __init__(self, families: tuple[str, ...], percent: int) -> None:
        super().__init__(families)
        self.percent = percent

    def font(self, step: Text = Text.BODY) -> QFont:
        """The font of a step, scaled."""
        font = super().font(step)
        font.setPixelSize(round(font.pixelSize() * self.percent / 100))
        return font


def percent_of(theme: Theme) -> int:
    """How large the theme's text is, in per cent."""
    return theme.fonts.percent if isinstance(theme.fonts, ScaledFonts) else NORMAL


def next_step(percent: int, way: int) -> int:
    """The next larger (`way` 1) or smaller (-1) step, or the same at the end."""
    beyond = [step for step in STEPS if (step - percent) * way > 0]
    return min(beyond, key=lambda step: abs(step - percent), default=percent)


def scale(theme: Theme, percent: int) -> None:
    """Sets the size of all text; widgets made from now on have it."""
    theme.use_fonts(ScaledFonts(theme.fonts.families, percent))
