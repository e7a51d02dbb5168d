"""A clock that somebody left running stands by itself, when that was certain, and is asked about."""

from __future__ import annotations

from contextlib import closing
from datetime import datetime
from typing import Any

import pytest

from app import bootstrap
from app.clock import iso
from app.domain.decision import SYSTEM
from app.domain.refusals import Refused
from app.domain.words import TokenState
from app.lifecycle.sweeping import overdue, sweep
from app.models.loading.sessions import running
from tests.lifecycle.shop import ENGLISH, Shop, said
from tests.reference.choosing import exchange

HOUR = 60
YEAR = 365 * 24 * HOUR


def at(shop: Shop, hour: int, minute: int = 0) -> None:
    """Lets time pass until it is so late."""
    now = datetime.fromisoformat(iso(shop.clock.now()))
    passed = (hour * HOUR + minute) - (now.hour * HOUR + now.minute)
    shop.clock.advance(minutes=passed if passed > 0 else passed + 24 * HOUR)


def times(shop: Shop) -> list[tuple[str, str | None]]:
    """From when to when each piece lay on each tray, as hh:mm."""
    return [
        (row["started_at"][11:16], row["ended_at"] and row["ended_at"][11:16])
        for row in shop.rows("sessions")
    ]


def session_of(shop: Shop) -> int:
    return int(shop.rows("sessions")[-1]["id"])


def left(shop: Shop, *numbers: int, hour: int = 16) -> str:
    """A job whose pieces Nok has started at some hour, and left running until the next morning."""
    code = shop.started(3)
    at(shop, hour)
    shop.do("work.start", "Nok", tokens=shop.refs(code, *(numbers or (1,))))
    at(shop, 7)
    sweep(shop.core)
    return code


def test_a_clock_left_running_stands_at_the_end_of_the_shift(shop: Shop) -> None:
    code = left(shop, 1, 2)

    assert times(shop) == [("16:00", "17:00")] * 2
    assert shop.states(code) == [TokenState.PAUSED, TokenState.PAUSED, TokenState.READY]
    assert [row["holder"] for row in shop.rows("work", code)] == ["Nok", "Nok", None]
    facts = shop.rows("facts")[-2:]
    assert [(row["kind"], row["actor"]) for row in facts] == [
        ("work.left_open", "system"),
        ("session.ended", "system"),
    ]


def test_it_stands_after_three_times_the_estimate_where_that_is_later(shop: Shop) -> None:
    """Each of the straight routing's steps takes five minutes: three pieces on a tray 15, and patience 45."""
    left(shop, 1, 2, 3, hour=16)
    assert times(shop) == [("16:00", "17:00")] * 3
    code = long_job(shop, 2)
    at(shop, 14)
    shop.do("work.start", "Som", tokens=shop.refs(code, 1, 2))
    at(shop, 20)
    assert overdue(shop.core) == []
    at(shop, 2)
    sweep(shop.core)
    assert times(shop)[-2:] == [("14:00", "02:00")] * 2


def long_job(shop: Shop, quantity: int) -> str:
    """The code of a new job, in progress, whose one step takes two hours."""
    shop.do("routing.import", routing=long_routing())
    shop.do("routing.publish", routing="LONG")
    shop.do("product.edit", product="CARD-02", routing="LONG")
    return shop.started(quantity, "CARD-02")


def long_routing() -> dict[str, Any]:
    """One step that takes two hours."""
    drawing = exchange("LONG", ("CUT",))
    for node in drawing["nodes"]:
        if node["kind"] == "operation":
            node["minutes"] = 120
    return drawing


def test_whoever_begins_after_the_shift_has_until_the_end_of_the_next(shop: Shop) -> None:
    code = shop.started(1)
    at(shop, 20)
    shop.do("work.start", "Nok", tokens=shop.refs(code, 1))
    at(shop, 16, 59)
    assert overdue(shop.core) == []
    at(shop, 17)
    assert len(sweep(shop.core)) == 1
    assert times(shop) == [("20:00", "17:00")]


