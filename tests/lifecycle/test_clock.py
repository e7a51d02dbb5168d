"""The machine's clock is set: the books keep their order, worked time is what passed, and it is told once."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import closing
from datetime import datetime, timedelta
from typing import Any

import pytest

from app import bootstrap
from app.clock import SystemClock, iso
from app.domain.refusals import Refused
from app.lifecycle.queries import activity
from app.messages import Language, Messages
from tests.lifecycle.shop import Shop, said
from tests.reference.choosing import exchange

HOUR = 60
ANY_WAY = pytest.mark.parametrize("minutes", [-HOUR, HOUR, -60 * 24 * 365, 60 * 24 * 365])


def jumps(shop: Shop) -> list[int]:
    """The minutes of each jump that is told, in order."""
    told = [row["data"] for row in shop.rows("facts") if row["kind"] == "clock.jumped"]
    return [round((each["clock_is"] - each["clock_was"]) / 60_000_000) for each in told]


def worked(shop: Shop) -> list[timedelta]:
    """How long each piece lay on each tray."""
    return [moment(row, "ended_at") - moment(row, "started_at") for row in shop.rows("sessions")]


def moment(row: Mapping[str, Any], name: str) -> datetime:
    return datetime.fromisoformat(row[name])


@ANY_WAY
def test_who_works_while_the_clock_is_set_has_worked_what_passed(shop: Shop, minutes: int) -> None:
    code = shop.started(3)
    shop.do("work.start", "Nok", tokens=shop.refs(code, 1, 2, 3))
    shop.clock.advance(minutes=20)
    shop.clock.set_on(minutes=minutes)
    shop.clock.advance(minutes=10)
    shop.do("work.complete", "Nok", tokens=shop.refs(code, 1))
    shop.clock.advance(minutes=5)
    shop.do("work.pause", "Nok", tokens=shop.refs(code, 2), reason="lunch")
    shop.do("job.pause", job=code)

    assert jumps(shop) == [minutes]
    assert sorted(worked(shop)) == [timedelta(minutes=each) for each in (30, 35, 35)]
    assert shop.rows("facts")[-1]["at"] == iso(shop.clock.now())


def test_a_clock_that_is_kept_right_is_nothing_to_tell(shop: Shop) -> None:
    code = shop.started(2)
    shop.do("work.start", "Nok", tokens=shop.refs(code, 1))
    before = shop.clock.now()
    shop.clock.set_on(minutes=-2)
    shop.do("work.complete", "Nok", tokens=shop.refs(code, 1))
    assert shop.rows("facts")[-1]["at"] == iso(before)
    assert worked(shop) == [timedelta(0)]

    shop.clock.set_on(minutes=2)
    shop.job()
    assert jumps(shop) == []


def test_a_night_is_no_jump(shop: Shop) -> None:
    """The machine slept, and time passed meanwhile."""
    shop.job()
    shop.clock.advance(minutes=14 * HOUR)
    shop.job()
    assert jumps(shop) == []


def test_a_jump_is_told_with_the_next_command_that_is_done_and_once(shop: Shop) -> None:
    shop.clock.set_on(minutes=-HOUR)
    assert shop.refused("job.start", job="HJ-0000-0000").code == "ERR_NOT_FOUND"
    assert jumps(shop) == []
    first = shop.do("job.create", request="r", product="TOTE-07", quantity=1)
    assert first.facts == ("clock.jumped", "ticket.created")
    assert shop.do("job.create", request="r", product="TOTE-07", quantity=1) == first
    assert shop.do("job.create", product="TOTE-07", quantity=1).facts == ("ticket.created",)


def test_each_jump_is_told(shop: Shop) -> None:
    for minutes in (HOUR, HOUR, -HOUR, -HOUR):
        shop.clock.set_on(minutes=minutes)
        shop.job()
    assert jumps(shop) == [HOUR, HOUR, -HOUR, -HOUR]


def refused_together(shop: Shop) -> None:
    with shop.core.controller.batch():
        shop.job()
        shop.do("job.start", job="HJ-0000-0000")


def test_a_jump_that_was_told_in_what_was_undone_is_told_again(shop: Shop) -> None:
    shop.clock.set_on(minutes=-HOUR)
    with pytest.raises(Refused):
        refused_together(shop)
    assert jumps(shop) == []
    shop.job()
    assert jumps(shop) == [-HOUR]


@pytest.mark.parametrize("minutes", [-HOUR, HOUR])
def test_two_programs_on_one_workspace_tell_a_jump_once(shop: Shop, minutes: int) -> None:
    path = shop.core.workspace.path
    with closing(bootstrap.open_core(path, shop.clock, station_backups=False)) as core:
        other = Shop(core, shop.clock)
        shop.clock.set_on(minutes=minutes)
        for each in (shop, other, shop, other):
            each.job()
    assert jumps(shop) == [minutes]


def test_a_clock_that_was_set_back_while_nobody_was_there_is_told(shop: Shop) -> None:
    code = shop.started(1)
    shop.do("work.start", "Nok", tokens=shop.refs(code, 1))
    shop.clock.advance(minutes=10)
    shop.job()
    shop.clock.set_on(minutes=-HOUR)
    path = shop.core.workspace.path
    with closing(bootstrap.open_core(path, shop.clock, station_backups=False)) as core:
        Shop(core, shop.clock).do("work.complete", "Nok", tokens=shop.refs(code, 1))
    assert jumps(shop) == [-HOUR]
    assert worked(shop) == [timedelta(minutes=10)]


@pytest.mark.parametrize("language", Language)
def test_a_jump_is_told_in_words(shop: Shop, language: Language) -> None:
    shop.clock.set_on(minutes=-HOUR)
    shop.job()
    jump = activity.latest(shop.core.desk, 2)[1]
    messages = Messages(language)
    sentence = messages.fact(jump.kind, jump.params)
    said(sentence)
    for name in ("clock_was", "clock_is"):
        assert messages.moment(jump.data[name]) in sentence


def test_the_machine_has_a_clock_that_nobody_sets() -> None:
    clock = SystemClock()
    first = clock.steady()
    assert 0 < first <= clock.steady()


# what rests


def glued(shop: Shop) -> str:
    """A job whose pieces rest for half an hour after they are cut; the first was cut ten minutes ago."""
    drawing = exchange("GLUED", ("CUT", "SEW"))
    for node in drawing["nodes"]:
        if node["code"] == "CUT":
            node["cure_minutes"] = 30
    shop.do("routing.import", routing=drawing)
    shop.do("routing.publish", routing="GLUED")
    code = shop.job(2, routing="GLUED")
    shop.do("job.start", job=code)
    shop.do("work.complete", "Nok", tokens=shop.refs(code, 1))
    shop.clock.advance(minutes=10)
    return code


@ANY_WAY
def test_what_cures_needs_as_long_as_before(shop: Shop, minutes: int) -> None:
    code = glued(shop)
    shop.clock.set_on(minutes=minutes)
    first = shop.refused("work.start", "Nok", tokens=shop.refs(code, 1))
    assert first.code == "ERR_CURING"
    assert first.params["until"] - shop.clock.now() == 20 * 60_000_000
    shop.do("work.claim", "Som", tokens=shop.refs(code, 2))
    assert shop.refused("work.start", "Nok", tokens=shop.refs(code, 1)).params == first.params
    shop.clock.advance(minutes=20)
    shop.do("work.start", "Nok", tokens=shop.refs(code, 1))


@ANY_WAY
def test_what_has_cured_has_cured(shop: Shop, minutes: int) -> None:
    code = glued(shop)
    shop.clock.advance(minutes=25)
    shop.do("work.claim", "Som", tokens=shop.refs(code, 2))
    shop.clock.set_on(minutes=minutes)
    shop.do("work.start", "Nok", tokens=shop.refs(code, 1))


def _asked(shop: Shop) -> list[str]:
    return [row["why"] for row in shop.rows("inbox")]


@ANY_WAY
def test_a_pause_is_as_long_as_what_has_passed(shop: Shop, minutes: int) -> None:
    code = shop.started(2)
    shop.do("work.start", "Nok", tokens=shop.refs(code, 1))
    shop.clock.advance(minutes=10)
    shop.do("work.pause", "Nok", tokens=shop.refs(code, 1), reason="no thread")
    before = shop.rows("sessions")
    shop.clock.advance(minutes=60)
    shop.clock.set_on(minutes=minutes)
    shop.do("work.claim", "Som", tokens=shop.refs(code, 2))
    assert (_asked(shop), shop.rows("sessions")) == ([], before)
    shop.clock.advance(minutes=179)
    assert _asked(shop) == []
    shop.clock.advance(minutes=2)
    assert _asked(shop) == ["long_pause"]
    shop.do("inbox.accept", "Mana", tokens=shop.refs(code, 1))
    assert _asked(shop) == []


@ANY_WAY
def test_a_long_pause_is_accepted_whatever_was_set_meanwhile(shop: Shop, minutes: int) -> None:
    code = shop.started(2)
    shop.do("work.start", "Nok", tokens=shop.refs(code, 1, 2))
    shop.do("work.pause", "Nok", tokens=shop.refs(code, 1), reason="no thread")
    shop.clock.advance(minutes=180)
    shop.do("work.pause", "Nok", tokens=shop.refs(code, 2), reason="lunch")
    shop.clock.advance(minutes=120)
    shop.clock.set_on(minutes=minutes)
    assert shop.refused("inbox.accept", "Mana", tokens=shop.refs(code, 2)).code == "ERR_NOTHING_ASKED"
    shop.do("inbox.accept", "Mana", tokens=shop.refs(code, 1))
