"""The life of a job, told through the window."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from app.domain.tickets.states import OF_LINE
from app.domain.words import Line
from app.views.jobs import questions
from app.views.ordered.without import WITHOUT
from app.views.shell.waiting import settle
from app.views.widgets.ask import Answer
from tests.window.hand import Hand

Opener = Callable[..., Hand]

PLANNED, RUNNING, WORKED = "HJ-2611-0003", "HJ-2611-0004", "HJ-2611-0002"
PAUSED, CANCELLED, COMPLETED, UNPUBLISHED = "HJ-2611-0005", "HJ-2611-0007", "HJ-2611-0001", "HJ-2611-0006"


def test_start_makes_one_token_a_piece(hand: Hand) -> None:
    hand.choose(PLANNED)
    hand.act("start")
    assert hand.row(PLANNED)["status"] == "In progress"
    assert hand.pieces(PLANNED) == [(f"F{number:03}", "ready") for number in range(1, 25)]
    assert hand.jobs.panel.pieces.model.rowCount() == 24


def test_a_double_click_on_start_starts_once(hand: Hand) -> None:
    hand.choose(PLANNED)
    button = hand.button("job_action_start")
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    assert not button.isEnabled()  # busy
    QTest.mouseDClick(button, Qt.MouseButton.LeftButton)
    hand.wait()
    assert len(hand.shown("runs", PLANNED)) == 1
    assert len(hand.pieces(PLANNED)) == 24
    assert hand.shown("attempts")[-1:] == []


def test_pause_and_resume(hand: Hand) -> None:
    hand.choose(RUNNING)
    hand.act("pause")
    assert hand.row(RUNNING)["status"] == "Paused"
    hand.act("resume")
    assert hand.row(RUNNING)["status"] == "In progress"


def test_pieces_are_worked_step_by_step_to_the_last_and_the_job_is_completed(hand: Hand) -> None:
    hand.choose(PLANNED)
    hand.act("start")
    pieces = hand.jobs.panel.pieces
    for _ in range(3):  # cut, stitch, finish
        assert not hand.jobs.panel.one.ready.isVisible()
        pieces.table.selectAll()
        hand.press("complete_step")
    assert {state for _, state in hand.pieces(PLANNED)} == {"completed"}
    assert hand.row(PLANNED)["progress"] == "100%"
    assert hand.row(PLANNED)["status"] == "In progress"  # never completed by itself
    assert hand.jobs.panel.one.ready.isVisible()
    hand.act("complete")
    assert hand.row(PLANNED)["status"] == "Completed"


def test_one_piece_alone_goes_on(hand: Hand) -> None:
    hand.choose(PLANNED)
    hand.act("start")
    pieces = hand.jobs.panel.pieces
    pieces.table.selectRow(2)
    hand.press("complete_step")
    nodes = [each["node"] for each in hand.shown("tokens", PLANNED)]
    assert nodes[2] != nodes[0] == nodes[1] == nodes[3]
    assert list(pieces.table.chosen()) == [pieces.model.id_at(2)]  # the chosen piece stays chosen


def test_a_piece_in_other_hands_is_recorded_for_them_when_that_is_confirmed(
    open_window: Opener, workshop: Path
) -> None:
    hand = open_window(workshop, None, Answer("yes"))
    hand.choose(WORKED)
    pieces = hand.jobs.panel.pieces
    pieces.table.selectRow(4)  # F005, held by Somchai
    hand.press("complete_step")
    assert dict(hand.pieces(WORKED))["F005"] == "active"  # not confirmed
    hand.press("complete_step")
    assert dict(hand.pieces(WORKED))["F005"] == "ready"
    assert "Somchai" in hand.asked.questions[0].title
    done = [each for each in hand.shown("facts", WORKED) if each["kind"] == "work.completed"]
    assert done[-1]["data"]["person"] != hand.window.context.actor.id


def test_cancel_asks_for_the_reason_and_keeps_the_pieces(open_window: Opener, workshop: Path) -> None:
    hand = open_window(workshop, Answer(questions.CANCEL, "Leather is gone"))
    hand.choose(RUNNING)
    before = hand.pieces(RUNNING)
    hand.act("cancel")
    assert hand.row(RUNNING)["status"] == "Cancelled"
    assert [number for number, _ in hand.pieces(RUNNING)] == [number for number, _ in before]
    assert not any(each["active"] for each in hand.shown("tokens", RUNNING))
    (fact,) = (each for each in hand.shown("facts", RUNNING) if each["kind"] == "ticket.cancelled")
    assert fact["data"]["reason"] == "Leather is gone"


def test_cancelling_worked_pieces_says_how_many_and_offers_the_pause(
    open_window: Opener, workshop: Path
) -> None:
    hand = open_window(workshop, Answer(questions.PAUSE))
    hand.choose(RUNNING)
    hand.act("cancel")
    (question,) = hand.asked.questions
    assert any("5 pieces" in line for line in question.details)
    assert "new pieces" in question.text
    assert [choice.key for choice in question.choices] == [questions.PAUSE, questions.CANCEL]
    assert hand.row(RUNNING)["status"] == "Paused"


def test_cancelling_a_planned_job_offers_no_pause(open_window: Opener, workshop: Path) -> None:
    hand = open_window(workshop, None)
    hand.choose(PLANNED)
    hand.act("cancel")
    (question,) = hand.asked.questions
    assert [choice.key for choice in question.choices] == [questions.CANCEL]
    assert question.details == ()
    assert question.title == f"Cancel {PLANNED}?"
    assert "pieces" not in question.text, "it has none yet"
    assert hand.row(PLANNED)["status"] == "Planned"


def test_restore_plans_again_and_the_next_start_is_a_new_run(hand: Hand) -> None:
    hand.choose(CANCELLED)
    before = hand.shown("tokens", CANCELLED)
    hand.act("restore")
    assert hand.row(CANCELLED)["status"] == "Planned"
    assert hand.shown("tokens", CANCELLED) == before
    hand.act("start")
    after = hand.shown("tokens", CANCELLED)
    assert after[: len(before)] == before
    assert [each["run"] for each in after[len(before) :]] == [2, 2, 2]
    assert {each["active"] for each in after[len(before) :]} == {True}


def test_close_short_says_how_many_pieces_end(open_window: Opener, workshop: Path) -> None:
    hand = open_window(workshop, Answer(questions.CLOSE_SHORT, "Enough for the shop"))
    hand.choose(RUNNING)
    hand.act("close_short")
    assert "10 unfinished pieces" in hand.asked.questions[0].text
    assert hand.row(RUNNING)["status"] == "Completed"
    assert {state for _, state in hand.pieces(RUNNING)} == {"completed", "cancelled"}


ALLOWED = {
    PLANNED: {"edit", "start", "cancel"},
    UNPUBLISHED: {"edit", "cancel"},
    RUNNING: {"edit", "pause", "close_short", "cancel"},
    PAUSED: {"edit", "resume", "cancel"},
    CANCELLED: {"restore"},
    COMPLETED: set[str](),
}


@pytest.mark.parametrize("code", ALLOWED)
def test_what_the_lifecycle_forbids_is_disabled_with_its_reason(hand: Hand, code: str) -> None:
    hand.choose(code)
    for action in OF_LINE[Line.HATTHASILPA]:
        button = hand.button(f"job_action_{action}")
        assert button.isEnabled() == (action in ALLOWED[code]), action
        assert bool(button.toolTip()) != button.isEnabled(), action
        assert code in button.toolTip() or button.isEnabled()


def test_a_planner_may_not_cancel(open_window: Opener, workshop: Path) -> None:
    hand = open_window(workshop, actor="Ploy")
    hand.choose(RUNNING)
    assert "Ploy may not cancel" in hand.button("job_action_cancel").toolTip()
    assert hand.button("job_action_pause").isEnabled()
    hand.jobs.panel.pieces.table.selectRow(6)
    assert "Ploy may not do work" in hand.button("complete_step").toolTip()


def test_several_jobs_are_started_together(hand: Hand) -> None:
    hand.choose(PLANNED, "HJ-2611-0008")
    hand.act("start")
    assert {hand.row(code)["status"] for code in (PLANNED, "HJ-2611-0008")} == {"In progress"}
    assert sorted(hand.chosen()) == [PLANNED, "HJ-2611-0008"]


def test_jobs_that_can_not_start_are_named_and_keep_all_from_starting(
    open_window: Opener, workshop: Path
) -> None:
    hand = open_window(workshop, None)
    hand.choose(PLANNED, UNPUBLISHED, COMPLETED)
    assert not hand.button("job_action_edit").isEnabled()
    hand.act("start")
    (question,) = hand.asked.questions
    assert len(question.details) == 2
    assert any(UNPUBLISHED in line for line in question.details)
    assert any(COMPLETED in line for line in question.details)
    assert hand.row(PLANNED)["status"] == "Planned"


def test_one_key_goes_on_without_those_that_can_not(open_window: Opener, workshop: Path) -> None:
    hand = open_window(workshop, Answer(WITHOUT))
    hand.choose(PLANNED, UNPUBLISHED, COMPLETED)
    hand.act("start")
    assert hand.row(PLANNED)["status"] == "In progress"
    assert hand.row(UNPUBLISHED)["status"] == "Planned"
    assert hand.row(COMPLETED)["status"] == "Completed"


def test_an_action_that_none_of_them_allows_says_why(hand: Hand) -> None:
    hand.choose(PLANNED, UNPUBLISHED)
    button = hand.button("job_action_resume")
    assert not button.isEnabled()
    assert "is not paused" in button.toolTip()


def test_what_the_panel_says_of_nothing_chosen_stands_at_its_top(hand: Hand) -> None:
    hand.jobs.table.clearSelection()
    settle()
    panel = hand.jobs.panel
    assert panel.hint.isVisible()
    assert panel.hint.y() < 20
    hand.choose("HJ-2611-0004")
    hand.jobs.table.clearSelection()
    settle()
    assert panel.hint.y() < 20


def test_nothing_chosen_allows_nothing(hand: Hand) -> None:
    hand.jobs.table.clearSelection()
    assert not hand.jobs.panel.actions_.isVisible()
    in_menu = hand.jobs.panel.actions_.menu_actions()
    assert len(in_menu) == len(OF_LINE[Line.HATTHASILPA])
    for action in in_menu:
        assert not action.isEnabled()
        assert action.toolTip() == "Choose a job in the list first."


def test_what_another_did_meanwhile_is_refused_in_words(open_window: Opener, workshop: Path) -> None:
    """The button was allowed when it was pressed; the door has the last word."""
    first, second = open_window(workshop), open_window(workshop)
    first.choose(PLANNED)
    second.choose(PLANNED)
    second.window.context.bridge.stop()
    first.act("start")
    second.click("job_action_start")
    second.wait()
    assert second.jobs.banner.isVisible()
    assert "started already" in second.jobs.banner.label.said()
    assert not second.button("job_action_start").isEnabled()
