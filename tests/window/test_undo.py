"""Undo in the window: its effect is shown first, then it is done; what can't be undone says why."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog
from pytestqt.qtbot import QtBot

from app.domain.commands import COMMANDS, Command, parse
from app.domain.tickets.states import Action
from app.messages import Language
from app.messages.undo import WAYS_BACK
from app.views.commands.dialog import CommandDialog
from app.views.commands.texts import TITLES
from app.views.entry import NOT_ASKED
from app.views.imports.outcome import SHOW
from app.views.shell import menus
from app.views.shell.undoing import UNDO
from app.views.widgets.ask import Answer, Question
from tests.sheets.samples import TIDY
from tests.window.front import come_to_front
from tests.window.hand import Hand
from tests.window.intake import Intake

Opener = Callable[..., Hand]
YES = Answer(UNDO)
PLANNED = "HJ-2611-0008"


def give(hand: Hand, kind: str, **fields: object) -> None:
    """A command of the window's person, as some button gives it."""
    hand.window.context.send(command(kind, **fields), _nothing, _fail)
    hand.wait()


def command(kind: str, **fields: object) -> Command:
    return parse(kind, fields)[0]


def _nothing(receipt: object) -> None:
    return None


def _fail(problem: object) -> None:
    raise AssertionError(problem)


def undo(hand: Hand) -> Question:
    """Chooses Undo in the menu and waits; the question that was asked."""
    hand.window.menus.action(menus.UNDO).trigger()
    hand.wait()
    return hand.asked.questions[-1]


def edited(hand: Hand) -> None:
    version = hand.ticket(PLANNED)["version"]
    give(hand, "job.edit", job=PLANNED, version=version, quantity=77, due="2027-01-05", notes="in red")


@pytest.fixture
def agreeing(open_window: Opener, workshop: Path) -> Hand:
    """The window of somebody who agrees once."""
    return open_window(workshop, YES)


def test_what_was_written_of_pieces_is_shown_with_its_effect_and_undone(agreeing: Hand) -> None:
    """Of each what it had, which may have been something else."""
    hand = agreeing
    first, second, *_ = [row["id"] for row in hand.shown("tokens") if row["active"]]
    give(hand, "token.edit", token=first, note="red thread")
    give(hand, "token.edit", tokens=[first, second], priority="urgent")

    asked = undo(hand)

    assert asked.title == "Undo this?"
    assert asked.details.count("• Priority: urgent → —") + asked.details.count("• Priority: Urgent → —") == 2
    assert not any("Note" in line for line in asked.details)


def test_an_edit_is_shown_with_its_effect_and_undone(agreeing: Hand) -> None:
    hand = agreeing
    before = hand.ticket(PLANNED) | {"version": 0}
    edited(hand)

    asked = undo(hand)

    assert asked.title == "Undo this?"
    assert f"• Admin edited {PLANNED}" in asked.details
    assert f"• Quantity: 77 → {before['quantity']}" in asked.details
    assert any(line.startswith("• Due: 5 Jan 2027 → ") for line in asked.details)
    assert any(line.startswith("• Notes: in red → ") for line in asked.details)
    assert hand.ticket(PLANNED) | {"version": 0} == before
    assert hand.row(PLANNED)["pieces"] == str(before["quantity"])


def test_who_leaves_it_as_it_is_has_undone_nothing(open_window: Opener, workshop: Path) -> None:
    hand = open_window(workshop, None)
    edited(hand)
    undo(hand)
    assert hand.ticket(PLANNED)["quantity"] == 77


