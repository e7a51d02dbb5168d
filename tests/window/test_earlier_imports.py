"""An import is taken back from the room where it came in, whatever was done since, while nothing started."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from app.messages import Language
from app.views.imports.outcome import SHOW
from app.views.shell.undoing import UNDO
from app.views.widgets.ask import Answer
from tests.sheets.samples import TIDY
from tests.views.accessible import nameless_shown
from tests.window.hand import Hand
from tests.window.intake import Intake
from tests.window.test_undo import give

Opener = Callable[..., Hand]
YES = Answer(UNDO)
FIRST, OTHER = "HJ-2611-0009", "HJ-2611-0008"


@pytest.fixture
def intake(open_window: Opener, workshop: Path, qtbot: QtBot) -> Intake:
    """A sheet of six orders was imported, and then something else was done."""
    intake = Intake(open_window(workshop, Answer(SHOW), YES), qtbot)
    intake.take(TIDY)
    intake.press_import()
    version = intake.hand.ticket(OTHER)["version"]
    give(intake.hand, "job.edit", job=OTHER, version=version, notes="by the window")
    give(intake.hand, "job.create", product="TOTE-07", quantity=1)
    intake.open()
    return intake


def listed(intake: Intake) -> list[tuple[str, str, str]]:
    model = intake.dialog.earlier.list.model
    keys = [column.key for column in model.columns]
    rows = [
        dict(zip(keys, (model.cell(row, at).text for at in range(4)), strict=True))
        for row in range(model.rowCount())
    ]
    return [(row["sheet"], row["made"], row["person"]) for row in rows]


def choose_first(intake: Intake) -> None:
    model = intake.dialog.earlier.list.model
    assert intake.list("earlier_imports").choose([model.id_at(0)])


def test_an_import_is_taken_back_after_other_work(intake: Intake, qtbot: QtBot) -> None:
    assert listed(intake) == [(TIDY.name, "6 jobs", "Admin")]
    button = intake.hand.button("undo_import")
    assert (button.isEnabled(), button.toolTip()) == (False, "Choose an import first.")

    choose_first(intake)
    intake.hand.click("undo_import")
    intake.hand.wait()

    asked = intake.hand.asked.questions[-1]
    assert any(line.startswith("• 6 orders of ") and "are gone" in line for line in asked.details)
    qtbot.waitUntil(lambda: listed(intake) == [])
    codes = {each["code"] for each in intake.hand.shown("tickets")}
    assert FIRST not in codes
    assert "HJ-2611-0015" in codes  # what was made since stays
    assert not intake.dialog.earlier.isVisible()
    assert intake.dialog.start.button.isVisible()


def test_what_has_started_stays_and_the_reason_is_told(intake: Intake) -> None:
    give(intake.hand, "job.start", job="HJ-2611-0010")
    choose_first(intake)
    QTest.keyClick(intake.list("earlier_imports"), Qt.Key.Key_Return)
    intake.hand.wait()

    told = intake.hand.asked.questions[-1]
    assert told.choices == ()
    assert "HJ-2611-0010" in told.text
    assert listed(intake) == [(TIDY.name, "6 jobs", "Admin")]


def test_another_person_is_told_whose_import_it_is(open_window: Opener, workshop: Path, qtbot: QtBot) -> None:
    first = Intake(open_window(workshop, None), qtbot)
    first.take(TIDY)
    first.press_import()
    other = Intake(open_window(workshop, None, actor="Ploy"), qtbot)
    other.open()
    choose_first(other)
    other.hand.click("undo_import")
    other.hand.wait()
    assert "Admin" in other.hand.asked.questions[-1].text


def test_an_import_in_another_window_is_listed_at_once(
    open_window: Opener, workshop: Path, qtbot: QtBot
) -> None:
    intake = Intake(open_window(workshop), qtbot)
    intake.open()
    assert not intake.dialog.earlier.isVisible()
    other = Intake(open_window(workshop, None), qtbot)
    other.take(TIDY)
    other.press_import()
    intake.hand.window.context.bridge.look()
    assert intake.dialog.earlier.isVisible()
    assert listed(intake) == [(TIDY.name, "6 jobs", "Admin")]


def test_it_is_said_in_thai_and_every_control_has_a_name(intake: Intake) -> None:
    intake.dialog.close()
    intake.hand.window.speak(Language.THAI)
    intake.open()
    assert nameless_shown(intake.dialog) == []
    assert "นำเข้า" in intake.hand.button("undo_import").text()


def test_a_file_that_is_chosen_takes_the_place_of_the_list(intake: Intake) -> None:
    intake.take(TIDY)
    assert not intake.dialog.earlier.isVisible()
    assert len(intake.orders()) == 6
