"""Bugs in what time does by itself."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from app.domain.shifts import Shift
from app.domain.work import left_open
from app.models import hot
from app.models.loading import sessions
from app.models.projections import PROJECTIONS
from tests.lifecycle.bugs.registry import bug, nothing


@bug
def the_end_of_the_shift_is_nothing_to_wait_for(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(Shift, "next_end", lambda _, instant, __: instant)


@bug
def whoever_started_after_the_shift_is_not_there(patch: pytest.MonkeyPatch) -> None:
    def that_day(self: Any, instant: Any, calendar: Any) -> Any:
        return next_end(self, instant, calendar) - 86_400_000_000

    next_end = Shift.next_end
    patch.setattr(Shift, "next_end", that_day)


@bug
def long_work_ends_with_the_shift(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(left_open, "PATIENCE", 0)


@bug
def only_what_still_lies_there_is_estimated(patch: pytest.MonkeyPatch) -> None:
    estimate = sessions._estimate
    patch.setattr(
        sessions,
        "_estimate",
        lambda db, graphs, rows: estimate(db, graphs, [r for r in rows if r[-2] is None]),
    )


@bug
def what_was_done_to_a_tray_is_no_sign_of_life(patch: pytest.MonkeyPatch) -> None:
    deadline = left_open.OpenTray.deadline
    patch.setattr(
        left_open.OpenTray, "deadline", lambda self, *given: deadline(replace(self, parted=()), *given)
    )


@bug
def a_clock_that_was_set_closes_what_has_just_begun(patch: pytest.MonkeyPatch) -> None:
    deadline = left_open.OpenTray.deadline
    patch.setattr(
        left_open.OpenTray,
        "deadline",
        lambda self, shift, calendar, now, *_: deadline(self, shift, calendar, now),
    )


@bug
def what_was_left_open_counts_until_it_is_noticed(patch: pytest.MonkeyPatch) -> None:
    project = PROJECTIONS["work.left_open"]
    patch.setitem(
        PROJECTIONS,
        "work.left_open",
        lambda db, fact: project(db, replace(fact, until=fact.until + 60_000_000)),
    )


@bug
def anybody_answers_for_anybody(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(left_open, "not_allowed", nothing)


@bug
def an_answer_has_no_bounds(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(left_open.Closed, "most", lambda *_: 1_000_000)


@bug
def an_answer_cuts_off_what_was_done(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(left_open.Closed, "least", lambda *_: 0)


@bug
def an_answer_changes_the_time_of_all_that_lay_there(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(
        hot, "SETTLE_SEGMENT", "UPDATE segment SET ended_at = ?1 WHERE session = ?2 AND ?3 IS NOT NULL"
    )


@bug
def an_answer_is_only_noted(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(hot, "SETTLE_SEGMENT", hot.SETTLE_SEGMENT + " AND 0")
