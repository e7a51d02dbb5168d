"""Bugs in taking things back."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from app.domain import undo as rules
from app.domain.commands.work import WorkComplete, WorkPause
from app.domain.facts.tickets import TokensReturned
from app.domain.tickets.values import Ticket
from app.domain.work import edited, reverting
from app.lifecycle.verbs import undo as verbs
from app.models.loading import past
from tests.lifecycle.bugs.registry import bug, none_of_them, nothing


@bug
def an_undone_start_lets_the_clock_run(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(reverting, "ended_sessions", none_of_them)


@bug
def an_undone_completion_leaves_the_next_step_open(patch: pytest.MonkeyPatch) -> None:
    way = verbs.WAYS_BACK[WorkComplete.kind]

    def changed(undone: Any) -> list[Any]:
        facts = way(undone)
        return [replace(each, left=()) if isinstance(each, TokensReturned) else each for each in facts]

    patch.setitem(verbs.WAYS_BACK, WorkComplete.kind, changed)


@bug
def an_undone_handover_stays_with_the_other(patch: pytest.MonkeyPatch) -> None:
    done_by = reverting.done_by

    def theirs(*given: Any) -> Any:
        return [replace(each, was=replace(each.was, holder=each.piece.holder)) for each in done_by(*given)]

    patch.setattr(reverting, "done_by", theirs)


@bug
def an_undone_step_lets_the_clock_run(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(reverting, "_standing_still", lambda each: each)


@bug
def an_undone_step_leaves_the_parts_that_it_bore(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(reverting._Back, "unborn", nothing)


@bug
def an_undone_step_leaves_what_was_joined(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(reverting._Back, "unjoined", nothing)


@bug
def an_undone_pause_runs_for_nobody(patch: pytest.MonkeyPatch) -> None:
    patch.setitem(verbs.WAYS_BACK, WorkPause.kind, none_of_them)


@bug
def what_was_gone_on_with_is_undone(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(past, "later", nothing)


@bug
def what_was_taken_back_still_stands_in_the_way(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(past, "_taken_back", none_of_them)


@bug
def an_undo_of_an_edit_forgets_the_edit_before(patch: pytest.MonkeyPatch) -> None:
    value_before = past.value_before

    def first(db: Any, given: Any, subject: int, key: str, kinds: Any) -> Any:
        return value_before(db, given, subject, key, kinds[:1])

    patch.setattr(past, "value_before", first)


@bug
def an_undo_of_an_edit_keeps_the_due_date(patch: pytest.MonkeyPatch) -> None:
    edited_back = rules.ticket_edited_back

    def kept(ticket: Ticket, former: Any) -> Any:
        return replace(edited_back(ticket, former), due=ticket.due)

    patch.setattr(rules, "ticket_edited_back", kept)


@bug
def an_undone_edit_of_a_piece_keeps_the_note(patch: pytest.MonkeyPatch) -> None:
    own_after = edited.own_after

    def without_notes(facts: Any) -> Any:
        return {token: replace(own, note=None) for token, own in own_after(facts).items()}

    patch.setattr(edited, "own_after", without_notes)


@bug
def what_came_of_an_urgent_piece_was_never_urgent(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(edited, "_born_of", none_of_them)


@bug
def an_edit_is_undone_of_which_something_has_come(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(past, "borne_since", none_of_them)


@bug
def the_plan_of_a_running_job_is_undone(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(rules, "is_frozen", nothing)


@bug
def the_last_attempt_is_undone_whatever_it_was(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(past, "last_given", lambda db, actor: past._first(db, "c.actor = ?", actor))


@bug
def anybody_takes_back_anything(patch: pytest.MonkeyPatch) -> None:
    hindrance = rules.hindrance

    def lenient(given: Any, spec: Any, actor: Any, *, undone: bool) -> Any:
        return hindrance(replace(given, actor=actor.id), spec, actor, undone=undone)

    patch.setattr(rules, "hindrance", lenient)
