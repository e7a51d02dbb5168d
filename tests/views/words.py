"""All words that a widget holds: shown or hidden, to be read, to be pointed at, or to be heard."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QAbstractListModel, Qt
from PySide6.QtWidgets import QAbstractButton, QAbstractItemView, QComboBox, QLabel, QLineEdit, QWidget

from app.messages.thai import unmarked
from app.views.widgets.label import OneLine


def words_in(widget: QWidget) -> set[str]:
    """The texts of a widget and of everything in it, hidden or not."""
    return {unmarked(text) for each in (widget, *widget.findChildren(QWidget)) for text in _words(each)} - {
        ""
    }


def visible_words(widget: QWidget) -> set[str]:
    """The texts of what can be seen in a widget."""
    parts = (widget, *widget.findChildren(QWidget))
    return {unmarked(text) for each in parts if each.isVisible() for text in _words(each)} - {""}


def _words(widget: QWidget) -> Iterator[str]:
    yield from (widget.toolTip(), widget.accessibleName(), widget.accessibleDescription())
    if isinstance(widget, QLabel | QAbstractButton | QLineEdit):
        yield widget.text()
    elif isinstance(widget, QComboBox):
        yield widget.currentText()
    elif isinstance(widget, OneLine):
        yield widget.said()
    elif isinstance(widget, QAbstractItemView):
        yield from _cells(widget)


def _cells(view: QAbstractItemView) -> Iterator[str]:
    model = view.model()
    roles = (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole)
    columns = 1 if isinstance(model, QAbstractListModel) else model.columnCount()
    for row in range(model.rowCount()):
        for column in range(columns):
            for role in roles:
                yield str(model.index(row, column).data(role) or "")
