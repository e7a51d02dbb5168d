"""Taking a sheet file that is dragged onto a window or a dialog."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QEvent, QMimeData, QObject, Signal
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QWidget


def dragged_file(data: QMimeData) -> Path | None:
    """The file that is dragged; None unless it is exactly one, here on this machine."""
    urls = data.urls()
    if len(urls) != 1 or not urls[0].isLocalFile():
        return None
    return Path(urls[0].toLocalFile())


class SheetDrop(QObject):
    """Watches a widget: `dropped(Path)` when one file was dropped on it, or on what takes no drops in it."""

    dropped = Signal(object)

    def __init__(self, target: QWidget) -> None:
        super().__init__(target)
        target.setAcceptDrops(True)
        target.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Takes drags of one file; everything else goes on as before."""
        if isinstance(event, QDropEvent):  # a drag that enters is one too
            return self._take(event)
        return super().eventFilter(watched, event)

    def _take(self, event: QDropEvent) -> bool:
        path = dragged_file(event.mimeData())
        if path is None:
            return False
        event.acceptProposedAction()
        if event.type() is QEvent.Type.Drop:
            self.dropped.emit(path)
        return True
