"""The one icon set: line drawings in SVG, tinted with a token's colour, drawn when seen and kept then."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QByteArray, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QIcon, QIconEngine, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

TICK = "check"


class Icons:
    """Draws icons from a directory of SVG files whose strokes are `currentColor`."""

    def __init__(self, directory: Path) -> None:
        self._directory = directory
        self._names = frozenset(each.stem for each in directory.glob("*.svg"))
        self._pixmaps: dict[tuple[str, str, int, int, float], QPixmap] = {}
        self._icons: dict[tuple[str, str, str, int, int], QIcon] = {}
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
        """The icon for a button or action, in both states. Raises FileNotFoundError for an unknown name."""
        key = (name, colour, disabled, size, gap)
        kept = self._icons.get(key)
        if kept is None:
            if name not in self._names:
                raise FileNotFoundError(self._directory / f"{name}.svg")
            kept = self._icons[key] = QIcon(_Drawing(self, *key))
        return kept

    def tick(self, colour: str, disabled: str, size: int) -> QIcon:
        """What stands beside the chosen line of a menu, and beside the others nothing."""
        return QIcon(_Tick(self, TICK, colour, disabled, size, 0))

    def _renderer(self, name: str, colour: str) -> QSvgRenderer:
        kept = self._renderers.get((name, colour))
        if kept is None:
            text = (self._directory / f"{name}.svg").read_text(encoding="utf-8")
            drawing = QByteArray(text.replace("currentColor", colour).encode())
            kept = self._renderers[name, colour] = QSvgRenderer(drawing)
        return kept


class _Drawing(QIconEngine):
    """Draws nothing before somebody looks: most icons of a window are in menus. Never larger than `size`."""

    def __init__(self, icons: Icons, name: str, colour: str, disabled: str, size: int, gap: int) -> None:
        super().__init__()
        self._icons, self._name = icons, name
        self._colour, self._disabled = colour, disabled
        self._size, self._gap = size, gap

    def scaledPixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State, scale: float) -> QPixmap:
        """Part of Qt: as sharp as the screen that it is for."""
        colour = self._disabled if mode is QIcon.Mode.Disabled else self._colour
        fitting = min(self._size, size.height())
        return self._icons.pixmap(self._name, colour, fitting, scale, self._gap)

    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        """Part of Qt."""
        return self.scaledPixmap(size, mode, state, 1.0)

    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, state: QIcon.State) -> None:
        """Part of Qt."""
        ratio = painter.deviceTransform().m11()
        painter.drawPixmap(rect.topLeft(), self.scaledPixmap(rect.size(), mode, state, ratio))

    def clone(self) -> QIconEngine:
        """Part of Qt."""
        return _Drawing(self._icons, self._name, self._colour, self._disabled, self._size, self._gap)


class _Tick(_Drawing):
    """Is there while its action is on. Qt's own is drawn in coarse pixels on a screen of many."""

    def scaledPixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State, scale: float) -> QPixmap:
        """Part of Qt."""
        if state is QIcon.State.On:
            return super().scaledPixmap(size, mode, state, scale)
        return _blank(size.width(), size.height(), scale)

    def clone(self) -> QIconEngine:
        """Part of Qt."""
        return _Tick(self._icons, self._name, self._colour, self._disabled, self._size, self._gap)


def _blank(width: int, height: int, ratio: float) -> QPixmap:
    pixmap = QPixmap(round(width * ratio), round(height * ratio))
    pixmap.setDevicePixelRatio(ratio)
    pixmap.fill(Qt.GlobalColor.transparent)
    return pixmap
