"""A code that is scanned opens its thing, wherever in the window the keyboard is."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget

from app.lifecycle.queries import show
from app.views.context import JOBS, PEOPLE, PIECES, QUEUE, TICKETS
from app.views.shell.waiting import wait_until
from app.views.widgets.scanner import KEY_OF
from tests.window.benching import type_character
from tests.window.front import come_to_front
from tests.window.hand import Hand

Opener = Callable[..., Hand]
HAND_MADE, CLASSIC = "HJ-2611-0004", "JT-2611-0001"
THAI_OF = {latin: thai for thai, latin in KEY_OF.items()}


@pytest.fixture
def hand(open_window: Opener, workshop: Path) -> Hand:
    opened = open_window(workshop, None)
    opened.window.scanning.wedge.now_ms = lambda: 0  # a scanner is quicker than any clock here
    return opened


def scan(code: str) -> None:
    """What a keyboard wedge types to whatever has the keyboard, Enter at its end."""
    for character in (*code, "\r"):
        widget = QApplication.focusWidget()
        assert widget is not None
        if character == "\r":
            QTest.keyClick(widget, Qt.Key.Key_Return)
        else:
            type_character(widget, character)


def on(hand: Hand, place: str) -> QWidget:
    """A place of the window with the keyboard in its list."""
    come_to_front(hand.window)
    screen = hand.window.go(place)
    screen.focus_list()
    hand.wait()
    return screen


def test_what_is_scanned_first_after_the_window_has_opened_is_heard(
    open_window: Opener, workshop: Path
) -> None:
    """Nobody has moved the keyboard by then."""
    hand = open_window(workshop, None)
    come_to_front(hand.window)
    hand.settle()
    hand.window.scanning.wedge.now_ms = lambda: 0
    scan(HAND_MADE)
    assert hand.chosen() == [HAND_MADE]


@pytest.mark.parametrize("place", [JOBS, TICKETS, PIECES, PEOPLE])
def test_a_work_card_opens_its_job(hand: Hand, place: str) -> None:
    on(hand, place)
    scan(HAND_MADE)
    assert hand.window.pages.shown() == JOBS
    assert hand.chosen() == [HAND_MADE]


def test_the_card_of_a_classic_ticket_opens_it_and_the_search_stays_empty(hand: Hand) -> None:
    on(hand, TICKETS)
    scan(CLASSIC)
    assert hand.window.pages.shown() == TICKETS
    assert hand.tickets.panel.shown() == hand.id(CLASSIC)
    assert hand.tickets.search.text() == ""


def test_a_label_opens_its_piece_also_from_a_thai_keyboard(hand: Hand) -> None:
    piece = next(iter(show.show(hand.desk, "tokens", hand.id(HAND_MADE))))
    on(hand, JOBS)
    scan("".join(THAI_OF.get(each, each) for each in piece["serial"]))
    assert hand.window.pages.shown() == PIECES
    assert list(hand.window.screen_of(PIECES).chosen()) == [piece["id"]]


def test_a_code_that_nothing_has_is_told(hand: Hand) -> None:
    on(hand, JOBS)
    scan("HJ-9999-0001")
    assert "“HJ-9999-0001”" in hand.asked.questions[-1].text


def test_what_is_written_into_a_field_by_hand_stays_there(hand: Hand) -> None:
    on(hand, JOBS)
    field = hand.jobs.listing.search
    field.setFocus()
    QTest.keyClicks(field, HAND_MADE)
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert field.text() == HAND_MADE
    assert hand.chosen() == []


def test_letters_that_come_slowly_are_looked_for_in_the_list(hand: Hand) -> None:
    ticks = iter(range(0, 10**6, 1000))
    hand.window.scanning.wedge.now_ms = lambda: next(ticks)
    on(hand, JOBS)
    scan("HJ-26")
    assert hand.jobs.listing.search.text() == "HJ-26"


def test_in_the_work_queue_a_scan_chooses_cards_as_ever(hand: Hand) -> None:
    on(hand, QUEUE)
    scan(HAND_MADE)
    assert hand.window.pages.shown() == QUEUE


def test_the_palette_reads_what_a_thai_keyboard_types(hand: Hand) -> None:
    typed = "".join(THAI_OF.get(each, each) for each in CLASSIC)
    hand.window.open_palette()
    line = hand.widget(QLineEdit, "palette_line")
    line.setText(typed)
    palette = line.window()
    palette.look()  # type: ignore[attr-defined]
    model = palette.model  # type: ignore[attr-defined]
    wait_until(
        lambda: CLASSIC in [model.index(row, 0).data() for row in range(model.rowCount())],
        "the scanned ticket",
    )
    palette.close()
