"""Versions of routings: a draft can be changed, what is published stays as it was published."""

from __future__ import annotations

from typing import Any

from app.lifecycle.queries import choices
from tests.lifecycle.shop import ENGLISH, Shop
from tests.reference.choosing import exchange


def renamed(code: str) -> dict[str, Any]:
    """A draft of the routing under another name, and for the other line."""
    return exchange(code, ("GLUE",), "classic", "Glued")


def versions(shop: Shop, code: str) -> list[tuple[str, str, str]]:
    """State, name and line of each version of a routing."""
    return [(row["state"], row["name"], row["line"]) for row in shop.rows("routings") if row["code"] == code]


def test_a_draft_changes_nothing_of_the_published_version(shop: Shop) -> None:
    before = choices.published_routings(shop.core.desk)
    shop.do("routing.import", routing=renamed("STRAIGHT"))
    assert versions(shop, "STRAIGHT") == [
        ("published", "Straight", "hatthasilpa"),
        ("draft", "Glued", "classic"),
    ]
    assert choices.published_routings(shop.core.desk) == before
    assert shop.do("job.create", product="TOTE-07", quantity=3).warnings == ()


def test_the_next_published_version_changes_nothing_of_the_one_before(shop: Shop) -> None:
    shop.do("routing.import", routing=renamed("STRAIGHT"))
    shop.do("routing.publish", routing="STRAIGHT")
    assert versions(shop, "STRAIGHT") == [
        ("published", "Straight", "hatthasilpa"),
        ("published", "Glued", "classic"),
    ]
    offered = {each.code: (each.name, each.version) for each in choices.published_routings(shop.core.desk)}
    assert offered["STRAIGHT"] == ("Glued", 2)
    warned = shop.do("job.create", product="TOTE-07", quantity=3).warnings
    assert [each.code for each in warned] == ["WARN_ROUTING_OF_OTHER_LINE"]


def test_a_product_whose_routing_is_of_the_other_line_is_warned_of(shop: Shop) -> None:
    for told in (
        shop.do("product.create", sku="STRAP-1", name_en="Strap", line="classic", routing="STRAIGHT"),
        shop.do("product.edit", product="BELT-32", routing="STRAIGHT"),
    ):
        assert [each.code for each in told.warnings] == ["WARN_ROUTING_OF_OTHER_LINE"]
    for told in (
        shop.do("product.create", sku="STRAP-2", name_en="Strap", line="hatthasilpa", routing="STRAIGHT"),
        shop.do("product.create", sku="STRAP-3", name_en="Strap", line="classic", routing="SKETCH"),
        shop.do("product.edit", product="BELT-32", name_en="Belt"),
    ):
        assert told.warnings == ()


def test_a_retired_version_keeps_its_name_while_the_next_is_drafted(shop: Shop) -> None:
    shop.do("routing.retire", routing="SHORT", version=1)
    shop.do("routing.import", routing=renamed("SHORT"))
    assert versions(shop, "SHORT")[0] == ("retired", "Short", "hatthasilpa")


def test_a_draft_that_comes_again_takes_its_new_name(shop: Shop) -> None:
    shop.do("routing.import", routing=renamed("SKETCH"))
    assert versions(shop, "SKETCH") == [("draft", "Glued", "classic")]


def test_a_ticket_without_a_routing_is_warned_of_with_what_can_be_done_on_its_line(shop: Shop) -> None:
    shop.do("product.create", sku="STRAP-1", name_en="Strap", line="classic")
    (job,) = shop.do("job.create", product="TRUNK-01", quantity=1).warnings
    (ticket,) = shop.do("ticket.create", product="STRAP-1", quantity=1).warnings
    assert job.code == ticket.code == "WARN_NO_PUBLISHED_ROUTING"
    assert "choose it in the job with Edit" in ENGLISH.warning(job.code, job.params)
    assert "make the ticket anew" in ENGLISH.warning(ticket.code, ticket.params)
