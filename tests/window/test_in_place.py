"""Due date and notes of a job, changed where they stand in the panel; and its history."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from app.domain.commands.jobs import JobEdit
from app.lifecycle.queries import choices
from app.messages import Language
from app.views.context import JOBS
from app.views.jobs.details import HISTORY, PIECES, JobDetails
from app.views.shell.drafts import THROW_AWAY
from app.views.widgets.ask import Answer
from app.views.widgets.in_place import DISMISS, SAVE, InPlace
from tests.views.accessible import nameless
from tests.window.hand import Hand

Opener = Callable[..., Hand]

PLANNED, RUNNING, COMPLETED = "HJ-2611-0003", "HJ-2611-0002", "HJ-2611-0001"


def details(hand: Hand) -> JobDetails:
    return hand.jobs.panel.one


def edit(hand: Hand, name: str, written: str) -> InPlace:
    """Opens a field in its place and writes into it."""
    field = details(hand).facts.edited()[name]
    hand.click(f"edit_{name}")
    field._write("")
    QTest.keyClicks(field.field, written)
    return field


def save(hand: Hand, field: InPlace) -> None:
    field.buttons.button(SAVE).click()
    hand.wait()


def meanwhile(hand: Hand, **values: object) -> None:
    """Somebody else edits the planned job."""
    version = hand.ticket(PLANNED)["version"]
    hand.window.context.send(JobEdit(job=hand.id(PLANNED), version=version, **values), print, print)  # type: ignore[arg-type]
    hand.wait()


def test_a_due_date_is_changed_in_its_place_with_the_keyboard(hand: Hand) -> None:
    hand.choose(PLANNED)
    field = edit(hand, "due", "24/12/2569")
    QTest.keyClick(field.field, Qt.Key.Key_Return)
    hand.wait()
    assert hand.ticket(PLANNED)["due"] == "2026-12-24"
    assert not field.is_open()
    assert field.said.said() == "24 Dec 2026"
    assert hand.row(PLANNED)["due"] == "24 Dec 2026"


def test_notes_have_lines_and_are_saved_with_ctrl_enter(hand: Hand) -> None:
    hand.choose(PLANNED)
    field = edit(hand, "notes", "brass")
    QTest.keyClick(field.field, Qt.Key.Key_Return)
    QTest.keyClicks(field.field, "olive thread")
    assert field.is_open()
    QTest.keyClick(field.field, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    hand.wait()
    assert field.said.said() == "brass\nolive thread"


def test_escape_and_cancel_leave_everything_as_it_was(hand: Hand) -> None:
    hand.choose(PLANNED)
    before = hand.ticket(PLANNED)
    field = edit(hand, "due", "1/1/2027")
    QTest.keyClick(field.field, Qt.Key.Key_Escape)
    assert not field.is_open()
    field = edit(hand, "notes", "nothing")
    field.buttons.button(DISMISS).click()
    assert hand.ticket(PLANNED) == before


def test_the_same_value_again_sends_nothing(hand: Hand) -> None:
    hand.choose(PLANNED)
    facts = len(hand.shown("facts"))
    hand.click("edit_due")
    save(hand, details(hand).facts.due)
    assert len(hand.shown("facts")) == facts


def test_no_date_keeps_the_field_open_with_what_is_wrong(hand: Hand) -> None:
    hand.choose(PLANNED)
    field = edit(hand, "due", "31/02/2026")
    save(hand, field)
    assert field.is_open()
    assert "no such day" in field.problem.said()
    assert field.draft() == "31/02/2026"


def test_an_edit_that_comes_too_late_shows_both_and_keeps_what_was_written(hand: Hand) -> None:
    hand.choose(PLANNED)
    field = edit(hand, "notes", "mine")
    meanwhile(hand, notes="theirs")
    save(hand, field)
    assert field.is_open()
    assert field.draft() == "mine"
    assert "Somebody has changed" in field.problem.said()
    assert "theirs" in field.hint.said()
    save(hand, field)
    assert details(hand).facts.notes.said.said() == "mine"


def test_what_is_being_written_waits_while_another_job_is_looked_at(hand: Hand) -> None:
    hand.choose(PLANNED)
    edit(hand, "notes", "half a sentence")
    hand.choose(RUNNING)
    assert not details(hand).facts.notes.is_open()
    hand.choose(PLANNED)
    assert details(hand).facts.notes.draft() == "half a sentence"


def test_facts_of_others_do_not_take_away_what_is_being_written(hand: Hand) -> None:
    hand.choose(PLANNED)
    field = edit(hand, "notes", "half a sentence")
    meanwhile(hand, priority="urgent")
    assert field.draft() == "half a sentence"


@pytest.mark.parametrize(("code", "actor"), [(COMPLETED, None), (PLANNED, "Malee")])
def test_what_may_not_be_changed_says_why(
    open_window: Opener, workshop: Path, code: str, actor: str | None
) -> None:
    hand = open_window(workshop, actor=actor)
    hand.choose(code)
    for field in details(hand).facts.edited().values():
        assert not field.pencil.isEnabled()
        assert not field.pencil.isVisible(), "nothing looks as if it could be changed"
        assert field.pencil.toolTip()


def test_the_history_of_the_job_stands_where_its_pieces_were(hand: Hand) -> None:
    hand.choose(RUNNING)
    hand.click("chip_history")
    shown = details(hand)
    assert not shown.pieces.isVisible()
    shown.timeline.show_earlier()
    told = shown.timeline.sentences()
    assert any("completed Cut leather" in sentence for sentence in told), told
    shown.panes.choose(PIECES)
    hand.jobs.panel.refresh()
    assert shown.pieces.isVisible()
    assert not shown.timeline.isVisible()


def test_the_history_follows_what_happens_and_speaks_thai(hand: Hand) -> None:
    hand.choose(PLANNED)
    details(hand).panes.choose(HISTORY)
    hand.act("start")
    assert any("Admin started" in sentence for sentence in details(hand).timeline.sentences())
    hand.window.speak(Language.THAI)
    assert any("Admin เริ่ม" in sentence for sentence in details(hand).timeline.sentences())
    assert [each for each in nameless(hand.jobs.panel) if each.isVisible()] == []


# what is half written outlives the pages, and is not lost without a question


def begin(hand: Hand, written: str = "half a sentence") -> None:
    hand.choose(PLANNED)
    edit(hand, "notes", written)


def test_another_size_of_text_keeps_what_is_half_written(hand: Hand) -> None:
    begin(hand)
    hand.window.zoom(125)
    hand.wait()
    assert details(hand).facts.notes.draft() == "half a sentence"
    meanwhile(hand, notes="theirs")
    save(hand, details(hand).facts.notes)
    assert "theirs" in details(hand).facts.notes.hint.said()  # it is known which version was seen
    hand.window.zoom(100)


def test_other_rights_keep_what_is_half_written(hand: Hand) -> None:
    begin(hand)
    hand.window.seating.changed.emit()
    hand.wait()
    hand.window.pages.choose({JOBS: [hand.id(PLANNED)]})
    assert details(hand).facts.notes.draft() == "half a sentence"


def test_what_somebody_has_half_written_waits_for_them_while_somebody_else_sits_here(hand: Hand) -> None:
    begin(hand)
    window, me = hand.window, hand.window.context.actor
    ploy = next(each for each in choices.people(window.context.desk) if each.name == "Ploy")
    window.seating.lock.entered.emit(choices.somebody(window.context.desk, ploy.id))
    assert not window.pages.drafts()
    window.seating.lock.entered.emit(me)
    window.pages.choose({JOBS: [hand.id(PLANNED)]})
    assert details(hand).facts.notes.draft() == "half a sentence"


def test_closing_asks_about_what_is_half_written(open_window: Opener, workshop: Path) -> None:
    hand = open_window(workshop, None, Answer(THROW_AWAY))
    begin(hand)
    hand.window.show()
    assert not hand.window.close()
    assert hand.window.isVisible()
    assert details(hand).facts.notes.draft() == "half a sentence"
    assert hand.window.close()
    assert [each.title for each in hand.asked.questions] == ["Something that was typed is not saved"] * 2


@pytest.mark.parametrize("written", ["saved", "as it was"])
def test_closing_asks_nothing_where_nothing_would_be_lost(hand: Hand, written: str) -> None:
    hand.choose(PLANNED)
    if written == "saved":
        field = edit(hand, "notes", "brass")
        field.buttons.button(SAVE).click()  # on its way
    else:
        hand.click("edit_due")
    assert hand.window.close()
    assert hand.asked.questions == []
