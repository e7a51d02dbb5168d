"""The dialog that takes an order sheet in: choose it, look at what it would do, put it right, import."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QSize, Qt, Signal, Slot
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from app.domain.order_sheet import Field
from app.domain.words import Line
from app.lifecycle.receipts import Receipt
from app.messages import Messages
from app.messages.sheets import READING_ROWS
from app.views.context import Context
from app.views.imports import columns_form, texts
from app.views.imports.chooser import ChooseSheet, SystemChooser
from app.views.imports.controller import ImportController
from app.views.imports.dropping import SheetDrop
from app.views.imports.earlier import EarlierImports
from app.views.imports.foot import ImportFoot
from app.views.imports.made import WhatIsMade
from app.views.imports.outcome import tell_imported
from app.views.imports.sentences import placed
from app.views.imports.sheet_page import SheetPage
from app.views.lists.states import EmptyState, Notice
from app.views.runner import Problem
from app.views.theme.scale import LARGE, MEDIUM, WIDE, Text
from app.views.theme.tokens import Tone
from app.views.widgets.actions import Action, ActionBar
from app.views.widgets.ask import tell
from app.views.widgets.label import OneLine
from app.views.widgets.progress_line import ProgressLine, Telling

WIDTH, HEIGHT = 1180, 740
SCREEN_SHARE = 0.94
READ_AGAIN, ANOTHER_FILE = "read_again", "another_file"
FILE_ACTIONS = (
    Action(READ_AGAIN, texts.READ_AGAIN, "refresh-cw"),
    Action(ANOTHER_FILE, texts.CHOOSE_ANOTHER, "folder-open"),
)
READING = Telling(texts.READING_FILE, READING_ROWS, texts.STOP_READING, "stop_reading")
CHOOSE_FILE = Notice("file-spreadsheet", texts.CHOOSE_TITLE, texts.CHOOSE_HINT, texts.CHOOSE)


class ImportDialog(QDialog):
    """Opens on a file, or asks for one. Window-modal: show it with `open()`; it deletes itself when closed.

    `imported(Receipt)`: the jobs or orders were made, and the dialog is about to close and to tell of them.
    """

    imported = Signal(object)

    def __init__(
        self,
        context: Context,
        path: Path | None = None,
        parent: QWidget | None = None,
        chooser: ChooseSheet | None = None,
        *,
        line: Line = Line.HATTHASILPA,
    ) -> None:
        super().__init__(parent)
        self._context = context
        self._chooser = chooser or SystemChooser()
        self.state = ImportController(context, line, self)
        theme, messages = context.theme, context.messages
        self.file = OneLine(theme, step=Text.HEADING)
        self.file_actions = ActionBar(FILE_ACTIONS, theme, messages, prefix="")
        self.start = EmptyState(theme, messages)
        self.start.stand_alone()
        self.earlier = EarlierImports(context)
        self.page = SheetPage(theme, messages)
        self.progress = ProgressLine(READING, theme, messages)
        self.made = WhatIsMade(context, self.state)
        self.foot = ImportFoot(context, self.state)
        self._stack = QStackedWidget()
        self._opening = QWidget()
        self._set_up()
        self._arrange()
        self._connect()
        self.retranslate(messages)
        if path is not None:
            self.open_sheet(path)

    # what others ask

    @Slot(object)
    def open_sheet(self, path: Path) -> None:
        """Reads a file, unless jobs are being made from another."""
        if not self.state.is_sending:
            self.foot.show_refusal(None)
            self.state.open(path)

    def retranslate(self, messages: Messages) -> None:
        """Puts everything into another language; what was chosen stays."""
        self.setWindowTitle(messages.text(texts.TITLE))
        self.setAccessibleName(messages.text(texts.TITLE))
        for part in (
            self.file_actions,
            self.start,
            self.earlier,
            self.page,
            self.progress,
            self.made,
            self.foot,
        ):
            part.retranslate(messages)
        self._show_state()

    def done(self, result: int) -> None:
        """Ends the reading with the dialog; while jobs are being made the answer is waited for."""
        if self.state.is_sending and result != QDialog.DialogCode.Accepted:
            return
        self.state.close()
        self.progress.end()
        super().done(result)

    # setting up

    def _set_up(self) -> None:
        self.setObjectName("import_dialog")
        self.progress.setObjectName("import_progress")
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setSizeGripEnabled(True)
        size = QSize(WIDTH, HEIGHT) * self._context.theme.enlargement()
        self.resize(size.boundedTo(self._room() * SCREEN_SHARE))
        self.start.button.setObjectName("choose_file")
        self.start.button.setAutoDefault(False)
        for action in FILE_ACTIONS:
            self.file_actions.button(action.key).setAutoDefault(False)

    def _room(self) -> QSize:
        """As much as the screen has, or the window beneath."""
        window = self.parentWidget()
        room = self.screen().availableSize()
        return room if window is None else room.expandedTo(window.window().size())

    def _arrange(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(MEDIUM)
        head.addWidget(self.file, 1)
        head.addWidget(self.file_actions)
        self._stack.addWidget(self._opening)
        self._stack.addWidget(self.page)
        opening = QVBoxLayout(self._opening)
        opening.setContentsMargins(0, 0, 0, 0)
        opening.addWidget(self.start, 1)
        opening.addWidget(self.earlier, 1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(WIDE, LARGE, WIDE, LARGE)
        whole.setSpacing(MEDIUM)
        whole.addLayout(head)
        whole.addWidget(self._stack, 1)
        for part in (self.progress, self.made, self.foot):
            whole.addWidget(part)

    def _connect(self) -> None:
        self.state.changed.connect(self._show_state)
        self.state.progressed.connect(self.progress.show_progress)
        self.state.broken.connect(self._tell_broken)
        self.state.refused.connect(self._show_refusal)
        self.state.imported.connect(self._finish)
        self.start.acted.connect(self.choose_file)
        self.earlier.changed.connect(self._show_body)
        self.file_actions.triggered.connect(self._act)
        self.page.refresh_requested.connect(self.state.read_again)
        self.page.columns.file_told.connect(self._read_file_as)
        self.page.columns.column_told.connect(self._use_column)
        self.progress.stopped.connect(self.state.stop_reading)
        self.foot.dismissed.connect(self.reject)
        SheetDrop(self).dropped.connect(self.open_sheet)
        QShortcut(QKeySequence.StandardKey.Refresh, self).activated.connect(self.state.read_again)

    # what the person does

    @Slot()
    def choose_file(self) -> None:
        """Lets the person choose a file, and reads it."""
        path = self._chooser.choose(self, self._context.messages, self.state.path)
        if path is not None:
            self.open_sheet(path)

    @Slot(str)
    def _act(self, key: str) -> None:
        if key == READ_AGAIN:
            self.foot.show_refusal(None)
            self.state.read_again()
        else:
            self.choose_file()

    @Slot(str, str)
    def _read_file_as(self, what: str, value: str) -> None:
        if what == columns_form.HEADINGS:
            self.state.use_header(int(value))
        else:
            self.state.read_file_as(**{what: value})

    @Slot(str, str)
    def _use_column(self, field: str, named: str) -> None:
        self.state.use_column(Field(field), named or None)

    # what is shown

    @Slot()
    def _show_state(self) -> None:
        state, messages = self.state, self._context.messages
        self.file.say(state.path.name if state.path else messages.text(texts.TITLE))
        self.file.setToolTip(str(state.path or ""))
        free = state.path is not None and not state.is_sending
        self.file_actions.setVisible(state.path is not None)
        self.file_actions.set_state(READ_AGAIN, free, messages.text(texts.READ_AGAIN_HINT))
        self.file_actions.set_state(ANOTHER_FILE, free)
        self.page.setEnabled(not state.is_sending)
        if state.is_reading and state.path is not None:
            self.progress.begin(state.path.name)
        else:
            self.progress.end()
        self._show_body()
        self.made.setVisible(state.path is not None)
        self.made.show_state()
        self.foot.show_state()

    @Slot()
    def _show_body(self) -> None:
        looked = self.state.looked
        if looked is not None and not self.state.is_reading:
            self.page.show_looked(looked)
        notice = self._notice()
        self.start.show_notice(notice)
        self.earlier.setVisible(notice is CHOOSE_FILE and not self.earlier.is_empty())
        first = self._stack.currentWidget() is self._opening
        self._stack.setCurrentWidget(self.page if notice is None else self._opening)
        if notice is None and first:
            self.page.focus_first()

    def _notice(self) -> Notice | None:
        """What is said in place of the sheet: what to do first, what is done, or why it can't be read."""
        looked, messages = self.state.looked, self._context.messages
        if looked is None:
            if self.state.path is None:
                return CHOOSE_FILE
            return Notice("hourglass", messages.text(texts.READING_FILE, what=self.state.path.name))
        if looked.can_be_told:
            return None
        why = placed(looked.preview.problems[0], messages)
        return Notice("circle-alert", texts.UNREADABLE_TITLE, why, tone=Tone.RED)

    @Slot()
    def _tell_broken(self) -> None:
        messages = self._context.messages
        title, said = messages.text(texts.UNREADABLE_TITLE), messages.text(texts.READING_FAILED)
        tell(self._context.ask, title, said, messages.text(texts.CLOSE))

    @Slot(object)
    def _show_refusal(self, problem: Problem) -> None:
        self.foot.show_refusal(problem)
        self.foot.button.setFocus()

    @Slot(object, str)
    def _finish(self, receipt: Receipt, sheet: str) -> None:
        self.imported.emit(receipt)
        self.accept()
        tell_imported(self._context, receipt, sheet, self.state.line)
