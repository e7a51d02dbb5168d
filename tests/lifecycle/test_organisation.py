"""The workshop's own code and names."""

from __future__ import annotations

from tests.lifecycle.shop import Shop


def test_naming_the_organisation_changes_what_is_given_and_nothing_else(shop: Shop) -> None:
    shop.do("org.set", code="HAT", name_en="Hatthasilpa Leather", name_th="หัตถศิลป์เครื่องหนัง")
    shop.do("org.set", code="HTL")
    shop.do("org.set", code="HTL", name_en=None)
    named = [row["data"] for row in shop.rows("facts") if row["kind"] == "org.set"]
    assert named[1] == {"code": "HTL", "name_en": "Hatthasilpa Leather", "name_th": "หัตถศิลป์เครื่องหนัง"}
    assert named[2] == {"code": "HTL", "name_th": "หัตถศิลป์เครื่องหนัง"}
