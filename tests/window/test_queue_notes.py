"""What is said with a piece reaches whoever works on it next: touched or written, and read on its card."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton

from app.lifecycle.queries.queue import Scope
from app.views.queue.now import MOST_SHOWN
from app.views.theme.scale import TARGET
from app.views.widgets.label import PlainLabel
from app.views.widgets.noting import NoteField
from app.views.widgets.sheets import Sheet
from tests.lifecycle.workspaces import copied
from tests.window.benches import URGENT, benches, refs
from tests.window.benching import AtBench, type_character
from tests.window.hand import Hand

Opener = Callable[..., Hand]
Sit = Callable[..., AtBench]
F002, F003, F004 = (f"{URGENT} F00{number}" for number in (2, 3, 4))


@pytest.fixture
def sit(open_window: Opener, tmp_path: Path) -> Sit:
    path = copied(tmp_path / "benches.hatt", benches)

    def sit_down(who: str = "Nok", lang: str = "en") -> AtBench:
        return AtBench(open_window(path, actor=who, lang=lang))

    return sit_down


def notes(bench: AtBench, name: str) -> str:
    """What a card says is to be known."""
    card = bench.page.model.card(bench.row(name))
    assert card is not None
    return card.notes


def field(bench: AtBench) -> NoteField:
    """The field of the open sheet, once it was touched."""
    bench.hand.click("write_note")
    (found,) = bench.sheet().findChildren(NoteField)
    return found


def write(bench: AtBench, text: str) -> None:
    """Touches the button of the note, and types with the hand: not as quickly as a scanner."""
    taker = field(bench)
    taker.now_ms = iter(range(0, 10**6, 180)).__next__
    for character in text:
        type_character(taker, character)


def in_hand(sit: Sit, name: str = F003) -> AtBench:
    bench = sit()
    bench.choose(name)
    bench.touch("queue_claim")
    bench.look_at(Scope.MINE)
    bench.choose(name)
    return bench


def test_a_note_goes_with_what_is_handed_over_and_its_card_says_from_whom_it_came(sit: Sit) -> None:
    bench = in_hand(sit)
    bench.touch("queue_hand_over")
    write(bench, "the left strap is glued")
    bench.answer("Somchai")
    assert bench.fact()[1]["note"] == "the left strap is glued"
    taker = sit("Somchai")
    taker.look_at(Scope.MINE)
    assert notes(taker, F003) == "From Nok: the left strap is glued · Brass fittings."
    thai = sit("Somchai", "th")
    thai.look_at(Scope.MINE)
    assert notes(thai, F003).startswith("รับต่อจาก Nok: the left strap is glued")


def test_handing_over_still_takes_two_touches_and_the_card_says_from_whom(sit: Sit) -> None:
    bench = in_hand(sit)
    bench.touch("queue_hand_over")
    bench.answer("Somchai")
    assert bench.fact()[1].get("note") is None
    taker = sit("Somchai")
    taker.look_at(Scope.MINE)
    assert notes(taker, F003).startswith("From Nok · ")


def test_what_was_handed_on_says_the_last_giver_and_what_was_taken_back_says_nobody(sit: Sit) -> None:
    bench = in_hand(sit)
    bench.touch("queue_hand_over")
    bench.answer("Somchai")
    bench.touch("queue_undo")
    bench.look_at(Scope.MINE)
    assert notes(bench, F003) == "Brass fittings."
    office = sit("Wanida").hand
    office.give("work.handoff", "Nok", tokens=[{"ticket": URGENT, "number": "F003"}], to="Somchai")
    office.give("work.handoff", "Somchai", tokens=[{"ticket": URGENT, "number": "F003"}], to="Malee")
    bench.wait()
    bench.look_at(Scope.ALL)
    assert notes(bench, F003).startswith("From Somchai · ")


@pytest.mark.parametrize(("lang", "said"), [("en", "Nok put it back: "), ("th", "Nok คืนเข้าคิว: ")])
def test_what_is_put_back_says_why_in_touched_or_written_words(sit: Sit, lang: str, said: str) -> None:
    bench = in_hand(sit)
    bench.touch("queue_put_back")
    bench.answer("Waiting for a tool")
    assert bench.fact()[1]["note"] == "reason:waiting_for_tool"
    other = sit("Somchai", lang)
    assert notes(other, F003).startswith(said + ("รอเครื่องมือ" if lang == "th" else "Waiting for a tool"))
    bench = in_hand(sit, F004)
    bench.touch("queue_put_back")
    write(bench, "needle 90 is broken")
    touched = bench.sheet().findChild(QPushButton, "note_reason:waiting_for_tool")
    assert touched is not None
    assert not touched.isVisible()
    bench.answer("Put it back")
    other.wait()
    assert notes(other, F004).startswith(said + "needle 90 is broken")
    other.choose(F004)
    other.touch("queue_claim")
    other.look_at(Scope.MINE)
    assert notes(other, F004).startswith(said)  # and whoever takes it still reads it


def test_what_the_inspector_found_is_read_at_every_step_until_the_piece_passes(sit: Sit) -> None:
    bench = sit("Malee")
    bench.press_card(F002)
    write(bench, "seam at the left gusset")
    bench.answer("Scratch: back to “Stitch body”")
    said = "Malee found a fault: Scratch. seam at the left gusset"
    sewer = sit("Nok")
    assert notes(sewer, F002).startswith(said)
    thai = sit("Nok", "th")
    assert "พบข้อบกพร่อง: " in notes(thai, F002)
    sewer.choose(F002)
    sewer.touch("queue_complete")
    bench.wait()
    assert bench.items(URGENT)["F002"][0] == "QC"
    assert notes(bench, F002).startswith(said)
    bench.choose(F002)
    bench.touch("queue_pass")
    assert bench.items(URGENT)["F002"][0] == "EDGE"
    assert said not in notes(bench, F002)


def test_a_fault_that_nobody_named_still_says_who_found_it(sit: Sit) -> None:
    bench = sit("Malee")
    bench.press_card(F002)
    bench.answer("Fail: back to “Stitch body”")
    assert notes(bench, F002).startswith("Malee found a fault · ")


@pytest.mark.parametrize(
    ("lang", "said"), [("en", "Malee passed it: straight seams"), ("th", "Malee ให้ผ่าน: straight seams")]
)
def test_a_note_goes_with_what_is_passed_and_is_read_at_the_next_step(sit: Sit, lang: str, said: str) -> None:
    bench = sit("Malee")
    bench.press_card(F002)
    write(bench, "straight seams")
    bench.answer("It is good: pass")
    assert bench.items(URGENT)["F002"][0] == "EDGE"
    painter = sit("Nok", lang)
    assert said in notes(painter, F002)
    painter.choose(F002)
    painter.touch("queue_complete")
    assert said not in notes(painter, F002)


@pytest.mark.parametrize("apart", [3, 80])
def test_a_scan_does_not_stay_in_a_note_and_answers_nothing(sit: Sit, apart: int) -> None:
    bench = sit("Malee")
    bench.press_card(F002)
    taker, sheet = field(bench), bench.sheet()
    QTest.keyClicks(taker, "seam")
    taker.now_ms = iter(range(10**6, 2 * 10**6, apart)).__next__
    for character in f"{URGENT} F003".replace(" ", "-"):
        type_character(taker, character)
    QTest.keyClick(taker, Qt.Key.Key_Return)
    bench.wait()
    assert taker.text() == "seam"
    assert sheet.note.isVisible()
    assert bench.sheet() is sheet
    assert bench.items(URGENT)["F002"][0] == "QC"


def test_before_it_is_touched_nothing_can_be_typed_into_a_note(sit: Sit) -> None:
    bench = sit("Malee")
    bench.press_card(F002)
    sheet = bench.sheet()
    bench.scan(f"{URGENT}-F003", bench.hand.button("judge_pass"))
    (found,) = sheet.findChildren(NoteField)
    assert (found.isVisible(), found.text()) == (False, "")


def test_enter_in_a_note_answers_nothing_and_both_are_large_enough_for_a_finger(sit: Sit) -> None:
    bench = sit("Malee")
    bench.press_card(F002)
    assert bench.hand.button("write_note").height() >= TARGET
    write(bench, "seam")
    (taker,) = bench.sheet().findChildren(NoteField)
    assert taker.height() >= TARGET
    QTest.keyClick(taker, Qt.Key.Key_Return)
    bench.wait()
    assert bench.sheet().isVisible()
    assert bench.items(URGENT)["F002"][0] == "QC"


LONG = "Edge paint in three coats, sanded between them. " * 12


def read(bench: AtBench) -> list[str]:
    """What the open sheet says."""
    return [each.said() for each in bench.sheet().findChildren(PlainLabel) if each.isVisible()]


def test_long_notes_leave_the_cards_their_room_and_are_read_in_full_by_a_touch_or_a_key(sit: Sit) -> None:
    office = sit("Ploy").hand
    (job,) = (row for row in office.shown("tickets") if row["code"] == URGENT)
    office.give("job.edit", job=URGENT, version=job["version"], notes=LONG)
    bench = sit()
    bench.press_card(F003)
    shown = bench.page.now.notes.said()
    assert LONG.startswith(shown.removesuffix("…"))
    assert shown.endswith("…")
    assert len(shown) <= MOST_SHOWN
    bench.touch("now_read")
    assert LONG.strip() in read(bench)
    bar = bench.sheet().room.verticalScrollBar()
    bench.sheet().resize(620, 200)
    QTest.keyClick(bench.sheet(), Qt.Key.Key_PageDown)
    assert bar.value() > 0
    QTest.keyClick(bench.sheet(), Qt.Key.Key_Return)
    assert not [each for each in bench.page.findChildren(Sheet) if each.isVisible()]
    bench.look_at(Scope.ALL)
    bench.choose(F004)
    bench.touch("queue_read")
    assert LONG.strip() in read(bench)


def test_notes_that_fit_have_no_button_beside_the_clock(sit: Sit) -> None:
    bench = sit()
    bench.press_card(F003)
    assert bench.page.now.notes.said() == "Brass fittings."
    assert not bench.page.now.read.isVisible()


def test_all_that_is_to_be_known_of_several_pieces_is_read_once_each(sit: Sit) -> None:
    bench = in_hand(sit)
    bench.hand.give("work.handoff", tokens=refs(URGENT, 3), to="Somchai", note="the left strap is glued")
    taker = sit("Somchai")
    taker.look_at(Scope.ALL)
    taker.choose(F003, F004)
    taker.touch("queue_read")
    title, *told = read(taker)
    assert title == "What is to be known of F003, F004"
    assert told == [
        "Said with F003",
        "From Nok: the left strap is glued",
        f"Notes of {URGENT}",
        "Brass fittings.",
    ]