def test_whoever_does_something_with_the_tray_after_the_shift_has_not_left_it(shop: Shop) -> None:
    """Two pieces of two hours each: nobody asks until two at night, and at seven one is done."""
    code = long_job(shop, 2)
    at(shop, 14)
    shop.do("work.start", "Nok", tokens=shop.refs(code, 1, 2))
    at(shop, 19)
    shop.do("work.complete", "Nok", tokens=shop.refs(code, 1))
    at(shop, 8)
    assert sweep(shop.core) == []
    assert sorted(times(shop), key=str) == [("14:00", "19:00"), ("14:00", None)]
    at(shop, 17)
    sweep(shop.core)
    assert sorted(times(shop)) == [("14:00", "17:00"), ("14:00", "19:00")]


def test_the_shift_is_a_setting_and_can_be_taken_back(shop: Shop) -> None:
    code = shop.started(1)
    shop.do("org.set", code="HAT", shift_from="22:00", shift_to="06:00")
    at(shop, 23)
    shop.do("work.start", "Nok", tokens=shop.refs(code, 1))
    at(shop, 8)
    sweep(shop.core)
    assert times(shop) == [("23:00", "06:00")]
    shop.do("undo")
    assert shop.sql("SELECT shift_from, shift_to FROM organisation") == [(None, None)]
    shop.do("org.set", code="HAT", shift_to="18:30")
    shop.do("org.set", code="HAT", name_en="Leather")
    assert shop.sql("SELECT shift_from, shift_to FROM organisation") == [(None, "18:30")]
    shop.do("org.set", code="HAT", shift_to=None)
    assert shop.sql("SELECT shift_from, shift_to FROM organisation") == [(None, None)]


@pytest.mark.parametrize("written", ["5pm", "24:00", "17:60", "7:00", "17:00:00", 17])
def test_a_shift_is_written_as_hours_and_minutes(shop: Shop, written: object) -> None:
    refused = shop.refused("org.set", code="HAT", shift_to=written)
    assert (refused.code, refused.variant) == ("ERR_BAD_VALUE", "time")


def test_a_shift_that_ends_when_it_begins_is_none(shop: Shop) -> None:
    assert shop.refused("org.set", code="HAT", shift_to="08:00").variant == "no_shift"


def test_two_programs_on_one_workspace_close_it_once(shop: Shop) -> None:
    code = shop.started(1)
    at(shop, 16)
    shop.do("work.start", "Nok", tokens=shop.refs(code, 1))
    at(shop, 18)
    path = shop.core.workspace.path
    with closing(bootstrap.open_core(path, shop.clock, station_backups=False)) as other:
        found = [overdue(core) for core in (shop.core, other)]
        assert found[0] == found[1]
        for core, (each,) in zip((shop.core, other), found, strict=True):
            core.controller.execute(each.command, SYSTEM, each.request)
    assert [row["kind"] for row in shop.rows("facts")].count("work.left_open") == 1
    assert shop.attempts() == []


def test_what_has_been_stopped_meanwhile_is_not_closed_again(shop: Shop) -> None:
    code = shop.started(1)
    at(shop, 16)
    shop.do("work.start", "Nok", tokens=shop.refs(code, 1))
    at(shop, 18)
    (found,) = overdue(shop.core)
    shop.do("work.requeue", "Nok", tokens=shop.refs(code, 1))
    refused = shop.refused("session.close_left_open", session=found.session, at=found.at)
    assert (refused.code, refused.variant) == ("ERR_NOT_LEFT_OPEN", "over")
    assert times(shop) == [("16:00", "17:00")]


@pytest.mark.parametrize("minutes", [-YEAR, YEAR, -HOUR, 20 * HOUR])
def test_a_clock_that_is_set_closes_nothing_that_has_just_begun(shop: Shop, minutes: int) -> None:
    code = shop.started(1)
    at(shop, 10)
    shop.do("work.start", "Nok", tokens=shop.refs(code, 1))
    shop.clock.advance(minutes=5)
    shop.clock.set_on(minutes=minutes)
    assert sweep(shop.core) == []
    shop.clock.advance(minutes=24 * HOUR)
    assert len(sweep(shop.core)) == 1
    (row,) = shop.rows("sessions")
    worked = datetime.fromisoformat(row["ended_at"]) - datetime.fromisoformat(row["started_at"])
    assert 0 < worked.total_seconds() <= 24 * 3600
    assert shop.findings() == []


