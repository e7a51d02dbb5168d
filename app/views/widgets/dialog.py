"""A dialog as high as what stands in it, so that wrapped sentences and errors are whole."""

from __future__ import annotations

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QDialog


class GrowingDialog(QDialog):
    """Qt sizes a dialog once, and by guess for text that wraps. This one looks again with its layout."""

    def event(self, event: QEvent) -> bool:
        """Begins as high as it needs to be, and grows when the layout asks for more room."""
        handled = super().event(event)
        if event.type() is QEvent.Type.Show:
            self.fit(least=0)
        elif event.type() is QEvent.Type.LayoutRequest:
            self.fit(least=self.height())
        return handled

    def fit(self, least: int) -> None:
        """Takes the height that its layout asks for, and no less than so much."""
        layout = self.layout()
        if layout is not None and layout.hasHeightForWidth():
            width = max(self.width(), layout.totalMinimumSize().width())
            self.resize(width, min(max(least, layout.totalHeightForWidth(width)), self.highest()))

    def highest(self) -> int:
        """No dialog is higher than this."""
        return self.maximumHeight()
