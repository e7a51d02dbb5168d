"""How the sheet is read, each part of it to be chosen: worksheet, characters, headings, columns."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QScrollArea, QWidget

from app.domain.order_sheet import Column, Field, unread_fields
from app.lifecycle.importing import Header
from app.messages import Messages
from app.messages.sheets import SHEET_FIELDS
from app.sheets import ENCODINGS, Sheet, SheetTrouble
from app.views.imports import texts
from app.views.imports.grid import NEEDED
from app.views.imports.reading import Looked
from app.views.theme.scale import MEDIUM
from app.views.theme.theme import Theme
from app.views.widgets.choice import ChoiceField, Option
from app.views.widgets.flow import FlowLayout
from app.views.widgets.form import FormField

WORKSHEET, ENCODING, SEPARATOR, HEADINGS = "worksheet", "encoding", "separator", "headings"
TITLES = {
    WORKSHEET: texts.WORKSHEET,
    ENCODING: texts.ENCODING,
    SEPARATOR: texts.SEPARATOR,
    HEADINGS: texts.HEADINGS,
}
COLUMN = "column_"
"""Before the name of a field: the object name of its choice."""
NO_COLUMN = ""
LETTERS = {HEADINGS: 26}
CERTAIN = frozenset({"utf-8-sig", "utf-16-le", "utf-16-be"})
"""Encodings that no file of another one can be taken for: there is nothing to choose."""


class ColumnsForm(QScrollArea):
    """`file_told(what, value)` follows a choice of worksheet, encoding, separator or headings;
    `column_told(field, named)` one of a column, "" for none."""

    file_told = Signal(str, str)
    column_told = Signal(str, str)

    def __init__(self, theme: Theme, messages: Messages) -> None:
        super().__init__()
        self._theme = theme
        self._messages = messages
        self._looked: Looked | None = None
        self._fields: dict[str, FormField] = {}
        self._choices: dict[str, ChoiceField] = {}
        self._inside = QWidget()
        self._arrange()
        self.setProperty("kind", "bare")
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # the keyboard goes to its fields, and it follows

    def show_looked(self, looked: Looked) -> None:
        """Shows how a sheet was read."""
        self._looked = looked
        sheet = looked.preview.sheet
        self._offer(WORKSHEET, *_worksheets(sheet))
        self._offer(ENCODING, *_encodings(looked, self._messages))
        self._offer(SEPARATOR, *_separators(sheet, self._messages))
        header = looked.header
        rows = [_header_option(each, self._messages) for each in looked.headers]
        self._offer(HEADINGS, rows, str(header.row) if header else None)
        for field in Field:
            unread = field in unread_fields(looked.preview.line)
            options = [] if unread else self._columns(field, header)
            self._offer(COLUMN + field, options, _chosen(field, looked, header))
        self.updateGeometry()

    def retranslate(self, messages: Messages) -> None:
        """Puts everything into another language."""
        self._messages = messages
        for field in self._fields.values():
            field.retranslate(messages)
        self._say_placeholders()
        if self._looked is not None:
            self.show_looked(self._looked)

    def focus_first(self) -> None:
        """Puts the keyboard into the first choice that needs one: a required column that is not known."""
        needed = (self._choices[COLUMN + field] for field in Field if field in NEEDED)
        missing = next((each for each in needed if each.value() is None), None)
        (missing or self._choices[COLUMN + Field.PRODUCT]).setFocus()

    def sizeHint(self) -> QSize:
        """As high as the choices are when they flow in this width."""
        return QSize(super().sizeHint().width(), self._inside.heightForWidth(self.contentsRect().width()))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """In another width the choices take another height."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.updateGeometry()
        self._let_scroll()

    def _let_scroll(self) -> None:
        """A bar takes width, by which the choices flow into a further line: only where one is needed."""
        room = self.contentsRect()
        fits = self._inside.heightForWidth(room.width()) <= room.height()
        never, needed = Qt.ScrollBarPolicy.ScrollBarAlwaysOff, Qt.ScrollBarPolicy.ScrollBarAsNeeded
        self.setVerticalScrollBarPolicy(never if fits else needed)

    def _arrange(self) -> None:
        flow = FlowLayout(self._inside, MEDIUM)
        for what, title in TITLES.items():
            choice = self._add(flow, what, title)
            choice.activated.connect(partial(self._tell_file, what))
        for field in Field:
            choice = self._add(flow, COLUMN + field, SHEET_FIELDS[field], required=field in NEEDED)
            choice.activated.connect(partial(self._tell_column, field))
        self._say_placeholders()
        self.setWidget(self._inside)
        self.viewport().setAutoFillBackground(False)
        self._inside.setAutoFillBackground(False)

    def _add(self, flow: FlowLayout, name: str, title: str, *, required: bool = False) -> ChoiceField:
        choice = ChoiceField(self._theme)
        choice.setObjectName(name)
        choice.setMinimumContentsLength(LETTERS.get(name, 11))
        field = FormField(self._theme, self._messages, title, choice, required)
        self._fields[name], self._choices[name] = field, choice
        flow.addWidget(field)
        return choice

    def _say_placeholders(self) -> None:
        for field in Field:
            self._choices[COLUMN + field].setPlaceholderText(self._messages.text(texts.CHOOSE_COLUMN))

    def _offer(self, name: str, options: Sequence[Option], chosen: str | None) -> None:
        """Offers these; a choice without alternatives to show is hidden."""
        choice = self._choices[name]
        choice.set_options(options)
        choice.choose(chosen)
        choice.setToolTip(choice.currentText())
        self._fields[name].setVisible(bool(options))

    def _columns(self, field: Field, header: Header | None) -> list[Option]:
        if header is None:
            return []
        none = Option(NO_COLUMN, self._messages.text(texts.NOT_READ))
        columns = [self._column_option(header, each) for each in header.columns]
        return columns if field in NEEDED else [none, *columns]

    def _column_option(self, header: Header, column: Column) -> Option:
        said = self._messages.text(texts.COLUMN_OPTION, letter=column.letter, heading=column.header)
        return Option(header.name_of(column), said)

    def _tell_file(self, what: str, place: int = 0) -> None:
        self.file_told.emit(what, self._choices[what].value() or "")

    def _tell_column(self, field: Field, place: int = 0) -> None:
        self.column_told.emit(str(field), self._choices[COLUMN + field].value() or NO_COLUMN)