def test_a_clock_set_while_no_program_was_open_closes_at_its_own_shift(shop: Shop) -> None:
    code = shop.started(1)
    at(shop, 10)
    shop.do("work.start", "Nok", tokens=shop.refs(code, 1))
    shop.clock.set_on(minutes=YEAR)
    path = shop.core.workspace.path
    with closing(bootstrap.open_core(path, shop.clock, station_backups=False)) as core:
        sweep(core)
    assert times(shop) == [("10:00", "17:00")]


def test_it_is_given_only_by_the_program_or_an_admin_and_only_as_it_is(shop: Shop) -> None:
    code = shop.started(1)
    at(shop, 16)
    shop.do("work.start", "Nok", tokens=shop.refs(code, 1))
    session, now = session_of(shop), shop.clock.now()
    early = shop.refused("session.close_left_open", session=session, at=now)
    assert (early.code, early.variant) == ("ERR_NOT_LEFT_OPEN", "")
    at(shop, 18)
    other = shop.refused("session.close_left_open", session=session, at=now)
    assert (other.code, other.variant) == ("ERR_NOT_LEFT_OPEN", "moment")
    assert shop.refused("session.close_left_open", session=7, at=now).code == "ERR_NOT_FOUND"
    shop.do("session.close_left_open", session=session, at=other.details["until"])
    assert times(shop) == [("16:00", "17:00")]


def test_the_program_gives_nothing_but_what_time_does(shop: Shop) -> None:
    from app.domain.commands import parse  # noqa: PLC0415 - only here a command is given in nobody's name

    command, _ = parse("job.create", {"product": "TOTE-07", "quantity": 1})
    with pytest.raises(Refused, match="ERR_NOT_ALLOWED"):
        shop.core.controller.execute(command, SYSTEM)


# --- the answer -----------------------------------------------------------------------------------------


def test_its_person_accepts_the_time(shop: Shop) -> None:
    left(shop, 1)
    shop.do("session.settle", "Nok", session=session_of(shop))
    assert times(shop) == [("16:00", "17:00")]
    assert shop.sql("SELECT asked FROM session") == [(0,)]


def test_its_person_says_how_long_it_was_and_may_say_so_again(shop: Shop) -> None:
    left(shop, 1, 2)
    shop.do("session.settle", "Nok", session=session_of(shop), minutes=25, reason="went to the doctor")
    assert times(shop) == [("16:00", "16:25")] * 2
    fact = shop.rows("facts")[-1]
    assert (fact["data"]["minutes"], fact["data"]["reason"]) == (25, "went to the doctor")
    shop.do("session.settle", "Mana", session=session_of(shop), minutes=40, reason="Nok was seen at 16:40")
    assert times(shop) == [("16:00", "16:40")] * 2
    assert shop.refused("undo", "Mana").variant == "session.settle"


def test_a_manager_answers_for_somebody_and_no_colleague_does(shop: Shop) -> None:
    left(shop, 1)
    refused = shop.refused("session.settle", "Som", session=session_of(shop))
    assert (refused.code, refused.variant) == ("ERR_NOT_ALLOWED", "settle")
    shop.do("session.settle", "Mana", session=session_of(shop))
    shop.do("session.settle", "Mana", as_="Nok", session=session_of(shop))


def test_another_time_needs_its_reason(shop: Shop) -> None:
    left(shop, 1)
    refused = shop.refused("session.settle", "Nok", session=session_of(shop), minutes=10)
    assert (refused.code, refused.details) == ("ERR_MISSING_FIELD", {"field": "reason"})


def test_the_time_is_no_shorter_than_what_was_done_and_no_longer_than_what_has_passed(shop: Shop) -> None:
    code = shop.started(2)
    at(shop, 16)
    shop.do("work.start", "Nok", tokens=shop.refs(code, 1, 2))
    at(shop, 16, 20)
    shop.do("work.complete", "Nok", tokens=shop.refs(code, 1))
    at(shop, 18)
    sweep(shop.core)
    session = session_of(shop)
    for minutes in (19, 121):
        refused = shop.refused("session.settle", "Nok", session=session, minutes=minutes, reason="x")
        assert (refused.code, refused.details["minimum"], refused.details["maximum"]) == (
            "ERR_BAD_VALUE",
            20,
            120,
        )
    shop.do("session.settle", "Nok", session=session, minutes=20, reason="left then")
    shop.do("session.settle", "Nok", session=session, minutes=90, reason="no, later")
    assert sorted(times(shop)) == [("16:00", "16:20"), ("16:00", "17:30")]


