"""Bugs in work, clocks and trays."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import pytest

from app.domain.tickets import stop
from app.domain.words import TicketStatus
from app.domain.work import clock, pieces
from app.lifecycle.controller import Controller
from app.lifecycle.verbs import lifecycle
from app.models import hot
from app.models.loading import tickets as loading
from app.models.projections import PROJECTIONS
from app.models.projections import tickets as projections
from app.models.together import change
from tests.lifecycle.bugs.registry import bug, none_of_them, nothing


def without(patch: pytest.MonkeyPatch, hindrance: Any) -> None:
    """Nothing stands in the way of work for this reason any more."""
    patch.setattr(pieces, "_HINDRANCES", tuple(each for each in pieces._HINDRANCES if each is not hindrance))


@bug
def running_times_do_not_move_with_the_clock(patch: pytest.MonkeyPatch) -> None:
    patch.setitem(PROJECTIONS, "clock.jumped", nothing)


@bug
def completing_ignores_the_holder(patch: pytest.MonkeyPatch) -> None:
    without(patch, pieces._held)


@bug
def a_paused_ticket_is_no_gate(patch: pytest.MonkeyPatch) -> None:
    without(patch, pieces._gate)


@bug
def a_second_clock_may_run(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(loading, "running_tray", nothing)


@bug
def a_tray_may_hold_two_steps(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(clock, "refuse_tray", lambda some, *given: pieces.refuse_tray(some[:1], *given))


@bug
def a_ticket_pause_lets_clocks_run(patch: pytest.MonkeyPatch) -> None:
    def paused(db: Any, fact: Any) -> None:
        projections._set(db, fact.ticket, status=TicketStatus.PAUSED)
        connection = db.connection()
        connection.executemany(hot.STOP_ITEM, ((item,) for item in fact.items))
        connection.executemany(hot.STATE_OF_TOKEN, (("paused", token) for token in fact.tokens))

    patch.setitem(PROJECTIONS, "ticket.paused", paused)


@bug
def a_ticket_pause_leaves_sessions_open(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(lifecycle, "sessions_ended", none_of_them)


@bug
def a_ticket_pause_ends_trays_that_hold_other_pieces(patch: pytest.MonkeyPatch) -> None:
    def ended(trays: Iterable[Any], leaving: Iterable[Any], by: str, context: Any) -> list[Any]:
        every = [item for tray in trays for item in tray.items]
        return stop.ended_sessions(trays, every, by, context)

    patch.setattr("app.lifecycle.verbs.tickets.ended_sessions", ended)


@bug
def a_ticket_resume_starts_the_clocks_again(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(hot, "RELEASE_ITEM", "UPDATE work_item SET state = 'in_progress' WHERE id = ?")


@bug
def a_ticket_resume_lets_go_of_the_pieces(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(
        hot, "RELEASE_ITEM", "UPDATE work_item SET holder = NULL, stopped_by_pause = 0 WHERE id = ?"
    )


@bug
def a_finished_step_keeps_its_clock(patch: pytest.MonkeyPatch) -> None:
    def completed(db: Any, fact: Any) -> None:
        change(db, hot.FINISH_ITEM, fact.items, fact.person, fact.at)

    patch.setitem(PROJECTIONS, "work.completed", completed)


@bug
def a_finished_step_forgets_who_did_it(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(
        hot, "FINISH_ITEM", hot.FINISH_ITEM.replace("coalesce(holder, ?)", "nullif(?, holder)")
    )  # fmt: skip


@bug
def work_is_recorded_for_the_actor(patch: pytest.MonkeyPatch) -> None:
    def doer(self: Controller, actor: Any, *_: Any) -> Any:
        return actor

    patch.setattr(Controller, "_doer", doer)
