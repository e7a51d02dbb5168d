"""Inspections are for those who may judge; and what is said where a piece is already what is asked for."""

from __future__ import annotations

from typing import Any

import pytest

from app.domain.refusals import Code
from app.lifecycle.queries.decisions import ways_out
from app.lifecycle.queries.queue import Deed, Scope
from tests.lifecycle.shop import ENGLISH, Shop
from tests.lifecycle.test_queue import counts, lines, shown
from tests.reference.drawing import inspected


def looked_at(shop: Shop, *, self_qc: bool = False, **asks: Any) -> str:
    """A job of which F001 waits at an inspection that asks for this, and F002 is cut."""
    drawing = inspected("LOOKED")
    for node in drawing["nodes"]:
        if node["kind"] == "qc":
            node |= {"qc": {"mode": "every", "self_qc": self_qc}, **asks}
    shop.do("routing.import", routing=drawing)
    shop.do("routing.publish", routing="LOOKED")
    shop.do("product.edit", product="TOTE-07", routing="LOOKED")
    code = shop.started(2)
    shop.do("work.complete", tokens=shop.refs(code, 1))
    return code


def test_an_inspection_is_available_to_those_who_may_judge_it(shop: Shop) -> None:
    code = looked_at(shop)
    assert f"{code} F001 LOOK" in shown(shop, Scope.AVAILABLE, "Quan")
    assert f"{code} F001 LOOK" not in shown(shop, Scope.AVAILABLE, "Nok")
    assert f"{code} F001 LOOK" in shown(shop, Scope.ALL, "Nok")
    assert f"{code} F001 LOOK" in shown(shop, Scope.AVAILABLE, "Ploy")  # who looks on
    free = [counts(shop, who)["available"] for who in ("Nok", "Quan", "Ploy")]
    assert free == [len(shown(shop, Scope.AVAILABLE, who)) for who in ("Nok", "Quan", "Ploy")]


def test_where_everybody_judges_their_own_work_it_is_available_to_all(shop: Shop) -> None:
    code = looked_at(shop, self_qc=True)
    assert f"{code} F001 LOOK" in shown(shop, Scope.AVAILABLE, "Nok")
    shop.do("work.claim", "Nok", tokens=shop.refs(code, 1))
    shop.do("qc.pass", "Nok", tokens=shop.refs(code, 1))


@pytest.mark.parametrize("kind", ["work.claim", "work.start", "qc.pass"])
def test_nobody_begins_an_inspection_who_may_not_judge_it(shop: Shop, kind: str) -> None:
    code = looked_at(shop)
    for by, who in (("Nok", None), ("Mana", "Nok")):
        refused = shop.refused(kind, by, as_=who, tokens=shop.refs(code, 1))
        assert refused.code == Code.NOT_ALLOWED
        assert refused.params["person"] == "Nok"


def test_who_may_not_judge_is_told_to_whom_to_leave_it(shop: Shop) -> None:
    code = looked_at(shop)
    refused = shop.refused("work.claim", "Nok", tokens=shop.refs(code, 1))
    assert ENGLISH.refusal(refused.code, refused.params, refused.variant) == (
        f"{code} F001 is to be inspected (LOOK), and Nok may not judge it. Leave it to Quan, Admin, Mana."
    )


def test_an_inspection_comes_into_no_hands_that_may_not_judge_it(shop: Shop) -> None:
    code = looked_at(shop)
    piece: dict[str, Any] = {"tokens": shop.refs(code, 1)}
    shop.do("work.claim", "Quan", **piece)
    assert shop.refused("work.handoff", "Quan", **piece, to="Nok").variant == "inspection"
    assert shop.refused("work.assist", "Nok", **piece).variant == "inspection"
    assert shop.refused("work.take_over", "Mana", as_="Nok", **piece, reason="ill").variant == "inspection"
    shop.do("work.handoff", "Quan", **piece, to="Mana")


def test_an_inspector_who_is_none_any_more_puts_back_what_they_hold_and_goes_on_with_nothing(
    shop: Shop,
) -> None:
    code = looked_at(shop)
    piece: dict[str, Any] = {"tokens": shop.refs(code, 1)}
    shop.do("work.start", "Quan", **piece)
    shop.do("work.pause", "Quan", **piece, reason="lunch")
    shop.do("person.edit", person="Quan", roles=["operator"])
    assert shop.refused("work.resume", "Quan", **piece).variant == "inspection"
    shop.do("work.requeue", "Quan", **piece)
    shop.do("qc.pass", "Mana", **piece)


