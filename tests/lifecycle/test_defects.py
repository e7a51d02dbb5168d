"""The catalogue of faults: the workshop's own, checked where a fault is named, and it says what is redone."""

from __future__ import annotations

from typing import Any

import pytest

from app.lifecycle.queries import choices
from app.lifecycle.queries.work import redone_for, to_redo
from tests.lifecycle.shop import Shop
from tests.reference.choosing import exchange

FIRST = ["stitching", "edge", "scratch", "hole", "size", "colour", "glue"]
STEPS = ("CUT", "SEW", "EDGE")


def inspected(shop: Shop, quantity: int = 2) -> str:
    """A job whose pieces stand at an inspection behind three steps."""
    drawing = exchange("LOOKED", (*STEPS, "QC"))
    look = next(node for node in drawing["nodes"] if node["code"] == "QC")
    look |= {"kind": "qc", "qc": {"mode": "every"}, "rework_limit": 9}
    look.pop("minutes")
    look.pop("work_center")
    drawing["edges"].append({"from": "QC", "to": "EDGE", "kind": "rework"})
    shop.do("routing.import", routing=drawing)
    shop.do("routing.publish", routing="LOOKED")
    shop.do("product.edit", product="TOTE-07", routing="LOOKED")
    code = shop.started(quantity)
    for _ in STEPS:
        shop.do("work.complete", tokens=[piece["id"] for piece in shop.pieces(code)])
    return code


def offered(shop: Shop, code: str, defect: str) -> list[str]:
    """The steps to redo for a fault of the first piece, in their order."""
    tokens = [shop.pieces(code)[0]["id"]]
    (found,) = (each for each in choices.defects(shop.core.desk, unused=True) if each.code == defect)
    steps = to_redo(shop.core.desk, tokens)
    return [node.code for node in redone_for(shop.core.desk, tokens, steps, found)]


def test_every_workshop_begins_with_a_catalogue_in_both_languages(shop: Shop) -> None:
    rows = shop.rows("defects")
    assert [row["code"] for row in rows] == FIRST
    assert all(row["name_th"] and row["active"] for row in rows)


def test_a_fault_is_added_changed_taken_out_of_use_and_the_change_taken_back(shop: Shop) -> None:
    shop.do("defect.create", code="mould", name_en="Mould", steps=["CUT"])
    shop.do("defect.edit", defect="MOULD", name_th="เชื้อรา", active=False)
    row = shop.rows("defects")[-1]
    assert (row["name_en"], row["name_th"], row["steps"], row["active"]) == ("Mould", "เชื้อรา", ["CUT"], False)
    assert "mould" not in [each.code for each in choices.defects(shop.core.desk)]
    shop.do("undo")
    row = shop.rows("defects")[-1]
    assert (row["name_th"], row["steps"], row["active"]) == (None, ["CUT"], True)
    assert shop.refused("undo").variant == "defect.create"


def test_a_change_of_what_was_there_from_the_beginning_is_taken_back(shop: Shop) -> None:
    before = shop.rows("defects")
    shop.do("defect.edit", defect="glue", name_en="Glue marks", steps=None, active=False)
    shop.do("undo")
    assert shop.rows("defects") == before


def test_an_older_change_stays_once_somebody_has_changed_it_again(shop: Shop) -> None:
    shop.do("defect.edit", "Ploy", defect="glue", name_en="Glue marks")
    shop.do("defect.edit", "Mana", defect="glue", name_en="Glue stains")
    assert shop.refused("undo", "Ploy").variant == "defect.edit"


@pytest.mark.parametrize("taken", ["glue", "GLUE"])
def test_a_code_stands_in_the_catalogue_once(shop: Shop, taken: str) -> None:
    assert shop.refused("defect.create", code=taken, name_en="Glue").code == "ERR_DUPLICATE"