def first_session(shop: Shop) -> int:
    return int(shop.rows("sessions")[0]["id"])


def longest(shop: Shop) -> int:
    """The most minutes that Nok may say of the first clock: whoever says more is told."""
    said: dict[str, Any] = {"session": first_session(shop), "minutes": 30 * HOUR, "reason": "all night"}
    return int(shop.refused("session.settle", "Nok", **said).details["maximum"])


def test_the_time_ends_before_the_persons_next_clock(shop: Shop) -> None:
    code = left(shop, 1)
    at(shop, 8)
    shop.do("work.resume", "Nok", tokens=shop.refs(code, 1))
    at(shop, 12)
    assert longest(shop) == 16 * HOUR
    shop.do("session.settle", "Nok", session=first_session(shop), minutes=16 * HOUR, reason="all night")


def test_the_next_clock_bounds_the_time_though_the_clock_on_the_wall_was_set_back_since(shop: Shop) -> None:
    code = left(shop, 1)
    at(shop, 8)
    shop.do("work.resume", "Nok", tokens=shop.refs(code, 1))
    shop.do("work.pause", "Nok", tokens=shop.refs(code, 1), reason="tea")
    shop.clock.set_on(minutes=-30 * 24 * HOUR)
    shop.do("work.resume", "Nok", tokens=shop.refs(code, 1))
    assert longest(shop) == 16 * HOUR
    shop.do("session.settle", "Nok", session=first_session(shop), minutes=16 * HOUR, reason="all night")


def test_whoever_notices_that_the_clock_was_set_gets_the_answer_of_those_after(shop: Shop) -> None:
    code = left(shop, 1)
    at(shop, 8)
    shop.do("work.resume", "Nok", tokens=shop.refs(code, 1))
    shop.clock.set_on(minutes=2 * HOUR)
    noticing = longest(shop)
    shop.do("work.pause", "Nok", tokens=shop.refs(code, 1), reason="tea")
    assert noticing == longest(shop) == 18 * HOUR


def test_nothing_is_asked_about_a_clock_that_was_stopped(shop: Shop) -> None:
    code = shop.started(1)
    shop.do("work.start", "Nok", tokens=shop.refs(code, 1))
    assert shop.refused("session.settle", "Nok", session=session_of(shop)).variant == "not_asked"
    shop.do("work.pause", "Nok", tokens=shop.refs(code, 1), reason="tea")
    assert shop.refused("session.settle", "Nok", session=session_of(shop)).variant == "not_asked"


def test_what_was_done_before_it_cannot_be_undone_and_is_told_why(shop: Shop) -> None:
    left(shop, 1)
    refused = shop.refused("undo", "Nok")
    assert (refused.code, refused.variant) == ("ERR_UNDO_BLOCKED", "left_open")


def test_work_goes_on_after_it_and_the_books_hold(shop: Shop) -> None:
    code = left(shop, 1, 2)
    at(shop, 8)
    shop.do("work.resume", "Nok", tokens=shop.refs(code, 1))
    shop.do("work.take_over", "Mana", tokens=shop.refs(code, 2), reason="urgent")
    shop.do("work.complete", "Nok", tokens=shop.refs(code, 1))
    shop.do("undo", "Nok")
    assert shop.states(code)[:2] == [TokenState.PAUSED, TokenState.PAUSED]
    assert shop.findings() == []


def test_it_is_told_in_words(shop: Shop) -> None:
    from app.lifecycle.queries import activity  # noqa: PLC0415 - only here facts are read as sentences

    left(shop, 1)
    shop.do("session.settle", "Nok", session=session_of(shop))
    lines = activity.latest(shop.core.desk, 3)
    sentences = [ENGLISH.fact(line.kind, line.params) for line in lines]
    for sentence in sentences:
        said(sentence)
    assert ENGLISH.moment(lines[2].data["until"]) in sentences[2]
    assert lines[2].actor == "system"


# --- whoever comes first --------------------------------------------------------------------------------


