"""What the inbox asks about work in hand, answered in its place by keys."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from app.messages import Language
from app.views.context import INBOX
from app.views.inbox.answers import ACCEPT, ANSWERS, CORRECT, GIVE_BACK, PUT_BACK, STAY, AnswersForm
from app.views.inbox.view import InboxScreen
from tests.lifecycle.questions import GIVEN, LEFT, PAUSED, questions, that_morning
from tests.lifecycle.workspaces import copied
from tests.views.accessible import nameless_shown
from tests.window.hand import Hand

Opener = Callable[..., Hand]

CONTROL_SHIFT = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
KEYS = {
    ACCEPT: Qt.Key.Key_A,
    CORRECT: Qt.Key.Key_T,
    STAY: Qt.Key.Key_A,
    PUT_BACK: Qt.Key.Key_B,
    GIVE_BACK: Qt.Key.Key_B,
}


class Inbox:
    """The inbox of a window, and a person who answers in it."""

    def __init__(self, hand: Hand) -> None:
        self.hand = hand
        hand.click(f"rail_{INBOX}")
        screen = hand.window.screen_of(INBOX)
        assert isinstance(screen, InboxScreen)
        self.screen = screen

    @property
    def form(self) -> AnswersForm:
        return self.screen.panel.answers

    def entries(self) -> list[str]:
        model = self.screen.model
        return [model.cell(row, 0).text for row in range(model.rowCount())]

    def choose(self, job: str) -> None:
        (row,) = (place for place, text in enumerate(self.entries()) if text.endswith(job))
        self.screen.table.selectRow(row)
        self.screen.focus_list()

    def offered(self) -> list[str]:
        return [key for key, way in self.form.ways.items() if way.isVisible()]

    def consequence(self, key: str) -> str:
        return self.form.ways[key].consequence.said()

    def answer(self, key: str) -> None:
        QTest.keyClick(self.hand.window, KEYS[key], CONTROL_SHIFT)
        self.hand.wait()
        self.hand._qtbot.waitUntil(lambda: not self.screen.is_waiting())

    def holders(self, job: str) -> list[object]:
        return [row["holder"] for row in self.hand.shown("work", job)]


@pytest.fixture
def workshop(tmp_path: Path) -> Path:
    """A workshop with one question of each kind."""
    return copied(tmp_path / "asked.hatt", questions, that_morning)


@pytest.fixture
def inbox(open_window: Opener, workshop: Path) -> Inbox:
    """The inbox of a manager."""
    return Inbox(open_window(workshop, actor="Mana"))


def test_each_question_stands_in_the_list_with_how_many_pieces_it_is_about(inbox: Inbox) -> None:
    assert inbox.entries() == [f"F001 +1 · {job}" for job in (PAUSED, GIVEN, LEFT)]
    assert inbox.hand.window.rail.counts()[INBOX] == 3


def test_each_says_who_what_and_since_when_with_both_ways_out(inbox: Inbox) -> None:
    panel = inbox.screen.panel
    for job, said, keys in (
        (PAUSED, ("Nok has 2 pieces in hand at “Cut”", "paused since"), [STAY, PUT_BACK]),
        (GIVEN, ("Som had begun “Cut” on 2 pieces", "in the hands of Nok since"), [STAY, GIVE_BACK]),
        (LEFT, ("Som left the clock running on 2 pieces", "after 30 min"), [ACCEPT, CORRECT]),
    ):
        inbox.choose(job)
        assert all(part in panel.because.said() for part in said), panel.because.said()
        assert inbox.offered() == keys
        assert all("Ctrl+Shift+" in inbox.consequence(key) for key in keys)
        assert panel.facts.said()["Worked on by"].startswith(("Nok", "Som"))


def test_a_long_pause_is_let_be_by_keys_and_the_next_question_is_chosen(inbox: Inbox) -> None:
    inbox.choose(PAUSED)
    inbox.answer(STAY)
    assert inbox.entries() == [f"F001 +1 · {job}" for job in (GIVEN, LEFT)]
    assert inbox.screen.panel.title.said() == f"F001 +1 · {GIVEN}"
    assert inbox.holders(PAUSED) == ["Nok", "Nok", None]


def test_what_rests_too_long_is_put_back_in_its_holders_name(inbox: Inbox) -> None:
    inbox.choose(PAUSED)
    inbox.answer(PUT_BACK)
    assert inbox.holders(PAUSED) == [None, None, None]
    assert inbox.hand.shown("facts", PAUSED)[-1]["actor"] == "Mana"


def test_begun_work_is_given_back(inbox: Inbox) -> None:
    inbox.choose(GIVEN)
    inbox.answer(GIVE_BACK)
    assert inbox.holders(GIVEN) == ["Som", "Som", None]
    assert len(inbox.entries()) == 2


def test_a_time_is_accepted_and_another_one_is_written_with_its_reason(inbox: Inbox) -> None:
    inbox.choose(LEFT)
    inbox.form.minutes.set_value(None)
    inbox.answer(CORRECT)
    assert inbox.form.error.isVisible()
    assert inbox.form.minutes.hasFocus()
    inbox.form.minutes.set_value(12)
    inbox.answer(CORRECT)
    assert inbox.form.reason.hasFocus()
    QTest.keyClicks(inbox.form.reason, "went to the dentist")
    inbox.answer(CORRECT)
    assert len(inbox.entries()) == 3  # paused since then: another question
    settled = inbox.hand.shown("facts")[-1]
    assert (settled["kind"], settled["data"]["minutes"]) == ("session.settled", 12)


def test_a_time_that_cannot_be_says_why_before_anything_is_sent(inbox: Inbox) -> None:
    inbox.choose(LEFT)
    inbox.form.minutes.set_value(99_999)
    assert not inbox.form.ways[CORRECT].button.isEnabled()
    assert "not 99999" in inbox.consequence(CORRECT)
    inbox.answer(ACCEPT)
    assert inbox.hand.shown("facts")[-1]["kind"] == "session.settled"


@pytest.mark.parametrize(("person", "may"), [("Vee", set()), ("Quan", set())])
def test_who_may_not_answer_sees_why(open_window: Opener, workshop: Path, person: str, may: set[str]) -> None:
    inbox = Inbox(open_window(workshop, actor=person))
    allowed = set()
    for job in (PAUSED, GIVEN, LEFT):
        inbox.choose(job)
        for key in inbox.offered():
            button = inbox.form.ways[key].button
            allowed |= {key} if button.isEnabled() else set()
            assert button.toolTip()
    assert allowed == may


@pytest.mark.parametrize("language", Language)
def test_everything_has_a_name_in_both_languages(
    open_window: Opener, workshop: Path, language: Language
) -> None:
    inbox = Inbox(open_window(workshop, actor="Mana", lang=language))
    for job in (PAUSED, GIVEN, LEFT):
        inbox.choose(job)
        assert nameless_shown(inbox.screen) == []
        said = inbox.screen.panel.because.said() + inbox.consequence(inbox.offered()[0])
        assert any("ก" <= letter <= "๛" for letter in said) is (language is Language.THAI)


def test_the_menu_offers_only_what_answers_the_question(inbox: Inbox) -> None:
    for job, why in ((PAUSED, "long_pause"), (GIVEN, "reassigned"), (LEFT, "left_open")):
        inbox.choose(job)
        shown = [action for action in inbox.screen.menu_actions() if action.isVisible()]
        keys = {key: inbox.form._actions[key] for key in ANSWERS[why]}  # type: ignore[index]
        assert shown == list(keys.values())


def test_time_that_passes_brings_a_question(inbox: Inbox) -> None:
    inbox.choose(LEFT)
    inbox.answer(ACCEPT)
    model = inbox.screen.model
    before = model.rowCount()
    inbox.screen._look_again()
    assert model.rowCount() == before