def test_it_is_done_by_keyboard(agreeing: Hand) -> None:
    hand = agreeing
    edited(hand)
    come_to_front(hand.window)
    hand.jobs.table.setFocus()
    QTest.keyClick(hand.jobs.table, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    hand.wait()
    assert hand.ticket(PLANNED)["quantity"] != 77


def test_what_was_shown_is_undone_though_another_command_comes_between(
    open_window: Opener, workshop: Path
) -> None:
    hand = open_window(workshop, YES)
    edited(hand)

    def answer_late(question: Question) -> Answer:
        give(hand, "product.edit", product="TOTE-07", name_en="Bag")
        assert question.title == "Undo this?"
        return YES

    hand.asked.ask = answer_late  # type: ignore[method-assign]
    hand.window.menus.action(menus.UNDO).trigger()
    hand.wait()

    assert hand.ticket(PLANNED)["quantity"] != 77
    assert [each["name_en"] for each in hand.shown("products") if each["sku"] == "TOTE-07"] == ["Bag"]


def test_what_cannot_be_undone_says_why_and_names_the_counter_action(
    open_window: Opener, workshop: Path
) -> None:
    hand = open_window(workshop, None)
    give(hand, "job.start", job=PLANNED)

    told = undo(hand)

    assert told.choices == ()
    assert told.text.startswith("Undo does not take a start back. Cancel the job")
    assert f"• Admin started {PLANNED}" in told.details


def test_who_has_done_nothing_has_nothing_to_undo(open_window: Opener, workshop: Path) -> None:
    hand = open_window(workshop, None)
    give(hand, "person.add", name="Fresh", roles=["planner"])
    hand.window.close()
    other = open_window(workshop, None, actor="Fresh")
    assert undo(other).text.startswith("There is nothing left that Fresh could undo.")


def test_an_import_is_told_to_be_undoable_and_goes_as_a_whole(
    open_window: Opener, workshop: Path, qtbot: QtBot
) -> None:
    hand = open_window(workshop, Answer(SHOW), YES, Answer(SHOW))
    intake = Intake(hand, qtbot)
    intake.take(TIDY)
    intake.press_import()
    hand.wait()
    assert len(hand.codes()) == 14
    assert any("taken back with Undo" in line for line in hand.asked.questions[0].details)

    asked = undo(hand)

    assert any("6 orders" in line and "imported" in line for line in asked.details)
    assert any(line.startswith("• 6 orders of ") and "are gone" in line for line in asked.details)
    qtbot.waitUntil(lambda: len(hand.codes()) == 8)
    intake.take(TIDY)
    intake.press_import()
    hand.wait()
    assert len(hand.codes()) == 14


@pytest.mark.parametrize("language", Language)
def test_every_undoable_command_is_explained_in_both_languages(
    open_window: Opener, workshop: Path, language: Language
) -> None:
    hand = open_window(workshop, None, lang=language)
    started = "HJ-2611-0002"
    pieces = [{"id": each["id"]} for each in hand.shown("tokens", started) if each["active"]][:1]
    tokens = [each["id"] for each in pieces]
    assert tokens
    give(hand, "work.complete", tokens=tokens)
    asked = undo(hand)
    assert len(asked.details) >= 3
    assert not any("{" in line or "—" in line for line in (asked.title, asked.text, *asked.details))


@pytest.mark.parametrize("kind", sorted(TITLES))
def test_a_form_says_before_that_its_command_cannot_be_undone(hand: Hand, kind: str) -> None:
    hand.window.give(kind)
    (dialog,) = hand.window.seen(QDialog, f"command_{kind.replace('.', '_')}")
    assert isinstance(dialog, CommandDialog)
    assert dialog.way_back.isVisible() == (not COMMANDS[kind].undoable and kind not in NOT_ASKED)
    assert dialog.way_back.said() in {"", WAYS_BACK.get(kind)}
    dialog.reject()


def test_closing_short_says_before_that_it_is_final(open_window: Opener, workshop: Path) -> None:
    hand = open_window(workshop, None)
    running = next(each["code"] for each in hand.shown("tickets") if each["status"] == "in_progress")
    hand.choose(running)
    hand.jobs.controller.act(Action.CLOSE_SHORT, [hand.id(running)])
    assert any("cannot be undone" in line for line in hand.asked.questions[-1].details)
