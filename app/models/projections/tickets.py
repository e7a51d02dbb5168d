"""Projections of tickets, runs and tokens."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from app.domain.collation import order_key
from app.domain.facts import tickets as facts
from app.domain.facts.flow import TokensReleased
from app.domain.facts.work import WorkReverted
from app.domain.serials import serial
from app.domain.words import TOKEN_OF_ITEM, ItemState, RunState, TicketStatus
from app.models import hot
from app.models.connection import Database
from app.models.projections.registry import projects
from app.models.together import change, pair


@projects(facts.TicketCreated)
def ticket_created(db: Database, fact: facts.TicketCreated) -> None:
    """A planned ticket; its month's sequence is at its number."""
    connection = db.connection()
    connection.execute(hot.SET_SEQUENCE, (fact.series, fact.number))
    connection.execute(
        hot.INSERT_TICKET,
        (
            fact.ticket,
            fact.code,
            fact.line,
            fact.product,
            fact.quantity,
            fact.routing,
            fact.version_id,
            fact.due,
            fact.priority,
            fact.notes,
            fact.reference,
            fact.reference and order_key(fact.reference),
            fact.owner,
            fact.order,
            fact.at,
        ),
    )


@projects(facts.TicketEdited)
def ticket_edited(db: Database, fact: facts.TicketEdited) -> None:
    """The ticket's editable values."""
    _set(
        db,
        fact.ticket,
        version=fact.version,
        quantity=fact.quantity,
        routing=fact.routing,
        version_id=fact.version_id,
        due=fact.due,
        priority=fact.priority,
        notes=fact.notes,
    )


@projects(facts.TicketStarted)
def ticket_started(db: Database, fact: facts.TicketStarted) -> None:
    """In progress in a new run."""
    db.connection().execute(
        hot.INSERT_RUN, (fact.run, fact.ticket, fact.number, fact.version_id, fact.quantity, fact.at)
    )
    _set(
        db,
        fact.ticket,
        status=TicketStatus.IN_PROGRESS,
        run=fact.run,
        runs=fact.number,
        completed=0,
        started_at=fact.at,
        ended_at=None,
    )


@projects(facts.TicketPaused)
def ticket_paused(db: Database, fact: facts.TicketPaused) -> None:
    """Paused; what ran is paused and marked as stopped by it."""
    _set(db, fact.ticket, status=TicketStatus.PAUSED)
    connection = db.connection()
    connection.executemany(hot.STOP_ITEM, ((item,) for item in fact.items))
    connection.executemany(hot.STATE_OF_TOKEN, (("paused", token) for token in fact.tokens))
    change(db, hot.END_SEGMENT, fact.items, fact.at)


@projects(facts.TicketResumed)
def ticket_resumed(db: Database, fact: facts.TicketResumed) -> None:
    """In progress again; the pause's marks are gone."""
    _set(db, fact.ticket, status=TicketStatus.IN_PROGRESS)
    db.connection().executemany(hot.RELEASE_ITEM, ((item,) for item in fact.items))


@projects(facts.TicketCompleted)
def ticket_completed(db: Database, fact: facts.TicketCompleted) -> None:
    """Completed, its run finished."""
    _set(db, fact.ticket, status=TicketStatus.COMPLETED, ended_at=fact.at)
    _set_run(db, fact.run, RunState.FINISHED)


@projects(facts.TicketClosedShort)
def ticket_closed_short(db: Database, fact: facts.TicketClosedShort) -> None:
    """Completed, its run finished; what was unfinished is told by `tokens.cancelled`."""
    _set(db, fact.ticket, status=TicketStatus.COMPLETED, ended_at=fact.at)
    _set_run(db, fact.run, RunState.FINISHED)


@projects(facts.TicketCancelled)
def ticket_cancelled(db: Database, fact: facts.TicketCancelled) -> None:
    """Cancelled, its run archived or suspended."""
    _set(db, fact.ticket, status=TicketStatus.CANCELLED, ended_at=fact.at)
    if fact.run is not None:
        _set_run(db, fact.run, RunState.SUSPENDED if fact.suspended else RunState.ARCHIVED)


@projects(facts.TicketRestored)
def ticket_restored(db: Database, fact: facts.TicketRestored) -> None:
    """Planned, without a run; or paused with the run that it had."""
    if fact.run is not None:
        _set(db, fact.ticket, status=TicketStatus.PAUSED, ended_at=None)
        _set_run(db, fact.run, RunState.ACTIVE)
        return
    _set(db, fact.ticket, status=TicketStatus.PLANNED, run=None, completed=0, started_at=None, ended_at=None)


@projects(facts.TicketOwnerChanged)
def ticket_owner_changed(db: Database, fact: facts.TicketOwnerChanged) -> None:
    """Who answers for the ticket."""
    _set(db, fact.ticket, owner=fact.owner)


@projects(facts.TicketOwnerRemoved)
def ticket_owner_removed(db: Database, fact: facts.TicketOwnerRemoved) -> None:
    """Nobody answers for the ticket."""
    _set(db, fact.ticket, owner=None)


