"""A hand on the window: presses buttons by their names, chooses rows, answers questions, takes pictures."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any, TypeVar

from PySide6.QtWidgets import QAbstractButton, QDialog, QWidget

from app.lifecycle.queries.pieces import PieceLine, piece_ids, piece_lines
from app.lifecycle.queries.show import show
from app.lifecycle.queries.tickets import TicketDetail, ticket_detail, ticket_id
from app.views.lists.view import ListView
from app.views.shell.waiting import settle, wait_until
from app.views.shell.window import MainWindow
from app.views.theme.theme import Theme
from app.views.widgets.ask import Answer, Question
from app.views.widgets.ask_dialog import AskDialog

W = TypeVar("W", bound=QWidget)


class Stumbled(Exception):
    """Something is not as it must be; the text says what."""


class Album:
    """Pictures in a folder, numbered in the order in which they were taken if told; without a folder none."""

    def __init__(self, folder: Path | None, *, numbered: bool = True) -> None:
        self.folder = folder
        self._numbered = numbered
        self.count = 0

    def take(self, widget: QWidget, name: str) -> None:
        """A picture of a widget as it is now. Raises OSError when it can't be written."""
        settle()
        if self.folder is None:
            return
        self.count += 1
        self.folder.mkdir(parents=True, exist_ok=True)
        target = self.folder / (f"{self.count:02}-{name}.png" if self._numbered else f"{name}.png")
        if not widget.grab().save(str(target)):
            raise OSError(f"{target} could not be written")


class ReadyAnswer:
    """Shows every question, takes its picture, and answers with the last choice and the reason at hand."""

    def __init__(self, theme: Theme, album: Album) -> None:
        self._theme = theme
        self._album = album
        self.window: MainWindow | None = None
        self.reason = ""

    def ask(self, question: Question) -> Answer | None:
        """The answer; None where there is nothing to choose."""
        assert self.window is not None
        dialog = AskDialog(question, self._theme, self.window.context.messages, self.window)
        if question.reason:
            dialog.write(self.reason)
        dialog.show()
        self._album.take(dialog, "question")
        dialog.close()
        dialog.deleteLater()
        return Answer(question.choices[-1].key, self.reason) if question.choices else None


class Hand:
    """One person's hand on one window."""

    def __init__(self, window: MainWindow, album: Album) -> None:
        self.window = window
        self._album = album

    def picture(self, name: str) -> None:
        """A picture of the window."""
        self._album.take(self.window, name)

    def picture_of(self, widget: QWidget, name: str) -> None:
        """A picture of a dialog."""
        self._album.take(widget, name)

    def find(self, kind: type[W], name: str) -> W:
        """The one visible widget of that name. Raises Stumbled when it is not to be seen."""
        found = self.window.seen(kind, name)
        if len(found) != 1:
            raise Stumbled(f"{len(found)} widgets are called {name}")
        return found[0]

    def press(self, name: str) -> None:
        """Presses a button, and waits for the answer. Raises Stumbled when it is disabled."""
        button = self.find(QAbstractButton, name)
        if not button.isEnabled():
            raise Stumbled(f"{name} is disabled: {button.toolTip()}")
        button.click()
        self.wait()

    def wait(self) -> None:
        """Waits until everything that was sent is answered and shown."""
        wait_until(self.window.context.runner.is_idle, "the writer's answer")
        wait_until(self.window.context.reader.is_idle, "what is read beside the window")
        self.window.context.bridge.look()
        settle()

    def open_dialog(self, kind: type[W]) -> W:
        """The open dialog of a kind. Raises Stumbled when there is none."""
        found = self.window.seen(kind)
        if not found or not isinstance(found[0], QDialog):
            raise Stumbled(f"no {kind.__name__} is open")
        return found[0]

    def choose(self, table: str, code: str) -> None:
        """Chooses a ticket in a list. Raises Stumbled when it is not listed."""
        if not self.find(ListView, table).choose([self.id(code)]):
            raise Stumbled(f"{code} is not listed")
        settle()

    def id(self, code: str) -> int:
        """The id of a ticket. Raises Stumbled for an unknown code."""
        found = ticket_id(self.window.context.desk, code)
        if found is None:
            raise Stumbled(f"there is no {code}")
        return found

    def ticket(self, code: str) -> TicketDetail:
        """Everything about a ticket, as the window reads it."""
        found = ticket_detail(self.window.context.desk, self.id(code))
        assert found is not None
        return found

    def shown(self, code: str) -> Mapping[str, Any]:
        """A ticket as the command line shows it."""
        (row,) = show(self.window.context.desk, "tickets", self.id(code))
        return row

    def pieces(self, code: str) -> list[PieceLine]:
        """The pieces of all attempts at a job, the newest attempt first."""
        desk = self.window.context.desk
        rows = piece_lines(desk, piece_ids(desk, self.id(code)))
        return [row for row in rows if row is not None]
