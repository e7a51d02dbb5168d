"""Touches everything that the window shows, as a person would in a day; whoever runs it counts the faults."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import partial
from itertools import takewhile
from pathlib import Path
from tempfile import TemporaryDirectory

from PySide6.QtWidgets import QAbstractButton, QApplication, QDialog, QWidget

from app.domain.order_sheet import Field
from app.domain.words import Line
from app.lifecycle.queries.orders import OrderFilter, order_ids
from app.lifecycle.queries.tickets import TicketFilter, ticket_ids
from app.messages import Language
from app.paths import resources
from app.views.context import JOBS, ORDERS, PACKETS, PIECES, QUEUE, TICKETS
from app.views.imports.dialog import ImportDialog
from app.views.imports.sheet_page import CHIPS
from app.views.lists.out.outlets import WRITING
from app.views.lists.out.preview import PreviewDialog
from app.views.lists.view import ListView
from app.views.packet.dialogs import DeployDialog, MakeDialog
from app.views.piece.counting import CountSheet, OfBatch
from app.views.piece.judging import JudgeSheet
from app.views.pieces.dialogs import SendDialog
from app.views.queue.board import Board
from app.views.queue.left_open import MinutesSheet
from app.views.shell import menus
from app.views.shell.answering import FileAnswers
from app.views.shell.beginning import Start
from app.views.shell.places import ENTRIES
from app.views.shell.start import SUFFIX, StartDialog
from app.views.shell.texts import PROGRAM
from app.views.shell.waiting import settle, wait_until
from app.views.shell.window import MainWindow
from app.views.shell.zoom import NORMAL
from app.views.signing.dialog import SignInDialog
from app.views.theme.theme import Theme
from app.views.theme.tokens import Scheme
from app.views.widgets.ask import Answer, Question
from app.views.widgets.ask_dialog import AskDialog
from app.views.widgets.choice import Option
from app.views.widgets.sheets import ChoiceSheet
from app.views.work_dialog import WorkDialog

LARGE_TEXT = 150
MOST_ROWS = 8
"""Of each list, from its top to its end: one row is made like the other, but for its state."""
SAVED = frozenset({".xlsx", ".pdf", ".zip", SUFFIX})
"""What is saved on the way: a list, its pages, a report; a new workspace is only named."""
SILENT = frozenset({menus.QUIT, menus.OTHER_WORKSPACE, menus.NEW_JOB, menus.NEW_ORDER})
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


def touch_everything(window: MainWindow) -> None:
    """Every language, colour, place, row, panel, dialog and menu command; file dialogs are answered."""
    window.show()
    with TemporaryDirectory(prefix="hatthasilpa-", ignore_cleanup_errors=True) as folder:
        with FileAnswers(Path(folder)) as files:
            # Each language in a colour of its own, each colour in a language.
            for language, scheme in zip(Language, reversed(Scheme), strict=True):
                window.speak(language)
                window.colour(scheme)
                _touch_places(window)
                _touch_start(window, files)
                _touch_sign_in(window)
                _touch_dialogs(window)
                desk = window.context.desk
                _touch_lives(window, ORDERS, "orders_table", order_ids(desk, OrderFilter()))
                of_classic = ticket_ids(desk, TicketFilter(line=Line.CLASSIC))
                _touch_lives(window, TICKETS, "tickets_table", of_classic)
                _touch_decisions(window)
                _touch_packets(window)
                _touch_queue(window)
                _touch_imports(window, files)
            window.zoom(LARGE_TEXT)
            _touch_places(window)
            window.zoom(NORMAL)
            _touch_menus(window)
            _import_sheet(window, files)
        look_for(files)


def look_for(files: FileAnswers) -> None:
    """What was to be saved is there. Raises RuntimeError where it is not."""
    missing = [each.name for each in files.saved if each.suffix != SUFFIX and not each.is_file()]
    kinds = {each.suffix for each in files.saved}
    if missing or kinds != SAVED:
        raise RuntimeError(f"not saved: {missing}; saved: {sorted(kinds)}")


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


def _touch_start(window: MainWindow, files: FileAnswers) -> None:
    """The start, with a new workspace named and the present one chosen; nothing follows from it here."""
    files.opened = resources() / "sample" / "workshop.jsonl"
    for way in (None, Start.NEW, Start.OPEN):
        start = StartDialog(window.context.theme, window.context.messages)
        start.show()
        _paint(start)
        if way is not None:
            _press(start, f"start_{way}")
        _close_dialogs()
        start.deleteLater()


def _touch_sign_in(window: MainWindow) -> None:
    """What stands over a locked window; it can't be closed as others are."""
    dialog = SignInDialog(window.context, window.context.desk, window.context.actor, window)
    dialog.show()
    _paint(dialog)
    dialog.hide()
    dialog.deleteLater()


