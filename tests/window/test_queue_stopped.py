"""Whose clock somebody else has stopped is told what happened, by whom, and that the time is not lost."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from app.lifecycle.queries import choices
from app.lifecycle.queries.queue import Scope
from app.lifecycle.queries.stopped import Stop
from app.views.queue.stopped import MOST_SHOWN, sentence
from tests.lifecycle.workspaces import copied
from tests.window.benches import URGENT, benches, refs
from tests.window.benching import AtBench
from tests.window.hand import Hand

Opener = Callable[..., Hand]
Sit = Callable[..., AtBench]
F003, F004 = f"{URGENT} F003", f"{URGENT} F004"


@pytest.fixture
def sit(open_window: Opener, tmp_path: Path) -> Sit:
    path = copied(tmp_path / "benches.hatt", benches)

    def sit_down(who: str = "Nok", lang: str = "en") -> AtBench:
        return AtBench(open_window(path, actor=who, lang=lang))

    return sit_down


def told(bench: AtBench) -> str:
    """What stands in the strip; "" while there is none."""
    bench.wait()
    strip = bench.page.stopped
    return strip.text() if strip.isVisible() else ""


def working(sit: Sit, minutes: int, *names: str) -> AtBench:
    bench = sit()
    bench.choose(*(names or (F003,)))
    bench.touch("queue_start")
    bench.clock.advance(minutes=minutes)
    return bench


def manager(sit: Sit, minutes: int = 12) -> Hand:
    """Somebody else's window, at the same time of day."""
    other = sit("Wanida")
    other.clock.advance(minutes=minutes)
    return other.hand


PIECE: dict[str, Any] = {"tokens": refs(URGENT, 3)}
RECORDED = " Your 12 minutes are recorded."


@pytest.mark.parametrize(
    ("kind", "fields", "said"),
    [
        ("token.hold", {**PIECE, "reason": "x"}, "Wanida put F003 on hold until a manager decides."),
        (
            "token.scrap",
            {**PIECE, "type": "permanent", "reason": "reason:torn"},
            "Wanida scrapped F003: Torn or cut through.",
        ),
        ("token.move", {**PIECE, "to": "CUT", "reason": "x"}, "Wanida sent F003 to “Cut leather”."),
        ("work.take_over", {**PIECE, "reason": "reason:went_home"}, "Wanida took over F003: Went home."),
        ("job.pause", {"job": URGENT}, f"Wanida paused the job {URGENT}."),
        (
            "job.cancel",
            {"job": URGENT, "reason": "no order"},
            f"Wanida cancelled the job {URGENT}: no order.",
        ),
    ],
)
def test_who_stopped_the_clock_is_told_with_the_time_that_is_recorded(
    sit: Sit, kind: str, fields: dict[str, Any], said: str
) -> None:
    bench = working(sit, 12)
    assert told(bench) == ""
    manager(sit).give(kind, **fields)
    assert told(bench) == said + RECORDED
    assert bench.page.now.tray() is None
    later = sit()  # who was away reads it on coming back
    assert told(later) == said + RECORDED


def test_it_is_said_in_thai_and_goes_once_it_is_read(sit: Sit) -> None:
    bench = working(sit, 12)
    manager(sit).give("token.hold", **PIECE, reason="x")
    assert told(sit("Nok", "th")) == "Wanida กัก F003 ไว้รอผู้จัดการตัดสินใจ เวลา 12 นาทีของคุณบันทึกไว้แล้ว"
    assert told(bench)
    bench.hand.click("queue_stopped_read")
    assert told(bench) == ""
    bench.look_at(Scope.ALL)
    bench.page.refresh()
    assert told(bench) == ""


def test_it_goes_with_the_next_clock_and_what_one_stopped_oneself_is_not_told(sit: Sit) -> None:
    bench = working(sit, 12)
    manager(sit).give("token.hold", **PIECE, reason="x")
    assert told(bench)
    bench.press_card(F004)
    assert told(bench) == ""
    bench.touch("now_complete")
    assert told(bench) == ""
    bench.touch("queue_undo")
    assert told(bench) == ""


def test_what_is_taken_off_a_tray_that_runs_on_is_told_too(sit: Sit) -> None:
    bench = working(sit, 12, F003, F004)
    manager(sit).give("token.hold", **PIECE, reason="x")
    assert told(bench).startswith("Wanida put F003 on hold until a manager decides.")
    assert bench.page.now.title.said() == "F004 · Stitch body"
    bench.clock.advance(minutes=3)
    bench.touch("now_complete")
    assert told(bench) == ""
    again = working(sit, 5, f"{URGENT} F005", f"{URGENT} F006")
    again.look_at(Scope.MINE)
    again.press_card(f"{URGENT} F005")
    assert told(again) == ""  # who takes something off the tray knows it


@pytest.mark.parametrize(
    ("kind", "fields", "said"),
    [
        ("work.pause", {"reason": "reason:break"}, "Wanida paused F003 in your name: Break."),
        ("work.handoff", {"to": "Somchai"}, "Wanida handed F003 over to Somchai in your name."),
        ("work.requeue", {}, "Wanida put F003 back in your name."),
        ("work.complete", {}, "Wanida completed F003 in your name."),
    ],
)
def test_what_was_recorded_in_ones_name_is_told_with_who_recorded_it(
    sit: Sit, kind: str, fields: dict[str, Any], said: str
) -> None:
    bench = working(sit, 12)
    manager(sit).give(kind, "Nok", **PIECE, **fields)
    assert told(bench) == said + RECORDED
    assert sit("Nok", "th").page.stopped.text().startswith("Wanida ")


def test_a_long_reason_leaves_the_cards_their_room_and_ends_in_one_full_stop(sit: Sit) -> None:
    scrap: dict[str, Any] = {**PIECE, "type": "permanent"}
    bench = working(sit, 12)
    manager(sit).give("token.scrap", **scrap, reason="the knife slipped.")
    assert told(bench) == "Wanida scrapped F003: the knife slipped." + RECORDED
    again = working(sit, 12, F004)
    reason = "the knife slipped and went through to the lining\n" * 10
    manager(sit).give("token.scrap", type="permanent", tokens=refs(URGENT, 4), reason=reason)
    said = told(again).removesuffix(RECORDED).removeprefix("Wanida scrapped F004: ")
    assert said.endswith("….")
    assert len(said) <= MOST_SHOWN + 1


def test_several_that_are_needed_no_more_are_told_so(sit: Sit) -> None:
    messages = sit().hand.window.context.messages
    one = Stop(1, "tokens.cancelled/join_satisfied", {}, ["F003.1"], 0)
    assert sentence(one, messages).startswith("F003.1 is not needed any more")
    two = replace(one, numbers=["F003.1", "F004.1"])
    assert sentence(two, messages).startswith("F003.1, F004.1 are not needed any more")


def test_what_somebody_has_read_is_read_by_nobody_else_and_stays_read(sit: Sit) -> None:
    bench = working(sit, 12)
    strip = bench.page.stopped
    stop = Stop(41, "", {"actor": "Wanida"}, ["F003"], 12)
    later = replace(stop, command=42)
    strip.show_stop(stop)
    strip.button.click()
    strip.show_stop(later)
    assert strip.isVisible()
    strip.button.click()
    strip.show_stop(stop)
    assert not strip.isVisible()
    context = strip._context
    context.seated.person = choices.person(context.desk, "Somchai")
    strip.show_stop(stop)
    assert strip.isVisible()