def test_a_failure_names_a_fault_of_the_catalogue_that_is_in_use(shop: Shop) -> None:
    code = inspected(shop)
    unknown = shop.refused("qc.fail", tokens=shop.refs(code, 1), to="SEW", defect="ghost")
    assert (unknown.code, unknown.variant) == ("ERR_NOT_FOUND", "defect")
    shop.do("defect.edit", defect="glue", active=False)
    refused = shop.refused("qc.fail", tokens=shop.refs(code, 1), to="SEW", defect="glue")
    assert refused.code == "ERR_DEFECT_INACTIVE"
    assert (
        shop.refused(
            "token.scrap", tokens=shop.refs(code, 1), type="qc_fail", reason="torn", defect="ghost"
        ).code
        == "ERR_NOT_FOUND"
    )
    shop.do("qc.fail", tokens=shop.refs(code, 1), to="SEW", defect="STITCHING")
    assert shop.sql("SELECT defect FROM token WHERE defect IS NOT NULL") == [("stitching",)]


def test_what_is_scrapped_as_failed_has_a_fault(shop: Shop) -> None:
    """One that is told, or the one for which it failed its inspection."""
    code = inspected(shop, 3)
    failed = {"type": "qc_fail", "reason": "torn"}
    refused = shop.refused("token.scrap", tokens=shop.refs(code, 1), **failed)
    assert (refused.code, refused.variant) == ("ERR_MISSING_FIELD", "scrap_defect")
    assert (refused.details["field"], refused.params["number"]) == ("defect", "F001")
    shop.do("token.scrap", tokens=shop.refs(code, 1), **failed, defect="glue")
    shop.do("qc.fail", tokens=shop.refs(code, 2), to="SEW", defect="hole")
    shop.do("token.scrap", tokens=shop.refs(code, 2), **failed)
    assert shop.sql("SELECT number, defect FROM token WHERE defect IS NOT NULL") == [(1, "glue"), (2, "hole")]
    held = shop.refs(code, 3)
    shop.do("token.hold", tokens=held, reason="too soft")
    sent_to_its_end: dict[str, Any] = {"tokens": held, "scrap": "qc_fail", "reason": "torn"}
    assert shop.refused("token.resolve", **sent_to_its_end).variant == "scrap_defect"
    assert shop.refused("token.resolve", tokens=held, to="SEW", defect="glue").variant == "goes_on"
    shop.do("token.resolve", **sent_to_its_end, defect="glue")


def test_without_a_fault_the_steps_stand_as_the_routing_offers_them(shop: Shop) -> None:
    code = inspected(shop)
    assert offered(shop, code, "colour") == ["EDGE", "SEW", "CUT"]


def test_where_a_fault_usually_arises_is_suggested_first(shop: Shop) -> None:
    code = inspected(shop)
    assert offered(shop, code, "stitching") == ["SEW", "EDGE", "CUT"]
    shop.do("defect.edit", defect="colour", steps=["bench"])  # the work centre of all of them
    assert offered(shop, code, "colour") == ["EDGE", "SEW", "CUT"]
    shop.do("defect.edit", defect="colour", steps=["NOWHERE", "cut"])
    assert offered(shop, code, "colour") == ["CUT", "EDGE", "SEW"]


def test_then_what_was_done_for_it_before_stands_first(shop: Shop) -> None:
    code = inspected(shop, 5)
    for number, to in ((1, "CUT"), (2, "CUT"), (3, "SEW"), (4, "SEW"), (5, "SEW")):
        shop.do("qc.fail", tokens=shop.refs(code, number), to=to, then="back_to_qc", defect="scratch")
        shop.do("work.complete", tokens=shop.refs(code, number))
    assert offered(shop, code, "scratch") == ["SEW", "CUT", "EDGE"]
    assert offered(shop, code, "size") == ["CUT", "EDGE", "SEW"]  # of another fault nothing is known
    shop.do("defect.edit", defect="scratch", steps=["EDGE"])
    assert offered(shop, code, "scratch") == ["EDGE", "SEW", "CUT"]
