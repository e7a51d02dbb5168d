"""Verbs on Hatthasilpa jobs."""

from __future__ import annotations

from app.domain.commands import jobs as commands
from app.domain.decision import Context, Decision
from app.domain.tickets import create
from app.domain.words import Line
from app.lifecycle.desk import Desk
from app.lifecycle.verbs import lifecycle
from app.lifecycle.verbs.registry import verb
from app.lifecycle.verbs.tickets import pinned
from app.models.loading import things

_LINE = Line.HATTHASILPA


@verb(commands.JobCreate)
def create_job(desk: Desk, command: commands.JobCreate, context: Context) -> Decision:
    """A planned job."""
    product = things.product(desk.db, command.product)
    order = create.Order(
        product,
        command.quantity,
        pinned(desk, command.routing, product),
        command.due,
        command.priority,
        command.notes,
    )
    return lifecycle.created(desk, order, _LINE, context)


@verb(commands.JobEdit)
def edit(desk: Desk, command: commands.JobEdit, context: Context) -> Decision:
    """The job's editable values."""
    return lifecycle.edited(desk, command.job, command, _LINE, context)


@verb(commands.JobStart)
def start_jobs(desk: Desk, command: commands.JobStart, context: Context) -> Decision:
    """New runs with their tokens."""
    return lifecycle.started(desk, command.jobs, _LINE, context)


@verb(commands.JobPause)
def pause(desk: Desk, command: commands.JobPause, context: Context) -> Decision:
    """The gate closes."""
    return lifecycle.paused(desk, command.jobs, _LINE, context)


@verb(commands.JobResume)
def resume(desk: Desk, command: commands.JobResume, context: Context) -> Decision:
    """The gate opens."""
    return lifecycle.resumed(desk, command.jobs, _LINE, context)


@verb(commands.JobComplete)
def complete(desk: Desk, command: commands.JobComplete, context: Context) -> Decision:
    """The good end."""
    return lifecycle.completed(desk, command.jobs, _LINE, context)


@verb(commands.JobCloseShort)
def close_short(desk: Desk, command: commands.JobCloseShort, context: Context) -> Decision:
    """The end with pieces unfinished."""
    return lifecycle.closed_short(desk, command.jobs, command.reason, _LINE, context)


@verb(commands.JobCancel)
def cancel(desk: Desk, command: commands.JobCancel, context: Context) -> Decision:
    """The run is archived."""
    return lifecycle.cancelled(desk, command.jobs, command.reason, _LINE, context)


@verb(commands.JobRestore)
def restore(desk: Desk, command: commands.JobRestore, context: Context) -> Decision:
    """Planned again."""
    return lifecycle.restored(desk, command.jobs, _LINE, context)
