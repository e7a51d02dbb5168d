"""Bugs in whose hands work is, and in taking it back."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from app.domain import undo as rules
from app.domain.words import ItemState
from app.domain.work import hands, pieces, reverting
from app.models import hot
from app.models.loading import past
from tests.lifecycle.bugs.registry import bug, none_of_them, nothing
from tests.lifecycle.bugs.work import without


@bug
def curing_pieces_are_worked_on(patch: pytest.MonkeyPatch) -> None:
    without(patch, pieces._curing)


@bug
def what_somebody_holds_can_be_claimed(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(hands, "_CLAIMABLE", replace(hands._CLAIMABLE, held_by=False, accepts=frozenset(ItemState)))


@bug
def a_handover_keeps_the_clock_running(patch: pytest.MonkeyPatch) -> None:
    def now(piece: Any) -> ItemState:
        return piece.item_state if piece.item_state is not ItemState.WAITING else ItemState.CLAIMED

    patch.setattr(hands, "_now", now)


@bug
def a_handover_leaves_sessions_open(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(hands, "ended_sessions", none_of_them)


@bug
def work_is_handed_to_somebody_who_may_not_work(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(hands, "not_allowed", nothing)


@bug
def what_was_put_back_keeps_its_holder(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(
        hot, "HOLD_ITEM", "UPDATE work_item SET state = ?1, holder = coalesce(?2, holder) WHERE id = ?3"
    )


@bug
def nothing_is_taken_over_from_others(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(hands, "_IN_OTHER_HANDS", hands._IN_OWN_HANDS)


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
def work_is_taken_back_that_somebody_has_gone_on_with(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(past, "later", nothing)


@bug
def what_another_did_is_taken_back(patch: pytest.MonkeyPatch) -> None:
    hindrance = rules.hindrance

    def anybodys(given: Any, spec: Any, actor: Any, *, undone: bool) -> Any:
        return hindrance(replace(given, actor=actor.id), spec, actor, undone=undone)

    patch.setattr(rules, "hindrance", anybodys)
