"""What a panel says of something ordered: values under each other, two of them changed in their place."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from app.messages import Messages
from app.values import frozen
from app.views.cells import NOTHING
from app.views.context import Context
from app.views.ordered import texts
from app.views.remaining import MARKS
from app.views.theme.marks import look
from app.views.theme.scale import MEDIUM, TIGHT
from app.views.widgets.badge import Badge
from app.views.widgets.date_field import DateField
from app.views.widgets.in_place import DateInPlace, InPlace, TextInPlace
from app.views.widgets.label import PlainLabel, level

Value = Callable[[Any, date, Messages], str | None]
"""What is said of a thing on a day; None leaves the line out."""


@frozen
class Edited:
    """A value that is changed in its place: its title, and what its pencil says."""

    title: str
    change: str


EDITED: Mapping[str, Edited] = {
    "due": Edited(texts.DUE, texts.CHANGE_DUE),
    "notes": Edited(texts.NOTES, texts.CHANGE_NOTES),
}


@frozen
class Shown:
    """The values that are shown, by their titles; the day it is due stands before the line `due_before`, and
    under it how it is marked, if it is.

    `name` is the beginning of the fields' object names, `pencil` that of what opens them.
    """

    name: str
    facts: Sequence[tuple[str, Value]]
    due_of: Callable[[Any, date, Messages], str]
    mark_of: Callable[[Any, date], str]
    due_before: int
    pencil: str


class OrderedFacts(QWidget):
    """The values of one thing; `due` and `notes` are changed in their place."""

    def __init__(self, context: Context, shown: Shown, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        theme, messages = context.theme, context.messages
        self.shown = shown
        self._rows = [
            (PlainLabel(theme, kind="muted", wraps=False), PlainLabel(theme, selectable=True))
            for _ in shown.facts
        ]
        day = DateField(theme, messages, context.today())
        self.due = DateInPlace(day, theme, messages)
        self.mark = Badge(theme)
        self.notes = TextInPlace(theme, messages)
        self._titles = {name: PlainLabel(theme, kind="muted", wraps=False) for name in EDITED}
        self._arrange()

    def edited(self) -> Mapping[str, InPlace]:
        """What is changed in its place, by the field of the command."""
        return {"due": self.due, "notes": self.notes}

    def show_thing(self, thing: Any, today: date, messages: Messages) -> None:
        """Says everything of this thing; what is being written stays."""
        for (title, value), (named, value_of) in zip(self._rows, self.shown.facts, strict=True):
            said = value_of(thing, today, messages)
            title.say(messages.text(named))
            value.say(said or "")
            value.retranslate(messages)
            level(title, value)
            title.setVisible(said is not None)
            value.setVisible(said is not None)
        self.due.show_value(thing.line.due, self.shown.due_of(thing, today, messages))
        mark = self.shown.mark_of(thing, today)
        self.mark.show_status(look(mark), messages.text(MARKS[mark]) if mark else "")
        self.mark.setVisible(bool(mark))
        self.notes.show_value(thing.notes, thing.notes or NOTHING)
        for name, field in self.edited().items():
            self._titles[name].say(messages.text(EDITED[name].title))
            field.retranslate(messages, messages.text(EDITED[name].change))

    def _arrange(self) -> None:
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(MEDIUM)
        grid.setVerticalSpacing(TIGHT)
        grid.setColumnStretch(1, 1)
        lines: list[tuple[QWidget | None, QWidget]] = [*self._rows]
        due = self.shown.due_before
        lines[due:due] = [(self._titles["due"], self.due), (None, self.mark)]
        lines.append((self._titles["notes"], self.notes))
        for place, (title, value) in enumerate(lines):
            if title is not None:
                grid.addWidget(title, place, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(value, place, 1)
        self.mark.setObjectName(f"{self.shown.name}_due_mark")
        for name, field in self.edited().items():
            field.setObjectName(f"{self.shown.name}_{name}")
            field.pencil.setObjectName(f"{self.shown.pencil}{name}")
