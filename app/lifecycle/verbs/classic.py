"""Verbs on classic job tickets."""

from __future__ import annotations

from app.domain.commands import tickets as commands
from app.domain.decision import Context, Decision
from app.domain.tickets import create, owner
from app.domain.tickets.states import Action, refusal
from app.domain.words import Line
from app.lifecycle.desk import Desk
from app.lifecycle.verbs import lifecycle
from app.lifecycle.verbs.registry import verb
from app.lifecycle.verbs.tickets import case, pinned
from app.models.loading import things

_LINE = Line.CLASSIC


@verb(commands.TicketCreate)
def create_ticket(desk: Desk, command: commands.TicketCreate, context: Context) -> Decision:
    """A planned ticket, with its owner or without."""
    product = things.product(desk.db, command.product)
    answering = None if command.owner is None else things.person(desk.db, command.owner)
    order = create.Order(
        product,
        command.quantity,
        pinned(desk, command.routing, product),
        command.due,
        command.priority,
        command.notes,
        owner=owner.answering(answering),
    )
    return lifecycle.created(desk, order, _LINE, context)


@verb(commands.TicketEdit)
def edit(desk: Desk, command: commands.TicketEdit, context: Context) -> Decision:
    """The ticket's editable values."""
    return lifecycle.edited(desk, command.ticket, command, _LINE, context)


@verb(commands.TicketAssignOwner)
def assign_owner(desk: Desk, command: commands.TicketAssignOwner, context: Context) -> Decision:
    """Who answers for it."""
    loaded = case(desk, command.ticket)
    refused = refusal(Action.ASSIGN_OWNER, loaded.known, context.actor, _LINE)
    if refused is not None:
        raise refused
    answering = None if command.owner is None else things.person(desk.db, command.owner)
    return owner.assign(loaded.ticket, answering)


@verb(commands.TicketStart)
def start_tickets(desk: Desk, command: commands.TicketStart, context: Context) -> Decision:
    """New runs with their batches."""
    return lifecycle.started(desk, command.tickets, _LINE, context)


@verb(commands.TicketPause)
def pause(desk: Desk, command: commands.TicketPause, context: Context) -> Decision:
    """The gate closes."""
    return lifecycle.paused(desk, command.tickets, _LINE, context)


@verb(commands.TicketResume)
def resume(desk: Desk, command: commands.TicketResume, context: Context) -> Decision:
    """The gate opens."""
    return lifecycle.resumed(desk, command.tickets, _LINE, context)


@verb(commands.TicketComplete)
def complete(desk: Desk, command: commands.TicketComplete, context: Context) -> Decision:
    """The good end."""
    return lifecycle.completed(desk, command.tickets, _LINE, context)


@verb(commands.TicketCloseShort)
def close_short(desk: Desk, command: commands.TicketCloseShort, context: Context) -> Decision:
    """The end with batches unfinished."""
    return lifecycle.closed_short(desk, command.tickets, command.reason, _LINE, context)


@verb(commands.TicketCancel)
def cancel(desk: Desk, command: commands.TicketCancel, context: Context) -> Decision:
    """The run is suspended."""
    return lifecycle.cancelled(desk, command.tickets, command.reason, _LINE, context)


@verb(commands.TicketRestore)
def restore(desk: Desk, command: commands.TicketRestore, context: Context) -> Decision:
    """Paused with the same run, if there was one."""
    return lifecycle.restored(desk, command.tickets, _LINE, context)
