"""Touches everything that the window shows, as a person would in a day; whoever runs it counts the faults."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from functools import partial
from itertools import takewhile
from pathlib import Path
from tempfile import TemporaryDirectory

from PySide6.QtWidgets import QApplication, QDialog, QWidget

from app.domain.order_sheet import Field
from app.messages import Language, Messages
from app.paths import resources
from app.views.context import JOBS, PIECES, QUEUE
from app.views.imports.dialog import ImportDialog
from app.views.imports.sheet_page import CHIPS
from app.views.lists.out.dialogs import WorkDialog
from app.views.lists.out.outlets import WRITING, Outlets
from app.views.lists.view import ListView
from app.views.piece.judging import JudgeSheet
from app.views.pieces.dialogs import SendDialog
from app.views.queue.board import Board
from app.views.shell import menus
from app.views.shell.places import ENTRIES
from app.views.shell.reports import save_report
from app.views.shell.start import StartDialog
from app.views.shell.texts import PROGRAM
from app.views.shell.waiting import settle, wait_until
from app.views.shell.window import MainWindow
from app.views.shell.zoom import NORMAL
from app.views.theme.theme import Theme
from app.views.theme.tokens import Scheme
from app.views.widgets.ask import Answer, Question
from app.views.widgets.ask_dialog import AskDialog
from app.views.widgets.choice import Option
from app.views.widgets.sheets import ChoiceSheet

LARGE_TEXT = 150
MOST_ROWS = 12
"""Of each list, from its top to its end: one row is made like the other, but for its state."""
SILENT = frozenset({menus.QUIT, menus.OTHER_WORKSPACE, menus.NEW_JOB, menus.SAVE_REPORT})
"""Menu commands that end the window, or that are touched by themselves."""


class ShownAsk:
    """Shows every question, lets it be looked at, and takes the way out."""

    def __init__(self, theme: Theme, look_at: Callable[[QWidget], None] | None = None) -> None:
        self._theme = theme
        self.look_at = look_at or _paint
        self.window: MainWindow | None = None

    def ask(self, question: Question) -> Answer | None:
        """Shows the dialog, has it looked at, and closes it."""
        assert self.window is not None
        dialog = AskDialog(question, self._theme, self.window.context.messages)
        dialog.show()
        self.look_at(dialog)
        dialog.close()
        dialog.deleteLater()
        return None


class NewFiles:
    """Answers for the system's file dialog: a new file in a folder each time."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._number = 0

    def choose(
        self, parent: QWidget, messages: Messages, title: str, name: str, kinds: Mapping[str, str]
    ) -> Path | None:
        """The next file."""
        self._number += 1
        return self._folder / f"{self._number} {name}"


def touch_everything(window: MainWindow) -> None:
    """Every language, colour, place, row, panel, dialog and menu command."""
    window.show()
    for language in Language:
        window.speak(language)
        for scheme in Scheme:
            window.colour(scheme)
            _touch_places(window)
        _touch_dialogs(window)
        _touch_decisions(window)
        _touch_queue(window)
        _touch_imports(window)
    window.zoom(LARGE_TEXT)
    _touch_places(window)
    window.zoom(NORMAL)
    _touch_menus(window)


def _touch_places(window: MainWindow) -> None:
    for entry in ENTRIES:
        screen = window.go(entry.place.key)
        _paint(window)
        for table in screen.findChildren(ListView):
            _touch_rows(window, table)
        screen.refresh()
        _paint(window)


def _touch_rows(window: MainWindow, table: ListView) -> None:
    for row in _some_rows(table):
        table.selectRow(row)
        _paint(window)
    table.selectAll()
    _paint(window)
    table.clearSelection()


