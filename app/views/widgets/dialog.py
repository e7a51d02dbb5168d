"""A dialog that grows with what stands in it, so that wrapped sentences and errors are whole."""

from __future__ import annotations

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QDialog


class GrowingDialog(QDialog):
    """Qt sizes a dialog once, and too low for text that wraps. This one looks again with its layout."""

    def event(self, event: QEvent) -> bool:
        """Grows after the layout has asked for more room."""
        handled = super().event(event)
        if event.type() in (QEvent.Type.LayoutRequest, QEvent.Type.Show):
            self._grow()
        return handled

    def _grow(self) -> None:
        layout = self.layout()
        if layout is not None and layout.hasHeightForWidth():
            width = max(self.width(), layout.totalMinimumSize().width())
            needed = layout.totalHeightForWidth(width)
            if needed > self.height():
                self.resize(width, needed)
