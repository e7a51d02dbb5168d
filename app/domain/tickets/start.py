"""Starting a ticket: a new run, its tokens at their first resting place, their first work items."""

from __future__ import annotations

from dataclasses import dataclass

from app.clock import utc_date
from app.domain.decision import Context
from app.domain.facts import Fact
from app.domain.facts.tickets import TicketStarted, TokensBorn
from app.domain.game.floor import Floor, Run, Token
from app.domain.game.flow import Flow
from app.domain.game.places import STEPS
from app.domain.refusals import Notice, WarningCode
from app.domain.routing.graph import Graph, Node, NodeKind
from app.domain.serials import Series, marks
from app.domain.tickets.states import WARN_ABOVE
from app.domain.tickets.values import Ticket
from app.domain.words import Line, TokenKind, TokenState
from app.ids import VersionId


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


def start(ticket: Ticket, graph: Graph, numbering: Numbering, context: Context) -> tuple[Fact, ...]:
    """The facts of starting a ticket that may start: its tokens are born and go on until they rest."""
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
    (begin,) = graph.of_kind(NodeKind.START)
    first = graph.node(graph.edges_out(begin.code)[0].target)
    if first.kind in STEPS:  # born where they are worked on first: one fact for all of it
        return (started, _born(ticket, run, first, numbering, context))
    born = _born(ticket, run, begin, numbering, context)
    return (started, born, *_onward(ticket, born, graph, context))


def notices(ticket: Ticket) -> tuple[Notice, ...]:
    """Hatthasilpa warns above fifty pieces in one job."""
    if ticket.line is Line.HATTHASILPA and ticket.quantity > WARN_ABOVE:
        return (Notice(WarningCode.LARGE_JOB, {"quantity": ticket.quantity, "usual": WARN_ABOVE}),)
    return ()


def _onward(ticket: Ticket, born: TokensBorn, graph: Graph, context: Context) -> list[Fact]:
    """Where there is no work right behind the start, the tokens go on at once."""
    tokens = [
        Token(
            id=born.first_token + place,
            number=born.first_number + place,
            ticket=born.ticket,
            kind=TokenKind(born.kind_of_token),
            quantity=born.quantity,
            state=TokenState.READY,
            node=born.node,
            version=born.version_id,
        )
        for place in range(born.count)
    ]
    run = Run(
        ticket=ticket.id,
        run=born.run,
        product=ticket.product.sku,
        line=ticket.line,
        quantity=ticket.quantity,
        priority=ticket.priority,
        completed=0,
        last_number=born.first_number + born.count - 1,
    )
    flow = Flow(Floor(tokens, [run]), {VersionId(born.version_id): graph}, context)
    flow.go_on(tokens)
    return flow.facts


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
        first_item=context.ids.take(count) if node.kind in STEPS else None,
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
