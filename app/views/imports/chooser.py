"""Which file is to be imported: asked through a port, so that tests need no dialog of the system."""

from __future__ import annotations

from pathlib import Path
from typing import Protocol

from PySide6.QtWidgets import QFileDialog, QWidget

from app.messages import Messages
from app.views.imports import texts


class ChooseSheet(Protocol):
    """Lets the person choose a sheet file."""

    def choose(self, parent: QWidget, messages: Messages, near: Path | None) -> Path | None:
        """The file; None when the person took the way out. `near` is a file to start beside."""
        ...


class SystemChooser:
    """The file dialog of the system."""

    def choose(self, parent: QWidget, messages: Messages, near: Path | None) -> Path | None:
        """Shows the dialog and waits."""
        kinds = ";;".join(map(messages.text, (texts.SHEETS_FILTER, texts.ALL_FILES_FILTER)))
        folder = "" if near is None else str(near.parent)
        name, _ = QFileDialog.getOpenFileName(parent, messages.text(texts.CHOOSE_TITLE), folder, kinds)
        return Path(name) if name else None
