"""The window stands as it was left on these screens, and always where it can be seen."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from app.desktop import Fittings, build
from app.views.context import INBOX, JOBS, PIECES, TICKETS
from app.views.shell.memory import FILE, Memory
from app.views.shell.placing import seen
from app.views.shell.waiting import settle
from app.views.widgets.beside import Beside
from app.views.widgets.screens import MOST_ARRANGEMENTS, OnScreens
from tests.lifecycle.workspaces import Furnish, bags, copied, small_workshop
from tests.window.hand import Hand
from tests.window.keys import Keys

Opener = Callable[..., Hand]

ROOT = Path(__file__).resolve().parents[2]
LEAST = QSize(960, 600)
DESK, BESIDE = QRect(0, 0, 1920, 1040), QRect(1920, 0, 1280, 1024)

# Where the window was, the screens that are there now, and where it comes back.
RESCUED = {
    "as it was": (QRect(100, 80, 1280, 800), [DESK], QRect(100, 80, 1280, 800)),
    "on the second screen": (QRect(2000, 50, 1000, 700), [DESK, BESIDE], QRect(2000, 50, 1000, 700)),
    "the second screen is gone": (QRect(2000, 50, 1000, 700), [DESK], QRect(460, 170, 1000, 700)),
    "a screen to the left is gone": (QRect(-1500, 0, 1000, 700), [DESK], QRect(460, 170, 1000, 700)),
    "half of it beyond the edge": (QRect(1500, 600, 1000, 700), [DESK], QRect(920, 340, 1000, 700)),
    "its title above the edge": (QRect(10, -200, 1000, 700), [DESK], QRect(10, 0, 1000, 700)),
    "larger than the screen": (QRect(0, 0, 3000, 2000), [DESK], QRect(0, 0, 1920, 1040)),
    "more of it on the second": (QRect(1800, 0, 1000, 700), [DESK, BESIDE], QRect(1920, 0, 1000, 700)),
    "a screen too small for it": (QRect(50, 50, 1280, 800), [QRect(0, 0, 800, 600)], QRect(0, 0, 1280, 800)),
}


@pytest.mark.parametrize(("place", "screens", "found"), RESCUED.values(), ids=RESCUED)
def test_a_place_comes_back_where_it_can_be_seen(place: QRect, screens: list[QRect], found: QRect) -> None:
    assert seen(place, LEAST, screens) == found


class Notes(dict[str, str]):
    """A notebook in memory."""

    def read(self, key: str) -> str:
        return self.get(key, "")

    def write(self, key: str, text: str) -> None:
        self[key] = text


def test_each_arrangement_of_screens_keeps_its_own_as_long_as_it_is_used(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    kept = OnScreens(Notes(), "window")

    def plug_in(screens: int) -> None:
        monkeypatch.setattr("app.views.widgets.screens.arrangement", lambda: f"{screens} screens")

    assert list(kept.candidates()) == []
    for screens in (1, 2, 3):
        plug_in(screens)
        kept.keep(screens)
    plug_in(2)
    assert next(kept.candidates()) == 2
    plug_in(9)
    assert next(kept.candidates()) == 3  # the last one that was used
    for screens in range(10, 10 + MOST_ARRANGEMENTS - 1):
        plug_in(screens)
        kept.keep(screens)
    plug_in(3)
    assert next(kept.candidates()) == 3
    plug_in(1)
    assert next(kept.candidates()) != 1


# through the window, on screens that the offscreen platform is told of


def screen(name: str, x: int, width: int, height: int) -> dict[str, Any]:
    usual = {"logicalDpi": 96, "logicalBaseDpi": 96, "dpr": 1}
    return {"name": name, "x": x, "y": 0, "width": width, "height": height} | usual


LAPTOP, WALL = screen("laptop", 0, 1440, 900), screen("wall", 1440, 1920, 1080)


Stands = Mapping[str, Any]


def sat(
    folder: Path, workshop: Path, screens: list[dict[str, Any]], **wanted: object
) -> tuple[Stands, Stands]:
    """A window in a process of its own on these screens: how it came up, and how it was left."""
    told = folder / "screens.json"
    told.write_text(json.dumps({"screens": screens}), encoding="utf-8")
    environment = os.environ | {"QT_QPA_PLATFORM": f"offscreen:configfile={told}"}
    line = [sys.executable, "-m", "tests.window.standing", str(folder), str(workshop), json.dumps(wanted)]
    done = subprocess.run(line, cwd=ROOT, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    came, left = json.loads(done.stdout.splitlines()[-1])
    return came, left


@pytest.mark.slow
def test_a_window_comes_back_from_a_screen_that_is_gone_and_returns_with_it(
    tmp_path: Path, workshop: Path
) -> None:
    first, on_the_wall = sat(tmp_path, workshop, [LAPTOP, WALL], place=[1700, 100, 1200, 800], panel=400)
    assert first["place"][2:] == [1280, 800]
    assert first["panel"] < on_the_wall["panel"]
    rescued, alone = sat(tmp_path, workshop, [LAPTOP], place=[40, 30, 1100, 700], panel=350, maximised=True)
    assert QRect(0, 0, 1440, 900).contains(QRect(*rescued["place"]))
    assert {**rescued, "place": rescued["place"][2:]} == {**on_the_wall, "place": [1200, 800]}
    assert alone["maximised"]
    assert sat(tmp_path, workshop, [LAPTOP])[0] == alone
    assert sat(tmp_path, workshop, [LAPTOP, WALL])[0] == on_the_wall


def panel(hand: Hand) -> int:
    (beside,) = hand.jobs.findChildren(Beside)
    return beside.sizes()[1]


def drag(hand: Hand, by: int) -> None:
    """Moves the handle between the list of jobs and its panel."""
    (beside,) = hand.jobs.findChildren(Beside)
    handle = beside.handle(1)
    middle = handle.rect().center()
    QTest.mousePress(handle, Qt.MouseButton.LeftButton, pos=middle)
    QTest.mouseMove(handle, middle + QPoint(by, 0))
    QTest.mouseRelease(handle, Qt.MouseButton.LeftButton, pos=middle)


def test_a_panel_keeps_the_width_that_it_was_given(open_window: Opener, workshop: Path) -> None:
    hand = open_window(workshop)
    hand.window.resize(1500, 800)
    usual = panel(hand)
    drag(hand, -80)
    wide = panel(hand)
    assert wide > usual + 40
    hand.window.resize(1300, 800)
    assert panel(hand) == wide
    hand.window.zoom(125)
    hand.window.zoom(100)
    settle()
    assert panel(hand) == wide


@pytest.mark.parametrize(
    ("place", "furnish"),
    [(JOBS, small_workshop), (TICKETS, small_workshop), (PIECES, small_workshop), (INBOX, bags)],
)
def test_the_handle_of_a_panel_is_moved_by_keys(
    open_window: Opener, tmp_path: Path, qtbot: QtBot, place: str, furnish: Furnish
) -> None:
    hand = open_window(copied(tmp_path / "made.hatt", furnish))
    keys = Keys(hand, qtbot)
    hand.window.resize(1500, 800)
    screen = hand.window.go(place)
    hand.wait()
    (beside,) = screen.findChildren(Beside)
    screen.focus_list()
    keys.press("Down")  # something is chosen: Job Tickets has no panel before
    settle()
    keys.tab_to("panel_handle")
    assert keys.focus().accessibleName() == "Width of the side panel"
    usual = beside.sizes()[1]
    keys.press("Left")
    wider = beside.sizes()[1]
    assert wider > usual
    keys.press("Right")
    assert beside.sizes()[1] == usual
    keys.press("Home")
    assert beside.sizes()[1] > wider
    keys.press("End")
    narrowest = beside.sizes()[1]
    assert narrowest < usual
    hand.window.zoom(110)
    hand.window.zoom(100)
    settle()
    (again,) = hand.window.screen_of(place).findChildren(Beside)
    assert again.sizes()[1] == narrowest


@pytest.mark.parametrize(
    "rubbish",
    ["", "no json", "[]", '{"a": 1}', '{"a": {"place": [1, 2]}}', '{"a": {"place": [0, 0, -5, 10]}}', "7"],
)
def test_what_somebody_else_wrote_is_no_place(tmp_path: Path, workshop: Path, rubbish: str) -> None:
    memory = Memory(tmp_path)
    memory.write("window", rubbish)
    memory.write(f"panel/{JOBS}", rubbish)
    window = build(workshop, fittings=Fittings(memory=memory, backups=False))
    try:
        assert window.size() == QSize(1280, 800)
    finally:
        window.close()
        window.deleteLater()
    assert (tmp_path / FILE).is_file()
