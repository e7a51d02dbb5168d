"""A list of more jobs than a screen has: its beginning is shown at once, the rest a moment later."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton

from app.domain.commands.jobs import JobCreate, JobEdit
from app.views.lists import following
from tests.window.hand import Hand

Opener = Callable[..., Hand]

HEAD = 3
SORTED = ["24", "12", "8", "6", "3", "3", "2", "1"]


@pytest.fixture
def hand(open_window: Opener, workshop: Path, monkeypatch: pytest.MonkeyPatch) -> Hand:
    """The window on eight jobs, where three are as many as a screen has; all of them are there."""
    monkeypatch.setattr(following, "HEAD", HEAD)
    hand = open_window(workshop)
    assert len(hand.codes()) == HEAD
    hand.wait()
    return hand


def pieces(hand: Hand) -> list[str]:
    return [hand.row(code)["pieces"] for code in hand.codes()]


def sort(hand: Hand) -> None:
    hand.jobs.table.sort_requested.emit("quantity", True)


def sort_back(hand: Hand) -> None:
    hand.jobs.table.sort_requested.emit("created", True)


def test_all_jobs_follow_the_first_ones_and_are_counted(hand: Hand) -> None:
    assert len(hand.codes()) == 8
    assert hand.widget(QPushButton, "chip_all").text().endswith("  8")


def test_another_order_begins_at_once_and_ends_a_moment_later(hand: Hand) -> None:
    sort(hand)
    assert pieces(hand) == SORTED[:HEAD]
    hand.wait()
    assert pieces(hand) == SORTED


def test_a_filter_with_few_jobs_has_all_of_them_at_once(hand: Hand) -> None:
    hand.click("chip_in_progress")
    assert len(hand.codes()) == 2
    assert not hand.jobs.listing.is_waiting()


def test_what_is_chosen_is_kept_wherever_another_order_puts_it(hand: Hand) -> None:
    last = hand.codes()[-1]
    hand.choose(last)
    told: list[object] = []
    hand.jobs.table.chosen_changed.connect(lambda: told.append(hand.chosen()))
    sort(hand)
    assert pieces(hand) == SORTED[:HEAD]
    assert list(hand.jobs.table.chosen()) == [hand.id(last)]
    hand.wait()
    assert pieces(hand) == SORTED
    assert hand.chosen() == [last]
    assert told == []
    assert not hand.jobs.table.verticalScrollBar().value()


def test_who_chooses_another_job_meanwhile_has_that_one(hand: Hand) -> None:
    hand.choose(hand.codes()[-1])
    sort(hand)
    other = hand.codes()[1]
    hand.choose(other)
    hand.wait()
    assert hand.chosen() == [other]


def test_a_list_that_was_scrolled_is_exchanged_whole(hand: Hand) -> None:
    bar = hand.jobs.table.verticalScrollBar()
    hand.window.resize(hand.window.minimumSize())
    hand.jobs.table.setFixedHeight(120)
    hand.wait()
    bar.setValue(bar.maximum())
    assert bar.value()
    sort(hand)
    assert pieces(hand) != SORTED[:HEAD]
    hand.wait()
    assert pieces(hand) == SORTED


def test_a_job_behind_the_first_ones_is_found(hand: Hand) -> None:
    last = hand.codes()[-1]
    sort(hand)
    sort_back(hand)
    assert last not in hand.codes()
    hand.jobs.show_thing(hand.id(last))
    assert hand.chosen() == [last]


def test_a_job_that_a_filter_hides_is_found_behind_the_first_ones(hand: Hand) -> None:
    last = hand.codes()[-1]
    hand.click("chip_paused")
    assert last not in hand.codes()
    hand.jobs.show_thing(hand.id(last))
    assert hand.chosen() == [last]


def test_all_jobs_are_selected_though_only_the_beginning_was_there(hand: Hand) -> None:
    sort(hand)
    hand.jobs.table.selectAll()
    assert len(hand.chosen()) == 8


def test_a_list_goes_out_whole_though_only_the_beginning_was_there(hand: Hand) -> None:
    sort(hand)
    assert len(hand.jobs.tools.outlets._wanted().ids) == 8


def test_a_search_begins_at_once_too(hand: Hand) -> None:
    hand.jobs.listing.search.setText("HJ")
    QTest.keyClick(hand.jobs.listing.search, Qt.Key.Key_Return)
    assert len(hand.codes()) == HEAD
    hand.wait()
    assert len(hand.codes()) == 8


def test_a_new_job_stands_first_before_the_rest_is_read_again(hand: Hand) -> None:
    before = hand.codes()
    chosen = before[-1]
    hand.choose(chosen)
    hand.window.context.send(JobCreate(product="TOTE-07", quantity=5), print, print)
    hand.until(hand.window.context.runner.is_idle)
    assert hand.jobs.listing.is_waiting()
    assert hand.codes()[1:] == before
    assert hand.chosen() == [chosen]
    hand.wait()
    assert hand.codes()[1:] == before
    assert hand.widget(QPushButton, "chip_all").text().endswith("  9")


def test_a_job_that_leaves_the_beginning_is_not_lost(hand: Hand) -> None:
    sort(hand)
    hand.wait()
    first = hand.codes()[0]
    hand.choose(first)
    job = hand.ticket(first)
    edit = JobEdit(job=hand.id(first), version=job["version"], quantity=1)
    hand.window.context.send(edit, print, print)
    hand.until(hand.window.context.runner.is_idle)
    assert hand.codes()[0] != first
    assert hand.chosen() == [first]
    hand.wait()
    assert pieces(hand) == ["12", "8", "6", "3", "3", "2", "1", "1"]
    assert hand.chosen() == [first]


def test_a_search_that_sorts_is_read_beside_the_window(hand: Hand) -> None:
    sort(hand)
    hand.wait()
    before = hand.codes()
    hand.jobs.listing.search.setText("0003")
    QTest.keyClick(hand.jobs.listing.search, Qt.Key.Key_Return)
    assert hand.codes() == before
    hand.wait()
    assert hand.codes() == ["HJ-2611-0003"]
