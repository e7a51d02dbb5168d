"""Work on a ticket that is not running is refused with what to do about that ticket."""

from __future__ import annotations

import pytest

from tests.lifecycle.shop import ENGLISH, Shop

REMEDIES = {
    "planned": "Start the job first.",
    "paused": "Resume the job first.",
    "completed": "Make a new job for more pieces.",
    "cancelled": "Restore the job, then start it.",
}


def remedy(shop: Shop, token: object) -> str:
    refused = shop.refused("work.start", "Nok", tokens=[token])
    assert refused.code == "ERR_TICKET_NOT_RUNNING"
    return ENGLISH.refusal(refused.code, refused.params, refused.variant).partition(". ")[2]


@pytest.mark.parametrize("status", REMEDIES)
def test_a_piece_of_a_ticket_in_each_state_has_its_remedy(shop: Shop, status: str) -> None:
    code = shop.in_state(status)
    assert remedy(shop, {"ticket": code, "number": "F001"}) == REMEDIES[status]


@pytest.mark.parametrize("status", ["planned", "cancelled"])
def test_a_ticket_that_was_never_started_has_its_remedy_too(shop: Shop, status: str) -> None:
    code = shop.job()
    if status == "cancelled":
        shop.do("job.cancel", job=code, reason="test")
    assert remedy(shop, {"ticket": code, "number": "F001"}) == REMEDIES[status]


def test_a_piece_of_an_earlier_attempt_has_the_remedy_of_its_ticket(shop: Shop) -> None:
    code = shop.in_state("cancelled")
    serial = shop.pieces(code)[0]["serial"]
    assert remedy(shop, serial) == REMEDIES["cancelled"]
    shop.do("job.restore", job=code)
    assert remedy(shop, serial) == REMEDIES["planned"]