@projects(facts.TokensBorn)
def tokens_born(db: Database, fact: facts.TokensBorn) -> None:
    """The run's tokens with their first work items; the serial sequence is at the last of them."""
    connection = db.connection()
    connection.execute(hot.SET_SEQUENCE, (fact.serial_prefix, fact.serial_first + fact.count - 1))
    connection.executemany(hot.INSERT_TOKEN, _tokens(fact))
    if fact.first_item is not None:
        tokens, items = (range(first, first + fact.count) for first in (fact.first_token, fact.first_item))
        pair(db, hot.INSERT_ITEM, tokens, items, fact.ticket, fact.node, fact.at)


def _tokens(fact: facts.TokensBorn) -> Iterator[tuple[object, ...]]:
    for k, mark in enumerate(fact.serial_marks):
        yield (
            fact.first_token + k,
            fact.run,
            fact.ticket,
            fact.first_number + k,
            fact.kind_of_token,
            fact.quantity,
            serial(fact.serial_prefix, fact.serial_first + k, mark),
            fact.node,
            fact.version_id,
            None if fact.first_item is None else fact.first_item + k,
        )


@projects(facts.TokensMoved)
def tokens_moved(db: Database, fact: facts.TokensMoved) -> None:
    """Tokens at their next node, each with its new work item."""
    pair(db, hot.MOVE_TOKEN, fact.tokens, fact.items, fact.node)
    pair(db, hot.INSERT_ITEM, fact.tokens, fact.items, fact.ticket, fact.node, fact.at)


@projects(facts.TokensCompleted)
def tokens_completed(db: Database, fact: facts.TokensCompleted) -> None:
    """Tokens at their end; the ticket's finished quantity."""
    connection = db.connection()
    connection.executemany(hot.FINISH_TOKEN, ((fact.node, token) for token in fact.tokens))
    connection.execute(hot.COMPLETED_OF_TICKET, (fact.ticket_completed, fact.ticket))


@projects(facts.TokensReturned)
def tokens_returned(db: Database, fact: facts.TokensReturned) -> None:
    """Tokens at the node before with its item open again; what they had gone on to is cancelled."""
    connection = db.connection()
    state, pairs = TOKEN_OF_ITEM[ItemState(fact.state)], zip(fact.tokens, fact.items, strict=True)
    connection.executemany(
        hot.RETURN_TOKEN,
        (
            (state, fact.node, item, fact.back_to, fact.qc_result, fact.defect, fact.rework_count, token)
            for token, item in pairs
        ),
    )
    change(db, hot.REOPEN_ITEM, fact.items, fact.state, fact.holder)
    take_part_as_before(db, fact)
    cancel_items(db, fact.left, fact.at)
    if fact.ticket_completed is not None:
        connection.execute(hot.COMPLETED_OF_TICKET, (fact.ticket_completed, fact.ticket))


@projects(facts.TokensCancelled)
def tokens_cancelled(db: Database, fact: facts.TokensCancelled) -> None:
    """Tokens, their open work items and clocks ended."""
    connection = db.connection()
    connection.executemany(hot.CANCEL_TOKEN, ((fact.reason, token) for token in fact.tokens))
    cancel_items(db, fact.items, fact.at)
    change(db, hot.END_SEGMENT, fact.items, fact.at)


@projects(facts.TokensSuspended)
def tokens_suspended(db: Database, fact: facts.TokensSuspended) -> None:
    """Tokens, their open work items and clocks ended; how they stood is kept."""
    connection = db.connection()
    connection.executemany(hot.SUSPEND_TOKEN, ((token,) for token in fact.tokens))
    connection.executemany(hot.SUSPEND_ITEM, ((fact.at, item) for item in fact.items))
    change(db, hot.END_SEGMENT, fact.items, fact.at)


@projects(facts.TokensRestored)
def tokens_restored(db: Database, fact: facts.TokensRestored) -> None:
    """Tokens and work items stand again; no clock runs."""
    connection = db.connection()
    connection.executemany(hot.RESTORE_TOKEN, ((token,) for token in fact.tokens))
    connection.executemany(hot.RESTORE_ITEM, ((item,) for item in fact.items))
    change(db, hot.CALL_FOR_PEOPLE, fact.items)


def cancel_items(db: Database, items: Sequence[int], at: int) -> None:
    """Work items end without having been done, and nobody takes part in them any more."""
    change(db, hot.CANCEL_ITEM, items, at)
    change(db, hot.DROP_PARTS, items)


def take_part_as_before(db: Database, fact: facts.TokensReturned | WorkReverted | TokensReleased) -> None:
    """Those who share items with their holder do so as they did; nothing is told where nobody did or does."""
    connection = db.connection()
    if fact.helpers is not None:
        crew = tuple(zip(fact.helpers, fact.parts or (), fact.since or (), strict=True))
        change(db, hot.DROP_PARTS, fact.items)
        connection.executemany(hot.TAKE_PART, ((item, *each) for item in fact.items for each in crew))
        asks = not isinstance(fact, TokensReleased) and bool(fact.asks)
        connection.executemany(hot.ASK_FOR_HELP, ((asks, item) for item in fact.items))
    change(db, hot.CALL_FOR_PEOPLE, fact.items)


def _set(db: Database, ticket: int, **values: Any) -> None:
    db.connection().execute(hot.set_ticket(*values), (*values.values(), ticket))


def _set_run(db: Database, run: int, state: RunState) -> None:
    db.connection().execute(hot.END_RUN, (state, run))
