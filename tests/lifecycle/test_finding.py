"""Finding things by a few typed words."""

from __future__ import annotations

from app.lifecycle.queries.finding import Found, find
from tests.lifecycle.shop import DRAFT, SCHEDULE, Shop

MOST = 8


def found(shop: Shop, words: str) -> Found:
    return find(shop.core.desk, words, MOST)


def test_each_kind_of_thing_is_found_by_its_code_or_name(shop: Shop) -> None:
    order = shop.do("order.create", product="BELT-32", quantity=20, **SCHEDULE).result["code"]
    shop.do("team.create", code="EDGES", name_en="Edge painters", name_th="ทีมทาขอบ")
    shop.do("defect.create", code="DYED", name_en="Dyed unevenly")
    assert [each.code for each in found(shop, order).orders] == [order]
    assert [each.code for each in found(shop, "ทาขอบ").teams] == ["EDGES"]
    assert [each.code for each in found(shop, "unevenly dyed").defects] == ["DYED"]
    assert [each.code for each in found(shop, "tote").products] == ["TOTE-07"]
    assert [(each.code, each.has_draft) for each in found(shop, DRAFT.lower()).routings] == [(DRAFT, True)]
    assert [each.name for each in found(shop, "PLO").people] == ["Ploy"]


def test_a_number_alone_means_no_piece_and_a_sign_of_patterns_nothing_else(shop: Shop) -> None:
    assert not found(shop, "F003").pieces
    assert not found(shop, "%")
    assert not found(shop, " ")


def test_who_has_left_is_found_behind_who_is_here(shop: Shop) -> None:
    shop.do("person.add", name="Nokyung", roles=["operator"])
    shop.do("person.edit", person="Nok", active=False)
    assert [(each.name, each.active) for each in found(shop, "nok").people] == [
        ("Nokyung", True),
        ("Nok", False),
    ]
