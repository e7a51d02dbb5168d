"""Work at a bench: what is touched on the page Work Queue is done, by the rules, and can be taken back."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from app.lifecycle.queries import queue
from app.lifecycle.queries.queue import Lot, Scope
from app.views.context import JOBS, QUEUE
from app.views.queue.deeds import Do
from app.views.queue.view import EMPTY
from tests.lifecycle.workspaces import copied
from tests.window.benches import CALM, STOPPED, URGENT, benches, refs
from tests.window.benching import AtBench
from tests.window.hand import Hand

Opener = Callable[..., Hand]
Sit = Callable[..., AtBench]


@pytest.fixture
def sit(open_window: Opener, tmp_path: Path) -> Sit:
    """Sits down at a bench of the workshop with an inspection."""
    path = copied(tmp_path / "benches.hatt", benches)

    def sit_down(who: str = "Nok", lang: str = "en") -> AtBench:
        return AtBench(open_window(path, actor=who, lang=lang))

    return sit_down


def test_what_lies_is_shown_by_step_the_urgent_job_first_and_no_paused_job(sit: Sit) -> None:
    bench = sit("Malee")
    assert bench.cards() == {
        "CUT": [f"{URGENT} F005", f"{URGENT} F006", f"{CALM} F001", f"{CALM} F002"],
        "SEW": [f"{URGENT} F003", f"{URGENT} F004"],
        "QC": [f"{URGENT} F002"],
        "EDGE": [f"{URGENT} F001"],
    }
    assert STOPPED not in str(bench.cards())


def test_inspections_are_not_available_to_who_may_not_judge(sit: Sit) -> None:
    bench, inspector = sit("Nok"), sit("Malee")
    assert "QC" not in bench.cards()
    counted = [
        queue.counts(each.hand.window.context.desk, each.hand.window.context.actor.id)[Scope.AVAILABLE]
        for each in (bench, inspector)
    ]
    assert counted == [7, 8]
    bench.look_at(Scope.ALL)
    bench.choose(f"{URGENT} F002")
    for key in ("queue_start", "queue_claim"):
        assert "is to be inspected (QC), and Nok may not judge it. Leave it to " in bench.refused(key)


def test_without_any_work_nothing_is_said_of_other_peoples_hands(open_window: Opener, tmp_path: Path) -> None:
    bench = AtBench(open_window(copied(tmp_path / "new.hatt")))
    for scope in Scope:
        bench.look_at(scope)
        assert bench.page.board.notice.notice() is EMPTY[Scope.ALL]


def test_while_others_have_all_the_work_it_says_where_to_look(sit: Sit) -> None:
    bench = sit()
    bench.choose(*bench.cards()["CUT"])
    bench.touch("queue_claim")
    for step in ("SEW", "EDGE"):
        bench.hand.give("work.claim", "Nok", tokens=refs(URGENT, *_numbers(bench.cards()[step])))
    bench.wait()
    assert bench.page.board.notice.notice() is EMPTY[Scope.AVAILABLE]


def _numbers(cards: list[str]) -> list[int]:
    return [int(card.rpartition("F")[2]) for card in cards]


def test_a_touch_on_a_card_starts_it_and_the_clock_counts_from_the_facts(sit: Sit) -> None:
    bench = sit()
    bench.press_card(f"{URGENT} F003")
    assert bench.items(URGENT)["F003"] == ("SEW", "in_progress", "Nok")
    bench.clock.advance(minutes=34, seconds=12)
    bench.page.now.tick()
    assert bench.page.now.clock.text() == "00:34:12"
    assert bench.page.now.title.said() == "F003 · Stitch body"
    bench.clock.set_on(minutes=-600)
    bench.page.now.tick()
    assert bench.page.now.clock.text() == "00:00:00"


def test_several_cards_of_one_step_are_started_as_one_tray(sit: Sit) -> None:
    bench = sit()
    bench.choose(f"{URGENT} F005", f"{CALM} F001")
    bench.touch("queue_start")
    sessions = bench.hand.shown("sessions")
    assert len(sessions) == 2
    assert len({row["id"] for row in sessions}) == 1
    assert bench.page.now.title.said() == "F005, F001 · Cut leather"
    bench.touch("now_complete")
    assert bench.items(URGENT)["F005"][0] == bench.items(CALM)["F001"][0] == "SEW"
    assert bench.page.now.tray() is None


def test_cards_of_two_steps_can_not_be_started_together_and_it_says_so(sit: Sit) -> None:
    bench = sit()
    bench.choose(f"{URGENT} F005", f"{URGENT} F003")
    assert "step by step" in bench.refused("queue_start")
    assert "step by step" in bench.page.bar.why.said()


def test_other_work_is_started_by_pausing_what_runs_in_one_which_one_undo_takes_back(sit: Sit) -> None:
    bench = sit()
    bench.press_card(f"{URGENT} F003")
    bench.choose(f"{URGENT} F005")
    bench.touch("queue_swap")
    assert bench.items(URGENT)["F003"] == ("SEW", "paused", "Nok")
    assert bench.items(URGENT)["F005"] == ("CUT", "in_progress", "Nok")
    bench.touch("queue_undo")
    assert bench.items(URGENT)["F003"] == ("SEW", "in_progress", "Nok")
    assert bench.items(URGENT)["F005"] == ("CUT", "waiting", None)
    bench.choose(f"{URGENT} F005")
    bench.touch("queue_swap")
    bench.press_card(f"{URGENT} F006")
    bench.answer("Pause that, start this")
    assert bench.items(URGENT)["F005"][1:] == ("paused", "Nok")
    assert bench.items(URGENT)["F006"][1:] == ("in_progress", "Nok")


@pytest.mark.parametrize(("lang", "reason"), [("en", "Waiting for material"), ("th", "รอวัสดุ")])
def test_a_pause_takes_two_touches_and_its_reason_is_read_in_every_language(
    sit: Sit, lang: str, reason: str
) -> None:
    bench = sit(lang=lang)
    bench.press_card(f"{URGENT} F003")
    bench.touch("now_pause")
    bench.answer(reason)
    (paused,) = (row for row in bench.hand.shown("facts", URGENT) if row["kind"] == "work.paused")
    assert paused["data"]["reason"] == "reason:waiting_for_material"
    assert reason in bench.page.last.said.said()
    bench.look_at(Scope.MINE)
    bench.press_card(f"{URGENT} F003")
    assert bench.items(URGENT)["F003"] == ("SEW", "in_progress", "Nok")


def test_an_inspection_is_passed_or_failed_and_not_completed(sit: Sit) -> None:
    bench = sit("Malee")
    bench.choose(f"{URGENT} F002")
    assert not bench.page.bar.buttons[Do.COMPLETE].isVisible()
    bench.touch("queue_pass")
    assert bench.items(URGENT)["F002"][0] == "EDGE"


def test_a_fault_with_the_step_that_it_asks_for_takes_two_touches(sit: Sit) -> None:
    bench = sit("Malee")
    bench.press_card(f"{URGENT} F002")
    bench.answer("Scratch: back to “Stitch body”")
    assert bench.items(URGENT)["F002"][0] == "SEW"
    facts = {row["kind"]: row["data"] for row in bench.hand.shown("facts", URGENT)}
    assert facts["qc.failed"]["defect"] == "scratch"
    assert facts["tokens.reworked"].get("back_to") is None


def test_the_kind_of_a_fault_and_the_way_back_can_be_chosen_behind_one_more_touch(sit: Sit) -> None:
    bench = sit("Malee")
    bench.press_card(f"{URGENT} F002")
    bench.answer("Another step, or straight back here…")
    bench.answer("Scratch")
    bench.answer("It comes straight back here")
    bench.answer("Fail: back to “Stitch body”")
    assert bench.items(URGENT)["F002"][0] == "SEW"
    facts = {row["kind"]: row["data"] for row in bench.hand.shown("facts", URGENT)}
    assert facts["qc.failed"]["defect"] == "scratch"
    assert facts["tokens.reworked"]["back_to"] == "QC"
    assert "Redone 1 time" in [text for _, text in bench_badges(bench, f"{URGENT} F002")]


def test_a_fault_without_more_flows_on(sit: Sit) -> None:
    bench = sit("Malee")
    bench.press_card(f"{URGENT} F002")
    bench.answer("Fail: back to “Cut leather”")
    facts = {row["kind"]: row["data"] for row in bench.hand.shown("facts", URGENT)}
    assert bench.items(URGENT)["F002"][0] == "CUT"
    assert facts["qc.failed"].get("defect") is None
    assert facts["tokens.reworked"].get("back_to") is None


def test_the_clock_at_an_inspection_stops_with_pass_or_fail(sit: Sit) -> None:
    bench = sit("Malee")
    bench.choose(f"{URGENT} F002")
    bench.touch("queue_start")
    assert not bench.page.now.buttons[Do.COMPLETE].isVisible()
    bench.touch("now_pass")
    assert bench.page.now.tray() is None
    assert bench.items(URGENT)["F002"][0] == "EDGE"


def test_who_may_not_judge_is_told_so_before_and_after_the_touch(sit: Sit) -> None:
    bench = sit("Nok")
    bench.look_at(Scope.ALL)
    bench.choose(f"{URGENT} F002")
    assert "Nok may not judge" in bench.refused("queue_pass")
    bench.press_card(f"{URGENT} F002")
    assert "Nok may not judge" in bench.page.banner.text()
    assert bench.items(URGENT)["F002"] == ("QC", "waiting", None)


def test_work_is_taken_handed_over_put_back_and_taken_over(sit: Sit) -> None:
    bench = sit()
    bench.choose(f"{URGENT} F003", f"{URGENT} F004")
    bench.touch("queue_claim")
    assert bench.items(URGENT)["F003"] == ("SEW", "claimed", "Nok")
    bench.look_at(Scope.MINE)
    bench.choose(f"{URGENT} F003")
    bench.touch("queue_hand_over")
    bench.answer("Somchai")
    assert bench.items(URGENT)["F003"] == ("SEW", "claimed", "Somchai")
    bench.choose(f"{URGENT} F004")
    bench.touch("queue_put_back")
    bench.answer("Put it back")
    assert bench.items(URGENT)["F004"] == ("SEW", "waiting", None)
    bench.look_at(Scope.ALL)
    bench.choose(f"{URGENT} F003")
    assert "is not in the team of Nok" in bench.refused("queue_take_over")
    assert "in the hands of Somchai" in bench.refused("queue_put_back")


def test_an_inspection_is_handed_to_those_who_may_judge_it(sit: Sit) -> None:
    """Among those at the benches Nok would come first, and the rule would refuse it."""
    bench = sit("Malee")
    bench.choose(f"{URGENT} F002")
    bench.touch("queue_claim")
    bench.look_at(Scope.MINE)
    bench.choose(f"{URGENT} F002")
    bench.touch("queue_hand_over")
    assert bench.offered()[:2] == ["Admin", "Wanida"]
    assert "Nok" not in bench.offered()
    assert "Only those are shown who may do this step." in bench.said()
    bench.answer("Wanida")
    assert bench.items(URGENT)["F002"] == ("QC", "claimed", "Wanida")


def test_a_manager_takes_over_with_a_reason(sit: Sit) -> None:
    bench = sit("Nok")
    bench.press_card(f"{URGENT} F003")
    manager = sit("Wanida")
    manager.look_at(Scope.ALL)
    manager.choose(f"{URGENT} F003")
    manager.touch("queue_take_over")
    manager.answer("Went home")
    assert manager.items(URGENT)["F003"] == ("SEW", "paused", "Wanida")
    bench.wait()
    assert bench.page.now.tray() is None
    bench.look_at(Scope.ALL)
    assert bench.line(f"{URGENT} F003").piece.holder_name == "Wanida"


def test_a_viewer_sees_everything_and_can_touch_nothing(sit: Sit) -> None:
    bench = sit("Vee")
    bench.choose(f"{URGENT} F003")
    assert "Vee may not" in bench.refused("queue_start")
    assert "Vee may not" in bench.refused("queue_claim")
    bench.press_card(f"{URGENT} F003")
    assert "Vee may not" in bench.page.banner.text()


def test_what_was_done_last_is_told_and_undone_by_one_touch(sit: Sit) -> None:
    bench = sit()
    assert bench.page.last.said.said() == "Nothing done yet"
    bench.press_card(f"{URGENT} F003")
    assert "Nok started Stitch body" in bench.page.last.said.said()
    bench.touch("queue_undo")
    assert bench.items(URGENT)["F003"] == ("SEW", "waiting", None)
    assert bench.page.now.tray() is None


def test_what_rests_can_not_be_started_until_its_time_has_come(sit: Sit) -> None:
    bench = sit()
    bench.choose(f"{URGENT} F001")
    bench.touch("queue_complete")
    name = f"{URGENT} F001"
    assert bench.line(name).refused is not None
    assert "Rests until" in str(bench_badges(bench, name))
    bench.choose(name)
    assert "has to rest" in bench.refused("queue_start")
    bench.clock.advance(minutes=31)
    bench.page.look_again()
    assert bench.line(name).refused is None
    assert bench.refused("queue_start") == ""


def test_what_must_be_known_before_the_work_stands_on_the_card_and_over_the_clock(sit: Sit) -> None:
    bench = sit()
    name = f"{URGENT} F001"
    card = bench.page.model.card(bench.row(name))
    assert card is not None
    assert card.notes.startswith("Wear gloves")
    assert card.is_warning
    bench.press_card(name)
    assert bench.page.now.notes.said() == "Wear gloves: the paint stains. · Brass fittings."


def test_a_card_that_another_bench_has_taken_goes_while_one_looks_at_it(sit: Sit) -> None:
    bench, other = sit("Nok"), sit("Somchai")
    other.press_card(f"{URGENT} F003")
    bench.wait()
    assert f"{URGENT} F003" not in bench.cards()["SEW"]
    bench.look_at(Scope.ALL)
    assert "With Somchai" in [text for _, text in bench_badges(bench, f"{URGENT} F003")]


def test_a_page_that_nobody_sees_reads_no_cards_and_follows_once_it_is_shown(
    sit: Sit, monkeypatch: pytest.MonkeyPatch
) -> None:
    bench, other = sit("Ploy"), sit("Somchai")
    bench.hand.window.go(JOBS)
    bench.wait()
    read: list[object] = []
    lots = queue.lots

    def noted(*asked: Any) -> list[Lot]:
        read.append(asked)
        return lots(*asked)

    other.press_card(f"{URGENT} F003")
    monkeypatch.setattr(queue, "lots", noted)
    bench.wait()
    bench.hand.window.context.bridge.look()
    bench.hand.window.pages.read_first(QUEUE)  # as the window does of itself when it has time
    assert read == []
    bench.hand.window.go(QUEUE)
    bench.wait()
    assert f"{URGENT} F003" not in bench.cards()["SEW"]
    assert len(read) == 1


def test_a_job_that_is_paused_takes_its_cards_away_and_stops_the_clock(sit: Sit) -> None:
    bench, office = sit("Nok"), sit("Ploy")
    bench.press_card(f"{URGENT} F003")
    office.hand.window.go("jobs")
    office.hand.choose(URGENT)
    office.hand.act("pause")
    bench.wait()
    bench.page.refresh()
    assert bench.cards() == {"CUT": [f"{CALM} F001", f"{CALM} F002"]}
    assert bench.page.now.tray() is None


def test_a_double_touch_does_a_thing_once(sit: Sit) -> None:
    bench = sit()
    board = bench.page.board
    for _ in range(2):
        board.next_wanted.emit([bench.row(f"{URGENT} F003")])
        bench.page.bar.triggered.emit(Do.START)
    bench.wait()
    assert bench.page.banner.isHidden()
    assert [row["kind"] for row in bench.hand.shown("facts", URGENT)].count("work.started") == 1
    assert len(bench.hand.shown("sessions")) == 1


def test_of_two_benches_that_take_one_piece_one_gets_it_and_the_other_is_told_who(sit: Sit) -> None:
    slow, quick = sit("Nok"), sit("Somchai")
    slow.hand.window.context.bridge.stop()
    slow.choose(f"{URGENT} F003")
    quick.choose(f"{URGENT} F003")
    quick.touch("queue_claim")
    slow.touch("queue_claim")
    assert "in the hands of Somchai" in slow.page.banner.text()
    assert slow.items(URGENT)["F003"] == ("SEW", "claimed", "Somchai")


@pytest.mark.parametrize("button", ["queue_complete", "queue_start", "queue_claim"])
def test_a_card_whose_step_another_bench_has_done_does_nothing_to_the_next_step(
    sit: Sit, button: str
) -> None:
    slow, quick = sit("Nok"), sit("Somchai")
    slow.look_at(Scope.AVAILABLE)
    slow.hand.window.context.bridge.stop()
    slow.choose(f"{URGENT} F005")
    quick.choose(f"{URGENT} F005")
    quick.touch("queue_complete")
    slow.touch(button)
    assert "F005 of HJ-2611-0001 is at SEW meanwhile" in slow.page.banner.text()
    assert slow.items(URGENT)["F005"] == ("SEW", "waiting", None)


def test_a_card_tells_its_step_and_how_many_days_it_has_lain(sit: Sit) -> None:
    name = f"{URGENT} F005"
    bench = sit()
    card = bench.page.model.card(bench.row(name))
    assert card is not None
    assert card.about == "Cut leather · Tote No.7, saddle"
    assert "Here for" not in str(card.badges)
    for hours, words in ((25, "Here for 1 day"), (72, "Here for 4 days")):
        bench.clock.advance(minutes=hours * 60)
        bench.page.refresh()
        bench.wait()
        assert words in [text for _, text in bench_badges(bench, name)]


def bench_badges(bench: AtBench, name: str) -> tuple[tuple[object, str], ...]:
    """The badges of a card."""
    card = bench.page.model.card(bench.row(name))
    assert card is not None
    return card.badges
