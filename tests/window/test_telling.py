"""What the window tells by itself: a backup, a failing disk, a mistake of the program, and who works here."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from app.domain.commands.jobs import JobCreate
from app.errors import KnownError, Trouble
from app.lifecycle.queries import activity
from app.messages import Language
from app.paths import user_state
from app.views import runner
from app.views.shell import menus
from app.views.shell.waiting import settle
from app.views.widgets.ask import Answer
from tests.window.hand import Hand

Opener = Callable[..., Hand]

TRACE = "Traceback (most recent call last):\n  File ...\nZeroDivisionError: the clerk slipped\n"


def test_the_line_at_the_foot_says_who_works_where_and_how_safe_it_is(hand: Hand) -> None:
    status = hand.window.status
    assert status.who.said() == "Admin · Administrator"
    assert status.workspace.said() == "workshop"
    assert status.safety.said().startswith("No backup yet")
    hand.window.speak(Language.THAI)
    assert status.who.said() == "Admin · ผู้ดูแลระบบ"
    assert not status.safety.said().startswith("No backup")


@pytest.mark.parametrize("language", Language)
def test_the_words_at_the_foot_stand_at_one_height(hand: Hand, language: Language) -> None:
    hand.window.speak(language)
    settle()
    line = hand.window.status
    inside = [(label, label.contentsRect()) for label in (line.who, line.workspace, line.safety)]
    assert len({label.y() + room.y() + room.height() // 2 for label, room in inside}) == 1


def test_a_backup_that_was_made_is_told(
    open_window: Opener, workshop: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(runner, "IDLE_SECONDS", 0.02)
    monkeypatch.setattr(runner, "BACKUP_MINUTES", 0)
    hand = open_window(workshop, backups=True)
    hand.window.context.send(JobCreate(product="TOTE-07", quantity=1), print, print)
    qtbot.waitUntil(lambda: hand.window.status.safety.said().startswith("Last backup 20 Nov 2026"))


def test_a_backup_that_failed_is_told_in_a_dialog(open_window: Opener, workshop: Path) -> None:
    hand = open_window(workshop, None)
    hand.window.context.runner.troubled.emit(KnownError(Trouble.DISK_FULL, file="backup", reason="full"))
    (question,) = hand.asked.questions
    assert "The disk is full" in question.text
    assert question.choices == ()


def test_a_mistake_of_the_program_is_told_without_its_traceback(open_window: Opener, workshop: Path) -> None:
    hand = open_window(workshop, None)
    hand.window.telling.fault(TRACE)
    (question,) = hand.asked.questions
    said = " ".join((question.title, question.text, *question.details))
    assert "the clerk slipped" in said
    assert "Traceback" not in said


def test_a_mistake_of_the_program_is_told_with_the_way_to_a_report_of_it(
    open_window: Opener, workshop: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    user_state().mkdir(parents=True, exist_ok=True)
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(tmp_path / "told"), ""))
    hand = open_window(workshop, Answer(menus.SAVE_REPORT), None)
    hand.window.telling.fault(TRACE)
    assert (tmp_path / "told.zip").is_file()
    said = hand.asked.questions[-1].text
    assert str(tmp_path / "told.zip") in said
    assert "where the workspace lies" in said


def test_a_mistake_that_repeats_while_it_is_told_is_told_once(open_window: Opener, workshop: Path) -> None:
    hand = open_window(workshop, None, None)
    ask = hand.asked.ask

    def ask_and_fail_again(question: object) -> object:
        hand.window.telling.fault(TRACE)
        return ask(question)  # type: ignore[arg-type]

    hand.asked.ask = ask_and_fail_again  # type: ignore[method-assign, assignment]
    hand.window.telling.fault(TRACE)
    assert len(hand.asked.questions) == 1
    hand.window.telling.fault(TRACE)  # and the next one again
    assert len(hand.asked.questions) == 2


@pytest.mark.logs_warnings
def test_a_bug_in_a_command_is_told_and_the_button_is_free_again(
    open_window: Opener, workshop: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    hand = open_window(workshop, None)
    hand.choose("HJ-2611-0003")
    with monkeypatch.context() as patch:
        patch.setattr("app.lifecycle.controller.Controller.execute", lambda *_, **__: 1 / 0)
        hand.act("start")
    assert "ZeroDivisionError" in " ".join(hand.asked.questions[0].details)
    assert "mistake of its own" in hand.jobs.banner.text()
    assert hand.button("job_action_start").isEnabled()
    hand.act("start")
    assert hand.row("HJ-2611-0003")["status"] == "In progress"


@pytest.mark.logs_warnings
def test_a_workspace_that_can_not_be_read_for_a_while_is_told_at_the_foot(
    hand: Hand, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object) -> object:
        raise OSError("the disk is away")

    before = hand.window.status.safety.said()
    with monkeypatch.context() as patch:
        patch.setattr(activity, "after", broken)
        hand.window.context.send(JobCreate(product="TOTE-07", quantity=1), print, print)
        hand.wait()
    assert "can't be read" in hand.window.status.safety.said()
    hand.window.context.bridge.look()
    assert hand.window.status.safety.said() == before
    hand.wait()
    assert len(hand.codes()) == 9
