"""A batch at the bench: how much of it is good is told by a few touches, or the number keys."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from app.lifecycle.core import Core
from app.views.piece.counting import CountSheet
from app.views.widgets.label import PlainLabel
from app.views.widgets.noting import NoteField
from tests.lifecycle.workspaces import copied
from tests.window.benches import BAGS, benches, do
from tests.window.benching import AtBench
from tests.window.fingers import Finger, middle
from tests.window.front import come_to_front
from tests.window.hand import Hand

Opener = Callable[..., Hand]
TICKET = "JT-2611-0001"
BELTS = {
    **BAGS,
    "code": "BELTS",
    "line": "classic",
    "nodes": [
        {**node, **({"batch": 50} if node["kind"] == "start" else {"yield_percent": 96})}
        for node in BAGS["nodes"]
        if node["kind"] in ("start", "operation")
    ]
    + [node for node in BAGS["nodes"] if node["kind"] not in ("start", "operation")],
}


def belts(core: Core) -> None:
    """A batch of fifty belts is to be cut, another to be inspected."""
    benches(core)
    do(core, "routing.import", routing=BELTS)
    do(core, "routing.publish", routing="BELTS")
    do(core, "product.create", sku="BELT-32", name_en="Belt", line="classic", routing="BELTS")
    do(core, "ticket.create", product="BELT-32", quantity=100, owner="Ploy")
    do(core, "ticket.start", ticket=TICKET)
    for _ in range(2):
        do(core, "work.complete", tokens=[{"ticket": TICKET, "number": "F002"}])


@pytest.fixture
def bench(open_window: Opener, tmp_path: Path) -> AtBench:
    """Malee, who works and judges, sits at a bench."""
    path = copied(tmp_path / "belts.hatt", belts)
    return AtBench(open_window(path, actor="Malee"))


def quantities(bench: AtBench) -> dict[str, tuple[str, str, int]]:
    """The batches: step, state and quantity by number."""
    rows = bench.hand.shown("tokens", TICKET)
    return {row["number"]: (row["node"], row["state"], row["quantity"]) for row in rows}


def sheet(bench: AtBench) -> CountSheet:
    """The sheet that counts."""
    found = bench.sheet()
    assert isinstance(found, CountSheet)
    return found


def test_a_batch_is_all_good_with_one_touch_more(bench: AtBench) -> None:
    bench.press_card(f"{TICKET} F001")
    bench.touch("now_complete")
    assert "48 of 50" in " ".join(bench_words(bench))
    bench.answer("All 50 are good")
    assert quantities(bench)["F001"] == ("SEW", "ready", 50)


def test_what_is_counted_of_a_step_that_is_done_meanwhile_is_not_told_of_the_next(bench: AtBench) -> None:
    bench.press_card(f"{TICKET} F001")
    bench.touch("now_complete")
    bench.hand.give("work.complete", tokens=[{"ticket": TICKET, "number": "F001"}])
    bench.answer("All 50 are good")
    assert quantities(bench)["F001"] == ("SEW", "ready", 50)
    assert "is at SEW meanwhile" in bench.page.banner.text()


def bench_words(bench: AtBench) -> list[str]:
    """The sentences of the open sheet."""
    return [each.said() for each in sheet(bench).findChildren(PlainLabel)]


def test_what_is_scrapped_and_done_again_is_counted_by_touch(bench: AtBench) -> None:
    bench.press_card(f"{TICKET} F001")
    bench.touch("now_complete")
    assert not sheet(bench).done_button.isEnabled()
    bench.answer("2")
    assert not sheet(bench).done_button.isEnabled(), "nobody has said why"
    bench.answer("Stained")
    bench.answer("To be done again: 0")
    bench.answer("3")
    bench.answer("45 are good")

    found = quantities(bench)
    assert found["F001"] == ("SEW", "ready", 45)
    assert found["F003"] == ("CUT", "scrapped", 2)
    assert found["F004"] == ("CUT", "ready", 3)
    reasons = [row["data"]["reason"] for row in bench.hand.shown("facts") if row["kind"] == "tokens.scrapped"]
    assert reasons == ["reason:stained"]


def test_numbers_are_touched_and_typed_as_quickly_as_one_likes(bench: AtBench) -> None:
    bench.press_card(f"{TICKET} F001")
    bench.touch("now_complete")
    finger, place = Finger(bench.hand.window), middle(bench.hand.button("pad_1"))
    finger.tap(place)
    finger.tap(place, after=90)
    assert sheet(bench).done_button.text() == "39 are good"
    bench.answer("To be done again: 0")
    passed = iter(range(0, 1000, 40))
    sheet(bench).wedge.now_ms = lambda: next(passed)
    come_to_front(sheet(bench))
    for key in (Qt.Key.Key_1, Qt.Key.Key_2):
        QTest.keyClick(sheet(bench).focusWidget(), key)
    assert sheet(bench).done_button.text() == "27 are good"
    sheet(bench).reject()


def test_the_number_keys_count_too_and_more_than_there_are_is_not_sent(bench: AtBench) -> None:
    bench.press_card(f"{TICKET} F001")
    bench.touch("now_complete")
    counting = sheet(bench)
    QTest.keyClicks(counting, "51")
    assert counting.done_button.text() == "51 are more than the 50 there are"
    assert not counting.done_button.isEnabled()
    QTest.keyClick(counting, Qt.Key.Key_Backspace)
    assert counting.done_button.text() == "45 are good"
    QTest.keyClick(counting, Qt.Key.Key_Escape)
    bench.wait()
    assert quantities(bench)["F001"] == ("CUT", "active", 50)


def test_an_inspection_of_a_batch_is_counted_and_sends_some_of_it_back(bench: AtBench) -> None:
    bench.press_card(f"{TICKET} F002")
    bench.answer("It is good: pass")
    bench.answer("To be done again: 0")
    bench.answer("4")
    bench.hand.click("write_note")
    note = bench.sheet().findChild(NoteField)
    assert note is not None
    note.setText("the dye ran")
    bench.answer("46 are good")

    found = quantities(bench)
    assert found["F002"] == ("EDGE", "ready", 46)
    assert found["F003"] == ("SEW", "ready", 4)
    card = bench.page.model.card(bench.row(f"{TICKET} F003"))
    assert card is not None
    assert card.notes.startswith("Malee found a fault: the dye ran")


def test_a_note_that_was_written_before_counting_goes_with_the_count(bench: AtBench) -> None:
    bench.press_card(f"{TICKET} F002")
    bench.hand.click("write_note")
    note = bench.sheet().findChild(NoteField)
    assert note is not None
    note.setText("straight seams")
    bench.answer("It is good: pass")
    shown = sheet(bench).findChild(NoteField)
    assert shown is not None
    assert (shown.isVisible(), shown.text()) == (True, "straight seams")
    bench.answer("All 50 are good")
    passed = [row["data"] for row in bench.hand.shown("facts") if row["kind"] == "qc.passed"]
    assert passed[-1]["note"] == "straight seams"


@pytest.mark.parametrize("lang", ["en", "th"])
def test_the_sheet_fits_a_small_screen(open_window: Opener, tmp_path: Path, lang: str) -> None:
    path = copied(tmp_path / "belts.hatt", belts)
    bench = AtBench(open_window(path, actor="Malee", lang=lang))
    bench.press_card(f"{TICKET} F001")
    bench.touch("now_complete")
    size = sheet(bench).sizeHint()
    assert size.width() <= 1024
    assert size.height() <= 768
