"""A page with a side panel beside it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QSplitter, QSplitterHandle, QWidget

from app.views.theme.scale import MEDIUM
from app.views.widgets.screens import Notes, OnScreens

PANEL_SHARE = 0.29
"""Of a wide screen; on a narrow one the panel has the width that it asks for, and the page the rest."""

MOST_SHARE = 0.6
"""However much the panel asks for, so much of a narrow window it gets; the page keeps the rest."""


class Beside(QSplitter):
    """Holds `page`, and then the panel that is made with this as its parent.

    The panel follows the width of the whole until somebody moves the handle between them. From then on it is
    as wide as it was made on these screens, as far as there is room. `key` is what it is kept under.
    """

    def __init__(self, parent: QWidget, notes: Notes, key: str) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._kept = OnScreens(notes, f"panel/{key}")
        widths = (each for each in self._kept.candidates() if type(each) is int and each > 0)
        self._wanted: int | None = next(widths, None)
        self.setChildrenCollapsible(False)
        self.setHandleWidth(MEDIUM)
        self.page = QWidget(self)
        self.setStretchFactor(0, 1)
        self.splitterMoved.connect(self._note_moved)

    def createHandle(self) -> QSplitterHandle:
        """Part of Qt."""
        handle = _Handle(self.orientation(), self)
        handle.left.connect(self._keep)
        return handle

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Part of Qt."""
        super().resizeEvent(event)
        panel = self.widget(1)
        if panel is not None:
            usual = max(panel.sizeHint().width(), int(self.width() * PANEL_SHARE))
            width = self._wanted or min(usual, int(self.width() * MOST_SHARE))
            self.setSizes([self.width() - width - self.handleWidth(), width])

    @Slot()
    def _note_moved(self) -> None:
        self._wanted = self.sizes()[1]

    @Slot()
    def _keep(self) -> None:
        if self._wanted is not None:
            self._kept.keep(self._wanted)


class _Handle(QSplitterHandle):
    """Tells when it is let go (`left`), which Qt's own does not."""

    left = Signal()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Part of Qt."""
        super().mouseReleaseEvent(event)
        self.left.emit()
