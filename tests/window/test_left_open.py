"""Whoever comes back to the bench is asked about the clock that was left running, and answers by touch."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtWidgets import QPushButton

from app.clock import FixedClock
from app.messages import Language
from app.views.queue.left_open import MinutesSheet
from tests.lifecycle.questions import left_running, questions, that_morning
from tests.lifecycle.workspaces import copied
from tests.views.accessible import nameless, nameless_shown
from tests.window.benches import URGENT, benches
from tests.window.benching import AtBench
from tests.window.hand import Hand

Opener = Callable[..., Hand]
Sit = Callable[..., AtBench]


@pytest.fixture
def sit(open_window: Opener, tmp_path: Path) -> Sit:
    """Sits down at a bench of the workshop in which Som's clock was left running."""

    def sit_down(who: str = "Som", lang: str = "en") -> AtBench:
        path = copied(tmp_path / "asked.hatt", questions, that_morning)
        return AtBench(open_window(path, actor=who, lang=lang))

    return sit_down


def sheet(bench: AtBench) -> MinutesSheet:
    (found,) = bench.hand.window.seen(MinutesSheet)
    return found


def times(bench: AtBench) -> set[str]:
    """How Som's last session ended."""
    return {row["ended_at"][11:16] for row in bench.hand.shown("sessions") if row["ended_by"] == "left_open"}


def test_who_comes_back_is_asked_with_what_is_known(sit: Sit) -> None:
    bench = sit()
    strip = bench.page.left_open
    assert strip.isVisible()
    for known in ("F001 and 1 more", "HJ-2611-0003", "“Cut”", "after 30 min"):
        assert known in strip.banner.text()


def test_who_left_nothing_running_is_asked_nothing(sit: Sit) -> None:
    assert not sit("Nok").page.left_open.isVisible()


def test_one_touch_says_that_the_time_is_right(sit: Sit) -> None:
    bench = sit()
    bench.touch("left_open_right")
    assert not bench.page.left_open.isVisible()
    assert bench.hand.shown("facts")[-1]["kind"] == "session.settled"
    assert times(bench) == {"17:00"}


def test_another_time_takes_touches_only(sit: Sit) -> None:
    bench = sit()
    bench.hand.click("left_open_other")
    asked = sheet(bench)
    assert asked.minutes.value() == 30
    bench.hand.click("left_open_by_-5")
    bench.hand.click("left_open_by_-5")
    reason: QPushButton = asked.reasons[1]
    bench.hand.click(reason.objectName())
    bench.hand.wait()
    assert times(bench) == {"16:50"}
    fact = bench.hand.shown("facts")[-1]["data"]
    assert (fact["minutes"], fact["reason"]) == (20, "reason:left_earlier")
    assert not bench.page.left_open.isVisible()


def test_a_time_that_cannot_be_is_told_and_asked_again(sit: Sit) -> None:
    bench = sit()
    bench.hand.click("left_open_other")
    asked = sheet(bench)
    asked.minutes.set_value(5_000)
    bench.hand.click(asked.reasons[0].objectName())
    bench.hand.wait()
    assert "not 5000" in bench.page.banner.text()
    assert bench.page.left_open.isVisible()


def test_without_a_number_there_is_no_answer(sit: Sit) -> None:
    bench = sit()
    bench.hand.click("left_open_other")
    asked = sheet(bench)
    asked.minutes.clear()
    assert not any(button.isEnabled() for button in asked.reasons)
    bench.hand.click("left_open_by_30")
    assert asked.minutes.value() == 30
    assert all(button.isEnabled() for button in asked.reasons)


@pytest.mark.parametrize("language", Language)
def test_everything_has_a_name_in_both_languages(sit: Sit, language: Language) -> None:
    bench = sit(lang=language)
    assert nameless_shown(bench.page) == []
    thai = any("ก" <= letter <= "๛" for letter in bench.page.left_open.banner.text())
    assert thai is (language is Language.THAI)
    bench.hand.click("left_open_other")
    assert nameless(sheet(bench)) == []


def test_a_window_that_opens_does_what_time_has_done(open_window: Opener, tmp_path: Path) -> None:
    path = copied(tmp_path / "running.hatt", left_running, that_morning)
    bench = AtBench(open_window(path, actor="Som", backups=True))
    bench.hand.wait()
    bench.hand._qtbot.waitUntil(bench.page.left_open.isVisible)
    assert times(bench) == {"17:00"}


def test_a_window_that_slept_over_the_weekend_completes_what_it_shows_without_the_weekend(
    open_window: Opener, tmp_path: Path
) -> None:
    clock = FixedClock()
    clock.advance(minutes=8 * 60)
    path = copied(tmp_path / "lid.hatt", benches)
    bench = AtBench(open_window(path, actor="Nok", backups=True, clock=clock))
    bench.press_card(f"{URGENT} F003")
    bench.clock.advance(minutes=3 * 24 * 60)
    bench.touch("now_complete")
    (session,) = bench.hand.shown("sessions")
    assert (session["ended_at"][11:16], session["ended_by"]) == ("17:00", "left_open")
    bench.hand._qtbot.waitUntil(bench.page.left_open.isVisible)
