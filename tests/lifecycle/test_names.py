"""Things are found by their names as people type them: letter case matters only where it decides."""

from __future__ import annotations

from typing import Any

import pytest

from tests.lifecycle.shop import Shop
from tests.reference.choosing import exchange


def test_a_product_is_found_in_whatever_case_its_sku_is_typed(shop: Shop) -> None:
    code = shop.job(2, "tote-07", routing="short")
    assert (shop.ticket(code)["product"], shop.ticket(code)["routing"]) == ("TOTE-07", "SHORT")
    shop.do("product.edit", product="Card-02", name_th="ที่ใส่บัตร")
    assert shop.refused("product.create", sku="tote-07", name_en="x", line="classic").code == "ERR_DUPLICATE"


def test_a_job_and_its_pieces_are_found_in_lower_case(shop: Shop) -> None:
    code = shop.job(2)
    shop.do("job.start", job=code.lower())
    first, second = (piece["serial"] for piece in shop.pieces(code))
    shop.do("work.start", "Nok", tokens=[first.lower(), {"ticket": code.lower(), "number": "F002"}])
    assert shop.states(code) == ["active", "active"]
    shop.do("work.complete", "Nok", tokens=[second])


def test_a_person_is_found_in_lower_case(shop: Shop) -> None:
    code = shop.started(1)
    shop.do("work.complete", as_="nok", tokens=shop.refs(code, 1))
    assert [row["holder"] for row in shop.rows("work", code) if row["state"] == "done"] == ["Nok"]


def test_of_two_names_that_differ_in_case_only_the_one_that_is_typed_is_meant(shop: Shop) -> None:
    """Earlier releases made such products from order sheets."""
    shop.harmed = True
    shop.sql(
        "INSERT INTO product (id, sku, key, name_en, name_th, order_en, order_th, line, active, routing) "
        "SELECT id + 1000, 'tote-07', key, name_en, name_th, order_en, order_th, line, active, routing "
        "FROM product WHERE sku = 'TOTE-07'"
    )
    made = [shop.ticket(shop.job(1, sku))["product"] for sku in ("tote-07", "TOTE-07")]
    assert made == ["tote-07", "TOTE-07"]


@pytest.mark.parametrize("code", ["straight", "Sketch"])
def test_a_routing_whose_code_differs_in_case_only_is_refused(shop: Shop, code: str) -> None:
    before: dict[str, Any] = {"routings": shop.rows("routings")}
    refused = shop.refused("routing.import", routing=exchange(code, ("CUT",)))
    assert (refused.code, refused.details["taken"]) == ("ERR_DUPLICATE", code.upper())
    assert {"routings": shop.rows("routings")} == before
