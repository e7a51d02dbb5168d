"""An import that makes products is held to the same rules as whoever makes one by itself."""

from __future__ import annotations

from typing import Any

import pytest

from app.domain.refusals import Refused
from app.lifecycle.receipts import Receipt
from tests.lifecycle.shop import Shop


def lines(*skus: str) -> dict[str, Any]:
    """The fields of an import that orders one piece of each and makes what is missing."""
    orders = [{"product": sku, "quantity": 1} for sku in skus]
    return {"lines": orders, "sheet": "a.csv", "fingerprint": "f", "create_products": True}


def imported(shop: Shop, *skus: str) -> Receipt:
    return shop.do("job.import", **lines(*skus))


def created(shop: Shop, sku: str) -> Refused:
    return shop.refused("product.create", sku=sku, name_en="New", line="hatthasilpa")


@pytest.mark.parametrize("sku", ["ก-1", "N", "!", "NEW-" + "2" * 57])
def test_a_sku_that_nobody_could_create_is_refused_in_a_sheet_at_its_line(shop: Shop, sku: str) -> None:
    refused = shop.refused("job.import", **lines("TOTE-07", sku))
    alone = created(shop, sku)
    assert (refused.code, refused.variant) == (alone.code, alone.variant)
    assert (refused.details["field"], alone.details["field"]) == ("lines[1].product", "sku")


def test_one_new_product_is_made_however_its_lines_write_it(shop: Shop) -> None:
    result = imported(shop, "NEW-2", "new-2", "New-2").result
    assert (result["created"], result["products"]) == (3, ["NEW-2"])
    assert {row["product"] for row in shop.rows("tickets")} == {"NEW-2"}
    assert created(shop, "new-2").code == "ERR_DUPLICATE"
