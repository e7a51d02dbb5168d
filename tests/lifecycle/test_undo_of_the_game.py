"""Taking back what has moved pieces through splits and joins, with all that it led to."""

from __future__ import annotations

from copy import deepcopy
from typing import Any

from tests.lifecycle.shop import Shop

STEP = {"kind": "operation", "work_center": "BENCH", "minutes": 5}
GLUED = {
    "format": "hatthasilpa.routing/1",
    "code": "GLUED",
    "name": "Glued",
    "line": "hatthasilpa",
    "nodes": [
        {"code": "START", "kind": "start", "name": "Start"},
        {"code": "APART", "kind": "split", "name": "Apart"},
        {"code": "GLUE", "name": "Glue", **STEP, "cure_minutes": 30},
        {"code": "PUNCH", "name": "Punch", **STEP},
        {"code": "FIT", "kind": "join", "name": "Fit"},
        {"code": "SEW", "name": "Sew", **STEP},
        {"code": "END", "kind": "end", "name": "End"},
    ],
    "edges": [
        {"from": source, "to": target}
        for source, target in (
            ("START", "APART"),
            ("APART", "GLUE"),
            ("APART", "PUNCH"),
            ("GLUE", "FIT"),
            ("PUNCH", "FIT"),
            ("FIT", "SEW"),
            ("SEW", "END"),
        )
    ],
}


def glued(shop: Shop) -> str:
    """A job of one piece of two parts, of which the second is punched."""
    shop.do("routing.import", routing=GLUED)
    shop.do("routing.publish", routing="GLUED")
    code = shop.job(1, routing="GLUED")
    shop.do("job.start", job=code)
    shop.do("work.complete", "Nok", tokens=shop.refs(code, 3))
    return code


def test_parts_that_came_together_wait_again(shop: Shop) -> None:
    code = glued(shop)
    before = [(row["state"], row["node"]) for row in shop.pieces(code)]
    shop.do("work.complete", "Nok", tokens=shop.refs(code, 2))
    assert shop.states(code) == ["ready", "completed", "completed"]

    shop.do("undo", "Nok")

    assert [(row["state"], row["node"]) for row in shop.pieces(code)] == before
    shop.do("work.complete", "Nok", tokens=shop.refs(code, 2))
    shop.clock.advance(minutes=31)
    shop.finish(code)
    assert shop.states(code) == ["completed"] * 3


def test_what_cured_on_a_part_that_is_back_does_not_hold_up_its_piece(shop: Shop) -> None:
    """Also where the clock was set back since: the glue dries from when it was put on, not from before."""
    code = glued(shop)
    shop.do("work.complete", "Nok", tokens=shop.refs(code, 2))
    shop.do("undo", "Nok")
    shop.clock.set_on(minutes=-600)
    shop.do("work.complete", "Nok", tokens=shop.refs(code, 2))
    assert shop.refused("work.start", "Nok", tokens=shop.refs(code, 1)).code == "ERR_CURING"

    shop.clock.advance(minutes=31)

    assert shop.do("work.start", "Nok", tokens=shop.refs(code, 1)).facts == ("work.started",)


def test_a_piece_that_was_held_by_mistake_goes_on_with_all_that_was_done(shop: Shop) -> None:
    """The glue on a part goes on drying, and a part that is done waits again where the other comes to it."""
    code = glued(shop)
    before = [(row["state"], row["node"]) for row in shop.pieces(code)]
    shop.do("token.hold", tokens=shop.refs(code, 1), reason="a slip of the finger")
    assert shop.states(code) == ["on_hold"] * 3

    shop.do("token.resolve", tokens=shop.refs(code, 1), to="APART")

    assert [(row["state"], row["node"]) for row in shop.pieces(code)] == before
    shop.do("work.complete", "Nok", tokens=shop.refs(code, 2))
    shop.do("token.hold", tokens=shop.refs(code, 1), reason="once more")
    shop.do("token.resolve", tokens=shop.refs(code, 1), to="SEW", reason="no")
    assert shop.refused("work.start", "Nok", tokens=shop.refs(code, 1)).code == "ERR_CURING"
    assert shop.rows("inbox") == []


def test_a_piece_held_while_it_is_redone_returns_to_its_inspection_also_when_that_is_taken_back(
    shop: Shop,
) -> None:
    code = redone(shop)
    shop.do("token.hold", tokens=shop.refs(code, 1), reason="a slip of the finger")
    shop.do("token.resolve", tokens=shop.refs(code, 1), to="SEW")
    for _ in range(2):
        shop.do("work.complete", "Nok", tokens=shop.refs(code, 1))
        assert shop.pieces(code)[0]["node"] == "QC"
        shop.do("undo", "Nok")
        assert shop.pieces(code)[0]["node"] == "SEW"


def redone(shop: Shop) -> str:
    """A job of one piece that is sewn again, and comes back from there to its inspection over an edge."""
    nodes = [
        {"code": "START", "kind": "start", "name": "Start"},
        {"code": "SEW", "name": "Sew", **STEP},
        {"code": "EDGE", "name": "Edge", **STEP},
        {"code": "QC", "kind": "qc", "name": "Look", "qc": {"mode": "every"}},
        {"code": "END", "kind": "end", "name": "End"},
    ]
    ways = (("START", "SEW"), ("SEW", "EDGE"), ("EDGE", "QC"), ("QC", "END"))
    edges = [{"from": source, "to": target} for source, target in ways]
    edges.append({"from": "QC", "to": "SEW", "kind": "rework"})
    drawing = {**GLUED, "code": "REDONE", "nodes": nodes, "edges": edges}
    shop.do("routing.import", routing=drawing)
    shop.do("routing.publish", routing="REDONE")
    code = shop.job(1, routing="REDONE")
    shop.do("job.start", job=code)
    for _ in ("SEW", "EDGE"):
        shop.do("work.complete", "Nok", tokens=shop.refs(code, 1))
    shop.do("qc.fail", tokens=shop.refs(code, 1), to="SEW", then="back_to_qc")
    return code


def fitted(shop: Shop, policy: str) -> str:
    """A job of one piece of two parts, which come together by this policy."""
    drawing: dict[str, Any] = {**deepcopy(GLUED), "code": "FITTED"}
    for node in drawing["nodes"]:
        if node["code"] == "FIT":
            node["join"] = {"policy": policy}
    shop.do("routing.import", routing=drawing)
    shop.do("routing.publish", routing="FITTED")
    code = shop.job(1, routing="FITTED")
    shop.do("job.start", job=code)
    return code


def test_of_parts_that_came_too_late_the_piece_is_named_with_which_somebody_can_go_on(shop: Shop) -> None:
    code = fitted(shop, "any")
    shop.do("work.complete", "Nok", tokens=shop.refs(code, 3))
    refused = shop.refused("undo", "Nok")
    assert (refused.variant, refused.params["number"]) == ("late_parts", "F001")


def test_a_part_that_can_be_sent_nowhere_is_told_so(shop: Shop) -> None:
    code = fitted(shop, "all")
    shop.do("routing.import", routing={**GLUED, "code": "FITTED"})
    shop.do("routing.publish", routing="FITTED")
    shop.do("token.hold", tokens=shop.refs(code, 2), reason="other glue")
    refused = shop.refused("token.resolve", tokens=shop.refs(code, 2), version=2, to="GLUE")
    assert (refused.code, refused.variant) == ("ERR_WRONG_PLACE", "nowhere")
