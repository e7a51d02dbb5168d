"""The disk, the file and the moment can be bad: a plain reason is given, and nothing is lost."""

from __future__ import annotations

import threading
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit
from pytestqt.qtbot import QtBot

from app.bootstrap import backup_folder
from app.domain.commands.jobs import JobCreate
from app.lifecycle.core import Core
from app.views import runner
from app.views.jobs.dialog import NewJobDialog
from tests.models.past import done
from tests.sheets.samples import TIDY
from tests.window.hand import Hand
from tests.window.intake import Intake

Opener = Callable[..., Hand]

PLANNED, RUNNING = "HJ-2611-0003", "HJ-2611-0004"


def in_writer(hand: Hand, work: Callable[[Core], object]) -> None:
    """Does something to the writer's connection, as the world does to a disk."""
    failed: list[object] = []
    hand.window.context.runner.run(work, print, failed.append)
    hand.wait()
    assert failed == []


def fill_disk(core: Core) -> None:
    """From here on the file can't grow: SQLite says what it says on a full disk."""
    pages = core.workspace.db.execute_sql("PRAGMA page_count").fetchone()[0]
    core.workspace.db.execute_sql(f"PRAGMA max_page_count = {pages}")


def make_room(core: Core) -> None:
    """There is room again."""
    core.workspace.db.execute_sql("PRAGMA max_page_count = 1000000")


def protect(core: Core) -> None:
    """From here on SQLite says what it says of a medium that can only be read."""
    core.workspace.db.execute_sql("PRAGMA query_only = ON")


def unprotect(core: Core) -> None:
    """It can be written to again."""
    core.workspace.db.execute_sql("PRAGMA query_only = OFF")


def use_up_what_is_left(hand: Hand) -> None:
    """A file that can't grow still has room here and there: jobs are made until there is none."""
    refused: list[object] = []
    for _ in range(1000):
        hand.window.context.send(
            JobCreate(product="CARD-02", quantity=1, notes="x" * 900), print, refused.append
        )
        hand.wait()
        if refused:
            return


def said(hand: Hand) -> str:
    """What the banner of Hatthasilpa Jobs says."""
    return hand.jobs.banner.text() if hand.jobs.banner.isVisible() else ""


TROUBLES = {
    "full": (fill_disk, make_room, "The disk is full"),
    "read-only": (protect, unprotect, "can only be read"),
}


@pytest.mark.parametrize("kind", TROUBLES)
def test_an_action_in_trouble_says_why_and_works_once_that_is_mended(
    open_window: Opener, workshop: Path, kind: str
) -> None:
    hand = open_window(workshop)
    spoil, mend, reason = TROUBLES[kind]
    hand.choose(PLANNED)
    before = hand.shown("tickets"), hand.shown("tokens"), hand.shown("facts")
    in_writer(hand, spoil)
    hand.act("start")
    assert reason in said(hand)
    assert hand.button("job_action_start").isEnabled()
    assert (hand.shown("tickets"), hand.shown("tokens"), hand.shown("facts")) == before
    in_writer(hand, mend)
    hand.act("start")
    assert said(hand) == ""
    assert len(hand.pieces(PLANNED)) == 24


@pytest.mark.parametrize("kind", TROUBLES)
def test_a_new_job_in_trouble_keeps_every_word_that_was_typed(hand: Hand, kind: str) -> None:
    spoil, mend, reason = TROUBLES[kind]
    hand.click("new_job")
    for name, text in {
        "product": "CARD-02",
        "quantity": "7",
        "due": "2026-12-01",
        "notes": "x" * 900,
    }.items():
        hand.write(name, text)
    in_writer(hand, spoil)
    use_up_what_is_left(hand)
    hand.press("save")
    dialog = hand.dialog("new_job_dialog")
    assert isinstance(dialog, NewJobDialog)
    assert reason in dialog.banner.text()
    assert hand.widget(QLineEdit, "quantity").text() == "7"
    assert hand.widget(QPlainTextEdit, "notes").toPlainText() == "x" * 900
    in_writer(hand, mend)
    hand.press("save")
    assert hand.dialog("new_job_dialog") is None
    assert hand.notes(*hand.chosen()) == "x" * 900


def test_an_import_onto_a_full_disk_keeps_the_sheet_open(
    open_window: Opener, workshop: Path, qtbot: QtBot
) -> None:
    intake = Intake(open_window(workshop, None), qtbot)
    intake.take(TIDY)
    in_writer(intake.hand, fill_disk)
    intake.press_import()
    assert "The disk is full" in intake.says("import_refusal")
    assert len(intake.orders()) == 6
    in_writer(intake.hand, make_room)
    intake.press_import()
    assert not intake.is_open()
    assert len(intake.hand.codes()) == 14