def _touch_dialogs(window: MainWindow) -> None:
    # A list this short is written before anything is painted: how far the work is would not be seen.
    WorkDialog(WRITING, window.context.theme, window.context.messages, window).show()
    _close_dialogs()
    jobs = window.go(JOBS)
    jobs.make_new()
    _close_dialogs()
    table = jobs.findChild(ListView, "jobs_table")
    assert table is not None
    for row in _some_rows(table):
        table.selectRow(row)
        settle()
        for action in jobs.menu_actions():
            action.trigger()
            wait_until(partial(_is_done, window), "what was asked for")
            _save_pages()
            _close_dialogs()
            window.go(JOBS)


def _touch_lives(window: MainWindow, place: str, name: str, lives: Sequence[int]) -> None:
    """A new order or ticket, and what can be done with some of those that there are."""
    screen = window.go(place)
    screen.make_new()
    _close_dialogs()
    table = screen.findChild(ListView, name)
    assert table is not None
    for life in lives[:: -(-len(lives) // MOST_ROWS) or 1]:
        table.choose([life])
        settle()
        for action in takewhile(lambda each: not each.isSeparator(), screen.menu_actions()):
            action.trigger()
            wait_until(partial(_is_done, window), "what was asked for")
            _close_dialogs()


def _save_pages() -> None:
    for dialog in _dialogs():
        if isinstance(dialog, PreviewDialog):
            dialog.save_pdf()


def _touch_queue(window: MainWindow) -> None:
    """What can be done with a card, and the sheets that a workshop may have no occasion for."""
    theme, messages = window.context.theme, window.context.messages
    for sheet in (
        ChoiceSheet(PROGRAM, "", (Option("", PROGRAM),), theme, messages, window),
        JudgeSheet(PROGRAM, (Option("", PROGRAM),), (), theme, messages, window),
        CountSheet(PROGRAM, OfBatch(1), theme, messages, window),
        MinutesSheet(0, window.context, window),
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


def _touch_packets(window: MainWindow) -> None:
    """Which documents are made, and where finished ones go."""
    screen = window.go(PACKETS)
    for dialog in (MakeDialog(window.context, (1,), screen), DeployDialog(window.context, (1,), screen)):
        dialog.open()
        _paint(window)
        _close_dialogs()


def _is_done(window: MainWindow) -> bool:
    """Whether the writer has answered, and no work goes on beside the window."""
    return window.context.runner.is_idle() and not any(isinstance(each, WorkDialog) for each in _dialogs())


def _touch_imports(window: MainWindow, files: FileAnswers) -> None:
    """The shipped sheets as they are read, and with the quantity read from a column that holds none."""
    for path in sorted((resources() / "sample").glob("orders-*")):
        dialog = _chosen(window, files, path)
        _touch_sheet(window, dialog)
        looked = dialog.state.looked
        assert looked is not None
        assert looked.header is not None
        columns = looked.header.columns
        dialog.state.use_column(Field.QUANTITY, looked.header.name_of(columns[1]))
        _touch_sheet(window, dialog)
        _close_dialogs()


def _import_sheet(window: MainWindow, files: FileAnswers) -> None:
    dialog = _chosen(window, files, resources() / "sample" / "orders-week-48.csv")
    wait_until(lambda: not dialog.state.is_reading, "the sheet to be read")
    dialog.foot.button.click()
    wait_until(window.context.runner.is_idle, "the import")
    _close_dialogs()


def _chosen(window: MainWindow, files: FileAnswers, path: Path) -> ImportDialog:
    """The room where sheets come in, with this one chosen."""
    files.opened = path
    window.import_sheet()
    (dialog,) = (each for each in _dialogs() if isinstance(each, ImportDialog))
    dialog.start.button.click()
    return dialog


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
            wait_until(window.context.reader.is_idle, "what is shown of it")
            _close_dialogs()


def _press(widget: QWidget, name: str) -> None:
    button = widget.findChild(QAbstractButton, name)
    assert button is not None
    button.click()


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
