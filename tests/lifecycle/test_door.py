"""The door: nothing is heard of before it is safe, nothing of what was undone, nothing happens by halves."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from functools import partial
from pathlib import Path

import apsw
import pytest

from app import bootstrap
from app.clock import iso
from app.domain.refusals import Refused
from app.errors import KnownError
from app.lifecycle import controller as door
from app.lifecycle.controller import Committed
from app.lifecycle.queries import activity
from app.lifecycle.verbs import VERBS
from app.models.projections import PROJECTIONS
from app.models.proving import InvariantBroken
from app.models.records import OrganisationRow
from tests.lifecycle.shop import Shop

Facts = tuple[Committed, ...]


@contextmanager
def heard(shop: Shop) -> Iterator[list[Facts]]:
    """What a listener hears meanwhile."""
    told: list[Facts] = []
    shop.core.controller.subscribe(told.append)
    yield told


def kinds(told: list[Facts]) -> list[list[str]]:
    return [[each.fact.kind for each in facts] for facts in told]


# facts are told after COMMIT


def seen_from_outside(path: Path) -> int:
    """The last fact that another connection sees."""
    with closing(bootstrap.open_reading(path)) as reading:
        return activity.last_seq(reading.desk)


def listening_from_outside(shop: Shop) -> None:
    """From here on a test fails when a fact is told of that nobody else can see yet."""

    def look(facts: Facts) -> None:
        assert not shop.core.workspace.db.connection().in_transaction
        assert seen_from_outside(shop.core.workspace.path) >= facts[-1].seq

    shop.core.controller._listeners.append(look)


def test_facts_are_told_in_one_go_and_in_order_with_who_and_when(shop: Shop) -> None:
    code, last = shop.job(2), shop.fact_count()
    with heard(shop) as told:
        shop.do("job.start", "Ploy", job=code)

    assert kinds(told) == [["ticket.started", "tokens.born"]]
    assert [each.seq for each in told[0]] == [last + 1, last + 2]
    assert {(each.actor, each.at) for each in told[0]} == {(shop.id_of("Ploy"), shop.clock.now())}


def test_whoever_hears_of_a_fact_can_see_it(shop: Shop, caplog: pytest.LogCaptureFixture) -> None:
    listening_from_outside(shop)
    shop.started(2)

    assert caplog.records == []


@pytest.mark.logs_warnings
def test_a_door_that_tells_before_commit_is_found_out(
    shop: Shop, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    listening_from_outside(shop)
    commit = shop.core.workspace.db.commit

    def too_late() -> None:
        shop.core.controller._publish()
        commit()

    monkeypatch.setattr(shop.core.workspace.db, "commit", too_late)
    shop.job(1)

    assert [each.message for each in caplog.records] == ["a listener failed on committed facts"]


@pytest.mark.logs_warnings
def test_a_listener_that_fails_keeps_neither_the_data_nor_the_others_from_going_on(
    shop: Shop, caplog: pytest.LogCaptureFixture
) -> None:
    def fails(_facts: Facts) -> None:
        raise ValueError("a broken screen")

    shop.core.controller.subscribe(fails)
    with heard(shop) as told:
        code = shop.job(1)

    assert kinds(told) == [["ticket.created"]]
    assert shop.ticket(code)["status"] == "planned"
    (record,) = caplog.records
    assert (record.levelno, record.name) == (logging.ERROR, door.__name__)


def test_several_commands_as_one_are_told_together_at_the_end(shop: Shop) -> None:
    with heard(shop) as told:
        with shop.core.controller.batch():
            shop.job(1)
            shop.job(2)
            assert told == []
        assert kinds(told) == [["ticket.created", "ticket.created"]]


# nothing is told of what was undone


def full_disk(_db: object = None) -> None:
    raise apsw.FullError("database or disk is full")


def mistaken(*_: object) -> None:
    raise ZeroDivisionError


def together(shop: Shop, *steps: Callable[[], object]) -> None:
    """All steps as one."""
    with shop.core.controller.batch():
        for step in steps:
            step()


def refused(shop: Shop, _patch: pytest.MonkeyPatch) -> None:
    shop.refused("job.start", job="HJ-0000-0000")


def batch_refused_at_its_end(shop: Shop, _patch: pytest.MonkeyPatch) -> None:
    with pytest.raises(Refused):
        together(shop, partial(shop.job, 1), partial(shop.do, "job.start", job="HJ-0000-0000"))


def batch_left_by_a_mistake(shop: Shop, _patch: pytest.MonkeyPatch) -> None:
    with pytest.raises(ZeroDivisionError):
        together(shop, partial(shop.job, 1), mistaken)


def commit_on_a_full_disk(shop: Shop, patch: pytest.MonkeyPatch) -> None:
    patch.setattr(shop.core.workspace.db, "commit", full_disk)
    with pytest.raises(KnownError, match="ERR_DISK_FULL"):
        shop.job(1)


def projection_that_fails(shop: Shop, patch: pytest.MonkeyPatch) -> None:
    patch.setitem(PROJECTIONS, "ticket.created", mistaken)
    with pytest.raises(ZeroDivisionError):
        shop.job(1)


UNDONE = (
    refused,
    batch_refused_at_its_end,
    batch_left_by_a_mistake,
    commit_on_a_full_disk,
    projection_that_fails,
)


@pytest.mark.parametrize("fail", UNDONE, ids=lambda each: each.__name__)
def test_nothing_is_told_or_left_of_what_was_undone(
    shop: Shop, monkeypatch: pytest.MonkeyPatch, fail: Callable[[Shop, pytest.MonkeyPatch], None]
) -> None:
    before = shop.everything()
    with heard(shop) as told:
        with monkeypatch.context() as patch:
            fail(shop, patch)
        assert told == []
        assert shop.everything() == before

        shop.job(1)
        assert kinds(told) == [["ticket.created"]]


# a request is done once, whatever happened to its answer


def test_an_answer_that_was_lost_after_commit_is_given_when_the_request_comes_again(
    shop: Shop, monkeypatch: pytest.MonkeyPatch
) -> None:
    """An error of COMMIT does not mean that nothing was committed."""
    code, commit = shop.job(2), shop.core.workspace.db.commit

    def committed_after_all() -> None:
        commit()
        full_disk()

    with monkeypatch.context() as patch:
        patch.setattr(shop.core.workspace.db, "commit", committed_after_all)
        with pytest.raises(KnownError):
            shop.do("job.start", job=code, request="r")
    facts = shop.fact_count()

    receipt = shop.do("job.start", job=code, request="r")
    assert (receipt.result["tokens"], receipt.facts) == (2, ("ticket.started", "tokens.born"))
    assert shop.fact_count() == facts


def test_a_request_that_was_undone_may_come_again(shop: Shop, monkeypatch: pytest.MonkeyPatch) -> None:
    with monkeypatch.context() as patch:
        patch.setattr(shop.core.workspace.db, "commit", full_disk)
        with pytest.raises(KnownError):
            shop.do("job.create", product="TOTE-07", quantity=1, request="r")

    shop.do("job.create", product="TOTE-07", quantity=1, request="r")
    shop.do("job.create", product="TOTE-07", quantity=1, request="r")
    assert len(shop.rows("tickets")) == 1


def test_a_repeated_request_is_told_to_nobody(shop: Shop) -> None:
    shop.do("job.create", product="TOTE-07", quantity=1, request="r")
    with heard(shop) as told:
        shop.do("job.create", product="TOTE-07", quantity=1, request="r")
    assert told == []


# whoever decides does not write, and what does not hold together is undone


def test_a_verb_that_writes_is_stopped(shop: Shop, monkeypatch: pytest.MonkeyPatch) -> None:
    def writes(desk: object, command: object, context: object) -> None:
        OrganisationRow.update({"name_en": "Mine"}).execute(shop.core.workspace.db)

    before = shop.sql("SELECT * FROM organisation")
    monkeypatch.setitem(VERBS, "org.set", writes)
    with pytest.raises(AssertionError, match="a verb wrote"):
        shop.do("org.set", code="LEA")
    monkeypatch.undo()

    assert shop.sql("SELECT * FROM organisation") == before
    assert shop.attempts() == []
    shop.do("org.set", code="LEA")


def forgets_the_items(db: object, fact: object) -> None:
    """A projection that is wrong."""


@pytest.mark.logs_warnings
def test_a_command_that_breaks_an_invariant_is_undone_and_told_as_a_mistake_of_our_own(
    shop: Shop, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    code, other = shop.job(2), shop.job(2)
    before = shop.everything()
    with heard(shop) as told, monkeypatch.context() as patch:
        patch.setitem(PROJECTIONS, "tokens.born", forgets_the_items)
        with pytest.raises(KnownError, match="ERR_INTERNAL") as caught:
            shop.do("job.start", job=code, request="r")

    assert isinstance(caught.value.__cause__, InvariantBroken)
    assert told == []
    assert shop.everything() == before
    assert shop.attempts() == []
    (record,) = caplog.records
    assert record.levelno == logging.CRITICAL
    assert "ticket.started" in record.message
    assert shop.do("job.start", job=code, request="r").result["tokens"] == 2
    shop.do("job.start", job=other)


# the clock


def test_a_clock_set_back_a_year_loses_and_disorders_nothing(shop: Shop) -> None:
    code = shop.started(2)
    shop.do("work.start", "Nok", tokens=shop.refs(code, 1))
    shop.do("work.start", "Som", tokens=shop.refs(code, 2))
    last = shop.fact_count()
    shop.clock.advance(minutes=-60 * 24 * 365)

    shop.do("work.complete", "Nok", tokens=shop.refs(code, 1))
    shop.do("work.pause", "Som", tokens=shop.refs(code, 2), reason="lunch")
    other = shop.started(1)
    shop.finish(other)

    assert [row["seq"] for row in shop.rows("facts")] == list(range(1, shop.fact_count() + 1))
    assert {row["at"] for row in shop.rows("facts") if row["seq"] > last} == {iso(shop.clock.now())}
    assert [row["code"] for row in shop.rows("tickets")] == [code, other]
    assert len({row["serial"] for row in shop.rows("tokens")}) == 3
    assert shop.ticket(other)["progress"] == 100.0


def test_no_time_that_was_worked_is_less_than_none(shop: Shop) -> None:
    code = shop.started(3)
    shop.do("work.start", "Nok", tokens=shop.refs(code, 1, 2, 3))
    shop.clock.advance(minutes=-60)
    shop.do("work.complete", "Nok", tokens=shop.refs(code, 1))
    shop.do("work.pause", "Nok", tokens=shop.refs(code, 2), reason="lunch")
    shop.do("job.cancel", job=code, reason="test")

    for row in shop.rows("sessions"):
        assert row["started_at"] <= row["ended_at"], row
