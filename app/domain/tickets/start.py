"""Starting a ticket: a new run, its tokens at their first resting place, their first work items."""

from __future__ import annotations

from dataclasses import dataclass

from app.clock import utc_date
from app.domain.decision import Context
from app.domain.facts import Fact
from app.domain.facts.tickets import TicketStarted, TokensBorn, TokensCompleted
from app.domain.refusals import Notice, WarningCode
from app.domain.routing.graph import Node, NodeKind
from app.domain.serials import Series, marks
from app.domain.tickets.states import WARN_ABOVE
from app.domain.tickets.values import Ticket
from app.domain.words import Line, TokenKind


@dataclass(frozen=True, slots=True)
class Numbering:
    """What serials need: the organisation's code, the line's salt, the last number of each series."""

    org: str
    salt: bytes
    last: dict[str, int]

    def reserve(self, series: str, count: int) -> int:
        """The first of `count` numbers that nobody had yet in the series."""
        first = self.last[series] + 1
        self.last[series] += count
        return first


def series_of(ticket: Ticket, org: str, context: Context) -> Series:
    """The serial series that pieces of the ticket started now belong to."""
    return Series(org, ticket.line, ticket.product.key, utc_date(context.now))


def start(ticket: Ticket, first: Node, numbering: Numbering, context: Context) -> tuple[Fact, ...]:
    """The facts of starting a ticket that may start; its tokens come to rest at `first`."""
    run = context.ids.take()
    assert ticket.version_id is not None  # `actions` refuses a start without a pinned version
    started = TicketStarted(
        ticket=ticket.id,
        run=run,
        number=ticket.runs + 1,
        version_id=ticket.version_id,
        quantity=ticket.quantity,
        at=context.now,
    )
    born = _born(ticket, run, first, numbering, context)
    return (
        (started, born)
        if first.kind is not NodeKind.END
        else (started, born, _finished_at_once(born, context))
    )


def notices(ticket: Ticket) -> tuple[Notice, ...]:
    """Hatthasilpa warns above fifty pieces in one job."""
    if ticket.line is Line.HATTHASILPA and ticket.quantity > WARN_ABOVE:
        return (Notice(WarningCode.LARGE_JOB, {"quantity": ticket.quantity, "usual": WARN_ABOVE}),)
    return ()


def _finished_at_once(born: TokensBorn, context: Context) -> TokensCompleted:
    """Where a routing has no work between start and end, its pieces are finished when they are born."""
    return TokensCompleted(
        ticket=born.ticket,
        node=born.node,
        tokens=tuple(range(born.first_token, born.first_token + born.count)),
        ticket_completed=born.count * born.quantity,
        at=context.now,
    )


def _born(ticket: Ticket, run: int, node: Node, numbering: Numbering, context: Context) -> TokensBorn:
    count = ticket.quantity
    prefix = series_of(ticket, numbering.org, context).prefix
    first = numbering.reserve(prefix, count)
    assert ticket.version_id is not None
    return TokensBorn(
        ticket=ticket.id,
        run=run,
        kind_of_token=TokenKind.PIECE,
        first_token=context.ids.take(count),
        first_item=None if node.kind is NodeKind.END else context.ids.take(count),
        first_number=1,
        count=count,
        quantity=1,
        version_id=ticket.version_id,
        node=node.code,
        serial_prefix=prefix,
        serial_first=first,
        serial_marks=marks(prefix, first, count, numbering.salt),
        at=context.now,
    )