def over_the_weekend(shop: Shop) -> str:
    """A job on which three leave their clocks running, and nobody looks for three days."""
    code = shop.started(3)
    at(shop, 16)
    for number, who in enumerate(("Nok", "Som", "Quan"), 1):
        shop.do("work.start", who, tokens=shop.refs(code, number))
    shop.clock.advance(minutes=3 * 24 * HOUR)
    return code


def test_a_step_that_is_completed_after_the_weekend_takes_no_weekend(shop: Shop) -> None:
    code = over_the_weekend(shop)
    shop.do("work.complete", "Nok", tokens=shop.refs(code, 1))
    assert times(shop) == [("16:00", "17:00")] * 3
    asked = [(row["why"], row["person"]) for row in shop.rows("inbox")]
    assert ("left_open", "Nok") in asked


@pytest.mark.parametrize(
    ("kind", "who", "fields"),
    [
        ("work.take_over", "Mana", {"reason": "gone home"}),
        ("work.handoff", "Nok", {"to": "Mana"}),
        ("work.requeue", "Nok", {}),
        ("token.hold", "Mana", {"reason": "too soft"}),
        ("token.scrap", "Mana", {"type": "permanent", "reason": "torn"}),
    ],
)
def test_whatever_stops_a_clock_after_the_weekend_finds_that_it_stood(
    shop: Shop, kind: str, who: str, fields: dict[str, Any]
) -> None:
    code = over_the_weekend(shop)
    shop.do(kind, who, tokens=shop.refs(code, 1), **fields)
    assert times(shop) == [("16:00", "17:00")] * 3


def test_a_job_that_is_paused_after_the_weekend_stops_nothing_that_stood(shop: Shop) -> None:
    code = over_the_weekend(shop)
    shop.do("job.pause", job=code)
    assert times(shop) == [("16:00", "17:00")] * 3
    assert [row["actor"] for row in shop.rows("facts") if row["kind"] == "work.left_open"] == ["system"] * 3


def test_a_pause_after_the_weekend_is_told_that_the_clock_stands(shop: Shop) -> None:
    code = over_the_weekend(shop)
    assert shop.refused("work.pause", "Nok", tokens=shop.refs(code, 1), reason="lunch").code == (
        "ERR_ALREADY_PAUSED"
    )
    assert times(shop) == [("16:00", "17:00")] * 3
    assert sweep(shop.core) == []


def test_whoever_looks_first_the_clock_is_stopped_once(shop: Shop) -> None:
    code = over_the_weekend(shop)
    found = overdue(shop.core)
    shop.do("work.complete", "Nok", tokens=shop.refs(code, 1))
    before = shop.fact_count()
    for each in found:
        shop.core.controller.execute(each.command, SYSTEM, each.request)
    assert shop.fact_count() == before


def test_a_repeated_request_stops_no_clock(shop: Shop) -> None:
    code = shop.started(1)
    at(shop, 16)
    for _ in range(2):
        shop.do("work.start", "Nok", request="tap", tokens=shop.refs(code, 1))
        shop.clock.advance(minutes=3 * 24 * HOUR)
    assert times(shop) == [("16:00", None)]


def test_commands_that_are_all_or_nothing_take_the_stopped_clocks_back_with_them(shop: Shop) -> None:
    code = over_the_weekend(shop)
    before = shop.fact_count()
    with pytest.raises(Refused, match="ERR_ALREADY_PAUSED"), shop.core.controller.batch():
        shop.do("work.pause", "Som", tokens=shop.refs(code, 2), reason="lunch")
    assert shop.fact_count() == before
    assert len(sweep(shop.core)) == 3


def test_a_clock_that_another_program_closes_meanwhile_is_no_trouble(
    shop: Shop, monkeypatch: pytest.MonkeyPatch
) -> None:
    job = shop.started(2)
    for who, number in (("Nok", 1), ("Som", 2)):
        shop.do("work.start", who, tokens=shop.refs(job, number))
    both = running(shop.core.desk.db)
    shop.do("work.pause", "Nok", tokens=shop.refs(job, 1), reason="lunch")
    shop.clock.advance(minutes=60 * 24)
    monkeypatch.setattr("app.models.loading.sessions.running", lambda _: both)
    assert len(sweep(shop.core)) == 1
