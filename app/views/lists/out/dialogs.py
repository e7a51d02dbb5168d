"""The dialog on the way out of a list: the system's, for a file name."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from pathlib import Path
from typing import Protocol

from PySide6.QtWidgets import QFileDialog, QWidget

from app.messages import Messages
from app.messages import window as say
from app.views.lists.out import texts
from app.views.widgets.actions import Weight
from app.views.widgets.ask import Ask, Choice, confirm

REPLACE = "replace"


class ChooseTarget(Protocol):
    """Lets the person choose where a file goes."""

    def choose(
        self, parent: QWidget, messages: Messages, title: str, name: str, kinds: Mapping[str, str]
    ) -> Path | None:
        """The file, with one of the endings of `kinds` (ending → its words); None for the way out."""
        ...


class SystemTarget:
    """The file dialog of the system, which also asks before a file is replaced.

    It asks about the name as it was typed; where that gets another ending, `ask` asks about the whole one.
    """

    def __init__(self, ask: Ask) -> None:
        self._ask = ask

    def choose(
        self, parent: QWidget, messages: Messages, title: str, name: str, kinds: Mapping[str, str]
    ) -> Path | None:
        """Shows the dialog and waits; an ending that was left out is added."""
        words = {messages.text(said): ending for ending, said in kinds.items()}
        while True:
            chosen, kind = QFileDialog.getSaveFileName(parent, messages.text(title), name, ";;".join(words))
            if not chosen:
                return None
            typed = Path(chosen)
            path = with_ending(typed, words.get(kind, Path(name).suffix), Path(name).suffix, kinds)
            if path == typed or not path.exists() or self._may_replace(path, messages):
                return path

    def _may_replace(self, path: Path, messages: Messages) -> bool:
        choice = Choice(REPLACE, messages.text(texts.REPLACE), Weight.WARNING)
        title, text = messages.text(texts.REPLACE_TITLE), messages.text(texts.REPLACE_TEXT, file=str(path))
        return confirm(self._ask, title, text, choice, messages.text(say.CANCEL))


def with_ending(typed: Path, kind: str, proposed: str, kinds: Collection[str]) -> Path:
    """The file as it is written: an ending of `kinds` that was typed is meant; else it is the `kind`'s.

    One that only stands there because it was `proposed` gives way to a kind that was chosen.
    """
    ending = typed.suffix.lower()
    if ending not in kinds:
        return typed.with_name(typed.name + kind)
    return typed.with_suffix(kind) if ending == proposed != kind else typed
