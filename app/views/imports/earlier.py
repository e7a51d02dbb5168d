"""The imports that stand, under the choice of a file: each can be taken back while nothing of it started."""

from __future__ import annotations

from array import array
from collections.abc import Sequence

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.domain.words import Line
from app.lifecycle.queries import imports
from app.lifecycle.queries.activity import FactLine
from app.lifecycle.queries.imports import EarlierImport
from app.messages import Messages
from app.views.context import Context
from app.views.imports import texts
from app.views.imports.sourced import SourcedList
from app.views.lists.columns import Align, Cell, Column, Kind
from app.views.theme.scale import SMALL, Text
from app.views.widgets.actions import Action, ActionButton
from app.views.widgets.label import PlainLabel

MOST = 50
LEAST_HEIGHT = 150
UNDO_IMPORT = "undo_import"
CHANGES_IMPORTS = frozenset({"sheet.imported", "sheet.withdrawn"})


class _Rows:
    """The imports by their ids, newest first."""

    def __init__(self, found: Sequence[EarlierImport]) -> None:
        self._found = {each.id: each for each in found}
        self.numbers = array("q", self._found)

    def rows(self, ids: Sequence[int]) -> Sequence[EarlierImport | None]:
        return [self._found.get(number) for number in ids]


def _sheet(row: EarlierImport, messages: Messages) -> Cell:
    return Cell(row.sheet, tooltip=row.sheet)


def _made(row: EarlierImport, messages: Messages) -> Cell:
    return Cell(messages.sentence(_MADE[row.line], {"count": row.made}))


_MADE = {Line.HATTHASILPA: texts.JOBS_MADE, Line.CLASSIC: texts.ORDERS_MADE}


def _when(row: EarlierImport, messages: Messages) -> Cell:
    return Cell(messages.moment(row.at))


def _person(row: EarlierImport, messages: Messages) -> Cell:
    return Cell(row.person)


COLUMNS: tuple[Column[EarlierImport], ...] = (
    Column("sheet", texts.SHEET, _sheet, 260, stretch=True),
    Column("made", texts.MADE, _made, 110, align=Align.END),
    Column("when", texts.WHEN_IMPORTED, _when, 170, Kind.MUTED),
    Column("person", texts.IMPORTED_BY, _person, 150, Kind.MUTED),
)


class EarlierImports(QWidget):
    """The list and its button; what can be undone, and why not, the shell says.

    `changed`: an import came in or was taken back.
    """

    changed = Signal()

    def __init__(self, context: Context) -> None:
        super().__init__()
        theme, messages = context.theme, context.messages
        self._context = context
        self._requests: dict[int, str] = {}
        self.title = PlainLabel(theme, step=Text.HEADING)
        self.list = SourcedList(COLUMNS, theme, messages)
        self.undo = ActionButton(Action(UNDO_IMPORT, texts.UNDO_IMPORT, "undo-2"), theme, messages)
        self._arrange()
        self.undo.pressed_key.connect(self._ask_undo)
        self.list.view.chosen_changed.connect(self._show_button)
        self.list.view.opened.connect(self._ask_undo)
        self.list.view.refresh_requested.connect(self.refresh)
        context.bridge.facts_committed.connect(self._hear_facts)
        self.refresh()

    @Slot()
    def refresh(self) -> None:
        """Shows the imports that stand now."""
        found = imports.latest(self._context.desk, MOST)
        self._requests = {each.id: each.request for each in found}
        self.list.show_rows(_Rows(found))
        self._show_button()

    def is_empty(self) -> bool:
        """Whether there is no import to show."""
        return not self._requests

    def retranslate(self, messages: Messages) -> None:
        """Puts everything into another language."""
        self.title.say(messages.text(texts.IMPORTED_LATELY))
        self.list.retranslate(messages)
        self.list.view.setAccessibleName(messages.text(texts.IMPORTED_LATELY))
        self.undo.retranslate(messages)
        self._show_button()

    def _arrange(self) -> None:
        self.list.view.setObjectName("earlier_imports")
        self.list.view.setMinimumHeight(LEAST_HEIGHT)
        self.undo.setObjectName(UNDO_IMPORT)
        self.undo.setAutoDefault(False)
        head = QHBoxLayout()
        head.addWidget(self.title, 1)
        head.addWidget(self.undo)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(SMALL)
        whole.addLayout(head)
        whole.addWidget(self.list.view)

    def _chosen(self) -> str | None:
        current = self.list.view.current() if self.list.view.chosen() else None
        return None if current is None else self._requests.get(current)

    @Slot()
    def _show_button(self) -> None:
        messages = self._context.messages
        chosen = self._chosen() is not None
        self.undo.set_state(
            chosen, messages.text(texts.UNDO_IMPORT_HINT if chosen else texts.CHOOSE_IMPORT_FIRST)
        )

    @Slot()
    def _ask_undo(self) -> None:
        request = self._chosen()
        if request is not None:
            self._context.guide.undo(request)

    @Slot(tuple)
    def _hear_facts(self, facts: tuple[FactLine, ...]) -> None:
        if any(fact.kind in CHANGES_IMPORTS for fact in facts):
            self.refresh()
            self.changed.emit()
