"""Bugs in whose hands work is."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from app.domain.words import ItemState
from app.domain.work import hands, pieces, together
from app.models import hot
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

    patch.setattr(hands, "_without_holder", now)


@bug
def a_handover_leaves_sessions_open(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(together, "ended_by_leaving", none_of_them)


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
