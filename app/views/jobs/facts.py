"""What the panel says of a job, under each other."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from app.domain.tickets.late import is_late
from app.lifecycle.queries.tickets import TicketDetail
from app.messages import Messages
from app.messages.words import PRIORITY
from app.views import remaining
from app.views.cells import NOTHING, UNMEASURED, share_of
from app.views.jobs import texts
from app.views.ordered import texts as shared
from app.views.ordered.facts import Shown, Value


def _progress(job: TicketDetail, today: date, messages: Messages) -> str | None:
    line = job.line
    if line.progress is None:
        return messages.text(UNMEASURED[line.status])
    share = share_of(line.progress)
    return messages.text(
        shared.DONE_OF, share=share, completed=f"{line.completed:,}", quantity=f"{line.quantity:,}"
    )


def _pieces(job: TicketDetail, today: date, messages: Messages) -> str | None:
    return f"{job.line.quantity:,}" if job.line.progress is None else None  # else the progress tells


def _remaining(job: TicketDetail, today: date, messages: Messages) -> str | None:
    return remaining.work(job, messages)


def _ready(job: TicketDetail, today: date, messages: Messages) -> str | None:
    return remaining.ready(job, messages)


def _priority(job: TicketDetail, today: date, messages: Messages) -> str | None:
    return messages.text(PRIORITY[job.line.priority])


def _routing(job: TicketDetail, today: date, messages: Messages) -> str | None:
    return routing_of(job, messages) or messages.text(shared.NO_ROUTING)


def _reference(job: TicketDetail, today: date, messages: Messages) -> str | None:
    return job.line.reference


def due_of(job: TicketDetail, today: date, messages: Messages) -> str:
    """The day a job is due, in words."""
    if job.line.due is None:
        return NOTHING
    return messages.date(job.line.due)


def mark_of(job: TicketDetail, today: date) -> str:
    """How its due date is marked; "" for not at all."""
    late = is_late(job.line.status, job.line.due, today)
    return remaining.mark(job, job.line.due, late=late)


# A value of None leaves its line out.
FACTS: Sequence[tuple[str, Value]] = (
    (texts.PIECES_COUNT, _pieces),
    (texts.PROGRESS, _progress),
    (remaining.TITLE, _remaining),
    (remaining.READY_TITLE, _ready),
    (texts.PRIORITY, _priority),
    (texts.ROUTING, _routing),
    (texts.REFERENCE, _reference),
)


def routing_of(job: TicketDetail, messages: Messages) -> str | None:
    """The routing of a job with its version, if it has one."""
    if job.routing is None:
        return None
    if job.routing_version is None:
        return messages.text(texts.ROUTING_UNPINNED, routing=job.routing)
    return messages.text(texts.ROUTING_PINNED, routing=job.routing, version=job.routing_version)


SHOWN = Shown("job", FACTS, due_of, mark_of, due_before=2, pencil="edit_")