def _some_rows(table: ListView) -> range:
    rows = table.model().rowCount()
    return range(0, rows, -(-rows // MOST_ROWS) or 1)


def _touch_dialogs(window: MainWindow) -> None:
    start = StartDialog(window.context.theme, window.context.messages)
    start.show()
    _close_dialogs()
    start.deleteLater()
    # A list this short is written before anything is painted: how far the work is would not be seen.
    WorkDialog(WRITING, window.context.theme, window.context.messages, window).show()
    _close_dialogs()
    jobs = window.go(JOBS)
    jobs.make_new()
    _close_dialogs()
    table = jobs.findChild(ListView, "jobs_table")
    assert table is not None
    with TemporaryDirectory(prefix="hatthasilpa-", ignore_cleanup_errors=True) as folder:
        save_report(window.context, Path(folder), window, lambda *_: Path(folder) / "report.zip")
        for outlets in jobs.findChildren(Outlets):
            outlets.chooser = NewFiles(Path(folder))
        for row in _some_rows(table):
            table.selectRow(row)
            settle()
            for action in jobs.menu_actions():
                action.trigger()
                wait_until(partial(_is_done, window), "what was asked for")
                _close_dialogs()
                window.go(JOBS)


def _touch_queue(window: MainWindow) -> None:
    """What can be done with a card, and the sheets that a workshop may have no occasion for."""
    theme, messages = window.context.theme, window.context.messages
    for sheet in (
        ChoiceSheet(PROGRAM, "", (Option("", PROGRAM),), theme, messages, window),
        JudgeSheet(PROGRAM, (Option("", PROGRAM),), (), theme, messages, window),
    ):
        sheet.show()
        _close_dialogs()
    screen = window.go(QUEUE)
    board = screen.findChild(Board, "queue_board")
    assert board is not None
    for action in screen.menu_actions():
        board.setCurrentIndex(board.model().index(0, 0))
        action.trigger()
        wait_until(partial(_is_done, window), "what was asked for")
        _close_dialogs()


def _touch_decisions(window: MainWindow) -> None:
    """What can be decided about pieces, of some that still live."""
    screen = window.go(PIECES)
    settle()
    table = screen.findChild(ListView, "all_pieces_table")
    assert table is not None
    for row in _some_rows(table):
        table.selectRow(row)
        settle()
        for action in takewhile(lambda each: not each.isSeparator(), screen.menu_actions()):
            action.trigger()
            settle()
            _close_dialogs()
    SendDialog(window.context, table.chosen(), screen).open()  # of held pieces, which a workshop may not have
    _paint(window)
    _close_dialogs()


def _is_done(window: MainWindow) -> bool:
    """Whether the writer has answered, and no work goes on beside the window."""
    return window.context.runner.is_idle() and not any(isinstance(each, WorkDialog) for each in _dialogs())


def _touch_imports(window: MainWindow) -> None:
    """The shipped sheets as they are read, and with the quantity read from a column that holds none."""
    for path in sorted((resources() / "sample").glob("orders-*")):
        window.import_sheet(path)
        (dialog,) = (each for each in _dialogs() if isinstance(each, ImportDialog))
        _touch_sheet(window, dialog)
        looked = dialog.state.looked
        assert looked is not None
        assert looked.header is not None
        columns = looked.header.columns
        dialog.state.use_column(Field.QUANTITY, looked.header.name_of(columns[1]))
        _touch_sheet(window, dialog)
        _close_dialogs()


def _touch_sheet(window: MainWindow, dialog: ImportDialog) -> None:
    wait_until(lambda: not dialog.state.is_reading, "the sheet to be read")
    for chip in CHIPS:
        dialog.page.show_pane(chip.key)
        _paint(dialog)
    for table in dialog.findChildren(ListView):
        _touch_rows(window, table)


def _touch_menus(window: MainWindow) -> None:
    for key in window.menus.all_keys():
        if key not in SILENT:
            window.menus.action(key).trigger()
            settle()
            _close_dialogs()


def _close_dialogs() -> None:
    settle()
    for dialog in list(_dialogs()):
        _paint(dialog)
        dialog.close()
    settle()


def _dialogs() -> Iterator[QDialog]:
    for widget in QApplication.topLevelWidgets():
        if isinstance(widget, QDialog) and widget.isVisible():
            yield widget


def _paint(widget: QWidget) -> None:
    if not widget.isVisible():
        widget.show()
    settle()
    widget.grab()
