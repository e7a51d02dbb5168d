"""Batches at the door: what was counted adds up and is kept, and what is wrong with it is named."""

from __future__ import annotations

from collections import Counter
from typing import Any

import pytest

from app.lifecycle.queries.piece_detail import piece_detail
from tests.lifecycle.leading_up import batch, batch_to_judge, parts_of_a_batch
from tests.lifecycle.shop import Row, Shop

TICKET = "JT-2611-0001"


def conserved(shop: Shop, code: str = TICKET) -> Counter[tuple[str, str]]:
    """The quantity of each kind and state."""
    total: Counter[tuple[str, str]] = Counter()
    for row in shop.pieces(code):
        total[row["kind"], row["state"]] += row["quantity"]
    return +total


def counted(shop: Shop, node: str) -> list[tuple[int | None, int | None, int | None]]:
    """What was counted at a step, by work item."""
    rows = [row for row in shop.rows("work", TICKET) if row["node"] == node and row["good"] is not None]
    return [(row["good"], row["scrapped"], row["rework"]) for row in rows]


def number(shop: Shop, text: str) -> Row:
    """A token by its number."""
    return next(row for row in shop.pieces(TICKET) if row["number"] == text)


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ({}, (20, 0, 0)),
        ({"good": 20}, (20, 0, 0)),
        ({"scrapped": 2}, (18, 2, 0)),
        ({"rework": 3}, (17, 0, 3)),
        ({"good": 15, "scrapped": 2, "rework": 3}, (15, 2, 3)),
        ({"scrapped": 20}, (0, 20, 0)),
        ({"good": 0, "scrapped": 5, "rework": 15}, (0, 5, 15)),
    ],
)
def test_what_was_counted_is_kept_and_nothing_is_lost(
    shop: Shop, said: dict[str, int], expected: tuple[int, int, int]
) -> None:
    reason = {} if said else {"reason": None}
    shop.do("work.complete", "Nok", **{**batch(shop, **said), **reason})

    assert counted(shop, "CUT") == [expected]
    good, scrapped, rework = expected
    assert conserved(shop) == +Counter({("batch", "ready"): good + rework, ("batch", "scrapped"): scrapped})
    assert sum(row["quantity"] for row in shop.pieces(TICKET) if row["node"] == "SEW") == good
    assert shop.rows("runs", TICKET)[0]["born"] == 20


@pytest.mark.parametrize(
    ("said", "code", "variant"),
    [
        ({"good": 19}, "ERR_QUANTITIES", "work"),
        ({"good": 20, "scrapped": 1}, "ERR_QUANTITIES", "work"),
        ({"scrapped": 12, "rework": 9}, "ERR_QUANTITIES", "work"),
        ({"rework": 2, "to": "SEW"}, "ERR_WRONG_PLACE", "redo"),
    ],
)
def test_quantities_that_do_not_add_up_are_refused(
    shop: Shop, said: dict[str, Any], code: str, variant: str
) -> None:
    fields = batch(shop, **said)
    before = shop.everything()
    refused = shop.refused("work.complete", "Nok", **fields)
    assert (refused.code, refused.variant) == (code, variant)
    assert shop.everything() == before


def test_what_is_scrapped_has_a_reason(shop: Shop) -> None:
    fields = {**batch(shop, scrapped=1), "reason": None}
    refused = shop.refused("work.complete", "Nok", **fields)
    assert (refused.code, refused.details["field"]) == ("ERR_MISSING_FIELD", "reason")


@pytest.mark.parametrize("kind", ["work.complete", "qc.pass", "qc.fail", "token.scrap"])
def test_quantities_are_told_of_batches_alone(shop: Shop, kind: str) -> None:
    code = shop.job(2, routing="SHORT")
    shop.do("job.start", job=code)
    more = {"type": "qc_fail", "reason": "x", "defect": "hole"} if kind == "token.scrap" else {}
    said: dict[str, Any] = {"good": 1} if kind in ("work.complete", "qc.pass") else {"quantity": 1}
    refused = shop.refused(kind, tokens=shop.refs(code, 1), **said, **more)
    assert refused.code in ("ERR_NOT_A_BATCH", "ERR_NOT_AN_INSPECTION")
    if kind in ("work.complete", "token.scrap"):
        assert refused.code == "ERR_NOT_A_BATCH"


