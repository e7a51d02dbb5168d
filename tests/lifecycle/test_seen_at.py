"""Whoever looks at a card that is no longer true does nothing to the step after it."""

from __future__ import annotations

from typing import Any

import pytest

from app.domain.words import TokenState
from tests.lifecycle.shop import Shop


def seen(shop: Shop, code: str, at: str, named: str = "number") -> list[dict[str, Any]]:
    """The first piece of a job as somebody saw it at a step."""
    if named == "number":
        return [{"ticket": code, "number": "F001", "at": at}]
    (piece,) = shop.pieces(code)
    return [{"token": piece[named], "at": at}]


@pytest.mark.parametrize("named", ["number", "serial", "id"])
def test_a_step_that_somebody_else_has_completed_is_not_completed_for_the_next_one(
    shop: Shop, named: str
) -> None:
    code = shop.started(1)
    card = seen(shop, code, "CUT", named)
    shop.do("work.complete", "Som", tokens=card)
    refused = shop.refused("work.complete", "Nok", tokens=card)
    assert (refused.code, refused.variant) == ("ERR_STALE", "gone_on")
    assert refused.details == {"token": "F001", "ticket": code, "node": "SEW", "at": "CUT"}
    assert shop.pieces(code)[0]["node"] == "SEW"
    shop.do("work.complete", "Nok", tokens=seen(shop, code, "SEW", named))


@pytest.mark.parametrize("kind", ["work.start", "work.claim", "work.assist", "work.complete"])
def test_nothing_is_done_with_a_piece_that_has_gone_on(shop: Shop, kind: str) -> None:
    code = shop.started(1)
    shop.do("work.complete", "Som", tokens=seen(shop, code, "CUT"))
    assert shop.refused(kind, "Nok", tokens=seen(shop, code, "CUT")).code == "ERR_STALE"
    assert shop.states(code) == [TokenState.READY]


def test_one_that_has_gone_on_holds_back_the_others_that_are_named_with_it(shop: Shop) -> None:
    code = shop.started(2)
    shop.do("work.complete", "Som", tokens=seen(shop, code, "CUT"))
    both = [{"ticket": code, "number": number, "at": "CUT"} for number in ("F001", "F002")]
    assert shop.refused("work.complete", "Nok", tokens=both).code == "ERR_STALE"
    assert [piece["node"] for piece in shop.pieces(code)] == ["SEW", "CUT"]
