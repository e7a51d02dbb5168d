"""What was said with a piece: by whom, for how long, and what it costs to read it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import apsw
import pytest

from app.lifecycle.desk import Desk
from app.lifecycle.queries import queue
from app.lifecycle.queries.queue import Scope
from app.lifecycle.queries.remarks import Asked, Remark, Said, remarks_on
from app.lifecycle.queries.stopped import Stop, stop_of
from tests.lifecycle.leading_together import both_at_it
from tests.lifecycle.leading_up import batch_to_judge
from tests.lifecycle.scenario.drawing import exchange
from tests.lifecycle.shop import Shop
from tests.lifecycle.test_inspections import looked_at
from tests.lifecycle.test_queue import lines

Remarked = tuple[Said, str, str | None]


def said(shop: Shop, *jobs: str, who: str = "Som") -> dict[tuple[str, str], list[Remarked]]:
    """What the cards of these jobs say, by number and step."""
    return {
        (line.number, line.step.node): [(each.said, each.person, each.note) for each in line.remarks]
        for line in lines(shop, Scope.ALL, who)
        if line.piece.ticket_code in jobs
    }


def drawn(shop: Shop, ways: str, quantity: int = 2, inspectors: int = 1) -> str:
    """A started job whose pieces go these ways; so many inspect each of them."""
    drawing = exchange("SAID", ways)
    for node in drawing["nodes"]:
        if node["kind"] == "qc":
            node["operators"] = inspectors
    shop.do("routing.import", routing=drawing)
    shop.do("routing.publish", routing="SAID")
    shop.do("product.edit", product="TOTE-07", routing="SAID")
    return shop.started(quantity)


PASSED = (Said.PASSED, "Quan", "straight seams")


def test_what_was_said_with_a_passing_is_read_until_the_next_step_is_done(shop: Shop) -> None:
    job = drawn(shop, "START > CUT > QC > SEW > PACK > END\nQC ~> CUT")
    both, first = shop.refs(job, 1, 2), shop.refs(job, 1)
    shop.do("work.complete", "Nok", tokens=both)
    shop.do("qc.pass", "Quan", tokens=first, note="straight seams")
    shop.do("qc.pass", "Quan", tokens=shop.refs(job, 2))
    assert said(shop, job) == {("F001", "SEW"): [PASSED], ("F002", "SEW"): []}
    shop.do("work.start", "Nok", tokens=first)
    shop.do("work.handoff", "Nok", tokens=first, to="Som", note="no thread")
    assert said(shop, job)["F001", "SEW"] == [(Said.HANDED_OVER, "Nok", "no thread"), PASSED]
    shop.do("work.complete", "Som", tokens=first)
    assert said(shop, job)["F001", "PACK"] == []
    shop.do("undo", "Som")
    assert PASSED in said(shop, job)["F001", "SEW"]


def test_what_was_said_with_a_passing_goes_with_the_parts_and_with_the_whole(shop: Shop) -> None:
    ways = "START > CUT > QC1 > SPLIT > BODY > QC2 > JOIN > SEW > END\nSPLIT > FLAP > JOIN"
    job = drawn(shop, f"{ways}\nQC1 ~> CUT\nQC2 ~> BODY", 1)
    shop.do("work.complete", "Nok", tokens=shop.refs(job, 1))
    shop.do("qc.pass", "Quan", tokens=shop.refs(job, 1), note="straight seams")
    assert sorted((node, told) for (_, node), told in said(shop, job).items()) == [
        ("BODY", [PASSED]),
        ("FLAP", [PASSED]),
    ]
    parts = {each["node"]: [each["id"]] for each in shop.pieces(job) if each["kind"] == "component"}
    shop.do("work.complete", "Nok", tokens=parts["BODY"])
    shop.do("work.complete", "Nok", tokens=parts["FLAP"])
    shop.do("qc.pass", "Quan", tokens=parts["BODY"], note="a little wide")
    assert said(shop, job) == {("F001", "SEW"): [(Said.PASSED, "Quan", "a little wide")]}


def test_what_each_of_several_inspectors_said_is_read_by_the_others_and_at_the_next_step(shop: Shop) -> None:
    for name in ("Quin", "Qiana"):
        shop.do("person.add", name=name, roles=["qc"])
    job = drawn(shop, "START > CUT > QC > SEW > END\nQC ~> CUT", inspectors=3)
    piece: dict[str, Any] = {"tokens": shop.refs(job, 1)}
    shop.do("work.complete", "Nok", **piece)
    shop.do("qc.pass", "Quan", **piece, note="straight seams")
    shop.do("work.assist", "Quin", **piece)
    shop.do("qc.pass", "Quin", **piece, note="a little wide")
    wide = (Said.PASSED, "Quin", "a little wide")
    assert said(shop, job)["F001", "QC"] == [PASSED, wide]
    shop.do("undo", "Quin")
    assert said(shop, job)["F001", "QC"] == [PASSED]
    shop.do("qc.pass", "Quin", **piece, note="a little wide")
    shop.do("work.assist", "Qiana", **piece)
    shop.do("qc.pass", "Qiana", **piece)
    assert said(shop, job)["F001", "SEW"] == [PASSED, wide]


def test_what_a_helper_said_of_an_inspection_is_read_by_its_inspector(shop: Shop) -> None:
    shop.do("person.add", name="Quin", roles=["qc"])
    job = drawn(shop, "START > CUT > QC > SEW > END\nQC ~> CUT", 1)
    piece: dict[str, Any] = {"tokens": shop.refs(job, 1)}
    shop.do("work.complete", "Nok", **piece)
    shop.do("work.start", "Quin", **piece)
    shop.do("work.assist", "Quan", **piece)
    shop.do("qc.pass", "Quan", **piece, note="straight seams")
    assert said(shop, job)["F001", "QC"] == [(Said.LEFT, "Quan", "straight seams")]


def test_who_leaves_a_piece_to_others_says_something_to_those(shop: Shop) -> None:
    piece = both_at_it(shop)
    job = piece["tokens"][0]["ticket"]
    shop.do("work.requeue", "Nok", **piece, note="the thread runs out")
    left = (Said.LEFT, "Nok", "the thread runs out")
    assert said(shop, job) == {("F001", "SEW"): [left]}
    shop.do("work.complete", "Som", **piece)
    assert said(shop, job) == {("F001", "SEW"): [left]}
    shop.do("undo", "Som")
    shop.do("work.assist", "Nok", **piece)
    shop.do("work.take_over", "Mana", as_="Nok", **piece, reason="as before")
    assert said(shop, job) == {("F001", "SEW"): []}


def test_of_a_batch_that_was_counted_what_passed_and_what_failed_say_their_own(shop: Shop) -> None:
    tokens = batch_to_judge(shop)["tokens"]
    counted: dict[str, Any] = {"good": 15, "scrapped": 2, "rework": 3, "reason": "torn", "to": "CUT"}
    shop.do("qc.pass", "Quan", tokens=tokens, **counted, note="three are too wide")
    (only,) = (line for line in lines(shop, Scope.ALL, "Som"))
    assert [(each.said, each.note) for each in only.remarks] == [(Said.FAILED, "three are too wide")]


@pytest.mark.parametrize("kind", ["work.handoff", "work.requeue"])
def test_what_was_undone_is_not_said(shop: Shop, kind: str) -> None:
    job = shop.started(1)
    piece: dict[str, Any] = {"tokens": shop.refs(job, 1)}
    shop.do("work.claim", "Nok", **piece)
    shop.do(kind, "Nok", **piece, note="by mistake", **({"to": "Som"} if kind == "work.handoff" else {}))
    (told,) = said(shop, job).values()
    assert [note for _, _, note in told] == ["by mistake"]
    shop.do("undo", "Nok")
    shop.do("work.handoff", "Nok", **piece, to="Mana")
    shop.do("work.handoff", "Mana", **piece, to="Som", note="meant so")
    (told,) = said(shop, job).values()
    assert told == [(Said.HANDED_OVER, "Mana", "meant so")]


def test_an_undone_passing_says_nothing_and_what_failed_before_is_said_again(shop: Shop) -> None:
    job = drawn(shop, "START > CUT > QC > SEW > END\nQC ~> CUT", 1)
    piece: dict[str, Any] = {"tokens": shop.refs(job, 1)}
    shop.do("work.complete", "Nok", **piece)
    shop.do("qc.fail", "Quan", **piece, to="CUT", note="crooked")
    shop.do("work.complete", "Nok", **piece)
    shop.do("qc.pass", "Quan", **piece, note="straight seams")
    assert said(shop, job) == {("F001", "SEW"): [PASSED]}
    shop.do("undo", "Quan")
    assert said(shop, job) == {("F001", "QC"): [(Said.FAILED, "Quan", "crooked")]}


def test_the_fault_is_said_whatever_the_same_command_did_first(shop: Shop) -> None:
    """Who holds it may not judge any more: the piece leaves their hands in the command that judges it."""
    job = looked_at(shop)
    piece: dict[str, Any] = {"tokens": shop.refs(job, 1)}
    shop.do("work.claim", "Quan", **piece)
    shop.do("person.edit", person="Quan", roles=["operator"])
    shop.do("qc.fail", "Mana", **piece, to="CUT", note="seam at the handle")
    assert said(shop, job)["F001", "CUT"] == [(Said.FAILED, "Mana", "seam at the handle")]


def test_what_was_recorded_in_somebodys_name_is_said_by_who_wrote_it(shop: Shop) -> None:
    job = shop.started(2)
    one, other = shop.refs(job, 1), shop.refs(job, 2)
    shop.do("work.claim", "Nok", tokens=shop.refs(job, 1, 2))
    shop.do("work.requeue", "Mana", as_="Nok", tokens=one, note="the needle lies on the bench")
    shop.do("work.handoff", "Mana", as_="Nok", tokens=other, to="Som", note="it is urgent")
    back = [(Said.PUT_BACK, "Mana", "the needle lies on the bench")]
    assert said(shop, job) == {
        ("F001", "CUT"): back,
        ("F002", "CUT"): [(Said.HANDED_OVER, "Mana", "it is urgent")],
    }
    shop.do("work.claim", "Nok", tokens=one)
    assert said(shop, job)["F001", "CUT"] == back  # those are no words of Nok's
    shop.do("work.handoff", "Mana", as_="Nok", tokens=one, to="Mana")
    assert said(shop, job)["F001", "CUT"][-1] == (Said.HANDED_OVER, "Nok", None)


def test_what_was_said_with_a_large_tray_is_read_once_for_all_its_pieces(
    shop: Shop, monkeypatch: pytest.MonkeyPatch
) -> None:
    job = shop.started(60)
    pieces: dict[str, Any] = {"tokens": shop.refs(job, *range(1, 61))}
    shop.do("work.claim", "Nok", **pieces)
    shop.do("work.handoff", "Nok", **pieces, to="Som", note="all of them")
    shop.do("work.start", "Som", **pieces)
    rows: list[object] = []
    connection = shop.core.desk.db.connection()

    def counting(desk: Desk, asked: Iterable[Asked]) -> Mapping[int, tuple[Remark, ...]]:
        connection.trace_v2(apsw.SQLITE_TRACE_ROW, rows.append)
        try:
            return remarks_on(desk, asked)
        finally:
            connection.trace_v2(0, None)

    monkeypatch.setattr(queue, "remarks_on", counting)
    tray = queue.tray_of(shop.core.desk, shop.person("Som"), shop.clock.now())
    assert tray is not None
    assert [line.remarks[0].note for line in tray.lines] == ["all of them"] * 60
    assert len(rows) == 1


def stopped(shop: Shop, who: str = "Nok") -> Stop | None:
    return stop_of(shop.core.desk, shop.id_of(who), shop.clock.now())


@pytest.mark.parametrize(
    ("kind", "fields"),
    [
        ("work.pause", {"reason": "break"}),
        ("work.complete", {}),
        ("work.requeue", {"note": "went home"}),
        ("work.handoff", {"to": "Som"}),
    ],
)
def test_a_clock_that_was_stopped_in_ones_own_name_by_somebody_else_is_told(
    shop: Shop, kind: str, fields: dict[str, Any]
) -> None:
    job = shop.started(2)
    piece: dict[str, Any] = {"tokens": shop.refs(job, 1)}
    shop.do("work.start", "Nok", **piece)
    shop.clock.advance(minutes=7)
    receipt = shop.do(kind, "Mana", as_="Nok", **piece, **fields)
    stop = stopped(shop)
    assert stop is not None
    assert stop.what == f"{receipt.facts[0]}/in_their_name"
    assert (stop.params["actor"], list(stop.numbers), stop.minutes) == ("Mana", ["F001"], 7)
    assert stopped(shop, "Som") is None
    other: Sequence[Any] = shop.refs(job, 2)
    shop.do("work.start", "Nok", tokens=other)
    shop.do("work.complete", "Nok", tokens=other)
    assert stopped(shop) is None


def test_what_is_taken_off_a_running_tray_in_ones_name_is_told_until_one_stops_it_oneself(
    shop: Shop,
) -> None:
    job = shop.started(3)
    shop.do("work.start", "Nok", tokens=shop.refs(job, 1, 2))
    shop.clock.advance(minutes=7)
    shop.do("work.pause", "Mana", as_="Nok", tokens=shop.refs(job, 1), reason="break")
    stop = stopped(shop)
    assert stop is not None
    assert (stop.what, list(stop.numbers)) == ("work.paused/in_their_name", ["F001"])
    shop.do("work.start", "Mana", as_="Nok", tokens=shop.refs(job, 3), pausing="other_work")
    shop.do("work.complete", "Nok", tokens=shop.refs(job, 3))
    assert stopped(shop) is None
