"""A banner: one sentence that everybody should read, with a sign and perhaps a button."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QLabel, QPushButton, QWidget

from app.views.theme.scale import ICON, MEDIUM, RADIUS, SMALL
from app.views.theme.theme import Theme
from app.views.theme.tokens import Tone
from app.views.widgets.label import PlainLabel

LEAST_WORDS = 480
BESIDE, UNDER = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom


class Gravity(StrEnum):
    """How grave the sentence is."""

    INFO = "info"
    WARNING = "warning"
    ERROR = "error"


LOOKS: Mapping[Gravity, tuple[Tone, str]] = {
    Gravity.INFO: (Tone.LEATHER, "info"),
    Gravity.WARNING: (Tone.AMBER, "triangle-alert"),
    Gravity.ERROR: (Tone.RED, "circle-alert"),
}


class Banner(QWidget):
    """A sentence on its tone's ground. `acted` is emitted by its `button`."""

    acted = Signal()

    def __init__(self, theme: Theme, gravity: Gravity = Gravity.INFO, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._gravity = gravity
        self._icon = QLabel()
        self._icon.setFixedSize(theme.icon_size())
        self.label = PlainLabel(theme, selectable=True)
        self.button = QPushButton()
        self.button.hide()
        self.button.clicked.connect(self.acted)
        self._whole, self._words = QHBoxLayout(self), QBoxLayout(UNDER)
        self._arrange()
        theme.changed.connect(self._tint)

    def say(self, text: str, button: str = "", gravity: Gravity | None = None) -> None:
        """Shows a sentence, and a button where it has words."""
        self._gravity = gravity or self._gravity
        self.label.say(text)
        self.setAccessibleName(text)
        self.button.setText(button)
        self.button.setAccessibleName(button)
        self.button.setVisible(bool(button))
        self._turn()
        self._tint()

    def text(self) -> str:
        """The sentence that is shown."""
        return self.label.said()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The button stands beside the sentence where that keeps room enough for its words."""
        super().resizeEvent(event)
        self._turn()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paints the ground."""
        shade = self._theme.shade(LOOKS[self._gravity][0])
        line = QColor(shade.fill)
        line.setAlphaF(0.45)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(line, 1))
        painter.setBrush(QColor(shade.wash))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), RADIUS, RADIUS)
        painter.end()

    def _turn(self) -> None:
        room = self.width() - self.button.sizeHint().width()
        beside = self.button.isVisibleTo(self) and room >= self._theme.scaled(LEAST_WORDS)
        way = BESIDE if beside else UNDER
        if self._words.direction() is not way:
            self._words.setDirection(way)
            sign = Qt.AlignmentFlag.AlignVCenter if beside else Qt.AlignmentFlag.AlignTop
            self._whole.setAlignment(self._icon, sign)

    def _arrange(self) -> None:
        self._words.setSpacing(SMALL)
        self._words.addWidget(self.label, 1)
        self._words.addWidget(self.button, 0, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self._whole.setContentsMargins(MEDIUM, MEDIUM, MEDIUM, MEDIUM)
        self._whole.setSpacing(MEDIUM)
        self._whole.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignTop)
        self._whole.addLayout(self._words, 1)

    def _tint(self) -> None:
        tone, icon = LOOKS[self._gravity]
        self._icon.setPixmap(
            self._theme.pixmap(icon, self._theme.shade(tone).ink, ICON, self.devicePixelRatioF())
        )
        self.update()
