"""The bundled fonts: Sarabun for both languages, Noto Sans Thai for what it lacks. No system font decides."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from PySide6.QtGui import QFont, QFontDatabase

from app.paths import resources

PREFERRED = ("Sarabun", "Noto Sans Thai")
TABULAR = QFont.Tag("tnum")
REGULAR, STRONG = QFont.Weight.Normal, QFont.Weight.DemiBold
UNITS_A_POINT = 1200 / 72
"""Type is measured as everything on paper is: in 1200ths of an inch."""


def load(directory: Path) -> tuple[str, ...]:
    """Registers every font file under `directory`; the preferred families that are there now."""
    found: set[str] = set()
    for path in sorted(directory.rglob("*.ttf")):
        number = QFontDatabase.addApplicationFont(str(path))
        found.update(QFontDatabase.applicationFontFamilies(number))
    return tuple(family for family in PREFERRED if family in found)


@cache
def families() -> list[str]:
    """The families for paper, registered with the first page."""
    return list(load(resources() / "fonts"))


def font(points: float, weight: QFont.Weight = REGULAR) -> QFont:
    """A font for paper: figures of equal width, outlines as they were drawn, whatever the device."""
    made = QFont()
    made.setFamilies(families())
    made.setPixelSize(round(points * UNITS_A_POINT))
    made.setWeight(weight)
    made.setFeature(TABULAR, 1)
    made.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    return made
