"""The dialogs on the way out of a list: the system's for a file name, and how far the work is."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Protocol

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QDialog, QFileDialog, QVBoxLayout, QWidget

from app.messages import Messages
from app.views.sidework import SideWork
from app.views.theme.scale import LARGE, WIDE
from app.views.theme.theme import Theme
from app.views.widgets.progress_line import ProgressLine, Telling

WIDTH = 520


class ChooseTarget(Protocol):
    """Lets the person choose where a file goes."""

    def choose(
        self, parent: QWidget, messages: Messages, title: str, name: str, kinds: Mapping[str, str]
    ) -> Path | None:
        """The file, with one of the endings of `kinds` (ending → its words); None for the way out."""
        ...


class SystemTarget:
    """The file dialog of the system, which also asks before a file is replaced."""

    def choose(
        self, parent: QWidget, messages: Messages, title: str, name: str, kinds: Mapping[str, str]
    ) -> Path | None:
        """Shows the dialog and waits; an ending that was left out is added."""
        words = {messages.text(said): ending for ending, said in kinds.items()}
        chosen, kind = QFileDialog.getSaveFileName(parent, messages.text(title), name, ";;".join(words))
        if not chosen:
            return None
        path = Path(chosen)
        return path if path.suffix.lower() in kinds else path.with_name(path.name + words[kind])


class WorkDialog(QDialog):
    """Shows how far some side work is, and stops it when it is closed. Closes by itself at the end."""

    def __init__(self, telling: Telling, theme: Theme, messages: Messages, parent: QWidget) -> None:
        super().__init__(parent)
        self._work: SideWork | None = None
        self.progress = ProgressLine(telling, theme, messages)
        self.setObjectName("work_dialog")
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setMinimumWidth(WIDTH)
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
