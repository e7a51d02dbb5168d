"""Several people at one bench: who works with whom is on the cards, and joining in is one touch."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from app.lifecycle.core import Core
from app.lifecycle.queries.queue import Scope
from app.views.queue.deeds import Do
from tests.lifecycle.workspaces import copied
from tests.window.benches import BAGS, URGENT, benches, do
from tests.window.benching import AtBench
from tests.window.hand import Hand

Opener = Callable[..., Hand]
Sit = Callable[..., AtBench]
PIECE = f"{URGENT} F003"
TWO = "HJ-2611-0004"
"""A job of one bag that two people cut, beginning together, and two people sew."""
BAG = f"{TWO} F001"


def shared_benches(core: Core) -> None:
    """The benches, and that job."""
    benches(core)
    people = {"CUT": {"operators": 2, "sync_start": True}, "SEW": {"operators": 2}}
    nodes = [node | people.get(node["code"], {}) for node in BAGS["nodes"]]
    do(core, "routing.import", routing=BAGS | {"code": "TWO", "nodes": nodes})
    do(core, "routing.publish", routing="TWO")
    code = do(core, "job.create", product="TOTE-07", quantity=1, routing="TWO").result["code"]
    do(core, "job.start", job=code)


@pytest.fixture
def sit(open_window: Opener, tmp_path: Path) -> Sit:
    """Sits down at a bench of a workshop where several people work at one piece."""
    path = copied(tmp_path / "benches.hatt", shared_benches)

    def sit_down(who: str = "Nok", lang: str = "en") -> AtBench:
        return AtBench(open_window(path, actor=who, lang=lang))

    return sit_down


def badges(bench: AtBench, name: str) -> list[str]:
    card = bench.page.model.card(bench.row(name))
    assert card is not None
    return [text for _, text in card.badges]


def test_whoever_asks_for_help_is_seen_by_everybody_and_helped_by_one_touch(sit: Sit) -> None:
    nok, som = sit("Nok"), sit("Somchai")
    nok.press_card(PIECE)
    nok.look_at(Scope.MINE)
    nok.choose(PIECE)
    nok.touch("queue_ask_help")
    som.wait()
    som.look_at(Scope.AVAILABLE)
    assert {"With Nok", "Asks for help"} <= set(badges(som, PIECE))
    som.press_card(PIECE)
    assert nok.items(URGENT)["F003"] == ("SEW", "in_progress", "Nok")
    assert "Together with Nok" in som.page.now.about.said()
    nok.wait()
    assert "Together with Somchai" in badges(nok, PIECE)
    assert "Asks for help" not in badges(nok, PIECE)


def test_a_call_for_help_is_withdrawn_where_it_was_made(sit: Sit) -> None:
    nok, som = sit("Nok"), sit("Somchai")
    nok.press_card(PIECE)
    nok.look_at(Scope.MINE)
    nok.choose(PIECE)
    nok.touch("queue_ask_help")
    assert "Asks for help" in badges(nok, PIECE)
    assert not nok.page.bar.buttons[Do.ASK_HELP].isVisible()
    nok.touch("queue_no_more_help")
    assert "Asks for help" not in badges(nok, PIECE)
    assert nok.page.bar.buttons[Do.ASK_HELP].isVisible()
    som.wait()
    som.look_at(Scope.ALL)
    assert "Asks for help" not in badges(som, PIECE)


def test_one_joins_in_on_what_another_has_in_hand_and_is_out_of_it_by_an_undo(sit: Sit) -> None:
    nok, som = sit("Nok"), sit("Somchai")
    nok.press_card(PIECE)
    som.wait()
    som.look_at(Scope.ALL)
    som.choose(PIECE)
    assert not som.page.bar.buttons[Do.START].isVisible()
    som.touch("queue_assist")
    som.look_at(Scope.MINE)
    assert som.cards() == {"SEW": [PIECE]}
    som.touch("queue_undo")
    assert som.cards() == {}
    assert som.items(URGENT)["F003"] == ("SEW", "in_progress", "Nok")


def test_the_clock_of_a_step_that_begins_together_starts_with_the_second_press(sit: Sit) -> None:
    nok, som = sit("Nok"), sit("Somchai")
    nok.press_card(BAG)
    assert nok.page.now.tray() is None
    nok.look_at(Scope.MINE)
    assert {"1 of 2 people", "Ready, 1 more has to press"} <= set(badges(nok, BAG))
    som.wait()
    som.look_at(Scope.AVAILABLE)
    assert {"With Nok · 1 of 2 people", "Nok is ready"} <= set(badges(som, BAG))
    som.press_card(BAG)
    nok.wait()
    for bench in (nok, som):
        tray = bench.page.now.tray()
        assert tray is not None
        assert [line.number for line in tray.lines] == ["F001"]


def test_each_of_two_completes_their_own_part_and_the_last_lets_the_bag_go_on(sit: Sit) -> None:
    nok, som = sit("Nok"), sit("Somchai")
    nok.press_card(BAG)
    som.wait()
    som.press_card(BAG)
    nok.wait()
    nok.touch("now_complete")
    nok.look_at(Scope.MINE)
    assert "Your part is done" in badges(nok, BAG)
    card = nok.page.model.card(nok.row(BAG))
    assert card is not None
    assert card.button == ""
    som.wait()
    som.touch("now_complete")
    assert som.items(TWO)["F001"] == ("SEW", "waiting", None)


def test_one_joins_in_by_pausing_what_runs_and_one_undo_takes_back_both(sit: Sit) -> None:
    som, nok = sit("Somchai"), sit("Nok")
    som.press_card(PIECE)
    nok.wait()
    nok.press_card(f"{URGENT} F004")
    nok.look_at(Scope.ALL)
    nok.choose(PIECE)
    nok.touch("queue_swap")
    assert "Together with Somchai" in nok.page.now.about.said()
    nok.touch("queue_undo")
    tray = nok.page.now.tray()
    assert tray is not None
    assert [line.number for line in tray.lines] == ["F004"]


def test_the_cards_say_it_in_thai(sit: Sit) -> None:
    nok, som = sit("Nok"), sit("Somchai", lang="th")
    nok.press_card(BAG)
    som.wait()
    assert {"Nok พร้อมเริ่มแล้ว", "อยู่กับ Nok · 1 จาก 2 คน"} <= set(badges(som, BAG))
