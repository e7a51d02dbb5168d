"""The list of Job Tickets: both lines in one table; filter, search, order; and it keeps up with the facts."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QHelpEvent
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QApplication, QPushButton, QStyleOptionViewItem, QToolTip
from pytestqt.qtbot import QtBot

from app.domain.commands.jobs import JobCreate, JobStart
from app.domain.commands.tickets import TicketCreate
from app.messages import Language
from app.views.context import JOBS, TICKETS
from app.views.lists.states import NO_MATCH
from tests.window.hand import Hand

Opener = Callable[..., Hand]

HAND_MADE = [f"HJ-2611-{number:04}" for number in range(1, 9)]
CLASSIC = ["JT-2611-0001", "JT-2611-0002", "JT-2611-0003"]
PLANNED = "HJ-2611-0003"


@pytest.fixture
def hand(open_window: Opener, workshop: Path) -> Hand:
    """The window at Job Tickets."""
    hand = open_window(workshop)
    hand.click(f"rail_{TICKETS}")
    return hand


def codes(hand: Hand) -> list[str]:
    model = hand.tickets.model
    return [model.cell(row, 0).text for row in range(model.rowCount())]


def count(hand: Hand, chip: str) -> str:
    return hand.widget(QPushButton, f"chip_{chip}").text().rpartition(" ")[2]


def test_both_lines_stand_in_one_table_the_newest_first(hand: Hand) -> None:
    assert codes(hand) == [*reversed(CLASSIC), *reversed(HAND_MADE)]
    assert {hand.ticket_row(code)["line"] for code in HAND_MADE} == {"Hatthasilpa"}
    assert {hand.ticket_row(code)["line"] for code in CLASSIC} == {"Classic"}


@pytest.mark.qt_log_ignore("does not support raise")
def test_a_product_whose_name_is_too_long_for_its_column_is_told_whole_by_the_tooltip(hand: Hand) -> None:
    name = "Shoulder bag No.8, cognac, with a second strap and the brass buckle of last year"
    hand.give("product.edit", product="TOTE-07", name_en=name)
    table, model = hand.tickets.table, hand.tickets.model
    column = next(place for place, each in enumerate(model.columns) if each.key == "product")
    row = next(row for row in range(model.rowCount()) if model.cell(row, column).text == name)
    table.scrollTo(model.index(row, column))
    place = table.visualRect(model.index(row, column))
    wanted = table.itemDelegateForColumn(column).sizeHint(QStyleOptionViewItem(), model.index(row, column))
    assert wanted.width() > place.width()
    at = place.center()
    event = QHelpEvent(QEvent.Type.ToolTip, at, table.viewport().mapToGlobal(at))
    QApplication.sendEvent(table.viewport(), event)
    assert QToolTip.text() == f"TOTE-07 · {name}"
    QToolTip.hideText()


def test_each_line_alone_and_both_again(hand: Hand) -> None:
    for chip, shown in {
        "hatthasilpa": HAND_MADE,
        "classic": CLASSIC,
        "both_lines": [*HAND_MADE, *CLASSIC],
    }.items():
        hand.click(f"chip_{chip}")
        assert sorted(codes(hand)) == shown
        assert count(hand, chip) == str(len(shown))
        assert count(hand, "all") == str(len(shown))  # the states are counted within the line


def test_a_state_is_counted_and_shown_for_the_chosen_line(hand: Hand) -> None:
    hand.click("chip_classic")
    hand.click("chip_planned")
    assert sorted(codes(hand)) == CLASSIC
    hand.click("chip_hatthasilpa")
    assert len(codes(hand)) == 3
    assert count(hand, "planned") == "3"
    hand.click("chip_cancelled")
    assert codes(hand) == ["HJ-2611-0007"]


def test_the_search_finds_across_the_lines_and_nothing_found_offers_everything(hand: Hand) -> None:
    search = hand.tickets.search
    for words, found in {"0002": 2, "belt": 2, "เข็มขัด": 2, "tote": 3, "saddle": 3, "Ari": 1}.items():
        search.setText(words)
        QTest.keyClick(search, Qt.Key.Key_Return)
        assert len(codes(hand)) == found, words
    search.setText("nothing like it")
    QTest.keyClick(search, Qt.Key.Key_Return)
    assert hand.tickets.table.notice.notice() is NO_MATCH
    hand.tickets.table.notice.button.click()
    assert len(codes(hand)) == 11


def test_every_column_with_a_key_orders_the_list_and_keeps_the_chosen(hand: Hand) -> None:
    table, model = hand.tickets.table, hand.tickets.model
    table.choose([hand.id(PLANNED)])
    for column in (each for each in model.columns if each.sort_key):
        assert column.sort_key is not None
        orders = []
        for descending in (False, True):
            table.sort_requested.emit(column.sort_key, descending)
            orders.append(codes(hand))
        assert sorted(orders[0]) == sorted(orders[1]) == [*HAND_MADE, *CLASSIC]
        assert orders[0] != orders[1], column.key
        assert list(table.chosen()) == [hand.id(PLANNED)]


def test_pieces_are_ordered_as_numbers(hand: Hand) -> None:
    hand.tickets.table.sort_requested.emit("quantity", True)
    pieces = [hand.ticket_row(code)["pieces"] for code in codes(hand)]
    assert pieces[:4] == ["500", "300", "250", "24"]


def test_a_new_ticket_of_either_line_appears_while_one_looks(hand: Hand) -> None:
    send = hand.window.context.send
    send(TicketCreate(product="BELT-32", quantity=40), print, print)
    send(JobCreate(product="TOTE-07", quantity=2), print, print)
    hand.wait()
    assert codes(hand)[:2] == ["HJ-2611-0009", "JT-2611-0004"]
    assert count(hand, "classic") == "4"


def test_what_happened_while_another_screen_was_shown_is_there_on_return(hand: Hand) -> None:
    hand.open_ticket(PLANNED)
    hand.click(f"rail_{JOBS}")
    hand.window.context.send(JobCreate(product="TOTE-07", quantity=2), print, print)
    hand.choose(PLANNED)
    hand.act("start")
    hand.click(f"rail_{TICKETS}")
    assert codes(hand)[0] == "HJ-2611-0009"
    assert hand.ticket_row(PLANNED)["status"] == "In progress"
    assert count(hand, "in_progress") == "3"
    assert list(hand.tickets.table.chosen()) == [hand.id(PLANNED)]


def test_facts_change_the_row_in_its_place(hand: Hand) -> None:
    hand.open_ticket(PLANNED)
    before = codes(hand)
    hand.window.context.send(JobStart(jobs=(PLANNED,)), print, print)
    hand.wait()
    assert codes(hand) == before
    assert hand.ticket_row(PLANNED)["status"] == "In progress"
    assert hand.ticket_row(PLANNED)["progress"] == "0%"
    assert list(hand.tickets.table.chosen()) == [hand.id(PLANNED)]


def test_another_language_keeps_filter_search_order_and_choice(hand: Hand) -> None:
    hand.click("chip_hatthasilpa")
    hand.tickets.search.setText("tote")
    QTest.keyClick(hand.tickets.search, Qt.Key.Key_Return)
    hand.tickets.table.sort_requested.emit("quantity", True)
    hand.tickets.table.choose([hand.id("HJ-2611-0005")])
    before = codes(hand)
    hand.window.speak(Language.THAI)
    assert codes(hand) == before == ["HJ-2611-0002", "HJ-2611-0007", "HJ-2611-0005"]
    assert list(hand.tickets.table.chosen()) == [hand.id("HJ-2611-0005")]
    assert hand.ticket_row("HJ-2611-0005")["line"] == "หัตถศิลป์"
    assert hand.tickets.lines.current() == "hatthasilpa"


def test_an_empty_workspace_says_where_tickets_come_from(open_window: Opener, empty_workspace: Path) -> None:
    hand = open_window(empty_workspace)
    hand.click(f"rail_{TICKETS}")
    assert hand.tickets.table.notice.isVisible()
    assert "no job tickets yet" in hand.tickets.table.notice.title.said()
    assert not hand.tickets.panel.isVisible()


def test_the_list_is_read_ahead_before_anybody_goes_there(
    open_window: Opener, workshop: Path, qtbot: QtBot
) -> None:
    hand = open_window(workshop, makes_ahead=True)
    assert codes(hand) == []
    qtbot.waitUntil(lambda: len(codes(hand)) == 11)
    assert not hand.tickets.isVisible()


def test_the_models_keep_qts_rules(hand: Hand) -> None:
    fatal = QAbstractItemModelTester.FailureReportingMode.Fatal
    models = (hand.tickets.model, hand.tickets.panel.pieces.list.model())
    testers = [QAbstractItemModelTester(model, fatal) for model in models]
    for code in (CLASSIC[0], *HAND_MADE, CLASSIC[1]):
        hand.open_ticket(code)
    hand.window.speak(Language.THAI)
    for chip in ("classic", "both_lines", "cancelled", "all"):
        hand.click(f"chip_{chip}")
    hand.tickets.table.sort_requested.emit("quantity", True)
    hand.open_ticket(PLANNED)
    hand.window.context.send(JobStart(jobs=(PLANNED,)), print, print)
    hand.wait()
    assert models[1].rowCount() == 24
    assert len(testers) == 2
