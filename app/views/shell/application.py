"""The application, which the system tells of files to open: a double click on macOS names none at first."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QEvent, Signal
from PySide6.QtGui import QFileOpenEvent
from PySide6.QtWidgets import QApplication

STYLE = "Fusion"
"""On every system, under our style sheet. A word at the start: asked for by Python it loads 500 names."""


class Application(QApplication):
    """`handed`: a file is to be opened now. One that comes before anybody listens can be taken later."""

    handed = Signal(str)

    def __init__(self, words: Sequence[str]) -> None:
        super().__init__([*(words or [""]), "-style", STYLE])
        self._file = ""

    def event(self, event: QEvent) -> bool:
        """Takes what the system hands over; everything else is Qt's."""
        if isinstance(event, QFileOpenEvent) and event.file():
            self._file = event.file()
            self.handed.emit(self._file)
            return True
        return super().event(event)

    def take(self) -> Path | None:
        """The last file that was handed over and not taken yet."""
        file, self._file = self._file, ""
        return Path(file) if file else None