@pytest.mark.parametrize("pausing", [False, True])
def test_an_inspection_in_hands_that_may_not_judge_it_is_judged_by_who_may(shop: Shop, pausing: bool) -> None:
    """So lie pieces that were taken before that was refused, and those of somebody who was an inspector."""
    code = looked_at(shop)
    piece: dict[str, Any] = {"tokens": shop.refs(code, 1)}
    shop.do("work.start" if pausing else "work.claim", "Quan", **piece)
    if pausing:
        assert shop.refused("qc.pass", "Mana", **piece).code == "ERR_HELD_BY_OTHER"
        shop.do("work.pause", "Quan", **piece, reason="lunch")
    shop.do("person.edit", person="Quan", roles=["operator"])
    (line,) = (each for each in lines(shop, Scope.ALL, "Mana") if each.piece.node == "LOOK")
    assert (line.deed, line.refused) == (Deed.JUDGE, None)

    shop.do("qc.pass", "Mana", **piece, note="straight seams")

    (item,) = (each for each in shop.rows("work") if each["node"] == "LOOK")
    assert (item["state"], item["holder"]) == ("done", "Mana")
    shop.do("undo", "Mana")
    (item,) = (each for each in shop.rows("work") if each["node"] == "LOOK")
    assert (item["state"], item["holder"]) == ("paused" if pausing else "claimed", "Quan")
    shop.do("qc.fail", "Mana", **piece, to="CUT", defect="hole")


def test_an_inspection_in_the_hands_of_somebody_who_has_left_is_judged_by_who_may(shop: Shop) -> None:
    code = looked_at(shop)
    piece: dict[str, Any] = {"tokens": shop.refs(code, 1)}
    shop.do("work.claim", "Quan", **piece)
    shop.do("person.add", name="Quin", roles=["qc"])
    shop.do("person.edit", person="Quan", active=False)
    (line,) = (each for each in lines(shop, Scope.ALL, "Quin") if each.piece.node == "LOOK")
    assert (line.deed, line.refused) == (Deed.JUDGE, None)
    shop.do("qc.pass", "Quin", **piece)


def looked_at_by_two(shop: Shop, **together: Any) -> dict[str, Any]:
    """A piece at an inspection for two, and three who may judge it: Quan, Quin and Qiana."""
    for name in ("Quin", "Qiana"):
        shop.do("person.add", name=name, roles=["qc"])
    return {"tokens": shop.refs(looked_at(shop, operators=2, **together), 1)}


def at_the_inspection(shop: Shop) -> tuple[str, str | None, list[str]]:
    """How the inspection stands, who has it in hand, and who has a part of it."""
    (item,) = (each for each in shop.rows("work") if each["node"] == "LOOK")
    return item["state"], item["holder"], [each["person"] for each in item["crew"]]


def test_where_two_inspect_a_third_comes_in_for_the_holder_who_may_not_any_more(shop: Shop) -> None:
    piece = looked_at_by_two(shop)
    shop.do("work.start", "Quan", **piece)
    shop.do("work.assist", "Quin", **piece)
    shop.do("work.pause", "Quan", **piece, reason="lunch")
    shop.do("person.edit", person="Quan", roles=["operator"])
    shop.do("qc.pass", "Quin", **piece)
    assert at_the_inspection(shop) == ("paused", "Quan", ["Quin"])
    assert shop.refused("qc.pass", "Quin", **piece).code == "ERR_PART_DONE"
    (line,) = (each for each in lines(shop, Scope.ALL, "Qiana") if each.piece.node == "LOOK")
    assert (line.deed, line.refused) == (Deed.JUDGE, None)

    done = shop.do("qc.pass", "Qiana", **piece)

    assert done.facts[:2] == ("work.taken_over", "qc.passed")
    shop.do("undo", "Qiana")
    assert at_the_inspection(shop) == ("paused", "Quan", ["Quin"])
    shop.do("qc.fail", "Qiana", **piece, to="CUT", defect="hole")


