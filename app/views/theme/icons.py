"""The one icon set: line drawings in SVG, tinted with a token's colour and kept once drawn."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QGuiApplication, QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer


class Icons:
    """Draws icons from a directory of SVG files whose strokes are `currentColor`."""

    def __init__(self, directory: Path) -> None:
        self._directory = directory
        self._pixmaps: dict[tuple[str, str, int, int, float], QPixmap] = {}
        self._icons: dict[tuple[str, str, str, int, int, tuple[float, ...]], QIcon] = {}
        self._renderers: dict[tuple[str, str], QSvgRenderer] = {}

    def pixmap(self, name: str, colour: str, size: int, ratio: float = 1.0, gap: int = 0) -> QPixmap:
        """The icon at `size` logical pixels, with an empty `gap` after it.

        Raises FileNotFoundError for an unknown name.
        """
        key = (name, colour, size, gap, ratio)
        kept = self._pixmaps.get(key)
        if kept is None:
            kept = self._pixmaps[key] = _blank(size + gap, size, ratio)
            painter = QPainter(kept)
            self._renderer(name, colour).render(painter, QRectF(0, 0, size, size))
            painter.end()
        return kept

    def icon(self, name: str, colour: str, disabled: str, size: int, gap: int = 0) -> QIcon:
        """The icon for a button or action, in both states, as sharp as the screens at hand.

        Raises FileNotFoundError for an unknown name.
        """
        ratios = _ratios()
        key = (name, colour, disabled, size, gap, ratios)
        kept = self._icons.get(key)
        if kept is None:
            kept = self._icons[key] = QIcon()
            for ratio in ratios:
                kept.addPixmap(self.pixmap(name, colour, size, ratio, gap))
                kept.addPixmap(self.pixmap(name, disabled, size, ratio, gap), QIcon.Mode.Disabled)
        return kept

    def _renderer(self, name: str, colour: str) -> QSvgRenderer:
        kept = self._renderers.get((name, colour))
        if kept is None:
            text = (self._directory / f"{name}.svg").read_text(encoding="utf-8")
            drawing = QByteArray(text.replace("currentColor", colour).encode())
            kept = self._renderers[name, colour] = QSvgRenderer(drawing)
        return kept


def _ratios() -> tuple[float, ...]:
    """The pixel ratios of the screens."""
    return tuple(sorted({screen.devicePixelRatio() for screen in QGuiApplication.screens()}))


def _blank(width: int, height: int, ratio: float) -> QPixmap:
    pixmap = QPixmap(round(width * ratio), round(height * ratio))
    pixmap.setDevicePixelRatio(ratio)
    pixmap.fill(Qt.GlobalColor.transparent)
    return pixmap
