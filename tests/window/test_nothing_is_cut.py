"""No word of a label, button, heading, badge or cell is cut off, in any scene that is pictured."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from pictures import VARIANTS
from PySide6.QtWidgets import QDialog, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot
from scenes import SCENES, play

from app.desktop import theme_in_use
from app.views.context import Screen
from app.views.lists.layout import Layout
from app.views.shell.waiting import settle
from tests.window.clipping import Reader
from tests.window.hand import Hand
from tests.window.test_smoke import kinds

Opener = Callable[..., Hand]


@pytest.mark.slow
@pytest.mark.parametrize(
    ("name", "scenes"), [("light", ()), ("thai", ()), ("wide", ("jobs_in_every_state", "pieces_chosen"))]
)
def test_every_scene_shows_its_words_whole(qtbot: QtBot, name: str, scenes: tuple[str, ...]) -> None:
    reader = Reader(theme_in_use())
    faults = play(next(each for each in VARIANTS if each.name == name), reader, scenes)
    assert sorted(reader.found) == []
    assert sorted(reader.unheard) == []
    assert faults == []
    assert reader.looks > len(scenes or SCENES)
    assert scenes or (kinds(QDialog) | kinds(Screen)) - reader.kinds == set()


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
