"""A small button at an end of a line of text. Qt's own have one size, however large the text is."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QToolButton

from app.views.theme.scale import SMALL, TIGHT
from app.views.theme.theme import Theme


class EdgeButton(QToolButton):
    """Out of the way of the keyboard, which has keys for what it does."""

    def __init__(self, field: QLineEdit, theme: Theme, name: str, size: int) -> None:
        super().__init__(field)
        self._theme = theme
        self._icon = (name, size)
        self.setProperty("kind", "inline")
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setCursor(Qt.CursorShape.ArrowCursor)
        self.setIconSize(theme.icon_size(size))
        theme.changed.connect(self.tint)
        self.tint()

    def room(self) -> int:
        """How much of the line it takes."""
        return self.sizeHint().width() + TIGHT

    def tint(self) -> None:
        """Draws it in the colours of the theme."""
        name, size = self._icon
        self.setIcon(self._theme.icon(name, "muted", size))

    def say(self, words: str) -> None:
        """What it does, for who points at it or hears of it."""
        self.setAccessibleName(words)
        self.setToolTip(words)


def put_into(field: QLineEdit, before: EdgeButton | None = None, behind: EdgeButton | None = None) -> None:
    """Places buttons at the ends of a line, of which the text keeps clear."""
    line = QHBoxLayout(field)
    line.setContentsMargins(TIGHT, 0, SMALL, 0)
    if before is not None:
        line.addWidget(before)
    line.addStretch(1)
    if behind is not None:
        line.addWidget(behind)
    field.setTextMargins(before.room() if before else 0, 0, behind.room() if behind else 0, 0)
