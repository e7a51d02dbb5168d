"""The dialog on the way out of a list: the system's, for a file name."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Protocol

from PySide6.QtWidgets import QFileDialog, QWidget

from app.messages import Messages


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
