"""No word of a label, button, heading or badge is cut off, in any scene that is pictured."""

from __future__ import annotations

import pytest
from pictures import VARIANTS
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot
from scenes import SCENES, play

from app.desktop import theme_in_use
from tests.window.clipping import Reader


@pytest.mark.slow
@pytest.mark.parametrize("name", ["light", "thai"])
def test_every_scene_shows_its_words_whole(qtbot: QtBot, name: str) -> None:
    reader = Reader(theme_in_use())
    faults = play(next(each for each in VARIANTS if each.name == name), reader)
    assert sorted(reader.found) == []
    assert faults == []
    assert reader.looks > len(SCENES)


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
