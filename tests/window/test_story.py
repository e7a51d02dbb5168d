"""Whole stories through the window, in both languages: from an order sheet to finished pieces, and back."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from app.domain.tickets.states import OF_LINE
from app.domain.words import Line
from app.messages import Language
from app.views.context import TICKETS
from app.views.jobs import questions
from app.views.tickets.source import LIFECYCLE
from app.views.widgets.ask import Answer
from app.views.widgets.label import OneLine
from tests.sheets.samples import UNTIDY
from tests.window.hand import Hand
from tests.window.intake import Intake

Opener = Callable[..., Hand]

STATES = {
    "planned": {"en": "Planned", "th": "วางแผนแล้ว"},
    "in_progress": {"en": "In progress", "th": "กำลังทำ"},
    "paused": {"en": "Paused", "th": "พักอยู่"},
    "completed": {"en": "Completed", "th": "เสร็จสิ้น"},
    "cancelled": {"en": "Cancelled", "th": "ยกเลิกแล้ว"},
}
ALLOWED = {
    "planned": {"edit", "start", "cancel"},
    "in_progress": {"edit", "pause", "close_short", "cancel"},
    "paused": {"edit", "resume", "cancel"},
    "completed": set[str](),
    "cancelled": {"restore"},
}

ACTIONS = OF_LINE[Line.HATTHASILPA]


class Life:
    """One job, looked at from every side after each step."""

    def __init__(self, hand: Hand, code: str) -> None:
        self.hand = hand
        self.code = code

    def is_(self, status: str) -> None:
        """The record, the list, the panel, the buttons and the ticket all say this state."""
        hand, lang = self.hand, self.hand.window.context.messages.language
        assert hand.ticket(self.code)["status"] == status
        assert hand.ticket(self.code)["job_owner_id"] is None
        assert hand.row(self.code)["status"] == STATES[status][lang]
        assert hand.chosen() == [self.code]
        assert hand.jobs.panel.badge.accessibleName() == STATES[status][lang]
        able = {
            action for action in OF_LINE[Line.HATTHASILPA] if hand.button(f"job_action_{action}").isEnabled()
        }
        assert able - {"complete"} == ALLOWED[status]
        assert ("complete" in able) == hand.jobs.panel.one.ready.isVisible()
        assert all(
            hand.button(f"job_action_{each}").toolTip() for each in set(OF_LINE[Line.HATTHASILPA]) - able
        )
        panel = hand.open_ticket(self.code)
        assert panel.badges.status.accessibleName() == STATES[status][lang]
        assert panel.source.banner.isVisible()
        assert not any(hand.button(f"action_{each.key}").isEnabled() for each in LIFECYCLE)
        hand.click("open_in_jobs")

    def tokens(self, run: int) -> list[dict[str, Any]]:
        """The pieces of one run."""
        return [each for each in self.hand.shown("tokens", self.code) if each["run"] == run]

    def work_all(self, steps: int) -> None:
        """Completes every step of every piece."""
        for _ in range(steps):
            assert not self.hand.jobs.panel.one.ready.isVisible()
            self.hand.jobs.panel.pieces.table.selectAll()
            self.hand.press("complete_step")


def strip(hand: Hand) -> list[str]:
    """What the activity strip tells, the newest first."""
    return [line.said() for line in hand.window.strip.findChildren(OneLine)]


@pytest.mark.parametrize("lang", ["en", "th"])
def test_an_order_sheet_to_finished_pieces(
    open_window: Opener, workshop: Path, qtbot: QtBot, lang: str
) -> None:
    hand = open_window(workshop, Answer("show"), lang=lang)
    intake = Intake(hand, qtbot)
    intake.take(UNTIDY)
    intake.press_import()
    hand.choose("HJ-2611-0011")  # six totes, the third row of the sheet
    life = Life(hand, "HJ-2611-0011")
    life.is_("planned")
    assert life.tokens(1) == []
    hand.act("start")
    life.is_("in_progress")
    assert [each["state"] for each in life.tokens(1)] == ["ready"] * 6
    life.work_all(steps=4)
    assert {each["state"] for each in life.tokens(1)} == {"completed"}
    assert hand.row(life.code)["progress"] == "100%"
    assert hand.jobs.panel.one.ready.isVisible()
    hand.act("complete")
    life.is_("completed")
    assert hand.row(life.code)["progress"] == "100%"


@pytest.mark.parametrize("lang", ["en", "th"])
def test_made_started_cancelled_restored_and_started_again(
    open_window: Opener, workshop: Path, lang: str
) -> None:
    hand = open_window(workshop, Answer(questions.CANCEL, "หนังหมด"), lang=lang)
    hand.click("new_job")
    hand.write("product", "CARD-02")
    hand.write("quantity", "3")
    hand.press("save")
    (code,) = hand.chosen()
    life = Life(hand, code)
    life.is_("planned")
    assert life.tokens(1) == []
    hand.act("start")
    life.is_("in_progress")
    hand.jobs.panel.pieces.table.selectRow(0)
    hand.press("complete_step")
    first = life.tokens(1)
    assert len(first) == 3
    hand.act("pause")
    life.is_("paused")
    hand.act("resume")
    life.is_("in_progress")
    hand.act("cancel")
    life.is_("cancelled")
    cancelled = life.tokens(1)
    assert [each["id"] for each in cancelled] == [each["id"] for each in first]
    assert [each["serial"] for each in cancelled] == [each["serial"] for each in first]
    assert {(each["state"], each["active"]) for each in cancelled} == {("cancelled", False)}
    hand.act("restore")
    life.is_("planned")
    assert life.tokens(1) == cancelled
    hand.act("start")
    life.is_("in_progress")
    assert life.tokens(1) == cancelled
    second = life.tokens(2)
    assert [each["state"] for each in second] == ["ready"] * 3
    assert not {each["id"] for each in second} & {each["id"] for each in first}
    assert not {each["serial"] for each in second} & {each["serial"] for each in first}
    assert hand.jobs.panel.pieces.model.rowCount() == 6
    assert {each["number"]: each["state"] for each in hand.shown("runs", code)} == {
        1: "archived",
        2: "active",
    }


def test_the_language_may_change_at_every_step(open_window: Opener, workshop: Path) -> None:
    hand = open_window(workshop, Answer(questions.CLOSE_SHORT, "พอแล้ว"))
    hand.choose("HJ-2611-0008")
    life = Life(hand, "HJ-2611-0008")
    for language, action, status in (
        (Language.THAI, "start", "in_progress"),
        (Language.ENGLISH, "pause", "paused"),
        (Language.THAI, "resume", "in_progress"),
        (Language.ENGLISH, "close_short", "completed"),
    ):
        hand.window.speak(language)
        hand.act(action)
        life.is_(status)
        hand.window.speak(Language.THAI)
        life.is_(status)


def test_every_step_is_told_in_the_strip_the_newest_first(
    open_window: Opener, workshop: Path, qtbot: QtBot
) -> None:
    hand = open_window(workshop)
    hand.choose("HJ-2611-0003")
    for action in ("start", "pause", "resume"):
        hand.act(action)
        newest = strip(hand)[0]
        assert "HJ-2611-0003" in newest
    assert len(set(strip(hand))) == 3
    said = strip(hand)
    hand.click(f"rail_{TICKETS}")
    qtbot.waitUntil(hand.window.strip.isVisible)
    assert strip(hand) == said
