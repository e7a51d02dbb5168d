"""Answers the system's file dialogs where nobody sits before the window: Qt's own stand in for them there."""

from __future__ import annotations

from pathlib import Path
from types import TracebackType
from typing import Self

from PySide6.QtCore import QObject, QTimer, Slot
from PySide6.QtWidgets import QApplication, QFileDialog, QLineEdit, QMessageBox

LOOK_EVERY_MS = 20
ANSWER = "answer"


class FileAnswers(QObject):
    """While it is entered, a file to be opened is `opened`, and one to be saved is a new one in the folder.

    `saved` are the files that were named so far, in order.
    """

    def __init__(self, folder: Path) -> None:
        super().__init__()
        self.opened = folder
        self.saved: list[Path] = []
        self._folder = folder
        self._looking = QTimer(self)
        self._looking.setInterval(LOOK_EVERY_MS)
        self._looking.timeout.connect(self._look)

    def __enter__(self) -> Self:
        self._looking.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._looking.stop()

    @Slot()
    def _look(self) -> None:
        """A dialog that has not read its folder yet takes no answer, or asks back; it is answered again."""
        dialog = QApplication.activeModalWidget()
        if isinstance(dialog, QMessageBox):
            dialog.reject()
        elif isinstance(dialog, QFileDialog):
            if not dialog.property(ANSWER):
                dialog.setProperty(ANSWER, str(self._answer(dialog)))
            line = dialog.findChild(QLineEdit)
            assert line is not None
            line.setText(dialog.property(ANSWER))
            dialog.accept()

    def _answer(self, dialog: QFileDialog) -> Path:
        if dialog.acceptMode() is QFileDialog.AcceptMode.AcceptOpen:
            return self.opened
        proposed = Path(next(iter(dialog.selectedFiles()), "file"))
        self.saved.append(self._folder / f"{len(self.saved) + 1} {proposed.name}")
        return self.saved[-1]
