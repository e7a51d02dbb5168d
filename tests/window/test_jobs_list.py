"""The list of jobs: filter, search, order, and what it says when there is nothing to show."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QApplication, QPushButton, QScrollArea
from pytestqt.qtbot import QtBot

from app.domain.commands.jobs import JobCreate
from app.messages import Language
from app.views.context import TICKETS
from app.views.lists.states import FAILED, NO_MATCH
from app.views.shell.waiting import settle
from tests.views.accessible import nameless_shown
from tests.window.hand import Hand

Opener = Callable[..., Hand]

CHIPS = {
    "all": 8,
    "late": 1,
    "planned": 3,
    "in_progress": 2,
    "paused": 1,
    "completed": 1,
    "cancelled": 1,
}


def test_only_hatthasilpa_jobs_are_listed_the_newest_first(hand: Hand) -> None:
    assert hand.codes() == [f"HJ-2611-{number:04}" for number in range(8, 0, -1)]


@pytest.mark.parametrize("chip", CHIPS)
def test_each_chip_counts_what_it_shows(hand: Hand, chip: str) -> None:
    button = hand.widget(QPushButton, f"chip_{chip}")
    assert button.text().endswith(f"  {CHIPS[chip]}")
    hand.click(f"chip_{chip}")
    assert len(hand.codes()) == CHIPS[chip]


def test_the_search_finds_codes_products_and_notes(hand: Hand, qtbot: QtBot) -> None:
    for words, found in {"0003": 1, "trunk": 1, "หีบจิ๋ว": 1, "Ari": 1, "tote saddle": 3}.items():
        hand.jobs.listing.search.setText(words)
        QTest.keyClick(hand.jobs.listing.search, Qt.Key.Key_Return)
        assert len(hand.codes()) == found, words


def test_nothing_found_says_so_and_offers_everything_again(hand: Hand) -> None:
    hand.jobs.listing.search.setText("nothing like it")
    QTest.keyClick(hand.jobs.listing.search, Qt.Key.Key_Return)
    notice = hand.jobs.table.notice
    assert notice.notice() is NO_MATCH
    notice.button.click()
    assert len(hand.codes()) == 8
    assert hand.jobs.listing.search.text() == ""


def test_an_empty_workspace_offers_to_make_the_first_job(open_window: Opener, empty_workspace: Path) -> None:
    hand = open_window(empty_workspace)
    notice = hand.jobs.table.notice
    assert "no Hatthasilpa jobs yet" in notice.title.said()
    assert not hand.jobs.panel.isVisible(), "nothing can be chosen"
    notice.button.click()
    assert hand.dialog("new_job_dialog") is not None


def test_sorting_is_by_sql_and_keeps_the_chosen(hand: Hand) -> None:
    hand.choose("HJ-2611-0002")
    hand.jobs.table.sort_requested.emit("quantity", True)
    assert [hand.row(code)["pieces"] for code in hand.codes()] == ["24", "12", "8", "6", "3", "3", "2", "1"]
    assert hand.chosen() == ["HJ-2611-0002"]


def test_a_late_job_says_so_in_words_too(hand: Hand) -> None:
    model = hand.jobs.listing.model
    (row,) = model.rows_of([hand.id("HJ-2611-0004")])
    due = next(place for place, column in enumerate(model.columns) if column.key == "due")
    assert model.cell(row, due).spoken.startswith("Late")


def test_another_language_keeps_what_is_chosen(hand: Hand) -> None:
    hand.choose("HJ-2611-0004")
    hand.jobs.panel.pieces.table.selectRow(3)
    piece = list(hand.jobs.panel.pieces.table.chosen())
    hand.window.speak(Language.THAI)
    assert hand.chosen() == ["HJ-2611-0004"]
    assert list(hand.jobs.panel.pieces.table.chosen()) == piece
    assert hand.row("HJ-2611-0004")["status"] == "กำลังทำ"
    assert hand.row("HJ-2611-0004")["due"].endswith("2569")
    hand.window.speak(Language.ENGLISH)
    assert hand.row("HJ-2611-0004")["status"] == "In progress"


def test_facts_change_rows_and_keep_what_is_chosen(hand: Hand) -> None:
    hand.choose("HJ-2611-0003")
    hand.window.context.send(JobCreate(product="TOTE-07", quantity=3), print, print)
    hand.wait()
    assert len(hand.codes()) == 9
    assert hand.chosen() == ["HJ-2611-0003"]
    assert hand.widget(QPushButton, "chip_planned").text().endswith("  4")


def test_another_job_is_shown_from_its_beginning_and_the_same_one_where_it_was(hand: Hand) -> None:
    panel = hand.jobs.panel
    bar = panel.findChildren(QScrollArea)[0].verticalScrollBar()
    hand.window.resize(1100, 600)
    hand.choose("HJ-2611-0004")
    settle()
    panel.scroll_to_end()
    end = bar.value()
    assert end > 0
    panel.show_jobs(panel.chosen())
    assert bar.value() == end
    hand.choose("HJ-2611-0003")
    assert bar.value() == 0


def test_view_details_opens_the_job_ticket(hand: Hand) -> None:
    hand.choose("HJ-2611-0004")
    hand.click("view_details")
    assert hand.window.pages.shown() == TICKETS
    assert hand.window.rail.button(TICKETS).isChecked()


def test_no_classic_action_is_on_the_screen(hand: Hand) -> None:
    names = {each.objectName() for each in hand.jobs.findChildren(QPushButton)}
    assert not any(name.startswith("action_") for name in names)


def test_every_control_has_a_name(hand: Hand) -> None:
    hand.choose("HJ-2611-0004")
    assert nameless_shown(hand.window) == []


def test_the_models_keep_qts_rules(hand: Hand) -> None:
    fatal = QAbstractItemModelTester.FailureReportingMode.Fatal
    testers = [
        QAbstractItemModelTester(model, fatal)
        for model in (hand.jobs.listing.model, hand.jobs.panel.pieces.model)
    ]
    hand.choose("HJ-2611-0003")
    hand.act("start")
    hand.jobs.refresh()
    assert len(testers) == 2


def test_letters_typed_in_the_list_go_to_the_search(hand: Hand) -> None:
    hand.jobs.focus_list()
    QTest.keyClicks(hand.jobs.table, "ca")
    QApplication.processEvents()
    assert hand.jobs.listing.search.text() == "ca"


def test_what_is_said_of_the_list_stands_over_it_however_far_it_was_scrolled(hand: Hand) -> None:
    hand.window.resize(hand.window.minimumSize())
    hand.wait()
    table = hand.jobs.table
    hand.choose(hand.codes()[-1])
    assert table.verticalScrollBar().value() > 0
    table.notice.show_notice(FAILED)
    corner = table.notice.mapTo(table, QPoint())
    assert QRect(corner, table.notice.size()) == table.viewport().geometry()
