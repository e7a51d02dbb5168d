"""Somebody who uses a window all day: looks through lists, sorts, filters, searches, chooses, starts jobs."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import partial
from itertools import cycle

from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QKeyEvent, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QPushButton, QWidget

from app.messages import Language
from app.views.context import JOBS, TICKETS
from app.views.jobs.view import JobsScreen
from app.views.lists.view import ListView
from app.views.shell.window import MainWindow
from app.views.tickets.view import TicketsScreen

NOTCH = -120
"""Of a mouse's wheel, towards oneself; a touchpad sends smaller ones, more often."""
WORDS = ("saddle", "po-0123", "มารับ", "nothing")
ROWS = (0, 3, 7)
ACTIONS = ("job_action_start", "job_action_pause", "job_action_resume")

Deed = Callable[[], object]


class Person:
    """Does one thing after the other, by mouse and keyboard."""

    def __init__(self, window: MainWindow) -> None:
        jobs, tickets = window.screen_of(JOBS), window.screen_of(TICKETS)
        assert isinstance(jobs, JobsScreen)
        assert isinstance(tickets, TicketsScreen)
        self.window = window
        self.jobs = jobs
        self.tickets = tickets

    def deeds(self) -> Iterator[Deed]:
        """A round of everything, again and again."""
        languages = cycle((Language.THAI, Language.ENGLISH))
        while True:
            yield from self._in_jobs()
            yield partial(self.go, TICKETS)
            yield from self._in_tickets()
            yield partial(self.window.speak, next(languages))
            yield partial(self.go, JOBS)

    def go(self, place: str) -> None:
        """To a place, by the rail."""
        click(self.window.rail.button(place))

    def _in_jobs(self) -> Iterator[Deed]:
        jobs = self.jobs
        yield from _looking(jobs.table)
        yield from (partial(click, chip) for chip in _chips(jobs.listing.chips))
        for word in WORDS:
            yield from (partial(strike, jobs.listing.search, letter) for letter in word)
            yield partial(strike, jobs.listing.search, Qt.Key.Key_Escape)
        for row in ROWS:
            yield partial(choose_row, jobs.table, row)
            for button in ("chip_history", "chip_pieces", *ACTIONS):
                yield partial(self._press, button)
        yield jobs.table.clearSelection

    def _in_tickets(self) -> Iterator[Deed]:
        tickets = self.tickets
        yield from _looking(tickets.table)
        yield from (partial(click, chip) for chip in _chips(tickets.statuses))
        for row in ROWS:
            yield partial(choose_row, tickets.table, row)
        yield tickets.table.clearSelection

    def _press(self, name: str) -> None:
        """A button of the panel, where it can be pressed."""
        button = self.jobs.panel.findChild(QAbstractButton, name)
        if button is not None and button.isVisible() and button.isEnabled():
            click(button)


def _looking(table: ListView) -> Iterator[Deed]:
    yield from [partial(turn, table, NOTCH)] * 5
    yield from [partial(turn, table, -NOTCH)] * 5
    for column in range(table.list_model().columnCount()):
        yield partial(click_title, table, column)


def _chips(chips: QWidget) -> Sequence[QPushButton]:
    """All of them, the first one last."""
    first, *others = chips.findChildren(QPushButton)
    return (*others, first)


def click(button: QWidget) -> None:
    """Presses a button."""
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def click_title(table: ListView, column: int) -> None:
    """Sorts by a column."""
    header = table.horizontalHeader()
    middle = header.sectionViewportPosition(column) + header.sectionSize(column) // 2
    point = QPoint(middle, header.height() // 2)
    QTest.mouseClick(header.viewport(), Qt.MouseButton.LeftButton, pos=point)


def choose_row(table: ListView, row: int) -> None:
    """Chooses one of the rows that are seen."""
    place = QPoint(40, table.rowHeight(0) * row + table.rowHeight(0) // 2)
    QTest.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=place)


def turn(table: ListView, notch: int) -> None:
    """Turns the wheel over a list."""
    here = QPointF(table.viewport().rect().center())
    event = QWheelEvent(
        here,
        table.viewport().mapToGlobal(here),
        QPoint(),
        QPoint(0, notch),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(table.viewport(), event)


def strike(field: QWidget, key: str | Qt.Key) -> None:
    """A key of any keyboard: QTest knows no Thai letters."""
    code, text = (key, "") if isinstance(key, Qt.Key) else (Qt.Key.Key_unknown, key)
    for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
        QApplication.sendEvent(field, QKeyEvent(kind, code, Qt.KeyboardModifier.NoModifier, text))
