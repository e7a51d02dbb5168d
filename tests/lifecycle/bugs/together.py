"""Bugs where several people are at one item."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from app.domain.facts.work import WorkHelpWithdrawn, WorkPaused
from app.domain.words import ItemState, Part
from app.domain.work import done, hands, pieces, reverting, together
from app.lifecycle.verbs import undo_work as verbs
from app.models import hot
from app.models.projections import PROJECTIONS
from app.models.projections import work as projections
from app.models.together import change
from tests.lifecycle.bugs.registry import bug, no, none_of_them, nothing
from tests.lifecycle.bugs.work import without


@bug
def one_of_several_finishes_the_step_for_all(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(done, "_shared", lambda table, *_: done.Share(table.pieces))


@bug
def a_part_can_be_done_twice(patch: pytest.MonkeyPatch) -> None:
    without(patch, pieces._done)


@bug
def a_step_takes_as_many_people_as_like_to_join(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(together, "is_full", no)


@bug
def the_first_press_starts_the_clock(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(together, "is_synchronised", no)


@bug
def a_call_for_help_that_was_withdrawn_still_stands(patch: pytest.MonkeyPatch) -> None:
    patch.setitem(PROJECTIONS, WorkHelpWithdrawn.kind, nothing)


@bug
def a_press_never_lapses(patch: pytest.MonkeyPatch) -> None:
    pressing = together.pressing

    def ever(piece: Any, node: Any, context: Any) -> Any:
        return pressing(piece, replace(node, sync_window_seconds=10**9), context)

    patch.setattr(together, "pressing", ever)


@bug
def whoever_pauses_pauses_all(patch: pytest.MonkeyPatch) -> None:
    def paused(db: Any, fact: WorkPaused) -> None:
        connection = db.connection()
        connection.executemany(hot.STATE_OF_ITEM, (("paused", item) for item in fact.items))
        connection.executemany(hot.STATE_OF_TOKEN, (("paused", token) for token in fact.tokens))
        change(db, hot.END_SEGMENT, fact.items, fact.at)

    patch.setitem(PROJECTIONS, "work.paused", paused)


@bug
def a_piece_is_paused_though_others_work_on_at_it(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(pieces.WorkPiece, "without", lambda *_: ItemState.PAUSED)


@bug
def whoever_joins_in_holds_the_piece(patch: pytest.MonkeyPatch) -> None:
    joined = PROJECTIONS["work.assisted"]

    def taken(db: Any, fact: Any) -> None:
        joined(db, fact)
        values = (("in_progress", fact.person, item) for item in fact.items)
        db.connection().executemany(hot.HOLD_ITEM, values)

    patch.setitem(PROJECTIONS, "work.assisted", taken)


@bug
def a_piece_that_its_holder_leaves_is_in_nobodys_hands(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(hands, "_next_holder", nothing)


@bug
def help_that_has_come_is_still_asked_for(patch: pytest.MonkeyPatch) -> None:
    def joined(db: Any, fact: Any) -> None:
        projections._run(db, fact)
        connection = db.connection()
        connection.executemany(hot.STATE_OF_ITEM, (("in_progress", item) for item in fact.items))
        projections._take_part(db, fact, Part.JOINED)
        projections._fill_places(db, fact.items)

    patch.setitem(PROJECTIONS, "work.assisted", joined)


@bug
def a_part_that_is_done_can_be_taken_over(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(hands, "_refuse_done", nothing)


@bug
def an_undo_forgets_who_shared_the_piece(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(reverting, "_sharing", lambda _: {})


@bug
def an_undo_of_joining_in_stops_the_clocks_of_all(patch: pytest.MonkeyPatch) -> None:
    def as_before(each: Any, _: Any) -> Any:
        return reverting._standing_still(each)

    patch.setattr(reverting, "_as_others_work_on", as_before)


@bug
def what_made_way_stands_still_after_the_undo(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(verbs, "_run_again", none_of_them)
