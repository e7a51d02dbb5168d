"""Bugs in what time does by itself."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from app.domain.decision import SYSTEM, Person
from app.domain.shifts import Shift
from app.domain.work import asked, hands, left_open
from app.lifecycle.queries import questions
from app.models import hot
from app.models.loading import defects, sessions
from app.models.projections import PROJECTIONS
from tests.lifecycle.bugs.registry import bug, none_of_them, nothing


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


# --- what a manager is asked ----------------------------------------------------------------------------


@bug
def every_pause_is_a_long_one(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(questions, "LONG_PAUSE", 0)


@bug
def a_pause_that_was_accepted_is_asked_about_again(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(hot, "SEE_PAUSE", f"{hot.SEE_PAUSE} AND 0")


@bug
def nobody_is_asked_about_begun_work_in_other_hands(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(hands, "_question", nothing)


@bug
def a_manager_is_asked_about_what_a_manager_did(patch: pytest.MonkeyPatch) -> None:
    question = hands._question
    nobody = Person(SYSTEM, "", ())
    patch.setattr(
        hands, "_question", lambda piece, to, context: question(piece, to, replace(context, actor=nobody))
    )


@bug
def another_team_is_as_good_as_ones_own(patch: pytest.MonkeyPatch) -> None:
    question = hands._question
    patch.setattr(
        hands,
        "_question",
        lambda piece, to, context: question(piece, replace(to, team=context.person.team), context),
    )


@bug
def what_was_given_back_is_still_asked_about(patch: pytest.MonkeyPatch) -> None:
    query = questions._IN_OTHER_HANDS.replace(" AND i.holder = i.asked_to", "")
    patch.setattr(questions, "_IN_OTHER_HANDS", query)


@bug
def anything_can_be_let_be(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(asked.InHand, "is_asked", lambda *_: True)


# --- faults ---------------------------------------------------------------------------------------------


@bug
def any_fault_is_taken(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(defects, "code_of", lambda _, ref: ref)


@bug
def a_change_of_a_fault_clears_where_it_arises(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(defects, "as_steps", none_of_them)


@bug
def what_was_let_be_is_not_asked_about_again_by_an_undo(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(hot, "REOPEN_QUESTION", "SELECT ?, ?, ?")