def test_quantities_are_told_of_one_batch(shop: Shop) -> None:
    code = shop.batches(40)
    refused = shop.refused("work.complete", "Nok", tokens=shop.refs(code, 1, 2), good=40)
    assert (refused.code, refused.variant) == ("ERR_QUANTITIES", "several")


def test_more_than_there_is_cannot_fail_or_be_scrapped(shop: Shop) -> None:
    pieces = batch_to_judge(shop)["tokens"]
    refused = shop.refused("qc.fail", "Quan", tokens=pieces, quantity=21, to="CUT")
    assert (refused.code, refused.variant) == ("ERR_QUANTITIES", "part")
    refused = shop.refused("token.scrap", tokens=pieces, quantity=21, type="permanent", reason="x")
    assert refused.code == "ERR_QUANTITIES"


def test_nothing_good_is_not_passed(shop: Shop) -> None:
    refused = shop.refused("qc.pass", "Quan", **batch_to_judge(shop, good=0, rework=20))
    assert (refused.code, refused.variant) == ("ERR_QUANTITIES", "none_good")


def test_an_inspection_of_a_batch_counts_and_fails_a_part(shop: Shop) -> None:
    shop.do("qc.pass", "Quan", **batch_to_judge(shop, scrapped=1, rework=4, then="back_to_qc"))

    assert counted(shop, "LOOK") == [(0, 0, 20), (15, 1, 4), (0, 0, 4)]
    assert conserved(shop) == {("batch", "completed"): 15, ("batch", "scrapped"): 1, ("batch", "ready"): 4}
    part = number(shop, "F003")
    assert (part["quantity"], part["node"], part["rework_count"]) == (4, "CUT", 2)
    assert shop.sql("SELECT back_to FROM token WHERE id = ?", part["id"]) == [("LOOK",)]


def test_some_of_a_batch_fails_and_the_rest_stays_with_its_clock(shop: Shop) -> None:
    pieces = batch_to_judge(shop)["tokens"]
    shop.do("qc.fail", "Quan", tokens=pieces, quantity=6, to="CUT", defect="hole")

    rest, part = number(shop, "F001"), number(shop, "F002")
    assert (rest["quantity"], rest["state"], rest["node"]) == (14, "active", "LOOK")
    assert (part["quantity"], part["state"], part["node"]) == (6, "ready", "CUT")
    assert [row["ended_at"] for row in shop.rows("sessions")] == [None]
    shop.do("qc.pass", "Quan", tokens=pieces)
    assert shop.ticket(TICKET)["completed"] == 14


def test_all_of_a_batch_fails_as_the_batch_itself(shop: Shop) -> None:
    pieces = batch_to_judge(shop)["tokens"]
    shop.do("qc.fail", "Quan", tokens=pieces, quantity=20, to="CUT")
    assert [(row["number"], row["quantity"]) for row in shop.pieces(TICKET)] == [("F001", 20)]


def test_what_was_split_off_is_linked_with_its_batch(shop: Shop) -> None:
    shop.do("work.complete", "Nok", **batch(shop, scrapped=2, rework=3))
    whole = number(shop, "F001")
    parts = [row for row in shop.pieces(TICKET) if row["split_from"] == whole["id"]]
    assert [(row["number"], row["quantity"], row["serial"]) for row in parts] == [
        ("F002", 2, None),
        ("F003", 3, None),
    ]


def test_a_batch_knows_what_was_split_off_it_and_that_its_batch(shop: Shop) -> None:
    shop.do("work.complete", "Nok", **batch(shop, scrapped=2, rework=3))
    whole = piece_detail(shop.core.desk, number(shop, "F001")["id"])
    part = piece_detail(shop.core.desk, number(shop, "F003")["id"])
    assert whole is not None
    assert part is not None
    assert [(each.number, each.quantity) for each in whole.split_off] == [("F002", 2), ("F003", 3)]
    assert (whole.line.split_from, part.line.split_from, part.split_off) == (None, "F001", ())


