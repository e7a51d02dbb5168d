"""Finds words that are cut off, and controls that a screen reader could not tell of."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtPrintSupport import QPrintPreviewWidget
from PySide6.QtWidgets import (
    QAbstractButton,
    QDialog,
    QGraphicsView,
    QLabel,
    QScrollArea,
    QStyleOptionViewItem,
    QToolButton,
    QWidget,
)

from app.tour.hand import Album
from app.views.lists.columns import Kind
from app.views.lists.model import IdTableModel
from app.views.lists.view import ListView
from app.views.shell.waiting import settle
from app.views.theme.scale import Text
from app.views.theme.sprites import Sprites
from app.views.theme.theme import Theme
from app.views.widgets.label import PlainLabel
from tests.views.accessible import nameless_shown

AT_LENGTH = frozenset({"notes"})
"""What people wrote at length may be cut in a list; the tooltip says all of it."""
NO_ROLES = (QAccessible.Role.NoRole, QAccessible.Role.Client)
ICON_ONLY = Qt.ToolButtonStyle.ToolButtonIconOnly


class Reader(Album):
    """An album that looks for cut words where another would take a picture."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(None, numbered=False)
        self._sprites = Sprites(theme)
        self.looks = 0
        self.found: set[str] = set()
        self.unheard: set[str] = set()
        self.kinds: set[str] = set()

    def take(self, widget: QWidget, name: str) -> None:
        """Looks at everything that is shown in the widget, once it stands."""
        settle()
        super().take(widget, name)
        self.looks += 1
        for each in (widget, *widget.findChildren(QWidget)):
            if each.isVisible():
                self.kinds.add(type(each).__name__)
                self.found |= {f"{name}: {cut}" for cut in self._cut(each)}
        self.unheard |= {f"{name}: {kind}" for kind in _unheard(widget)}

    def _cut(self, widget: QWidget) -> Iterator[str]:
        if isinstance(widget, QLabel):
            yield from _cut_label(widget)
        elif isinstance(widget, QAbstractButton):
            yield from _cut_button(widget)
        elif isinstance(widget, QScrollArea):
            yield from _cut_body(widget)
        elif isinstance(widget, ListView):
            yield from self._cut_headings(widget)
            yield from self._cut_badges(widget)
            yield from _cut_cells(widget)

    def _cut_headings(self, table: ListView) -> Iterator[str]:
        metrics = self._sprites.metrics(Text.SECTION)
        for column in _shown_columns(table):
            title = str(table.model().headerData(column, Qt.Orientation.Horizontal) or "")
            if metrics.horizontalAdvance(title) > table.columnWidth(column) - 2 * table.padding:
                yield f"the heading “{title}”"

    def _cut_badges(self, table: ListView) -> Iterator[str]:
        model = table.model()
        assert isinstance(model, IdTableModel)
        badges = [each for each in _shown_columns(table) if model.columns[each].kind is Kind.BADGE]
        for column in badges:
            grows = model.columns[column].grows  # to what is seen, when it is seen
            for row in _rows_seen(table) if grows else range(model.rowCount()):
                cell = model.cell(row, column)
                needed = self._sprites.badge_size(cell.look, cell.text).width() if cell.look else 0
                if needed > table.columnWidth(column) - 2 * table.padding:
                    yield f"the badge “{cell.text}”"


def _unheard(widget: QWidget) -> Iterator[str]:
    """Controls without a name, what takes the keyboard without a role, a dialog without a title."""
    for each in nameless_shown(widget):
        yield f"{type(each).__name__} {each.objectName()} has no name"
    for each in (widget, *widget.findChildren(QWidget)):
        if not each.isVisible():
            continue
        if isinstance(each, QDialog) and not (each.windowTitle() or each.accessibleName()):
            yield f"{type(each).__name__} has no title"
        told = QAccessible.queryAccessibleInterface(each)
        of_qt = isinstance(each.parentWidget(), QPrintPreviewWidget | QGraphicsView)
        if each.focusPolicy() != Qt.FocusPolicy.NoFocus and told.role() in NO_ROLES and not of_qt:
            yield f"{type(each).__name__} {each.objectName()} has no role"


def _rows_seen(table: ListView) -> range:
    top, bottom = table.rowAt(0), table.rowAt(table.viewport().height() - 1)
    return range(max(top, 0), (bottom if bottom >= 0 else table.list_model().rowCount() - 1) + 1)


def _cut_cells(table: ListView) -> Iterator[str]:
    """Of the rows that are seen, in columns of a width of their own."""
    model = table.list_model()
    rows = _rows_seen(table)
    for column in _shown_columns(table):
        if model.columns[column].stretch or model.columns[column].key in AT_LENGTH:
            continue
        delegate = table.itemDelegateForColumn(column)
        for row in rows:
            needed = delegate.sizeHint(QStyleOptionViewItem(), model.index(row, column)).width()
            if needed > table.columnWidth(column):
                yield f"the cell “{model.cell(row, column).text}”"


def _shown_columns(table: ListView) -> list[int]:
    return [each for each in range(table.model().columnCount()) if not table.isColumnHidden(each)]


def _cut_body(area: QScrollArea) -> Iterator[str]:
    """What is wider than its room, and can't be moved into sight."""
    body = area.widget()
    fixed = area.horizontalScrollBarPolicy() is Qt.ScrollBarPolicy.ScrollBarAlwaysOff
    if fixed and body is not None and body.width() > area.viewport().width():
        yield f"the side of what {body.parentWidget()} holds"


def _cut_label(label: QLabel) -> Iterator[str]:
    text = label.said() if isinstance(label, PlainLabel) else label.text()
    if not text:
        return
    if label.wordWrap():
        whole = label.heightForWidth(label.width()) <= label.height() + 1
    else:
        whole = label.sizeHint().width() <= label.width()
    if not whole:
        yield f"the label “{text}”"


def _cut_button(button: QAbstractButton) -> Iterator[str]:
    icon_alone = isinstance(button, QToolButton) and button.toolButtonStyle() is ICON_ONLY
    if button.text() and not icon_alone and button.sizeHint().width() > button.width():
        yield f"the button “{button.text()}”"
