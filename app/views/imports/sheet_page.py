"""A sheet that was read: how it was read, what is wrong with it and what was not taken, and its orders."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.lifecycle.importing import Place
from app.messages import Messages
from app.views.imports import texts
from app.views.imports.columns_form import ColumnsForm
from app.views.imports.order_columns import COLUMNS, WHERE_WRITTEN, place_of
from app.views.imports.reading import Looked
from app.views.imports.sentences import sentence
from app.views.imports.side_lists import PROBLEM_COLUMNS, SKIPPED_COLUMNS, ProblemRows, SkippedRows
from app.views.imports.sourced import SourcedList
from app.views.lists.chips import Chip, FilterChips
from app.views.lists.states import Notice
from app.views.theme.scale import SMALL
from app.views.theme.theme import Theme
from app.views.widgets.label import PlainLabel

READ_AS, PROBLEMS, SKIPPED = "read_as", "problems", "skipped"
CHIPS = (Chip(READ_AS, texts.COLUMNS), Chip(PROBLEMS, texts.PROBLEMS), Chip(SKIPPED, texts.SKIPPED))
NO_ROWS = Notice("columns-3", texts.NO_ROWS, texts.NO_ROWS_HINT)

LEAST_PANE, LEAST_ORDERS = 116, 132
PANE, ORDERS = 5, 7
"""The shares of the room that the pane above and the orders below take."""


class SheetPage(QWidget):
    """Shows a `Looked`. `columns` tells what the person chose; a problem that is chosen leads to its row."""

    refresh_requested = Signal()

    def __init__(self, theme: Theme, messages: Messages) -> None:
        super().__init__()
        self._looked: Looked | None = None
        self._messages = messages
        self._leading = False
        self.chips = FilterChips(CHIPS, messages)
        self.columns = ColumnsForm(theme, messages)
        self.problems = SourcedList(PROBLEM_COLUMNS, theme, messages)
        self.skipped = SourcedList(SKIPPED_COLUMNS, theme, messages)
        self.orders = SourcedList(COLUMNS, theme, messages)
        self.detail = PlainLabel(theme, selectable=True, kind="error")
        self._panes: Mapping[str, QWidget] = {
            READ_AS: self.columns,
            PROBLEMS: self._with_detail(),
            SKIPPED: self.skipped.view,
        }
        self._arrange()
        self._connect()
        self.retranslate(messages)

    def show_looked(self, looked: Looked) -> None:
        """Shows what a reading found; of another sheet, the pane first that needs a look."""
        before, self._looked = self._looked, looked
        preview, grid = looked.preview, looked.grid
        self.columns.show_looked(looked)
        self.problems.show_rows(ProblemRows(preview.problems))
        self.skipped.show_rows(SkippedRows(grid.skipped))
        self.orders.show_rows(grid)
        self.orders.view.arranging.leave_out(WHERE_WRITTEN - grid.fields)
        self.orders.view.notice.show_notice(None if len(grid.numbers) else NO_ROWS)
        self.chips.set_counts({PROBLEMS: len(preview.problems), SKIPPED: len(grid.skipped)})
        if before is None or before.preview.sheet is not preview.sheet:
            self.show_pane(self._pane_for(looked))
        self._show_detail()

    def focus_first(self) -> None:
        """Puts the keyboard where something is to be done: into the orders, or to the missing columns."""
        if self._looked is not None and self._looked.preview.lines:
            self.orders.view.setFocus()
        else:
            self.columns.focus_first()

    def show_pane(self, key: str) -> None:
        """Shows one of the panes above the orders. Raises KeyError for an unknown key."""
        chosen = self._panes[key]
        self.chips.choose(key)
        for pane in self._panes.values():
            pane.setVisible(pane is chosen)

    def retranslate(self, messages: Messages) -> None:
        """Puts everything into another language."""
        self._messages = messages
        for part in (self.chips, self.columns, self.problems, self.skipped, self.orders):
            part.retranslate(messages)
        self.orders.view.setAccessibleName(messages.text(texts.ORDERS))
        self.problems.view.setAccessibleName(messages.text(texts.PROBLEMS))
        self.skipped.view.setAccessibleName(messages.text(texts.SKIPPED))
        self.columns.setAccessibleName(messages.text(texts.COLUMNS))
        self.chips.setAccessibleName(messages.text(texts.TITLE))
        self._show_detail()

    # setting up

    def _arrange(self) -> None:
        self.orders.view.setObjectName("import_orders")
        self.problems.view.setObjectName("import_problems")
        self.skipped.view.setObjectName("import_skipped")
        self.columns.setObjectName("import_columns")
        self.detail.setObjectName("import_detail")
        self.orders.view.setMinimumHeight(LEAST_ORDERS)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(SMALL)
        whole.addWidget(self.chips)
        whole.addWidget(self.columns)
        for key in (PROBLEMS, SKIPPED):
            self._panes[key].setMinimumHeight(LEAST_PANE)
            whole.addWidget(self._panes[key], PANE)
        whole.addWidget(self.orders.view, ORDERS)

    def _with_detail(self) -> QWidget:
        pane = QWidget()
        column = QVBoxLayout(pane)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SMALL)
        column.addWidget(self.problems.view, 1)
        column.addWidget(self.detail)
        return pane

    def _connect(self) -> None:
        self.chips.chosen.connect(self.show_pane)
        self.problems.view.chosen_changed.connect(self._lead_to_row)
        self.problems.view.clicked.connect(self._lead_to_row)
        self.problems.view.opened.connect(self._go_to_row)
        self.orders.view.chosen_changed.connect(self._lead_to_problem)
        for each in (self.problems, self.skipped, self.orders):
            each.view.refresh_requested.connect(self.refresh_requested)

    def _pane_for(self, looked: Looked) -> str:
        """Problems, if a row has one; else how the sheet was read."""
        return PROBLEMS if looked.preview.lines and looked.preview.problems else READ_AS

    # from a problem to its row, and back

    @Slot()
    def _lead_to_row(self) -> None:
        """Shows the row and the cell of the current problem."""
        self._show_detail()
        problem = self._current_problem()
        if problem is None or problem.row is None or self._looked is None or self._leading:
            return
        self._leading = True
        self.orders.show_cell(problem.row, place_of(self._looked.grid.field_of(problem)))
        self._leading = False

    @Slot()
    def _go_to_row(self) -> None:
        self._lead_to_row()
        self.orders.view.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def _lead_to_problem(self) -> None:
        """A row that something is wrong with: its first problem is told."""
        number = self.orders.view.current()
        if self._leading or self._looked is None or number is None:
            return
        place = self._looked.grid.first_problem(number)
        if place is not None:
            self._leading = True
            self.problems.view.choose((place,))
            self._leading = False
            self._show_detail()

    def _current_problem(self) -> Place | None:
        place = self.problems.view.current()
        problems: Sequence[Place] = self._looked.preview.problems if self._looked else ()
        return problems[place] if place is not None and place < len(problems) else None

    def _show_detail(self) -> None:
        problem = self._current_problem()
        self.detail.say(sentence(problem, self._messages) if problem is not None else "")
        self.detail.setVisible(problem is not None)
