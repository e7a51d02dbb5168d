"""Whatever work is done in whatever order, on whatever routing: undone at once or backwards, the workshop is
as it was."""

from __future__ import annotations

from random import Random
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.domain.refusals import Code, Refused
from tests.lifecycle.shop import Shop, workshop
from tests.lifecycle.test_undo import Rows, seen, standing_still
from tests.reference.drawing import drawn

pytestmark = pytest.mark.slow

TAKEN_BACK = ("start", "pause", "complete")
LEAST = 8  # nodes of a routing: of smaller ones most are over with the first step
EVERY = settings(max_examples=20, deadline=None, derandomize=True, database=None)

trays = st.lists(st.integers(0, 11), min_size=1, max_size=4)  # which of what can be worked on, counted round
steps = st.tuples(
    st.sampled_from((*TAKEN_BACK, "complete", "resume")), st.sampled_from(("Nok", "Som")), trays
)
shapes = st.sampled_from(
    [shape for shape in range(200) if len(drawn(Random(shape), "DRAWN")["nodes"]) > LEAST]
)


def begun(shop: Shop, shape: int, *, patient: bool = False) -> list[str]:
    """A job on a random routing, and one of a single step; `patient`: its joins wait for all parts."""
    drawing = drawn(Random(shape), "DRAWN")
    for node in drawing["nodes"]:
        if patient and node["kind"] == "join":
            node["join"] = {"policy": "all"}
    shop.do("routing.import", routing=drawing)
    shop.do("routing.publish", routing="DRAWN")
    shop.do("product.edit", product="TOTE-07", routing="DRAWN")
    return [shop.started(2), shop.started(2, "CARD-02")]


def tried(shop: Shop, jobs: list[str], step: tuple[str, str, list[int]]) -> str | None:
    """Who did the work; None where it was refused, and then nothing has changed. Inspections are passed."""
    verb, who, places = step
    kind, reason = f"work.{verb}", {"reason": "test"} if verb == "pause" else {}
    there = [
        each for job in jobs for each in shop.pieces(job) if each["state"] in ("ready", "active", "paused")
    ]
    if not there:
        return None
    named = [there[place % len(there)] for place in places]
    if verb == "complete" and named[0]["node"].startswith("QC"):
        kind, who = "qc.pass", "Quan"
    if places[0] % 4:  # else of any steps
        named = [each for each in named if each["node"] == named[0]["node"]]
    fields: dict[str, Any] = {"tokens": list({each["id"]: each["id"] for each in named})}
    try:
        shop.do(kind, who, **fields, **reason)
    except Refused:
        return None
    return who


def taken_back(shop: Shop, who: str) -> bool:
    """Whether the last command was undone: a pause is not, while the rest of its tray runs on; nor what ended
    parts that came too late."""
    try:
        shop.do("undo", who)
    except Refused as refused:
        if refused.code != Code.SESSION_RUNNING and refused.variant != "late_parts":
            raise
        return False
    return True


def standing(shop: Shop) -> Rows:
    """All that can be seen, but for parts that have ended: those that a command had borne end with it."""
    rows = seen(shop)
    rows["tokens"] = [row for row in rows["tokens"] if row["state"] != "cancelled"]
    judged = shop.sql("SELECT number, qc_result, defect FROM token WHERE state <> 'cancelled' ORDER BY id")
    return rows | {"judged": [{"token": row} for row in judged]}


def as_left(before: Rows, verb: str) -> Rows:
    return standing_still(before) if verb == "complete" else before


def with_clocks_as(now: Rows, verb: str) -> Rows:
    """A completed piece comes back paused; of the others nothing may have changed."""
    return standing_still(now) if verb == "complete" else now


@EVERY
@given(shape=shapes, life=st.lists(steps, min_size=8, max_size=25))
def test_work_that_is_undone_at_once_has_changed_nothing(shape: int, life: list[Any]) -> None:
    with workshop() as shop:
        jobs = begun(shop, shape)
        for verb, who, pieces in life:
            before = standing(shop)
            did = tried(shop, jobs, (verb, who, pieces))
            if did is None:
                assert standing(shop) == before
            elif verb in TAKEN_BACK and taken_back(shop, did):
                assert with_clocks_as(standing(shop), verb) == as_left(before, verb)
                tried(shop, jobs, (verb, who, pieces))  # and the day goes on
            shop.clock.advance(minutes=1)


@EVERY
@given(
    shape=shapes,
    life=st.lists(steps.filter(lambda step: step[0] in ("start", "complete")), min_size=8, max_size=20),
)
def test_work_that_is_undone_backwards_leads_back_to_the_morning(shape: int, life: list[Any]) -> None:
    with workshop() as shop:
        jobs = begun(shop, shape, patient=True)
        morning = standing(shop)
        done = [who for step in life if (who := tried(shop, jobs, step)) is not None]
        for who in reversed(done):
            shop.clock.advance(minutes=1)
            shop.do("undo", who)
        assert standing(shop) == morning
