"""What a person does with the window: chooses rows, presses buttons, types, waits for what comes of it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QDialog, QLineEdit, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from app.domain.commands import parse
from app.lifecycle.desk import Desk
from app.lifecycle.queries import show
from app.lifecycle.queries.tickets import TicketLine, ticket_detail, ticket_id
from app.lifecycle.receipts import Receipt
from app.views.context import JOBS, TICKETS
from app.views.jobs.view import JobsScreen
from app.views.lists.model import IdTableModel
from app.views.shell.window import MainWindow
from app.views.tickets.panel import TicketPanel
from app.views.tickets.view import TicketsScreen
from app.views.widgets.choice import ChoiceField
from tests.views.scripted import ScriptedAsk

PATIENCE = 60_000  # ms; a machine that has other work needs seconds for ten thousand orders
W = TypeVar("W", bound=QWidget)


class Hand:
    """A person's hand on one window."""

    def __init__(self, qtbot: QtBot, window: MainWindow) -> None:
        self._qtbot = qtbot
        self.window = window
        self.given: list[Receipt] = []
        window.show()
        qtbot.waitExposed(window)

    # finding

    @property
    def desk(self) -> Desk:
        return self.window.context.desk

    @property
    def jobs(self) -> JobsScreen:
        screen = self.window.screen_of(JOBS)
        assert isinstance(screen, JobsScreen)
        return screen

    @property
    def tickets(self) -> TicketsScreen:
        screen = self.window.screen_of(TICKETS)
        assert isinstance(screen, TicketsScreen)
        return screen

    @property
    def asked(self) -> ScriptedAsk:
        ask = self.window.context.ask
        assert isinstance(ask, ScriptedAsk)
        return ask

    def widget(self, kind: type[W], name: str) -> W:
        """The one visible widget of this name, in the window or a dialog over it."""
        found = self.window.seen(kind, name)
        assert len(found) == 1, f"{len(found)} widgets are called {name}"
        return found[0]

    def dialog(self, name: str) -> QDialog | None:
        """The open dialog of this name."""
        found = self.window.seen(QDialog, name)
        return found[0] if found else None

    def button(self, name: str) -> QAbstractButton:
        return self.widget(QAbstractButton, name)

    # doing

    def choose(self, *codes: str) -> None:
        """Chooses jobs in the list."""
        assert self.jobs.table.choose([self.id(code) for code in codes])

    def open_ticket(self, code: str) -> TicketPanel:
        """Goes to Job Tickets by the rail and chooses a ticket in the list; its panel."""
        self.click(f"rail_{TICKETS}")
        assert self.tickets.table.choose([self.id(code)])
        self.wait()
        return self.tickets.panel

    def press(self, name: str) -> None:
        """Presses a button and waits for the answer."""
        self.click(name)
        self.wait()

    def act(self, key: str) -> None:
        """Presses one of the buttons for the chosen jobs, and waits for the answer."""
        self.press(f"job_action_{key}")

    def click(self, name: str) -> None:
        """Presses a button without waiting."""
        QTest.mouseClick(self.button(name), Qt.MouseButton.LeftButton)

    def write(self, name: str, text: str) -> None:
        """Types into a field of the open dialog, over what stands there."""
        field = self.widget(QWidget, name)
        if isinstance(field, ChoiceField):
            field.choose(text) if field.findData(text) >= 0 else field.setEditText(text)
        elif isinstance(field, QPlainTextEdit):
            field.setPlainText(text)
        else:
            assert isinstance(field, QLineEdit)
            field.clear()
            QTest.keyClicks(field, text)

    def give(self, kind: str, /, person: str | None = None, **fields: object) -> None:
        """Does a command behind the screens' backs, and waits until they have heard of it."""
        context = self.window.context
        context.send(parse(kind, fields)[0], self.given.append, context.tell_problem, person)
        self.wait()

    def until(self, reached: Callable[[], bool]) -> None:
        """Waits until something is so."""
        self._qtbot.waitUntil(reached)

    def settle(self) -> None:
        """Waits until the window attends to what is dropped on it and to who is there."""
        self.until(lambda: self.window.attends)

    def wait(self) -> None:
        """Waits until everything that was sent is answered and shown."""
        self._qtbot.waitUntil(self._is_answered, timeout=PATIENCE)
        self.window.context.bridge.look()
        self._qtbot.waitUntil(self._has_read)

    def _is_answered(self) -> bool:
        return self.window.context.runner.is_idle() and self.window.context.reader.is_idle()

    def _has_read(self) -> bool:
        sees_jobs = self.window.pages.has(JOBS)
        return self._is_answered() and not (sees_jobs and self.jobs.listing.is_waiting())

    # reading

    def id(self, code: str) -> int:
        found = ticket_id(self.desk, code)
        assert found is not None, code
        return found

    def row(self, code: str) -> dict[str, str]:
        """What the list shows of a job, by column."""
        return self._row(self.jobs.listing.model, code)

    def ticket_row(self, code: str) -> dict[str, str]:
        """What the list of job tickets shows of one, by column."""
        return self._row(self.tickets.model, code)

    def notes(self, code: str) -> str:
        """What was noted with a ticket."""
        detail = ticket_detail(self.desk, self.id(code))
        assert detail is not None
        return detail.notes or ""

    def codes(self) -> list[str]:
        """The codes in the list, as they stand."""
        model = self.jobs.listing.model
        return [model.cell(row, 0).text for row in range(model.rowCount())]

    def chosen(self) -> list[str]:
        """The codes of the chosen jobs."""
        model = self.jobs.listing.model
        return [model.cell(row, 0).text for row in model.rows_of(self.jobs.table.chosen())]

    def _row(self, model: IdTableModel[TicketLine], code: str) -> dict[str, str]:
        (place,) = model.rows_of([self.id(code)])
        return {column.key: model.cell(place, at).text for at, column in enumerate(model.columns)}

    def shown(self, kind: str, code: str | None = None) -> list[dict[str, Any]]:
        """What `show` says."""
        return [dict(row) for row in show.show(self.desk, kind, self.id(code) if code else None)]

    def ticket(self, code: str) -> dict[str, Any]:
        (found,) = self.shown("tickets", code)
        return found

    def pieces(self, code: str) -> list[tuple[str, str]]:
        """Number and state of each piece."""
        return [(each["number"], each["state"]) for each in self.shown("tokens", code)]
