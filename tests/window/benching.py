"""A person at a bench: touches cards and large buttons, scans, presses keys."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRect, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QWidget

from app.clock import FixedClock
from app.lifecycle.queries.queue import QueueLine, Scope
from app.views.context import QUEUE
from app.views.queue.view import QueueScreen
from app.views.shell.waiting import wait_until
from app.views.widgets.sheets import Sheet, SheetButton
from tests.window.front import come_to_front
from tests.window.hand import Hand

LEFT = Qt.MouseButton.LeftButton


class AtBench:
    """The hand of somebody on the page Work Queue. Cards are named by job and number: `HJ-2611-0001 F003`."""

    def __init__(self, hand: Hand) -> None:
        self.hand = hand
        screen = hand.window.go(QUEUE)
        assert isinstance(screen, QueueScreen)
        self.page = screen
        come_to_front(hand.window)
        self.page.focus_list()
        self.wait()

    def wait(self) -> None:
        """Waits until everything that was sent is answered and shown."""
        self.hand.wait()
        wait_until(lambda: not self.page.is_waiting(), "the page to follow")

    @property
    def clock(self) -> FixedClock:
        """The workshop's clock, which stands until somebody lets time pass."""
        clock = self.hand.window._seat.clock
        assert isinstance(clock, FixedClock)
        return clock

    def look_at(self, scope: Scope) -> None:
        """Chooses whose work is shown."""
        self.touch(f"chip_{scope}")

    def cards(self) -> dict[str, list[str]]:
        """The cards as they stand, by step."""
        model = self.page.model
        return {
            group.step.node: [self.named(row) for row in range(group.first, group.first + group.count)]
            for group in model.groups
        }

    def named(self, row: int) -> str:
        """What a card is called here."""
        line = self.page.model.line(row)
        assert line is not None
        return f"{line.piece.ticket_code} {line.number}"

    def line(self, name: str) -> QueueLine:
        """What the card of a piece shows."""
        line = self.page.model.line(self.row(name))
        assert line is not None
        return line

    def row(self, name: str) -> int:
        """The row of a card."""
        (found,) = (row for row in range(self.page.model.rowCount()) if self.named(row) == name)
        return found

    # doing

    def choose(self, *names: str) -> None:
        """Touches cards, beside their buttons."""
        for name in names:
            place = self._place(name)
            QTest.mouseClick(self.page.board.viewport(), LEFT, pos=place.topLeft() + place.center() / 4)

    def press_card(self, name: str) -> None:
        """Touches the button of a card, and waits."""
        button = self.page.board.painter_.button(self._place(name))
        QTest.mouseClick(self.page.board.viewport(), LEFT, pos=button.center())
        self.wait()

    def touch(self, name: str) -> None:
        """Touches a large button, and waits for what comes of it."""
        self.hand.press(name)
        self.wait()

    def sheet(self) -> Sheet:
        """The sheet that is open."""
        (found,) = (each for each in self.page.findChildren(Sheet) if each.isVisible())
        return found

    def offered(self) -> list[str]:
        """The choices of the open sheet."""
        return [each.accessibleName() for each in self.sheet().findChildren(SheetButton) if each.isEnabled()]

    def said(self) -> str:
        """What the open sheet says."""
        return " ".join(each.text() for each in self.sheet().findChildren(QLabel) if each.isVisible())

    def answer(self, title: str) -> None:
        """Touches the button of the open sheet that says so."""
        buttons = self.sheet().findChildren(QAbstractButton)
        (button,) = (each for each in buttons if each.accessibleName() == title)
        QTest.mouseClick(button, LEFT)
        self.wait()

    def scan(self, text: str, taker: QWidget) -> None:
        """A scanner types a code and Enter, where the keyboard is."""
        taker.setFocus()
        for character in text:
            type_character(taker, character)
        QTest.keyClick(taker, Qt.Key.Key_Return)
        self.wait()

    def key(self, key: Qt.Key) -> None:
        """Presses a key on the cards."""
        QTest.keyClick(self.page.board, key)
        self.wait()

    # reading

    def chosen(self) -> list[str]:
        """The chosen cards."""
        return [f"{line.piece.ticket_code} {line.number}" for line in self.page.board.chosen()]

    def items(self, code: str) -> dict[str, tuple[str, str, str | None]]:
        """Step, state and holder of each open item of a job, as `show` says them."""
        numbers = {row["id"]: row["number"] for row in self.hand.shown("tokens", code)}
        return {
            numbers[row["token"]]: (row["node"], row["state"], row["holder"])
            for row in self.hand.shown("work", code)
            if row["state"] not in ("done", "cancelled")
        }

    def fact(self) -> tuple[str, dict[str, object]]:
        """The last fact: its kind and what it says."""
        row = self.hand.shown("facts")[-1]
        return row["kind"], row["data"]

    def refused(self, name: str) -> str:
        """Why a large button can't be pressed; "" where it can."""
        button = self.hand.button(name)
        assert button.isEnabled() != bool(button.toolTip())
        return button.toolTip()

    def _place(self, name: str) -> QRect:
        index = self.page.model.index(self.row(name))
        self.page.board.scrollTo(index)
        return self.page.board.visualRect(index)


def type_character(taker: QWidget, character: str) -> None:
    """Presses and lets go the key of a character, of any alphabet: QTest knows the Latin one alone."""
    key = ord(character.upper()) if character.isascii() else Qt.Key.Key_unknown
    for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
        QApplication.sendEvent(taker, QKeyEvent(kind, key, Qt.KeyboardModifier.NoModifier, character))
