"""A banner: one sentence that everybody should read, with a sign and perhaps a button."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from app.views.theme.scale import ICON, MEDIUM, RADIUS, SMALL
from app.views.theme.theme import Theme
from app.views.theme.tokens import Tone
from app.views.widgets.label import PlainLabel


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
        self._tint()

    def text(self) -> str:
        """The sentence that is shown."""
        return self.label.said()

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

    def _arrange(self) -> None:
        words = QVBoxLayout()
        words.setSpacing(SMALL)
        words.addWidget(self.label)
        words.addWidget(self.button, 0, Qt.AlignmentFlag.AlignLeft)
        whole = QHBoxLayout(self)
        whole.setContentsMargins(MEDIUM, MEDIUM, MEDIUM, MEDIUM)
        whole.setSpacing(MEDIUM)
        whole.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignTop)
        whole.addLayout(words, 1)

    def _tint(self) -> None:
        tone, icon = LOOKS[self._gravity]
        self._icon.setPixmap(
            self._theme.pixmap(icon, self._theme.shade(tone).ink, ICON, self.devicePixelRatioF())
        )
        self.update()
