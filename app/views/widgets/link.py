"""A word that leads somewhere else in the window."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget


class Link(QPushButton):
    """Looks like a word within a text, and is reached by Tab and pressed like any button."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self.setProperty("kind", "link")
        self.setAutoDefault(False)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def lead(self, word: str, spoken: str) -> None:
        """Shows the word; `spoken` says where it leads. "" leads nowhere, and is not shown."""
        self.setText(word.replace("&", "&&"))
        self.setAccessibleName(spoken)
        self.setToolTip(spoken)
        self.setVisible(bool(word))
