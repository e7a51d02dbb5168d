"""Touches everything that the window shows, as a person would in a day; whoever runs it counts the faults."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from PySide6.QtWidgets import QApplication, QDialog, QWidget

from app.messages import Language
from app.views.context import JOBS
from app.views.lists.view import ListView
from app.views.shell import menus
from app.views.shell.places import ENTRIES
from app.views.shell.waiting import settle, wait_until
from app.views.shell.window import MainWindow
from app.views.shell.zoom import NORMAL
from app.views.theme.theme import Theme
from app.views.theme.tokens import Scheme
from app.views.widgets.ask import Answer, Question
from app.views.widgets.ask_dialog import AskDialog

LARGE_TEXT = 150
MOST_ROWS = 40
SILENT = frozenset({menus.QUIT, menus.OTHER_WORKSPACE, menus.NEW_JOB})
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
    """Every language, colour, place, row, panel, dialog and menu command."""
    window.show()
    for language in Language:
        window.speak(language)
        for scheme in Scheme:
            window.colour(scheme)
            _touch_places(window)
        _touch_dialogs(window)
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
    for row in range(min(table.model().rowCount(), MOST_ROWS)):
        table.selectRow(row)
        _paint(window)
    table.selectAll()
    _paint(window)
    table.clearSelection()


def _touch_dialogs(window: MainWindow) -> None:
    jobs = window.go(JOBS)
    jobs.make_new()
    _close_dialogs()
    table = next(iter(jobs.findChildren(ListView)))
    for row in range(min(table.model().rowCount(), MOST_ROWS)):
        table.selectRow(row)
        settle()
        for action in jobs.menu_actions():
            action.trigger()
            wait_until(window.context.runner.is_idle, "the writer's answer")
            _close_dialogs()
            window.go(JOBS)


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