def _chosen(field: Field, looked: Looked, header: Header | None) -> str | None:
    """How the column is named that a field was read from."""
    interpreted = looked.preview.interpreted
    column = interpreted.columns.get(field) if interpreted else None
    if column is None or header is None:
        return None if field in NEEDED else NO_COLUMN
    return header.name_of(column)


def _worksheets(sheet: Sheet | None) -> tuple[list[Option], str | None]:
    if sheet is None or len(sheet.sheet_names) < 2:
        return [], None
    return [Option(name, name) for name in sheet.sheet_names], sheet.sheet_name


def _encodings(looked: Looked, messages: Messages) -> tuple[list[Option], str | None]:
    sheet = looked.preview.sheet
    unknown = any(each.code == SheetTrouble.ENCODING_UNKNOWN for each in looked.preview.problems)
    used = (sheet.encoding if sheet else None) or looked.job.how.encoding
    if used is None and not unknown:
        return [], None
    offered = (used,) if used in CERTAIN else ENCODINGS
    return [Option(each, messages.text(texts.ENCODINGS[each])) for each in offered], used


def _separators(sheet: Sheet | None, messages: Messages) -> tuple[list[Option], str | None]:
    if sheet is None or sheet.separator is None:
        return [], None
    return [Option(each, messages.text(said)) for each, said in texts.SEPARATORS.items()], sheet.separator


def _header_option(header: Header, messages: Messages) -> Option:
    headings = ", ".join(column.header for column in header.columns)
    return Option(str(header.row), messages.text(texts.HEADING_ROW, row=header.row, headings=headings))
