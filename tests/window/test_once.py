"""A deed happens once a press: double taps, held keys and scans do nothing with what has come in between."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QPushButton, QWidget

from app.lifecycle.core import Core
from app.lifecycle.queries.queue import Scope
from app.views.inbox.ways import END, SEND
from app.views.widgets.sheets import Sheet
from tests.lifecycle.workspaces import copied
from tests.window.benches import CALM, URGENT, benches, do, refs
from tests.window.benching import AtBench
from tests.window.fingers import Finger, middle
from tests.window.front import come_to_front
from tests.window.hand import Hand
from tests.window.test_inbox import Inbox

Opener = Callable[..., Hand]
Sit = Callable[..., AtBench]
QUICK = [60, 200, 390]
"""Milliseconds between the touches of a double tap."""


@pytest.fixture
def sit(open_window: Opener, tmp_path: Path) -> Sit:
    path = copied(tmp_path / "benches.hatt", benches)

    def sit_down(who: str = "Nok") -> AtBench:
        return AtBench(open_window(path, actor=who))

    return sit_down


def on_card(bench: AtBench, number: str) -> QPoint:
    """Where on the screen the button of a card is."""
    board = bench.page.board
    return board.viewport().mapToGlobal(board.painter_.button(bench._place(f"{URGENT} {number}")).center())


def kinds(bench: AtBench) -> list[str]:
    return [row["kind"] for row in bench.hand.shown("facts", URGENT)]


def done(bench: AtBench, kind: str) -> int:
    return kinds(bench).count(kind)


def with_two_in_hand(sit: Sit) -> AtBench:
    bench = sit()
    bench.choose(f"{URGENT} F005", f"{URGENT} F006")
    bench.touch("queue_start")
    bench.look_at(Scope.MINE)
    return bench


# the second tap


@pytest.mark.parametrize("apart", QUICK)
def test_a_double_tap_completes_one_piece_though_the_next_moves_under_the_finger(
    sit: Sit, apart: int
) -> None:
    bench = with_two_in_hand(sit)
    finger, place = Finger(bench.hand.window), on_card(bench, "F005")
    finger.tap(place)
    bench.wait()
    assert on_card(bench, "F006") == place
    finger.tap(place, apart)
    bench.wait()
    assert bench.items(URGENT)["F005"][0] == "SEW"
    assert bench.items(URGENT)["F006"][0] == "CUT"
    finger.tap(place, apart)  # nor does a third one that comes as quickly
    bench.wait()
    assert bench.items(URGENT)["F006"][0] == "CUT"
    finger.tap(place, 600)
    bench.wait()
    assert bench.items(URGENT)["F006"][0] == "SEW"


def test_two_cards_that_are_tapped_quickly_one_after_the_other_are_both_done(sit: Sit) -> None:
    bench = with_two_in_hand(sit)
    bench.page.show_scope(Scope.ALL)
    finger = Finger(bench.hand.window)
    finger.tap(on_card(bench, "F006"))
    bench.wait()
    finger.tap(on_card(bench, "F005"), after=150)
    bench.wait()
    assert {bench.items(URGENT)[number][0] for number in ("F005", "F006")} == {"SEW"}


@pytest.mark.parametrize("apart", QUICK)
def test_a_double_tap_on_undo_takes_one_command_back(sit: Sit, apart: int) -> None:
    bench = sit()
    for name in (f"{URGENT} F005", f"{CALM} F001"):
        bench.choose(name)
        bench.touch("queue_claim")
    finger, place = Finger(bench.hand.window), middle(bench.hand.button("queue_undo"))
    finger.tap(place)
    bench.wait()
    finger.tap(place, apart)
    bench.wait()
    assert bench.items(URGENT)["F005"][1] == "claimed"
    assert bench.items(CALM)["F001"][1] == "waiting"


@pytest.mark.parametrize("apart", QUICK)
def test_a_double_tap_that_opens_the_inspection_judges_nothing(sit: Sit, apart: int) -> None:
    bench = sit("Malee")
    finger, place = Finger(bench.hand.window), on_card(bench, "F002")
    finger.tap(place)
    sheet = bench.sheet()
    back = next(each for each in sheet.findChildren(QPushButton) if each.objectName() == "redo_CUT")
    sheet.move(sheet.pos() + place - middle(back))  # as it may come to stand
    finger.tap(place, apart)
    bench.wait()
    assert bench.sheet() is sheet
    assert bench.items(URGENT)["F002"][0] == "QC"
    finger.tap(place, 600)
    bench.wait()
    assert bench.items(URGENT)["F002"][0] == "CUT"


@pytest.mark.parametrize("apart", QUICK)
def test_a_double_tap_for_the_other_ways_touches_none_of_them(sit: Sit, apart: int) -> None:
    bench = sit("Malee")
    bench.press_card(f"{URGENT} F002")
    sheet, place = bench.sheet(), middle(bench.hand.button("judge_more"))
    finger = Finger(bench.hand.window)
    finger.tap(place)
    back = next(each for each in sheet.findChildren(QPushButton) if each.objectName() == "redo_CUT")
    sheet.move(sheet.pos() + place - middle(back))  # as it may come to stand
    finger.tap(place, apart)
    bench.wait()
    assert bench.items(URGENT)["F002"][0] == "QC"
    finger.tap(place, 600)
    bench.wait()
    assert bench.items(URGENT)["F002"][0] == "CUT"


def test_a_double_tap_in_a_sheet_touches_nothing_of_the_page_under_it(sit: Sit) -> None:
    bench = sit("Malee")
    bench.press_card(f"{URGENT} F002")
    sheet, place = bench.sheet(), on_card(bench, "F003")
    good = bench.hand.button("judge_pass")
    sheet.move(sheet.pos() + place - middle(good))
    finger = Finger(bench.hand.window)
    finger.tap(place)
    bench.wait()
    finger.tap(place, 200)
    bench.wait()
    assert bench.items(URGENT)["F002"][0] == "EDGE"
    assert done(bench, "work.started") == 0
    assert bench.chosen() == []


@pytest.mark.parametrize("apart", QUICK)
def test_a_double_click_in_the_inbox_decides_one_entry(sit: Sit, apart: int) -> None:
    inbox = held(sit)
    finger, place = Finger(inbox.hand.window), standing_still(inbox)
    finger.tap(place)
    inbox.wait()
    assert inbox.chosen() == "F004"
    assert standing_still(inbox) == place
    finger.tap(place, apart)
    inbox.wait()
    assert inbox.pieces() == ["F004", "F005", "F006"]
    finger.tap(place, 600)
    inbox.wait()
    assert inbox.pieces() == ["F005", "F006"]


@pytest.mark.parametrize("apart", QUICK)
def test_a_double_click_on_the_jobs_page_completes_one_step(sit: Sit, apart: int) -> None:
    hand = sit("Wanida").hand
    hand.window.go("jobs")
    hand.choose(URGENT)
    hand.wait()
    ids = [row["id"] for row in hand.shown("tokens", URGENT) if row["number"] in ("F005", "F006")]
    assert hand.jobs.panel.pieces.table.choose(ids)
    finger, place = Finger(hand.window), middle(hand.button("complete_step"))
    finger.tap(place)
    hand.wait()
    finger.tap(place, apart)
    hand.wait()
    where = {row["number"]: row["node"] for row in hand.shown("tokens", URGENT)}
    assert (where["F005"], where["F006"]) == ("SEW", "SEW")


# the held key


def hold_on(taker: QWidget) -> None:
    """Enter is still down, and repeats itself."""
    key, plain = Qt.Key.Key_Return, Qt.KeyboardModifier.NoModifier
    for _ in range(3):
        QApplication.sendEvent(taker, QKeyEvent(QEvent.Type.KeyPress, key, plain, "\r", autorep=True))


def test_a_held_enter_starts_and_does_not_complete(sit: Sit) -> None:
    bench = sit()
    bench.choose(f"{URGENT} F005")
    bench.touch("queue_claim")
    bench.look_at(Scope.MINE)
    bench.page.board.setCurrentIndex(bench.page.model.index(0))
    bench.page.focus_list()
    bench.key(Qt.Key.Key_Return)
    hold_on(bench.page.board)
    bench.wait()
    assert bench.items(URGENT)["F005"] == ("CUT", "in_progress", "Nok")
    bench.key(Qt.Key.Key_Return)
    assert bench.items(URGENT)["F005"][0] == "SEW"


def test_a_held_enter_opens_the_inspection_and_judges_nothing(sit: Sit) -> None:
    bench = sit("Malee")
    bench.page.board.setCurrentIndex(bench.page.model.index(bench.row(f"{URGENT} F002")))
    bench.page.focus_list()
    bench.key(Qt.Key.Key_Return)
    sheet = bench.sheet()
    come_to_front(sheet)
    hold_on(bench.hand.button("judge_pass"))
    hold_on(sheet)
    bench.wait()
    assert bench.items(URGENT)["F002"][0] == "QC"
    QTest.keyClick(bench.hand.button("judge_pass"), Qt.Key.Key_Return)
    bench.wait()
    assert bench.items(URGENT)["F002"][0] == "EDGE"


def test_no_held_key_gives_a_command_again(sit: Sit) -> None:
    bench, inbox = sit(), held(sit)
    actions = [each for screen in (bench.page, inbox.screen) for each in screen.menu_actions()]
    repeating = [each.text() for each in actions if each.autoRepeat() and not each.isSeparator()]
    assert repeating == ["Scan or find a code"]


# what changes under the finger


def test_what_moves_under_the_finger_while_it_is_down_is_not_started(sit: Sit) -> None:
    bench, other = sit("Nok"), sit("Somchai")
    finger, place = Finger(bench.hand.window), on_card(bench, "F005")
    finger.press(place)
    other.hand.give("work.claim", "Somchai", tokens=refs(URGENT, 5))
    bench.wait()
    assert on_card(bench, "F006") == place
    finger.lift(place)
    bench.wait()
    assert done(bench, "work.started") == 0
    finger.tap(place)
    bench.wait()
    assert bench.items(URGENT)["F006"] == ("CUT", "in_progress", "Nok")


def test_after_somebody_else_has_decided_an_entry_no_key_decides_the_next(sit: Sit) -> None:
    inbox = held(sit)
    inbox.hand.give("token.resolve", tokens=refs(URGENT, 3), to="CUT")
    inbox.wait()
    inbox.decide(SEND)
    inbox.decide(END)
    assert inbox.pieces() == ["F004", "F005", "F006"]


def held(sit: Sit) -> Inbox:
    """Four pieces wait in the inbox of a manager, who looks at the first."""
    hand = sit("Wanida").hand
    hand.give("token.hold", "Wanida", tokens=refs(URGENT, 3, 4, 5, 6), reason="Stained")
    inbox = Inbox(hand)
    inbox.wait()
    inbox.choose("F003")
    inbox.wait()
    return inbox


def standing_still(inbox: Inbox) -> QPoint:
    """Where [Send on] is, once the panel has found out that it has to scroll."""
    button, places = inbox.screen.panel.ways.ways[SEND].button, list[QPoint]()
    while len(places) < 6 or len(set(map(QPoint.toTuple, places[-6:]))) > 1:
        inbox.hand._qtbot.wait(20)
        places.append(middle(button))
    return places[-1]


# a scan while a sheet is open


@pytest.mark.parametrize("gap", [5, 100])
def test_a_scan_while_an_inspection_is_open_judges_nothing_and_says_so(sit: Sit, gap: int) -> None:
    bench = sit("Malee")
    bench.press_card(f"{URGENT} F002")
    scan_into(bench, bench.sheet(), gap)
    assert bench.items(URGENT)["F002"][0] == "QC"
    assert bench.sheet().note.isVisible()


def test_a_scan_while_it_is_asked_why_pauses_nothing(sit: Sit) -> None:
    bench = sit()
    bench.press_card(f"{URGENT} F003")
    bench.touch("now_pause")
    scan_into(bench, bench.sheet(), 5)
    assert bench.items(URGENT)["F003"][1] == "in_progress"
    bench.answer("Break")
    assert bench.items(URGENT)["F003"][1] == "paused"


def test_a_slow_scanner_is_a_scanner(sit: Sit) -> None:
    bench = sit()
    passed = iter(range(0, 100_000, 70))
    bench.page.wedge.now_ms = lambda: next(passed)
    bench.page.board.setCurrentIndex(bench.page.model.index(bench.row(f"{URGENT} F005")))
    bench.scan(f"{URGENT} F003", bench.page.board)
    assert bench.chosen() == [f"{URGENT} F003"]
    assert done(bench, "work.started") == 0


def scan_into(bench: AtBench, sheet: Sheet, gap: int) -> None:
    """A scanner types the next label while a sheet has the keyboard."""
    come_to_front(sheet)
    passed = iter(range(0, 100_000, gap))
    sheet.wedge.now_ms = lambda: next(passed)
    focused = QApplication.focusWidget()
    assert isinstance(focused, QPushButton)
    assert sheet.isAncestorOf(focused)
    bench.scan(f"{URGENT} F003", focused)


# a small screen


def crowd(core: Core) -> None:
    """A workshop of many people and many kinds of faults."""
    benches(core)
    for number in range(64):
        do(core, "person.add", name=f"Worker number {number:02}", roles=["operator"])
        do(core, "defect.create", code=f"D{number}", name_en=f"Some kind of fault {number}")


def test_everybody_and_every_fault_can_be_touched_on_a_small_screen(
    open_window: Opener, tmp_path: Path
) -> None:
    path = copied(tmp_path / "crowd.hatt", crowd)
    bench = AtBench(open_window(path, actor="Malee"))
    bench.press_card(f"{URGENT} F002")
    _can_be_touched(bench.sheet())
    bench.sheet().reject()
    bench.choose(f"{URGENT} F003")
    bench.touch("queue_claim")
    bench.look_at(Scope.MINE)
    bench.choose(f"{URGENT} F003")
    bench.touch("queue_hand_over")
    _can_be_touched(bench.sheet())
    bench.answer("Worker number 63")
    assert bench.items(URGENT)["F003"] == ("SEW", "claimed", "Worker number 63")


def _can_be_touched(sheet: Sheet) -> None:
    """The sheet is no higher than the screen, and shows whole whichever button the keyboard goes to."""
    assert sheet.frameGeometry().height() <= sheet.screen().availableGeometry().height()
    come_to_front(sheet)
    buttons = [each for each in sheet.findChildren(QAbstractButton) if each.isVisible()]
    assert len(buttons) > 64
    for button in buttons:
        button.setFocus()
        assert button.visibleRegion().boundingRect() == button.rect(), button.objectName()
