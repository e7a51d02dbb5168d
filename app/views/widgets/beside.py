"""A page with a side panel beside it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSplitter, QWidget

from app.views.theme.scale import MEDIUM

PANEL_SHARE = 0.29
"""Of a wide screen; on a narrow one the panel has the width that it asks for, and the page the rest."""


class Beside(QSplitter):
    """Holds `page`, and then the panel that is made with this as its parent.

    The panel follows the width of the whole until somebody moves the handle between them.
    """

    def __init__(self, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._was_moved = False
        self.setChildrenCollapsible(False)
        self.setHandleWidth(MEDIUM)
        self.page = QWidget(self)
        self.setStretchFactor(0, 1)
        self.splitterMoved.connect(self._note_moved)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Part of Qt."""
        super().resizeEvent(event)
        panel = self.widget(1)
        if panel is not None and not self._was_moved:
            width = max(panel.sizeHint().width(), int(self.width() * PANEL_SHARE))
            self.setSizes([self.width() - width - self.handleWidth(), width])

    @Slot()
    def _note_moved(self) -> None:
        self._was_moved = True
