"""Bugs in the door, in names and in numbers."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Sequence
from datetime import date
from typing import Any

import pytest

from app.domain import permissions
from app.domain.codes import ticket_series
from app.domain.permissions import Permission
from app.domain.refusals import Refused
from app.domain.tickets import create, states
from app.domain.words import Role
from app.lifecycle import controller, timekeeping
from app.lifecycle.controller import Controller
from app.lifecycle.timekeeping import Timekeeper
from app.models import ledger
from app.models.loading import things
from app.models.projections import PROJECTIONS
from tests.lifecycle.bugs.registry import bug, nothing


@bug
def anybody_records_work_of_others(patch: pytest.MonkeyPatch) -> None:
    _let_pass(patch, lambda permission, _: permission is Permission.ACT_FOR_OTHERS)


@bug
def work_is_recorded_of_somebody_who_may_not_do_any(patch: pytest.MonkeyPatch) -> None:
    _let_pass(patch, lambda _, variant: variant == "doer")


def _let_pass(patch: pytest.MonkeyPatch, passes: Callable[[Permission, str], bool]) -> None:
    """The door does not look whether somebody may, where this says so."""
    not_allowed = states.not_allowed

    def lenient(person: Any, permission: Permission, variant: str = "") -> Refused | None:
        return None if passes(permission, variant) else not_allowed(person, permission, variant)

    patch.setattr(controller, "not_allowed", lenient)


@bug
def a_planner_may_work(patch: pytest.MonkeyPatch) -> None:
    patch.setitem(permissions.GRANTED, Role.PLANNER, permissions.GRANTED[Role.PLANNER] | {Permission.WORK})


@bug
def the_request_id_is_not_looked_up(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(ledger, "earlier", nothing)


@bug
def a_request_id_answers_for_any_content(patch: pytest.MonkeyPatch) -> None:
    original = Controller._first_answer

    def first_answer(self: Controller, before: Any, command: Any, actor: Any, body: str) -> Any:
        return original(
            self, dataclasses.replace(before, kind=command.kind, actor=actor, body=body), command, actor, body
        )

    patch.setattr(Controller, "_first_answer", first_answer)


@bug
def a_refused_attempt_leaves_no_trace(patch: pytest.MonkeyPatch) -> None:
    append = ledger.append

    def only_done(db: Any, origin: Any, head: Any, entry: Any, happened: Sequence[Any]) -> int:
        return append(db, origin, head, entry, happened) if entry.outcome == ledger.DONE else 0

    patch.setattr(ledger, "append", only_done)


@bug
def names_that_differ_in_case_are_different(patch: pytest.MonkeyPatch) -> None:
    def exactly(db: Any, table: Any, name: str, ref: Any) -> Any:
        column = table.id if isinstance(ref, int) else getattr(table, name)
        return table.select().where(column == ref).first(db)

    patch.setattr(things, "called", exactly)


@bug
def a_retired_version_is_still_published(patch: pytest.MonkeyPatch) -> None:
    patch.setitem(PROJECTIONS, "routing.retired", nothing)


@bug
def nobody_notices_that_the_clock_was_set(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(timekeeping, "JUMP", 2**62)


@bug
def a_jump_is_told_of_attempts_that_are_refused(patch: pytest.MonkeyPatch) -> None:
    moment = Timekeeper.moment

    def noted(self: Timekeeper, next_seq: int) -> Any:
        found = moment(self, next_seq)
        self.told(found, next_seq)
        return found

    patch.setattr(Timekeeper, "moment", noted)


@bug
def a_month_begins_no_new_sequence(patch: pytest.MonkeyPatch) -> None:
    first_day = date(2026, 11, 1)
    patch.setattr(create, "ticket_series", lambda line, day: ticket_series(line, min(day, first_day)))