def test_a_file_that_is_moved_away_while_open_takes_no_more_work(open_window: Opener, workshop: Path) -> None:
    hand = open_window(workshop)
    hand.choose(PLANNED)
    away = workshop.with_name("elsewhere.hatt")
    workshop.rename(away)
    hand.act("start")
    assert "was moved" in said(hand)
    assert str(workshop) in said(hand)
    assert hand.row(PLANNED)["status"] == "Planned"
    away.rename(workshop)
    hand.act("start")
    assert hand.row(PLANNED)["status"] == "In progress"


@pytest.mark.logs_warnings
def test_what_was_confirmed_before_the_file_was_deleted_is_in_its_backup(
    open_window: Opener, workshop: Path, tmp_path: Path
) -> None:
    hand = open_window(workshop, backups=True)
    hand.choose(PLANNED)
    hand.act("start")
    workshop.unlink()
    hand.choose(RUNNING)
    hand.act("pause")
    assert "was moved" in said(hand)
    hand.window.close()
    (backup,) = backup_folder(workshop).glob("*.hatt")
    again = open_window(backup)
    assert again.row(PLANNED)["status"] == "In progress"
    assert again.row(RUNNING)["status"] == "In progress"


def test_what_the_check_of_the_day_finds_is_told_and_work_goes_on(
    open_window: Opener, workshop: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(runner, "IDLE_SECONDS", 0.02)
    done(workshop, "UPDATE product SET name_en = 'Bag' WHERE sku = 'TOTE-07'")
    hand = open_window(workshop, None, backups=True)
    hand.choose(PLANNED)
    hand.act("start")
    qtbot.waitUntil(lambda: hand.asked.questions != [])
    (question,) = hand.asked.questions
    assert question.title == "The workspace does not hold together"
    assert "ROW_DIFFERS" in question.text
    assert "“check”" in question.text
    hand.act("pause")
    assert hand.row(PLANNED)["status"] == "Paused"


# the end in the middle of something


def test_a_command_in_flight_is_finished_before_the_window_is_gone(
    open_window: Opener, workshop: Path
) -> None:
    hand = open_window(workshop)
    held = threading.Event()
    hand.window.context.runner.run(lambda _: held.wait(10), print, print)
    hand.choose(PLANNED)
    hand.click("job_action_start")
    assert not hand.window.context.runner.is_idle()
    held.set()
    hand.window.close()
    assert hand.window.context.runner.is_idle()
    again = open_window(workshop)
    assert again.row(PLANNED)["status"] == "In progress"
    assert len(again.pieces(PLANNED)) == 24


def test_a_dialog_in_flight_makes_its_job_before_the_window_is_gone(
    open_window: Opener, workshop: Path
) -> None:
    hand = open_window(workshop)
    hand.click("new_job")
    hand.write("product", "CARD-02")
    hand.write("quantity", "7")
    hand.click("save")
    hand.window.close()
    assert len(open_window(workshop).codes()) == 9


def test_a_window_closed_twice_is_closed_once(hand: Hand) -> None:
    hand.window.close()
    hand.window.close()
    assert hand.window.context.runner.is_idle()


# pressing twice


def double_click(hand: Hand, name: str) -> None:
    button = hand.button(name)
    for press in (QTest.mouseClick, QTest.mouseDClick, QTest.mouseClick):
        press(button, Qt.MouseButton.LeftButton)
    hand.wait()


@pytest.mark.parametrize(
    ("code", "action", "kind"),
    [
        (PLANNED, "start", "ticket.started"),
        (RUNNING, "pause", "ticket.paused"),
        ("HJ-2611-0005", "resume", "ticket.resumed"),
        ("HJ-2611-0007", "restore", "ticket.restored"),
    ],
)
def test_a_double_click_does_it_once(hand: Hand, code: str, action: str, kind: str) -> None:
    before = [each["kind"] for each in hand.shown("facts", code)]
    hand.choose(code)
    double_click(hand, f"job_action_{action}")
    after = [each["kind"] for each in hand.shown("facts", code)]
    assert after.count(kind) == before.count(kind) + 1
    assert hand.shown("attempts") == []


def test_a_double_click_completes_one_step(hand: Hand) -> None:
    hand.choose(PLANNED)
    hand.act("start")
    hand.jobs.panel.pieces.table.selectAll()
    double_click(hand, "complete_step")
    assert {each["node"] for each in hand.shown("tokens", PLANNED)} == {"STITCH"}


def test_a_double_click_opens_one_dialog(hand: Hand) -> None:
    double_click(hand, "new_job")
    assert len(hand.window.seen(NewJobDialog)) == 1
