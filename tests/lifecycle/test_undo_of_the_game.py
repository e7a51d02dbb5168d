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
