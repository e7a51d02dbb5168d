"""A planner's morning at the window, by keyboard alone: from the week's orders to the same view tomorrow."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from app.clock import FixedClock
from app.desktop import Fittings, build
from app.messages import Language
from app.views.imports.dialog import ImportDialog
from app.views.imports.outcome import SHOW
from app.views.jobs import questions
from app.views.jobs.actions import SHORTCUTS
from app.views.lists.out.preview import PreviewDialog
from app.views.shell.memory import Memory
from app.views.shell.undoing import UNDO
from app.views.widgets.ask import Answer
from tests.sheets.samples import TIDY
from tests.views.scripted import ScriptedAsk
from tests.window.hand import Hand
from tests.window.intake import answered
from tests.window.keys import Keys

Sitting = Callable[..., Keys]

LATE = "HJ-2611-0004"
FIRST = "HJ-2611-0009"  # of what the sheet orders


@pytest.fixture
def sit(qtbot: QtBot, workshop: Path, tmp_path: Path) -> Iterator[Sitting]:
    """The planner's place, which remembers them from one sitting to the next."""
    sat: list[Hand] = []

    def sit_down(*answers: Answer | None) -> Keys:
        memory = Memory(tmp_path / "memory")
        fittings = Fittings(clock=FixedClock(), ask=ScriptedAsk(*answers), backups=False, memory=memory)
        sat.append(Hand(qtbot, build(workshop, None, memory.language() or Language.ENGLISH, fittings)))
        return Keys(sat[-1], qtbot)

    yield sit_down
    for hand in sat:
        hand.window.close()
        hand.window.deleteLater()


def test_a_morning_by_keyboard_alone(sit: Sitting, qtbot: QtBot) -> None:
    keys = sit(
        Answer(SHOW),
        Answer(questions.CANCEL, "The customer changed the colour"),
        Answer(UNDO),
    )
    hand = keys.hand

    _import_the_weeks_orders(keys, qtbot)
    assert hand.codes()[:6] == [f"HJ-2611-{number:04}" for number in range(14, 8, -1)]
    assert hand.chosen() == [FIRST]

    _choose_chip(keys, "late")
    assert hand.codes() == [LATE]
    _choose_chip(keys, "all")

    _search(keys, "SO-2611-031")  # two orders of one customer
    keys.press("Ctrl+A")
    assert len(hand.chosen()) == 2
    keys.press(SHORTCUTS["start"])
    assert {hand.row(code)["status"] for code in hand.chosen()} == {"In progress"}

    _search(keys, FIRST)
    keys.press("Ctrl+A")
    keys.press(SHORTCUTS["cancel"])
    assert hand.row(FIRST)["status"] == "Cancelled"
    keys.press(SHORTCUTS["restore"])
    assert hand.row(FIRST)["status"] == "Planned"

    _write_a_note_and_take_it_back(keys)
    _look_at_the_list_on_paper(keys, qtbot)

    _search(keys, "")
    _choose_chip(keys, "planned")
    left = hand.codes()
    _speak_thai(keys)
    assert hand.row(left[0])["status"] == "วางแผนแล้ว"
    keys.press_and_leave("Ctrl+Q")
    assert not hand.window.isVisible()

    again = sit().hand
    assert again.window.context.messages.language is Language.THAI
    assert again.codes() == left
    assert again.widget(QPushButton, "chip_planned").isChecked()


def _import_the_weeks_orders(keys: Keys, qtbot: QtBot) -> None:
    keys.press("Ctrl+I")
    (dialog,) = keys.hand.window.seen(ImportDialog)
    with answered(TIDY):
        keys.tab_to("choose_file")
        keys.press("Space")
    qtbot.waitUntil(lambda: dialog.state.preview is not None)
    keys.tab_to("import")
    keys.press("Space")


def _choose_chip(keys: Keys, key: str) -> None:
    keys.press("Ctrl+F")
    chips = keys.hand.jobs.listing.chips.findChildren(QPushButton)
    names = [each.objectName() for each in chips]
    keys.tab_to(next(each.objectName() for each in chips if each.isChecked()))
    wanted = names.index(f"chip_{key}")
    while (now := names.index(keys.focus().objectName())) != wanted:
        keys.press("Right" if now < wanted else "Left")
    assert chips[wanted].isChecked()


def _search(keys: Keys, words: str) -> None:
    keys.press("Ctrl+F")
    keys.press("Del")
    keys.write(words)
    keys.press("Return")
    assert keys.hand.jobs.table.hasFocus()


def _write_a_note_and_take_it_back(keys: Keys) -> None:
    hand = keys.hand
    before = hand.jobs.panel.one.facts.notes.said.said()
    keys.press(SHORTCUTS["edit"])
    keys.tab_to("notes")
    keys.press("Ctrl+A")
    keys.write("Wrong job")
    keys.tab_to("save")
    keys.press("Space")
    assert hand.jobs.panel.one.facts.notes.said.said() == "Wrong job"
    keys.press("Ctrl+Z")
    assert hand.jobs.panel.one.facts.notes.said.said() == before


def _look_at_the_list_on_paper(keys: Keys, qtbot: QtBot) -> None:
    window = keys.hand.window
    keys.press("Ctrl+P")
    qtbot.waitUntil(lambda: bool(window.seen(PreviewDialog)))
    (preview,) = window.seen(PreviewDialog)
    qtbot.waitUntil(lambda: preview.preview.pageCount() == 1)
    keys.press("Esc")
    assert not window.seen(PreviewDialog)
    assert keys.hand.jobs.table.hasFocus()


def _speak_thai(keys: Keys) -> None:
    keys.press("Ctrl+K")
    keys.write("thai")
    keys.press("Return")
