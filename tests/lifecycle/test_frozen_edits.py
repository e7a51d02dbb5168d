"""What can no longer be edited is refused in the words of the reader's language."""

from __future__ import annotations

from typing import Any

import pytest

from app.messages import Language, Messages
from tests.lifecycle.shop import ENGLISH, Shop

THAI = Messages(Language.THAI)


@pytest.mark.parametrize(
    ("field", "value", "english", "thai"),
    [
        ("quantity", 5, "The quantity of", "จำนวนของ"),
        ("routing", "SHORT", "The routing of", "เส้นทางการผลิตของ"),
    ],
)
def test_quantity_and_routing_are_planned_and_then_stay(
    shop: Shop, field: str, value: Any, english: str, thai: str
) -> None:
    code = shop.started()
    refused = shop.refused("job.edit", job=code, version=1, **{field: value})
    assert (refused.code, refused.details["field"]) == ("ERR_ALREADY_STARTED", field)
    assert ENGLISH.refusal(refused.code, refused.params, refused.variant).startswith(f"{english} {code} ")
    said = THAI.refusal(refused.code, refused.params, refused.variant)
    assert said.startswith(f"{thai} {code} ")
    assert THAI.text("planned") in said
    assert field not in said
