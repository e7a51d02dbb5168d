"""What both lines do to tickets: each action over one ticket of the line or several, all or none."""

from __future__ import annotations

from collections.abc import Iterable

from app.domain.commands.fields import Keep
from app.domain.commands.jobs import JobEdit
from app.domain.commands.tickets import TicketEdit
from app.domain.decision import Context, Decision
from app.domain.refusals import Notice, WarningCode
from app.domain.tickets import create, end, start, stop
from app.domain.tickets.states import Action, leads_to, refusal
from app.domain.words import Line, TicketStatus
from app.lifecycle.desk import Desk
from app.lifecycle.verbs.tickets import Answer, Case, case, cases, next_number, over, sessions_ended
from app.models import secrets
from app.models.loading import things
from app.models.loading import tickets as loading

Refs = Iterable[things.Ref]


def created(desk: Desk, order: create.Order, line: Line, context: Context) -> Decision:
    """A planned ticket."""
    return create.create(order, line, next_number(desk, line, context), context)


def edited(
    desk: Desk, ref: things.Ref, command: JobEdit | TicketEdit, line: Line, context: Context
) -> Decision:
    """The ticket's editable values."""
    loaded = case(desk, ref)
    refused = refusal(Action.EDIT, loaded.known, context.actor, line)
    if refused is not None:
        raise refused
    routing = None if isinstance(command.routing, Keep) else things.pinned(desk.db, command.routing)
    return create.edit(loaded.ticket, command, routing, loaded.known)


def started(desk: Desk, refs: Refs, line: Line, context: Context) -> Decision:
    """New runs with their tokens."""
    found = cases(desk, refs, Action.START, line, context)
    numbering = _numbering(desk, found, line, context)

    def answer(each: Case) -> Answer:
        assert each.ticket.version_id is not None
        graph = desk.graphs.of(desk.db, each.ticket.version_id)
        facts = start.start(each.ticket, graph, numbering, context)
        result = {
            "status": TicketStatus.IN_PROGRESS,
            "run": each.ticket.runs + 1,
            "tokens": start.born_in(facts),
        }
        return facts, result, start.notices(each.ticket)

    return over(desk, found, answer)


def paused(desk: Desk, refs: Refs, line: Line, context: Context) -> Decision:
    """The gate closes."""
    found = cases(desk, refs, Action.PAUSE, line, context)

    def answer(each: Case) -> Answer:
        facts = stop.pause(each.ticket, each.pieces, context)
        return facts, {"status": TicketStatus.PAUSED}, ()

    return over(desk, found, answer, sessions_ended(found, "ticket_paused", context))


def resumed(desk: Desk, refs: Refs, line: Line, context: Context) -> Decision:
    """The gate opens."""
    found = cases(desk, refs, Action.RESUME, line, context)

    def answer(each: Case) -> Answer:
        facts = stop.resume(each.ticket, loading.stopped_items(desk.db, each.ticket.id))
        return facts, {"status": TicketStatus.IN_PROGRESS}, ()

    return over(desk, found, answer)


def completed(desk: Desk, refs: Refs, line: Line, context: Context) -> Decision:
    """The good end."""
    found = cases(desk, refs, Action.COMPLETE, line, context)

    def answer(each: Case) -> Answer:
        return end.complete(each.ticket, each.run, context), {"status": TicketStatus.COMPLETED}, ()

    return over(desk, found, answer)


def closed_short(desk: Desk, refs: Refs, reason: str, line: Line, context: Context) -> Decision:
    """The end with pieces unfinished."""
    found = cases(desk, refs, Action.CLOSE_SHORT, line, context)

    def answer(each: Case) -> Answer:
        facts = end.close_short(each.ticket, each.run, reason, each.pieces, context)
        return facts, {"status": TicketStatus.COMPLETED}, ()

    return over(desk, found, answer, sessions_ended(found, "ticket_ended", context))


def cancelled(desk: Desk, refs: Refs, reason: str, line: Line, context: Context) -> Decision:
    """The run is archived, or suspended."""
    found = cases(desk, refs, Action.CANCEL, line, context)

    def answer(each: Case) -> Answer:
        facts = end.cancel(each.ticket, reason, each.pieces, context)
        return facts, {"status": TicketStatus.CANCELLED}, _work_recorded(desk, each)

    return over(desk, found, answer, sessions_ended(found, "ticket_ended", context))


def restored(desk: Desk, refs: Refs, line: Line, context: Context) -> Decision:
    """Back: planned again, or paused with the run it had."""
    found = cases(desk, refs, Action.RESTORE, line, context)

    def answer(each: Case) -> Answer:
        run = each.ticket.run
        suspended = [] if run is None else loading.suspended(desk.db, run.id)
        facts = end.restore(each.ticket, suspended, context)
        return facts, {"status": leads_to(Action.RESTORE, each.known)}, ()

    return over(desk, found, answer)


def _work_recorded(desk: Desk, each: Case) -> tuple[Notice, ...]:
    """Cancelling a job with work already recorded says how many pieces that concerns: it can't go on with
    them. A classic ticket can."""
    lost = each.ticket.run is not None and each.ticket.line is Line.HATTHASILPA
    worked = loading.worked_pieces(desk.db, each.run.id) if lost else 0
    if not worked:
        return ()
    return (Notice(WarningCode.WORK_RECORDED, {"code": each.ticket.code, "pieces": worked}),)


def _numbering(desk: Desk, found: Iterable[Case], line: Line, context: Context) -> start.Numbering:
    org = things.organisation_code(desk.db)
    prefixes = {start.series_of(each.ticket, org, context).prefix for each in found}
    last = {prefix: things.last_number(desk.db, prefix) for prefix in sorted(prefixes)}
    return start.Numbering(org, secrets.salt(desk.db, line), last)
