"""Golden traces: all facts of each command, exactly, along routings of none, one and three steps."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

import pytest

from app.lifecycle.controller import Committed
from tests.lifecycle.shop import Shop
from tests.reference.choosing import exchange


@dataclass(slots=True)
class Trace:
    """A job on a routing of its own, and the facts of each command about it, in a few words each."""

    shop: Shop
    steps: tuple[str, ...]
    job: str = ""
    numbers: dict[int, int] = field(default_factory=dict)  # of tokens by id
    told: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.shop.do("routing.import", routing=exchange("TRACED", self.steps))
        self.shop.do("routing.publish", routing="TRACED")
        self.job = self.shop.job(3, routing="TRACED")
        self.shop.core.controller.subscribe(self._hear)

    def do(self, action: str, **more: Any) -> list[str]:
        """The facts of a lifecycle action on the job."""
        return self._facts(f"job.{action}", "Mana", job=self.job, **more)

    def work(self, verb: str, *numbers: int, by: str = "Nok", **more: Any) -> list[str]:
        """The facts of work on some pieces."""
        return self._facts(f"work.{verb}", by, tokens=self.shop.refs(self.job, *numbers), **more)

    def _facts(self, kind: str, by: str, **fields: Any) -> list[str]:
        self.told = []
        self.shop.do(kind, by, **fields)
        return self.told

    def _hear(self, facts: Iterable[Committed]) -> None:
        self.numbers |= {row["id"]: int(row["number"][1:]) for row in self.shop.pieces(self.job)}
        self.told += [self._worded(each.fact) for each in facts]

    def _worded(self, fact: Any) -> str:
        """`tokens.moved SEW 1 2`: the kind, what it says of node, state or cause, and the pieces."""
        words = [fact.kind, *(getattr(fact, name, None) for name in ("node", "was", "by"))]
        tokens = getattr(fact, "tokens", ())
        return " ".join(str(each) for each in (*words, *(self.numbers[each] for each in tokens)) if each)


@pytest.fixture
def trace(shop: Shop, request: pytest.FixtureRequest) -> Trace:
    """A job of three pieces."""
    return Trace(shop, request.param)


def along(*steps: str) -> pytest.MarkDecorator:
    return pytest.mark.parametrize("trace", [steps], indirect=True, ids=["-".join(steps) or "no-step"])


@along()
def test_without_a_step_pieces_are_finished_when_they_are_born(trace: Trace) -> None:
    assert trace.do("start") == ["ticket.started", "tokens.born START", "tokens.completed END 1 2 3"]
    assert trace.shop.ticket(trace.job)["progress"] == 100.0
    assert trace.do("complete") == ["ticket.completed"]


@along()
def test_without_a_step_a_job_is_cancelled_and_made_anew(trace: Trace) -> None:
    trace.do("start")
    assert trace.do("cancel", reason="test") == ["ticket.cancelled"]
    assert trace.do("restore") == ["ticket.restored"]
    assert trace.do("start") == ["ticket.started", "tokens.born START", "tokens.completed END 1 2 3"]
    assert len(trace.shop.pieces(trace.job)) == 6


@along("CUT")
def test_along_one_step(trace: Trace) -> None:
    assert trace.do("start") == ["ticket.started", "tokens.born CUT"]
    assert trace.work("start", 1, 2) == ["work.started CUT 1 2"]
    assert trace.work("complete", 1) == ["work.completed CUT 1", "tokens.completed END 1"]
    assert trace.work("complete", 2, 3) == [
        "work.completed CUT 2 3",
        "session.ended completed",
        "tokens.completed END 2 3",
    ]
    assert trace.do("complete") == ["ticket.completed"]


@along("CUT", "SEW", "EDGE")
def test_along_three_steps(trace: Trace) -> None:
    assert trace.do("start") == ["ticket.started", "tokens.born CUT"]
    assert trace.work("complete", 3, 1) == ["work.completed CUT 3 1", "tokens.moved SEW 3 1"]
    assert trace.work("complete", 1) == ["work.completed SEW 1", "tokens.moved EDGE 1"]
    assert trace.work("complete", 1) == ["work.completed EDGE 1", "tokens.completed END 1"]


@along("CUT", "SEW")
def test_pieces_of_several_steps_go_on_each_from_its_own(trace: Trace) -> None:
    trace.do("start")
    trace.work("complete", 2)
    assert trace.work("complete", 1, 2, 3) == [
        "work.completed CUT 1 3",
        "work.completed SEW 2",
        "tokens.moved SEW 1 3",
        "tokens.completed END 2",
    ]


@along("CUT", "SEW")
def test_a_pause_of_the_work_and_of_the_job(trace: Trace) -> None:
    trace.do("start")
    trace.work("start", 1, 2)
    assert trace.work("pause", 1, reason="lunch") == ["work.paused 1"]
    assert trace.do("pause") == ["ticket.paused 2", "session.ended ticket_paused"]
    assert trace.do("resume") == ["ticket.resumed"]
    assert trace.work("resume", 2, 1) == ["work.resumed CUT 2 1"]
    assert trace.work("pause", 1, 2, reason="lunch") == ["work.paused 1 2", "session.ended paused"]


@along("CUT", "SEW")
def test_a_cancel_ends_pieces_by_the_state_they_were_in(trace: Trace) -> None:
    trace.do("start")
    trace.work("start", 1)
    trace.work("start", 2, by="Som")
    trace.work("pause", 2, by="Som", reason="lunch")
    assert trace.do("cancel", reason="test") == [
        "ticket.cancelled",
        "tokens.cancelled active 1",
        "tokens.cancelled paused 2",
        "tokens.cancelled ready 3",
        "session.ended ticket_ended",
    ]
    assert trace.do("restore") == ["ticket.restored"]


@along("CUT", "SEW")
def test_a_job_that_is_closed_short(trace: Trace) -> None:
    trace.do("start")
    trace.work("complete", 1)
    trace.work("complete", 1)
    assert trace.do("close_short", reason="test") == ["ticket.closed_short", "tokens.cancelled ready 2 3"]


@along("CUT")
def test_a_planned_job(trace: Trace) -> None:
    assert trace.do("edit", version=1, notes="x") == ["ticket.edited"]
    assert trace.do("cancel", reason="test") == ["ticket.cancelled"]
    assert trace.do("restore") == ["ticket.restored"]


def test_a_job_is_one_fact_and_so_is_a_start_of_many(shop: Shop) -> None:
    for quantity in (1, 1_000):
        receipt = shop.do("job.create", product="CARD-02", quantity=quantity)
        assert receipt.facts == ("ticket.created",)
        assert shop.do("job.start", job=receipt.result["code"]).facts == ("ticket.started", "tokens.born")
