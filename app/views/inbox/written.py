"""What people write before they decide: it waits while other entries are shown, and outlives the page."""

from __future__ import annotations

from collections.abc import Collection

from PySide6.QtWidgets import QLineEdit, QPlainTextEdit

from app.views.context import Drafts

Field = QLineEdit | QPlainTextEdit
UNVERSIONED = 0
"""An entry has no versions: whether it can still be decided is asked when it is."""


class Written:
    """The words in some fields, of the shown entry and of those that were shown before."""

    def __init__(self, **fields: Field) -> None:
        self._fields = fields
        self._entry: int | None = None
        self._usual: dict[str, str] = {}
        self._waiting: dict[tuple[int, str], str] = {}

    def shows(self, entry: int) -> bool:
        """Whether the fields are those of this entry."""
        return self._entry == entry

    def show(self, entry: int | None, **usual: str) -> None:
        """Another entry's words; `usual`: what stands in fields where nobody has written yet."""
        self._waiting |= self._begun()
        self._entry, self._usual = entry, usual
        for name, field in self._fields.items():
            _write(field, usual.get(name, ""))
        self._take_out()

    def drafts(self) -> Drafts:
        """What was written and not sent."""
        words = self._waiting | self._begun()
        return {key: (UNVERSIONED, text) for key, text in words.items()}

    def take_drafts(self, drafts: Drafts) -> None:
        """Goes on with what was written in fields like these."""
        self._waiting |= {key: text for key, (_, text) in drafts.items() if key[1] in self._fields}
        self._take_out()

    def keep_only(self, entries: Collection[int]) -> None:
        """Of those that are decided nothing is kept."""
        self._waiting = {key: text for key, text in self._waiting.items() if key[0] in entries}

    def _begun(self) -> dict[tuple[int, str], str]:
        if self._entry is None:
            return {}
        words = {name: _text(field) for name, field in self._fields.items()}
        return {
            (self._entry, name): text for name, text in words.items() if text != self._usual.get(name, "")
        }

    def _take_out(self) -> None:
        for name, field in self._fields.items():
            text = None if self._entry is None else self._waiting.pop((self._entry, name), None)
            if text is not None:
                _write(field, text)


def _text(field: Field) -> str:
    return field.toPlainText() if isinstance(field, QPlainTextEdit) else field.text()


def _write(field: Field, text: str) -> None:
    if isinstance(field, QPlainTextEdit):
        field.setPlainText(text)
    else:
        field.setText(text)
