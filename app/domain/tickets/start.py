"""Starting a ticket: a new run, its tokens at their first resting place, their first work items."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

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
from app.values import frozen


@frozen
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
    born = list(_births(ticket, run, first if first.kind in STEPS else begin, begin, numbering, context))
    if first.kind in STEPS:  # born where they are worked on first: nothing more is to be told
        return (started, *born)
    return (started, *born, *_onward(ticket, born, graph, context))


def cut(ticket: Ticket, begin: Node) -> list[tuple[int, int]]:
    """How many tokens a ticket is cut into, and of which quantity: pieces one by one; batches of as many as
    its routing's start says, the last of what is left, else one of all."""
    if ticket.line is Line.HATTHASILPA:
        return [(ticket.quantity, 1)]
    size = begin.batch or ticket.quantity
    batches, rest = divmod(ticket.quantity, size)
    return [(count, quantity) for count, quantity in ((batches, size), (1, rest)) if count and quantity]


def born_in(facts: Iterable[Fact]) -> int:
    """How many tokens a start has borne of its own."""
    return sum(fact.count for fact in facts if isinstance(fact, TokensBorn))


def notices(ticket: Ticket) -> tuple[Notice, ...]:
    """Hatthasilpa warns above fifty pieces in one job."""
    if ticket.line is Line.HATTHASILPA and ticket.quantity > WARN_ABOVE:
        told = {"quantity": ticket.quantity, "product": ticket.product.sku, "usual": WARN_ABOVE}
        return (Notice(WarningCode.LARGE_JOB, told),)
    return ()


def _onward(ticket: Ticket, births: Sequence[TokensBorn], graph: Graph, context: Context) -> list[Fact]:
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
        for born in births
        for place in range(born.count)
    ]
    run = Run(
        ticket=ticket.id,
        run=births[0].run,
        product=ticket.product.sku,
        line=ticket.line,
        quantity=ticket.quantity,
        priority=ticket.priority,
        completed=0,
        last_number=len(tokens),
    )
    flow = Flow(Floor(tokens, [run]), {VersionId(births[0].version_id): graph}, context)
    flow.go_on(tokens)
    return flow.facts


def _births(
    ticket: Ticket, run: int, node: Node, begin: Node, numbering: Numbering, context: Context
) -> Iterator[TokensBorn]:
    """One fact for the tokens of each quantity."""
    prefix = series_of(ticket, numbering.org, context).prefix
    assert ticket.version_id is not None
    number = 1
    for count, quantity in cut(ticket, begin):
        first = numbering.reserve(prefix, count)
        yield TokensBorn(
            ticket=ticket.id,
            run=run,
            kind_of_token=_KIND[ticket.line],
            first_token=context.ids.take(count),
            first_item=context.ids.take(count) if node.kind in STEPS else None,
            first_number=number,
            count=count,
            quantity=quantity,
            version_id=ticket.version_id,
            node=node.code,
            serial_prefix=prefix,
            serial_first=first,
            serial_marks=marks(prefix, first, count, numbering.salt),
            at=context.now,
        )
        number += count


_KIND = {Line.HATTHASILPA: TokenKind.PIECE, Line.CLASSIC: TokenKind.BATCH}