def test_scrap_in_a_branch_makes_the_batch_and_its_other_part_smaller(shop: Shop) -> None:
    shop.do("work.complete", "Nok", **parts_of_a_batch(shop, scrapped=2))

    assert conserved(shop) == {
        ("batch", "ready"): 18,
        ("batch", "scrapped"): 2,
        ("component", "completed"): 36,
        ("component", "scrapped"): 2,
        ("component", "cancelled"): 2,
    }
    assert number(shop, "F001")["node"] == "SEW"


def test_some_of_a_batch_is_scrapped_and_replaced(shop: Shop) -> None:
    code = shop.batches(20)
    shop.do("work.complete", "Nok", tokens=shop.refs(code, 1))
    shop.do(
        "token.scrap", tokens=shop.refs(code, 1), quantity=4, type="qc_fail", reason="torn", defect="hole"
    )
    assert [(row["number"], row["quantity"], row["state"], row["node"]) for row in shop.pieces(code)] == [
        ("F001", 16, "ready", "SEW"),
        ("F002", 4, "scrapped", "SEW"),
        ("F003", 4, "ready", "CUT"),
    ]
    assert number(shop, "F003")["replaces"] == number(shop, "F002")["id"]


def test_what_is_taken_apart_is_scrapped_with_its_parts(shop: Shop) -> None:
    pieces = parts_of_a_batch(shop)
    code = pieces["tokens"][0]["ticket"]
    shop.do("token.scrap", tokens=shop.refs(code, 1), quantity=5, type="permanent", reason="torn")
    assert conserved(shop) == {
        ("batch", "waiting"): 15,
        ("batch", "scrapped"): 5,
        ("component", "ready"): 15,
        ("component", "waiting"): 15,
        ("component", "cancelled"): 10,
    }


def test_check_finds_parts_that_outweigh_their_batch(shop: Shop) -> None:
    parts_of_a_batch(shop)
    shop.harmed = True
    shop.sql("UPDATE token SET quantity = 19 WHERE number = 1")
    assert "PIECE_WITHOUT_ITS_ITEM" in shop.findings()
    assert "RUN_NOT_CONSERVED" in shop.findings()


@pytest.mark.parametrize("field", ["reason", "defect", "to"])
@pytest.mark.parametrize("kind", ["work.complete", "qc.pass"])
def test_what_is_said_of_a_loss_that_is_not_counted_is_not_dropped(shop: Shop, kind: str, field: str) -> None:
    said = {"reason": "torn", "defect": "hole", "to": "CUT"}[field]
    pieces = batch_to_judge(shop)["tokens"] if kind == "qc.pass" else batch(shop)["tokens"]
    refused = shop.refused(kind, "Quan", tokens=pieces, **{field: said})
    assert (refused.code, refused.variant, refused.details) == ("ERR_QUANTITIES", "unsaid", {"field": field})


def test_a_loss_is_replaced_nowhere(shop: Shop) -> None:
    ending = {"type": "permanent", "reason": "torn", "at": "CUT"}
    refused = shop.refused("token.scrap", tokens=batch(shop)["tokens"], **ending)
    assert (refused.code, refused.variant) == ("ERR_BAD_VALUE", "no_replacement")


def test_after_a_hold_work_goes_on_that_was_held_also_where_a_count_was_taken_back(shop: Shop) -> None:
    """The count had opened the step once more; to undo it had closed that again."""
    whole = {"tokens": batch(shop)["tokens"]}
    shop.do("work.start", "Nok", **whole)
    shop.do("work.complete", "Nok", **whole, good=0, rework=20)
    shop.do("undo", "Nok")
    held = open_items(shop)
    shop.do("token.hold", **whole, reason="a slip of the finger")
    assert open_items(shop) == []
    shop.do("token.resolve", **whole, to="CUT")
    assert open_items(shop) == held


def open_items(shop: Shop) -> list[int]:
    """The work items of the ticket that are open."""
    query = "SELECT id FROM work_item WHERE state NOT IN ('done', 'cancelled')"
    return [item for (item,) in shop.core.desk.db.execute_sql(query)]
