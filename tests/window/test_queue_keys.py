"""Work Queue without a finger on the screen: by the keyboard alone, by a scanner, and on the whole screen."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from app.desktop import theme_in_use
from app.lifecycle.queries.queue import Scope
from app.tour.hand import Album
from app.views.context import JOBS, QUEUE
from app.views.shell.waiting import settle
from app.views.theme.scale import TARGET
from app.views.widgets.scanner import KEY_OF, as_typed
from tests.lifecycle.workspaces import copied
from tests.views.accessible import nameless_shown
from tests.window.benches import CALM, STOPPED, URGENT, benches
from tests.window.benching import AtBench
from tests.window.clipping import Reader
from tests.window.hand import Hand
from tests.window.keys import Keys

Opener = Callable[..., Hand]
Sit = Callable[..., AtBench]
THAI_OF = {latin: thai for thai, latin in KEY_OF.items()}


@pytest.fixture
def sit(open_window: Opener, tmp_path: Path) -> Sit:
    path = copied(tmp_path / "benches.hatt", benches)

    def sit_down(who: str = "Nok", lang: str = "en") -> AtBench:
        return AtBench(open_window(path, actor=who, lang=lang))

    return sit_down


@pytest.fixture
def at_keys(sit: Sit, qtbot: QtBot) -> tuple[AtBench, Keys]:
    """Somebody at a bench who has a keyboard and no mouse."""
    bench = sit("Malee")
    keys = Keys(bench.hand, qtbot)
    bench.hand.window.go(QUEUE)
    bench.page.focus_list()
    return bench, keys


def test_a_day_at_the_bench_by_the_keyboard_alone(at_keys: tuple[AtBench, Keys]) -> None:
    bench, keys = at_keys
    keys.press("Home")
    keys.press("Space")
    keys.press("Right")
    keys.press("Space")
    assert bench.chosen() == [f"{URGENT} F005", f"{URGENT} F006"]
    keys.press("F2")
    assert bench.items(URGENT)["F006"] == ("CUT", "in_progress", "Malee")
    keys.press("F4")
    keys.press("Down")
    keys.press("Space")
    assert bench.items(URGENT)["F006"] == ("CUT", "paused", "Malee")
    bench.page.focus_list()
    keys.tab_to("queue_undo")
    keys.press("Space")
    assert "command.undone" in [row["kind"] for row in bench.hand.shown("facts")]


def test_enter_does_what_comes_next_with_the_card_that_has_the_mark(at_keys: tuple[AtBench, Keys]) -> None:
    bench, keys = at_keys
    keys.press("Home")
    keys.press("Down")
    keys.press("Down")
    keys.press("Return")
    assert bench.items(URGENT)["F003"] == ("SEW", "in_progress", "Malee")
    bench.look_at(Scope.MINE)
    keys.press("Home")
    keys.press("Return")
    assert bench.items(URGENT)["F003"][0] == "QC"


def test_every_key_of_the_bench_stands_in_the_menu(sit: Sit) -> None:
    bench = sit()
    shown = {action.objectName(): action.shortcut().toString() for action in bench.page.menu_actions()}
    keys = [key for name, key in shown.items() if name.startswith("queue_action_")]
    assert all(keys)
    assert len(set(keys)) == len(keys) == 15
    taken = {each.toString() for _, action in bench.hand.window.menus.items() for each in action.shortcuts()}
    assert taken.isdisjoint(keys)


# the scanner


def test_a_scan_chooses_the_piece_wherever_the_keyboard_is(sit: Sit) -> None:
    bench = sit()
    bench.look_at(Scope.MINE)
    bench.scan(f"{URGENT} F003", bench.page.board)
    assert bench.chosen() == [f"{URGENT} F003"]
    assert bench.page.chips.current() == Scope.ALL
    bench.scan(f"{URGENT}/F004", bench.hand.button("queue_full_screen"))
    assert bench.chosen() == [f"{URGENT} F003", f"{URGENT} F004"]
    assert not bench.hand.window.isFullScreen()


def test_a_scanned_serial_finds_its_piece_under_a_thai_keyboard_too(sit: Sit) -> None:
    bench = sit()
    serial = bench.line(f"{URGENT} F003").serial
    assert serial is not None
    bench.scan("".join(THAI_OF[each] for each in serial), bench.page.board)
    assert bench.chosen() == [f"{URGENT} F003"]


def test_pieces_of_another_step_begin_another_tray(sit: Sit) -> None:
    bench = sit()
    for name in (f"{URGENT} F003", f"{URGENT} F005", f"{CALM} F002"):
        bench.scan(name, bench.page.board)
    assert bench.chosen() == [f"{URGENT} F005", f"{CALM} F002"]


def test_a_scanned_job_shows_its_cards(sit: Sit) -> None:
    bench = sit()
    bench.scan(CALM, bench.page.board)
    assert bench.chosen() == [f"{CALM} F001"]


def test_a_typed_code_is_found_from_its_field(sit: Sit) -> None:
    bench = sit()
    QTest.keyClicks(bench.page.board, "f", Qt.KeyboardModifier.ControlModifier)
    assert bench.page.head.field.hasFocus()
    bench.scan(f"{URGENT} 3", bench.page.head.field)
    assert bench.chosen() == [f"{URGENT} F003"]
    assert bench.page.head.field.text() == ""


@pytest.mark.parametrize(
    ("code", "said"),
    [("HJ-2611-9999 F001", "Nothing here is called"), ("nonsense", "Nothing here is called")],
)
def test_a_code_of_nothing_is_told(sit: Sit, code: str, said: str) -> None:
    bench = sit()
    bench.scan(code, bench.page.board)
    assert said in bench.page.banner.text()
    assert code in bench.page.banner.text()


def test_a_job_without_open_work_is_told_with_its_state(sit: Sit) -> None:
    bench = sit()
    bench.scan(STOPPED, bench.page.board)
    assert bench.page.banner.text() == f"Nothing of {STOPPED} is in the queue: it is paused."
    bench.scan(f"{STOPPED} F001", bench.page.board)
    assert "is not in the queue" in bench.page.banner.text()


def test_a_piece_that_is_not_open_is_told_with_its_state(sit: Sit) -> None:
    bench = sit()
    bench.choose(f"{URGENT} F001")
    bench.touch("queue_complete")
    bench.clock.advance(minutes=31)
    bench.page.look_again()
    bench.choose(f"{URGENT} F001")
    bench.touch("queue_complete")
    bench.scan(f"{URGENT} F001", bench.page.board)
    assert bench.page.banner.text() == f"F001 of {URGENT} is not in the queue: it is completed."


def test_what_a_hand_types_slowly_is_no_scan(sit: Sit) -> None:
    bench = sit()
    passed = iter(range(0, 100_000, 200))
    bench.page.wedge.now_ms = lambda: next(passed)
    bench.page.board.setCurrentIndex(bench.page.model.index(0))
    bench.scan(f"{URGENT} F003", bench.page.board)
    # Space has chosen the current card, and Enter has started it
    assert bench.items(URGENT)["F005"] == ("CUT", "in_progress", "Nok")
    assert bench.items(URGENT)["F003"] == ("SEW", "waiting", None)


@pytest.mark.parametrize("code", ["HAT-HAT-TOTE07-20261120-00001-3F9A-K", "HJ-2611-0042 F003", "lower-case"])
def test_every_key_of_a_code_comes_back_from_its_thai_character(code: str) -> None:
    thai = "".join(THAI_OF.get(each, each) for each in code)
    assert thai != code
    assert as_typed(thai) == code
    assert as_typed(code) == code


# what is seen


def test_the_queue_fills_the_screen_alone_and_gives_it_back(sit: Sit) -> None:
    bench = sit("Malee")
    window = bench.hand.window
    window.menus.action("full_screen").trigger()
    assert window.isFullScreen()
    assert not any(part.isVisible() for part in (window.rail, window.menuBar(), window.status, window.strip))
    assert bench.page.head.full.text() == "Leave full screen"
    window.zoom(125)
    assert not window.rail.isVisible()
    window.zoom(100)
    window.go(JOBS)
    settle()
    assert not window.isFullScreen()
    assert window.rail.isVisible()
    assert window.menuBar().isVisible()


@pytest.mark.parametrize("lang", ["en", "th"])
def test_at_1024_by_768_no_word_is_cut_and_every_target_is_large(sit: Sit, lang: str) -> None:
    bench = sit("Malee", lang)
    window = bench.hand.window
    window.resize(1024, 768)
    bench.press_card(f"{URGENT} F003")
    bench.choose(f"{URGENT} F002")
    reader = Reader(theme_in_use())
    reader.take(window, "page")
    bench.press_card(f"{URGENT} F002")
    sheet = bench.sheet()
    reader.take(sheet, "inspection")
    assert reader.found == set()
    buttons = [*bench.page.findChildren(QAbstractButton), *sheet.findChildren(QPushButton)]
    small = [each.objectName() for each in buttons if each.isVisible() and each.height() < TARGET]
    assert small == []
    sheet.reject()
    settle()


def test_a_screen_reader_hears_every_control_and_every_card(sit: Sit) -> None:
    bench = sit("Malee")
    assert nameless_shown(bench.page) == []
    board = bench.page.board
    spoken = QAccessible.queryAccessibleInterface(board)
    assert spoken.role() is QAccessible.Role.List
    card = spoken.child(bench.row(f"{URGENT} F003"))
    text = card.text(QAccessible.Text.Name)
    for word in (
        "F003",
        "Stitch body",
        "Tote No.7, saddle",
        URGENT,
        "Due today",
        "Urgent",
        "Brass fittings.",
    ):
        assert word in text
    bench.press_card(f"{URGENT} F003")
    clock = bench.hand.widget(QLabel, "queue_clock")
    assert clock.accessibleName().startswith("The clock runs since")
    album = Album(None)
    album.take(bench.hand.window, "painted")
