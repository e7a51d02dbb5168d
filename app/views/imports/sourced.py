"""A list whose rows are exchanged as a whole: each reading of a sheet gives another source of rows."""

from __future__ import annotations

from array import array
from collections.abc import Sequence
from typing import Generic, Protocol

from app.messages import Messages
from app.views.lists.columns import Column, Row, Row_co
from app.views.lists.keeping import MOVE_ONLY
from app.views.lists.model import IdTableModel
from app.views.lists.view import ListView
from app.views.theme.theme import Theme


class NumberedRows(Protocol[Row_co]):
    """Rows and the numbers by which they are known, in order."""

    @property
    def numbers(self) -> array[int]:
        """The numbers in the order of the list."""
        ...

    def rows(self, ids: Sequence[int]) -> Sequence[Row_co | None]:
        """The rows of these numbers."""
        ...


class SourcedList(Generic[Row]):
    """A list view over rows that are given to it."""

    def __init__(self, columns: Sequence[Column[Row]], theme: Theme, messages: Messages) -> None:
        self._rows: NumberedRows[Row] | None = None
        self.model = IdTableModel(columns, self, messages)
        self.view = ListView(self.model, theme, messages)
        self.model.setParent(self.view)

    def show_rows(self, rows: NumberedRows[Row]) -> None:
        """Shows these rows; what was chosen stays chosen where its number is there."""
        self._rows = rows
        self.model.set_ids(rows.numbers)
        self.model.mark_all_stale()

    def show_cell(self, number: int, column: int) -> None:
        """Chooses a row and makes one of its cells the current one."""
        if self.view.choose((number,)):
            index = self.model.index(self.view.currentIndex().row(), column)
            self.view.selectionModel().setCurrentIndex(index, MOVE_ONLY)
            self.view.scrollTo(index)

    def rows(self, ids: Sequence[int]) -> Sequence[Row | None]:
        """The rows of these numbers: the model's source."""
        return self._rows.rows(ids) if self._rows is not None else [None] * len(ids)

    def retranslate(self, messages: Messages) -> None:
        """Puts titles and rows into another language."""
        self.view.retranslate(messages)