def test_where_two_inspect_a_third_comes_in_for_a_helper_who_may_not_any_more(shop: Shop) -> None:
    """Also where who has it in hand has done their part: there is nothing to take over of that."""
    piece = looked_at_by_two(shop)
    shop.do("work.start", "Quin", **piece)
    shop.do("work.assist", "Quan", **piece)
    shop.do("work.pause", "Quan", **piece, reason="lunch")
    shop.do("person.edit", person="Quan", active=False)
    assert shop.refused("qc.pass", "Qiana", **piece).code == "ERR_HELD_BY_OTHER"
    shop.do("qc.pass", "Quin", **piece)
    assert at_the_inspection(shop) == ("paused", "Quin", ["Quan", "Quin"])

    shop.do("qc.pass", "Qiana", **piece)

    shop.do("undo", "Qiana")
    assert at_the_inspection(shop) == ("paused", "Quin", ["Quan", "Quin"])
    shop.do("qc.pass", "Mana", **piece)
    assert shop.findings() == []


def test_an_inspector_who_comes_in_first_has_it_in_hand_and_the_other_joins_in(shop: Shop) -> None:
    """Who had only pressed, and who may not judge it any more, keep nobody out."""
    piece = looked_at_by_two(shop, sync_start=True)
    shop.do("work.start", "Quan", **piece)
    shop.do("person.edit", person="Quan", roles=["operator"])
    shop.do("qc.pass", "Quin", **piece)
    assert at_the_inspection(shop) == ("paused", "Quin", ["Quin"])
    shop.do("work.assist", "Qiana", **piece)
    shop.do("qc.pass", "Qiana", **piece)
    assert shop.findings() == []


def test_who_takes_an_inspection_out_of_other_hands_must_have_the_skill_for_it(shop: Shop) -> None:
    code = looked_at(shop, skills=[{"skill": "grading", "level": 2}])
    piece: dict[str, Any] = {"tokens": shop.refs(code, 1)}
    shop.do("work.claim", "Quan", **piece)
    shop.do("person.edit", person="Quan", roles=["operator"])
    shop.do("person.add", name="Quin", roles=["qc"])
    shop.do("person.edit", person="Quin", skills=[{"skill": "grading", "level": 1}])
    refused = shop.refused("qc.pass", "Quin", **piece)
    assert refused.code == "ERR_NOT_SKILLED"
    assert "Nok" not in refused.params["people"]
    (line,) = (each for each in lines(shop, Scope.ALL, "Quin") if each.piece.node == "LOOK")
    assert line.refused is not None
    assert line.refused.code == "ERR_NOT_SKILLED"


def test_an_inspection_that_somebody_works_on_is_left_to_them(shop: Shop) -> None:
    code = looked_at(shop)
    piece: dict[str, Any] = {"tokens": shop.refs(code, 1)}
    shop.do("work.start", "Quan", **piece)
    shop.do("person.edit", person="Quan", roles=["operator"])
    assert shop.refused("qc.pass", "Mana", **piece).code == "ERR_HELD_BY_OTHER"


def test_what_one_holds_oneself_is_said_to_be_in_ones_own_hands(shop: Shop) -> None:
    piece: dict[str, Any] = {"tokens": shop.refs(shop.started(1), 1)}
    shop.do("work.claim", "Nok", **piece)
    again = shop.refused("work.claim", "Nok", **piece)
    assert ENGLISH.refusal(again.code, again.params, again.variant).startswith("Nok has HJ-")
    assert shop.refused("work.take_over", "Nok", **piece, reason="mine").variant == "own"


def test_a_move_to_where_a_piece_stands_leaves_it_in_its_hands(shop: Shop) -> None:
    """It would only throw off who holds it, and their clock."""
    code = shop.started(2)
    shop.do("work.start", "Nok", tokens=shop.refs(code, 1))
    refused = shop.refused("token.move", tokens=shop.refs(code, 1, 2), to="CUT", reason="again")
    assert (refused.code, refused.variant, refused.params["number"]) == ("ERR_WRONG_PLACE", "here", "F001")
    assert counts(shop)["mine"] == 1
    assert ways_out(shop.core.desk, [shop.pieces(code)[0]["id"]]).elsewhere[0].code == "SEW"
