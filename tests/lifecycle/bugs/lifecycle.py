"""Bugs in the lifecycle of a ticket."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from app.domain.commands.fields import Keep
from app.domain.progress import progress
from app.domain.refusals import Code, Refused
from app.domain.tickets import create, end, states
from app.domain.tickets.states import TRANSITIONS, Action
from app.domain.words import RunState, TicketStatus
from app.lifecycle.verbs import tickets
from app.models import hot
from app.models.loading import things
from app.models.projections import PROJECTIONS
from app.models.projections import tickets as projections
from tests.lifecycle.bugs.registry import bug, nothing

SHOWN = "app.lifecycle.queries.show.progress"


@bug
def restore_keeps_the_run(patch: pytest.MonkeyPatch) -> None:
    def restored(db: Any, fact: Any) -> None:
        projections._set(db, fact.ticket, status=TicketStatus.PLANNED)

    patch.setitem(PROJECTIONS, "ticket.restored", restored)


@bug
def restore_leads_to_paused(patch: pytest.MonkeyPatch) -> None:
    def restored(db: Any, fact: Any) -> None:
        projections._set(db, fact.ticket, status=TicketStatus.PAUSED)

    patch.setitem(PROJECTIONS, "ticket.restored", restored)


@bug
def restore_keeps_the_count_of_finished_pieces(patch: pytest.MonkeyPatch) -> None:
    def restored(db: Any, fact: Any) -> None:
        projections._set(db, fact.ticket, status=TicketStatus.PLANNED, run=None)

    patch.setitem(PROJECTIONS, "ticket.restored", restored)


@bug
def cancel_forgets_an_item(patch: pytest.MonkeyPatch) -> None:
    ended = end._ended

    def forgetful(*given: Any) -> Any:
        fact: Any = ended(*given)
        return replace(fact, items=fact.items[:-1])

    patch.setattr(end, "_ended", forgetful)


@bug
def cancel_forgets_a_piece(patch: pytest.MonkeyPatch) -> None:
    end_pieces = end.end_pieces
    patch.setattr(end, "end_pieces", lambda ticket, pieces, *more: end_pieces(ticket, pieces[:-1], *more))


@bug
def cancel_takes_the_finished_pieces_too(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(
        hot, "CANCEL_TOKEN", "UPDATE token SET state = 'cancelled', item = NULL WHERE run = "
        "(SELECT run FROM token WHERE id = ?)"
    )  # fmt: skip


@bug
def cancel_leaves_the_run_active(patch: pytest.MonkeyPatch) -> None:
    def cancelled(db: Any, fact: Any) -> None:
        projections._set(db, fact.ticket, status=TicketStatus.CANCELLED, ended_at=fact.at)

    patch.setitem(PROJECTIONS, "ticket.cancelled", cancelled)


@bug
def close_short_archives_the_run(patch: pytest.MonkeyPatch) -> None:
    def closed(db: Any, fact: Any) -> None:
        projections._set(db, fact.ticket, status=TicketStatus.COMPLETED, ended_at=fact.at)
        projections._set_run(db, fact.run, RunState.ARCHIVED)

    patch.setitem(PROJECTIONS, "ticket.closed_short", closed)


@bug
def complete_is_allowed_with_unfinished_pieces(patch: pytest.MonkeyPatch) -> None:
    patch.delitem(states._HINDRANCES, Action.COMPLETE)


@bug
def complete_is_allowed_from_paused(patch: pytest.MonkeyPatch) -> None:
    lenient = {**TRANSITIONS[Action.COMPLETE], TicketStatus.PAUSED: TicketStatus.COMPLETED}
    patch.setattr(states, "TRANSITIONS", {**TRANSITIONS, Action.COMPLETE: lenient})


@bug
def start_looks_at_the_owner(patch: pytest.MonkeyPatch) -> None:
    def owner_first(known: Any) -> Refused:
        return states.refused(Code.NOT_ALLOWED, known)

    patch.setitem(states._HINDRANCES, Action.START, owner_first)


@bug
def start_takes_an_unpublished_routing_for_published(patch: pytest.MonkeyPatch) -> None:
    patch.delitem(states._HINDRANCES, Action.START)


@bug
def a_second_run_gets_the_first_ones_number(patch: pytest.MonkeyPatch) -> None:
    started = PROJECTIONS["ticket.started"]

    def again_the_first(db: Any, fact: Any) -> None:
        started(db, fact)
        db.execute_sql("UPDATE ticket SET runs = 0 WHERE id = ?", (fact.ticket,))

    patch.setitem(PROJECTIONS, "ticket.started", again_the_first)


@bug
def several_jobs_are_started_without_the_last(patch: pytest.MonkeyPatch) -> None:
    patch.setattr("app.lifecycle.verbs.lifecycle.cases", lambda *given: tickets.cases(*given)[:1])


@bug
def a_classic_ticket_is_started_as_a_job(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(states, "wrong_line", nothing)


@bug
def an_inactive_product_gets_new_jobs(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(create, "fits", lambda product, line: states.wrong_line(product.sku, product.line, line))


@bug
def an_edit_of_an_older_version_is_taken(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(create, "_refuse_stale", nothing)


@bug
def an_edit_changes_the_quantity_of_a_running_job(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(create, "_refuse_frozen", nothing)


@bug
def an_edit_clears_what_it_does_not_name(patch: pytest.MonkeyPatch) -> None:
    edited = create.edit
    cleared = ("due", "notes")

    def edit(ticket: Any, command: Any, *given: Any) -> Any:
        unnamed = [name for name in cleared if getattr(command, name) is Keep.AS_IS]
        return edited(ticket, replace(command, **dict.fromkeys(unnamed)), *given)

    patch.setattr(create, "edit", edit)


@bug
def a_job_pins_the_oldest_published_version(patch: pytest.MonkeyPatch) -> None:
    pinned = things.pinned

    def oldest(db: Any, ref: Any) -> Any:
        newest = pinned(db, ref)
        row = db.execute_sql(
            "SELECT id, version FROM routing_version WHERE routing = ? AND state = 'published' "
            "ORDER BY version LIMIT 1",
            (newest.routing,),
        ).fetchone()
        version_id, number = row or (None, None)
        return replace(newest, version_id=version_id, version=number)

    patch.setattr(things, "pinned", oldest)


@bug
def progress_is_rounded(patch: pytest.MonkeyPatch) -> None:
    def rounded(status: TicketStatus, completed: int, quantity: int) -> float | None:
        return None if progress(status, completed, quantity) is None else round(100 * completed / quantity, 1)

    patch.setattr(SHOWN, rounded)


@bug
def a_planned_job_shows_progress_nought(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(SHOWN, lambda *given: progress(*given) or 0.0)
