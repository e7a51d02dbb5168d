"""Whatever work is done in whatever order: undone at once or backwards, the workshop is as it was."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.domain.refusals import Code, Refused
from tests.lifecycle.shop import Shop, workshop
from tests.lifecycle.test_undo import Rows, seen, standing_still

pytestmark = pytest.mark.slow

PIECES = [(job, number) for job in (0, 1) for number in (1, 2, 3)]
TAKEN_BACK = ("start", "pause", "complete")
EVERY = settings(max_examples=40, deadline=None, derandomize=True, database=None)

trays = st.lists(st.sampled_from(PIECES), min_size=1, max_size=4, unique=True)
steps = st.tuples(st.sampled_from((*TAKEN_BACK, "resume")), st.sampled_from(("Nok", "Som")), trays)


def tried(shop: Shop, jobs: list[str], step: tuple[str, str, list[tuple[int, int]]]) -> bool:
    """Whether the work was done; much of it is refused, and then nothing has changed."""
    verb, who, pieces = step
    reason = {"reason": "test"} if verb == "pause" else {}
    fields: dict[str, Any] = {
        "tokens": [ref for job, number in pieces for ref in shop.refs(jobs[job], number)]
    }
    try:
        shop.do(f"work.{verb}", who, **fields, **reason)
    except Refused:
        return False
    return True


def taken_back(shop: Shop, who: str) -> bool:
    """Whether the last command was undone: a pause is not, while the rest of its tray runs on."""
    try:
        shop.do("undo", who)
    except Refused as refused:
        if refused.code != Code.SESSION_RUNNING:
            raise
        return False
    return True


def as_left(before: Rows, verb: str) -> Rows:
    return standing_still(before) if verb == "complete" else before


def with_clocks_as(now: Rows, verb: str) -> Rows:
    """A completed piece comes back paused; of the others nothing may have changed."""
    return standing_still(now) if verb == "complete" else now


@EVERY
@given(life=st.lists(steps, min_size=5, max_size=25))
def test_work_that_is_undone_at_once_has_changed_nothing(life: list[Any]) -> None:
    with workshop() as shop:
        jobs, undone = [shop.started(3), shop.started(3, "CARD-02")], 0
        for verb, who, pieces in life:
            before = seen(shop)
            if not tried(shop, jobs, (verb, who, pieces)):
                assert seen(shop) == before
            elif verb in TAKEN_BACK and taken_back(shop, who):
                undone += 1
                assert with_clocks_as(seen(shop), verb) == as_left(before, verb)
                tried(shop, jobs, (verb, who, pieces))  # and the day goes on
            shop.clock.advance(minutes=1)


@EVERY
@given(life=st.lists(steps.filter(lambda step: step[0] in ("start", "complete")), min_size=5, max_size=20))
def test_work_that_is_undone_backwards_leads_back_to_the_morning(life: list[Any]) -> None:
    with workshop() as shop:
        jobs = [shop.started(3), shop.started(3, "CARD-02")]
        morning = seen(shop)
        done = [who for verb, who, pieces in life if tried(shop, jobs, (verb, who, pieces))]
        for who in reversed(done):
            shop.clock.advance(minutes=1)
            shop.do("undo", who)
        assert seen(shop) == morning
