"""Verbs on Hatthasilpa jobs."""

from __future__ import annotations

from collections.abc import Iterable

from app.domain.commands import jobs as commands
from app.domain.commands.fields import Keep
from app.domain.decision import Context, Decision
from app.domain.refusals import Notice, WarningCode
from app.domain.tickets import create, end, start, stop
from app.domain.tickets.states import Action, refusal
from app.domain.words import Line, TicketStatus
from app.lifecycle.desk import Desk
from app.lifecycle.verbs.registry import verb
from app.lifecycle.verbs.tickets import Answer, Case, case, cases, next_number, over, pinned, sessions_ended
from app.models import secrets
from app.models.loading import things
from app.models.loading import tickets as loading

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
    return create.create(order, _LINE, next_number(desk, _LINE, context), context)


@verb(commands.JobEdit)
def edit(desk: Desk, command: commands.JobEdit, context: Context) -> Decision:
    """The job's editable values."""
    loaded = case(desk, command.job)
    refused = refusal(Action.EDIT, loaded.known, context.actor, _LINE)
    if refused is not None:
        raise refused
    routing = None if isinstance(command.routing, Keep) else things.pinned(desk.db, command.routing)
    return create.edit(loaded.ticket, command, routing, loaded.known)


@verb(commands.JobStart)
def start_jobs(desk: Desk, command: commands.JobStart, context: Context) -> Decision:
    """New runs with their tokens."""
    found = cases(desk, command.jobs, Action.START, _LINE, context)
    numbering = _numbering(desk, found, context)

    def answer(each: Case) -> Answer:
        assert each.ticket.version_id is not None
        graph = desk.graphs.of(desk.db, each.ticket.version_id)
        facts = start.start(each.ticket, graph, numbering, context)
        result = {
            "status": TicketStatus.IN_PROGRESS,
            "run": each.ticket.runs + 1,
            "tokens": each.ticket.quantity,
        }
        return facts, result, start.notices(each.ticket)

    return over(found, answer)


@verb(commands.JobPause)
def pause(desk: Desk, command: commands.JobPause, context: Context) -> Decision:
    """The gate closes."""
    found = cases(desk, command.jobs, Action.PAUSE, _LINE, context)

    def answer(each: Case) -> Answer:
        facts = stop.pause(each.ticket, each.pieces, context)
        return facts, {"status": TicketStatus.PAUSED}, ()

    return over(found, answer, sessions_ended(found, "ticket_paused", context))


@verb(commands.JobResume)
def resume(desk: Desk, command: commands.JobResume, context: Context) -> Decision:
    """The gate opens."""
    found = cases(desk, command.jobs, Action.RESUME, _LINE, context)

    def answer(each: Case) -> Answer:
        facts = stop.resume(each.ticket, loading.stopped_items(desk.db, each.ticket.id))
        return facts, {"status": TicketStatus.IN_PROGRESS}, ()

    return over(found, answer)


@verb(commands.JobComplete)
def complete(desk: Desk, command: commands.JobComplete, context: Context) -> Decision:
    """The good end."""
    found = cases(desk, command.jobs, Action.COMPLETE, _LINE, context)

    def answer(each: Case) -> Answer:
        return end.complete(each.ticket, each.run, context), {"status": TicketStatus.COMPLETED}, ()

    return over(found, answer)


@verb(commands.JobCloseShort)
def close_short(desk: Desk, command: commands.JobCloseShort, context: Context) -> Decision:
    """The end with pieces unfinished."""
    found = cases(desk, command.jobs, Action.CLOSE_SHORT, _LINE, context)

    def answer(each: Case) -> Answer:
        facts = end.close_short(each.ticket, each.run, command.reason, each.pieces, context)
        return facts, {"status": TicketStatus.COMPLETED}, ()

    return over(found, answer, sessions_ended(found, "ticket_ended", context))


@verb(commands.JobCancel)
def cancel(desk: Desk, command: commands.JobCancel, context: Context) -> Decision:
    """The run is archived."""
    found = cases(desk, command.jobs, Action.CANCEL, _LINE, context)

    def answer(each: Case) -> Answer:
        facts = end.cancel(each.ticket, command.reason, each.pieces, context)
        return facts, {"status": TicketStatus.CANCELLED}, _work_recorded(desk, each)

    return over(found, answer, sessions_ended(found, "ticket_ended", context))


@verb(commands.JobRestore)
def restore(desk: Desk, command: commands.JobRestore, context: Context) -> Decision:
    """Planned again."""
    found = cases(desk, command.jobs, Action.RESTORE, _LINE, context)

    def answer(each: Case) -> Answer:
        return end.restore(each.ticket), {"status": TicketStatus.PLANNED}, ()

    return over(found, answer)


def _work_recorded(desk: Desk, each: Case) -> tuple[Notice, ...]:
    """Cancelling a job with work already recorded says how many pieces that concerns."""
    worked = 0 if each.ticket.run is None else loading.worked_pieces(desk.db, each.ticket.run.id)
    if not worked:
        return ()
    return (Notice(WarningCode.WORK_RECORDED, {"code": each.ticket.code, "pieces": worked}),)


def _numbering(desk: Desk, found: Iterable[Case], context: Context) -> start.Numbering:
    org = things.organisation_code(desk.db)
    prefixes = {start.series_of(each.ticket, org, context).prefix for each in found}
    last = {prefix: things.last_number(desk.db, prefix) for prefix in sorted(prefixes)}
    return start.Numbering(org, secrets.salt(desk.db, _LINE), last)
