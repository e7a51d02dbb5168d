"""What a list keeps while its rows are exchanged: the chosen, the current one and the place, all by id."""

from __future__ import annotations

from array import array
from collections.abc import Iterable
from typing import Any

from PySide6.QtCore import QItemSelection, QItemSelectionModel, QItemSelectionRange

from app.values import frozen
from app.views.lists.model import IdTableModel, contiguous


@frozen
class Kept:
    """The state of a list before its ids are exchanged. `top` is the first visible id, None at the top."""

    chosen: array[int]
    current: int | None
    column: int
    top: int | None
    offset: int


NOTHING_KEPT = Kept(array("q"), None, 0, None, 0)


def chosen_in(model: IdTableModel[Any], selection: QItemSelection) -> array[int]:
    """The ids of the selected rows in the list's order."""
    spans = sorted({(part.top(), part.bottom()) for part in selection.toList()})
    ids = array("q")
    for first, last in spans:
        ids.extend(model.ids[first : last + 1])
    return ids


def selection_of(model: IdTableModel[Any], ids: Iterable[int]) -> QItemSelection:
    """The selection of those of the ids that are in the list, as few ranges."""
    selection = QItemSelection()
    last_column = model.columnCount() - 1
    for first, last in contiguous(model.rows_of(ids)):
        selection.append(QItemSelectionRange(model.index(first, 0), model.index(last, last_column)))
    return selection


SELECT = QItemSelectionModel.SelectionFlag.ClearAndSelect | QItemSelectionModel.SelectionFlag.Rows
MOVE_ONLY = QItemSelectionModel.SelectionFlag.NoUpdate
