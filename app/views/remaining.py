"""What is left to do of a ticket or an order, in words; estimates and the unknown are said as such."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Protocol

from app.lifecycle.queries.orders import OrderDetail
from app.lifecycle.queries.remaining import Remaining, remaining_of, remaining_of_order
from app.lifecycle.queries.tickets import TicketDetail
from app.messages import Language, Messages
from app.messages.marks import N_
from app.views.context import Context

TITLE = N_("Work left")
READY_TITLE = N_("Ready by")

NOTHING_LEFT = N_("Nothing is left to do.")
ABOUT = N_("About {normal} ({best} to {worst})")
UNKNOWN = N_("Unknown: there are neither minutes nor history of {steps}.")
PARTLY = N_("{known}. Not counted, since neither minutes nor history are known: {steps}")
NO_ROUTING = N_("Unknown: no routing is published yet.")
READY = N_("{normal} – {worst}, by one crew")
READY_SURELY = N_("{normal}, by one crew")
NOT_BEFORE = N_("Not before {best}, by one crew")
LATE = N_("Late")
LIKELY_LATE = N_("Likely late")
MARKS = {"late": LATE, "likely_late": LIKELY_LATE}
"""What is said of a due date, by how it looks."""
HOURS = N_("{hours} h {minutes} min")
ONLY_HOURS = N_("{hours} h")
ONLY_MINUTES = N_("{minutes} min")

_HOUR = 60
_MANY = 10
"""From so many hours on minutes say nothing."""


class Estimated(Protocol):
    """Something that is made, with what is left to do of it."""

    @property
    def remaining(self) -> Remaining | None: ...


def order_with_remaining(context: Context, detail: OrderDetail) -> OrderDetail:
    """The order with what is left to do of it."""
    left = remaining_of_order(context.desk, detail.line.id, context.now(), context.calendar)
    return replace(detail, remaining=left)


def with_remaining(context: Context, detail: TicketDetail) -> TicketDetail:
    """The ticket with what is left to do of it."""
    left = remaining_of(context.desk, detail.line.id, context.now(), context.calendar)
    return replace(detail, remaining=left)


def work(detail: Estimated, messages: Messages) -> str | None:
    """The labour that is left, at best, normally, and at worst; None where it is over."""
    left = detail.remaining
    if left is None:
        return None
    if not left.has_routing:
        return messages.text(NO_ROUTING)
    steps = _steps(left, messages)
    if left.labour is None:
        return messages.text(UNKNOWN, steps=steps)
    if not left.labour.worst:
        return messages.text(NOTHING_LEFT)
    span = left.labour
    said = {"best": span.best, "normal": span.normal, "worst": span.worst}
    known = messages.text(ABOUT, **{word: duration(minutes, messages) for word, minutes in said.items()})
    return messages.text(PARTLY, known=known, steps=steps) if steps else known


def ready(detail: Estimated, messages: Messages) -> str | None:
    """When it may be ready if one crew works at nothing else from now on; None where nothing is known."""
    left = detail.remaining
    if left is None or left.ready is None or left.labour is None or not left.labour.worst:
        return None
    said = {word: messages.date(day) for word, day in left.ready.days.items()}
    if left.unknown:
        return messages.text(NOT_BEFORE, best=said["best"])
    return messages.text(READY_SURELY if said["normal"] == said["worst"] else READY, **said)


def mark(detail: Estimated, due: str | None, *, late: bool) -> str:
    """Which of MARKS a due date gets: it is past, or by the estimate it will be; "" for none."""
    if late:
        return "late"
    left = detail.remaining
    if due is None or left is None or left.ready is None or left.labour is None or not left.labour.worst:
        return ""
    ready_on = left.ready.days["best" if left.unknown else "normal"]
    return "likely_late" if ready_on > date.fromisoformat(due) else ""


def duration(minutes: float, messages: Messages) -> str:
    """So many minutes in hours and minutes."""
    if minutes >= _MANY * _HOUR:
        return messages.text(ONLY_HOURS, hours=f"{round(minutes / _HOUR):,}")
    hours, rest = divmod(round(minutes), _HOUR)
    if hours and not rest:
        return messages.text(ONLY_HOURS, hours=hours)
    if hours:
        return messages.text(HOURS, hours=hours, minutes=rest)
    return messages.text(ONLY_MINUTES, minutes=rest)


def _steps(left: Remaining, messages: Messages) -> str:
    thai = messages.language is Language.THAI
    return ", ".join((name_th if thai else None) or name for name, name_th in left.unknown)
