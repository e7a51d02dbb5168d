"""The one icon set: line drawings in SVG, tinted with a token's colour and kept once drawn."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

RATIOS = (1.0, 2.0, 3.0)
"""The pixel ratios that a button's icon is prepared for; Qt scales the nearest for the rest."""


class Icons:
    """Draws icons from a directory of SVG files whose strokes are `currentColor`."""

    def __init__(self, directory: Path) -> None:
        self._directory = directory
        self._sources: dict[str, str] = {}
        self._pixmaps: dict[tuple[str, str, int, float], QPixmap] = {}
        self._icons: dict[tuple[str, str, str, int], QIcon] = {}

    def pixmap(self, name: str, colour: str, size: int, ratio: float = 1.0) -> QPixmap:
        """The icon at `size` device-independent pixels. Raises FileNotFoundError for an unknown name."""
        key = (name, colour, size, ratio)
        kept = self._pixmaps.get(key)
        if kept is None:
            kept = self._pixmaps[key] = self._draw(name, colour, size, ratio)
        return kept

    def icon(self, name: str, colour: str, disabled: str, size: int) -> QIcon:
        """The icon for a button or action, in both states. Raises FileNotFoundError for an unknown name."""
        key = (name, colour, disabled, size)
        kept = self._icons.get(key)
        if kept is None:
            kept = self._icons[key] = self._build(name, colour, disabled, size)
        return kept

    def _build(self, name: str, colour: str, disabled: str, size: int) -> QIcon:
        icon = QIcon()
        for ratio in RATIOS:
            icon.addPixmap(self.pixmap(name, colour, size, ratio))
            icon.addPixmap(self.pixmap(name, disabled, size, ratio), QIcon.Mode.Disabled)
        return icon

    def _draw(self, name: str, colour: str, size: int, ratio: float) -> QPixmap:
        renderer = QSvgRenderer(QByteArray(self._source(name).replace("currentColor", colour).encode()))
        pixmap = QPixmap(round(size * ratio), round(size * ratio))
        pixmap.setDevicePixelRatio(ratio)
        pixmap.fill(Qt.GlobalColor.transparent)
        painter = QPainter(pixmap)
        renderer.render(painter, QRectF(0, 0, size, size))
        painter.end()
        return pixmap

    def _source(self, name: str) -> str:
        text = self._sources.get(name)
        if text is None:
            path = self._directory / f"{name}.svg"
            text = self._sources[name] = path.read_text(encoding="utf-8")
        return text
