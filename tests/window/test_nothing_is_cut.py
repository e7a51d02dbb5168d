"""No word of a label, button, heading, badge or cell is cut off, in any scene that is pictured."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from pictures import VARIANTS
from PySide6.QtWidgets import QDialog, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot
from scenes import ALL_SCENES, play

from app.desktop import theme_in_use
from app.views.context import Screen
from app.views.lists.layout import Layout
from app.views.shell.waiting import settle
from tests.window.clipping import Reader
from tests.window.hand import Hand
from tests.window.test_smoke import kinds

Opener = Callable[..., Hand]
ROOT = Path(__file__).resolve().parents[2]


AT_DESKS = tuple(each.__name__ for each in ALL_SCENES if each.__name__ != "the_whole_screen")
"""A workshop machine with a small screen has no room for twice the size and a refusal over the cards."""

EVERY_THIRD = tuple(each.__name__ for each in ALL_SCENES[::3])
"""Of a size between the usual one and the largest, which are looked at whole."""


@pytest.mark.slow
@pytest.mark.timeout(400)  # a minute of pictures, and several on a machine that has other work
@pytest.mark.parametrize(
    ("name", "scenes"),
    [
        ("light", ()),
        ("thai", ()),
        ("wide", ("jobs_in_every_state", "pieces_chosen")),
        ("large", EVERY_THIRD),
        ("largest-thai", AT_DESKS),
    ],
)
def test_every_scene_shows_its_words_whole(qtbot: QtBot, name: str, scenes: tuple[str, ...]) -> None:
    reader = Reader(theme_in_use())
    faults = play(next(each for each in VARIANTS if each.name == name), reader, scenes)
    assert sorted(reader.found) == []
    assert sorted(reader.unheard) == []
    assert faults == []
    assert reader.looks > len(scenes or ALL_SCENES)
    assert scenes or (kinds(QDialog) | kinds(Screen)) - reader.kinds == set()


@pytest.mark.slow
@pytest.mark.parametrize("scale", [1.25, 2.5])
def test_nothing_is_cut_where_a_pixel_is_larger(scale: float) -> None:
    scenes = ("jobs_in_every_state", "new_job", "questions", "tickets_of_both_lines", "import_with_problems")
    environment = os.environ | {"QT_SCALE_FACTOR": str(scale), "PYTHONPATH": str(ROOT / "dev")}
    line = [sys.executable, "-m", "tests.window.scaled", *scenes]
    done = subprocess.run(line, cwd=ROOT, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout.splitlines()[-1]) == {"found": [], "faults": [], "ratio": scale}


def test_a_button_without_room_for_its_words_is_found(qtbot: QtBot) -> None:
    page = QWidget()
    qtbot.addWidget(page)
    button = QPushButton("A sentence that needs its room")
    QVBoxLayout(page).addWidget(button)
    page.show()
    reader = Reader(theme_in_use())
    reader.take(page, "whole")
    assert reader.found == set()
    button.setFixedWidth(40)
    reader.take(page, "narrow")
    assert reader.found == {"narrow: the button “A sentence that needs its room”"}


LONG_NAME = "ศิรประภา วงศ์สุวรรณ"


def test_the_whole_name_of_who_holds_a_piece_is_read(open_window: Opener, workshop: Path) -> None:
    hand = open_window(workshop, lang="th")
    hand.give("person.add", name=LONG_NAME, roles=["operator"])
    hand.window.resize(1920, 1000)
    job = next(each["ticket"] for each in hand.shown("tokens") if each["state"] == "ready")
    token = next(each["id"] for each in hand.shown("tokens", job) if each["state"] == "ready")
    hand.choose(job)
    hand.give("work.start", LONG_NAME, tokens=[token])
    settle()
    table = hand.jobs.panel.pieces.table
    model = table.list_model()
    (row,) = model.rows_of([token])
    table.scrollTo(model.index(row, 0))
    holder = next(place for place, each in enumerate(model.columns) if each.key == "holder")
    assert model.cell(row, holder).text == LONG_NAME
    reader = Reader(hand.window.context.theme)
    reader.take(hand.jobs.panel.pieces, "pieces")
    assert reader.found == set()
    assert not table.isColumnHidden(holder)
    table.arranging.arrange(Layout(("number", "holder"), {"holder": 60}))
    reader.take(hand.jobs.panel.pieces, "narrow")
    assert f"narrow: the cell “{LONG_NAME}”" in reader.found


@pytest.mark.parametrize("lang", ["en", "th"])
def test_lists_and_the_panel_of_a_job_have_room_for_larger_text(
    open_window: Opener, workshop: Path, lang: str
) -> None:
    hand = open_window(workshop, lang=lang)
    hand.window.resize(1920, 1000)
    try:
        for percent in (150, 200):
            hand.window.zoom(percent)
            hand.window.resize(1920, 1001)
            settle()
            reader = Reader(hand.window.context.theme)
            for name, place in {"jobs": hand.jobs, "tickets": hand.tickets}.items():
                hand.window.go(name)
                hand.wait()  # until the chips have their numbers
                reader.take(place, f"{name} {percent}")
            hand.window.go("jobs")
            hand.wait()
            for code in ("HJ-2611-0003", "HJ-2611-0004"):  # planned; and started, with its pieces
                hand.choose(code)
                hand.wait()
                reader.take(hand.jobs, f"{code} {percent}")
            assert sorted(reader.found) == []
    finally:
        hand.window.zoom(100)
