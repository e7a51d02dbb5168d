"""The dialog over work beside the window: how far it is, and a way to stop it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from app.messages import Messages
from app.views.sidework import SideWork
from app.views.theme.scale import LARGE, WIDE
from app.views.theme.theme import Theme
from app.views.widgets.progress_line import ProgressLine, Telling

WIDTH = 520


class WorkDialog(QDialog):
    """Shows how far some side work is, and stops it when it is closed. Closes by itself at the end."""

    def __init__(self, telling: Telling, theme: Theme, messages: Messages, parent: QWidget | None) -> None:
        super().__init__(parent)
        self._work: SideWork | None = None
        self.progress = ProgressLine(telling, theme, messages)
        self.setObjectName("work_dialog")
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.resize(WIDTH, 0)  # at least: a longer sentence makes it wider
        whole = QVBoxLayout(self)
        whole.setContentsMargins(WIDE, LARGE, WIDE, LARGE)
        whole.addWidget(self.progress)
        self.progress.stopped.connect(self.reject)

    def run(self, work: SideWork, what: str) -> None:
        """Starts the work and shows itself."""
        self._work = work
        self.setWindowTitle(what)
        self.setAccessibleName(what)
        work.progressed.connect(self.progress.show_progress)
        for end in (work.finished, work.refused, work.failed):
            end.connect(self.accept)
        self.progress.begin(what)
        self.progress.show()
        self.open()
        work.start()

    @Slot()
    def reject(self) -> None:
        """Stops the work."""
        if self._work is not None:
            self._work.stop()
        super().reject()
