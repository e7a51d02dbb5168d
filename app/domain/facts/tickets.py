"""Facts about job tickets, their runs and their tokens."""

from __future__ import annotations

from collections.abc import Sequence

from app.domain.facts.codec import Fact, fact, ids, listed


@fact("ticket.created")
class TicketCreated(Fact):
    """A ticket, planned. `number` is its place in the sequence of its kind and month."""

    ticket: int
    code: str
    series: str
    number: int
    line: str
    product: int
    quantity: int
    routing: int | None
    version_id: int | None
    due: str | None
    priority: str
    notes: str | None
    reference: str | None
    owner: int | None = None  # who answers for a classic ticket
    order: int | None = None  # the manufacturing order that it carries out
    at: int

    def touches(self) -> Sequence[int]:
        return (self.ticket, self.product) if self.order is None else (self.ticket, self.product, self.order)


@fact("ticket.edited")
class TicketEdited(Fact):
    """All editable values of a ticket as they are now, and its new row version."""

    ticket: int
    version: int
    quantity: int
    routing: int | None
    version_id: int | None
    due: str | None
    priority: str
    notes: str | None

    def touches(self) -> Sequence[int]:
        return (self.ticket,)


@fact("ticket.started")
class TicketStarted(Fact):
    """A planned ticket began with a new run of a pinned routing version."""

    ticket: int
    run: int
    number: int
    version_id: int
    quantity: int
    at: int

    def touches(self) -> Sequence[int]:
        return (self.ticket, self.run)


@fact("ticket.paused")
class TicketPaused(Fact):
    """Work on the ticket stopped. The items that ran then are marked as stopped by this pause."""

    ticket: int
    tokens: tuple[int, ...] = ids()
    items: tuple[int, ...] = ids()
    at: int

    def touches(self) -> Sequence[int]:
        return (self.ticket, *self.tokens)


@fact("ticket.resumed")
class TicketResumed(Fact):
    """The ticket goes on; items that the pause had stopped lose its mark and stay paused."""

    ticket: int
    items: tuple[int, ...] = ids()

    def touches(self) -> Sequence[int]:
        return (self.ticket,)


@fact("ticket.completed")
class TicketCompleted(Fact):
    """Every piece was finished and the ticket was closed; its run is finished."""

    ticket: int
    run: int
    at: int

    def touches(self) -> Sequence[int]:
        return (self.ticket, self.run)


@fact("ticket.closed_short")
class TicketClosedShort(Fact):
    """The ticket was closed with pieces unfinished; its run is finished."""

    ticket: int
    run: int
    reason: str
    at: int

    def touches(self) -> Sequence[int]:
        return (self.ticket, self.run)


@fact("ticket.cancelled")
class TicketCancelled(Fact):
    """The ticket was cancelled. Its run, if it had one, is archived for ever; of a classic ticket it is
    suspended."""

    ticket: int
    run: int | None
    suspended: bool | None = None  # true where the run can go on
    reason: str
    at: int

    def touches(self) -> Sequence[int]:
        return (self.ticket,) if self.run is None else (self.ticket, self.run)


@fact("ticket.restored")
class TicketRestored(Fact):
    """A cancelled ticket is planned again, without a run; a classic one that had one is paused with it."""

    ticket: int
    run: int | None = None  # that goes on

    def touches(self) -> Sequence[int]:
        return (self.ticket,) if self.run is None else (self.ticket, self.run)


@fact("ticket.owner_changed")
class TicketOwnerChanged(Fact):
    """Who answers for a classic ticket from now on."""

    ticket: int
    owner: int

    def touches(self) -> Sequence[int]:
        return (self.ticket, self.owner)


@fact("ticket.owner_removed")
class TicketOwnerRemoved(Fact):
    """Nobody answers for a classic ticket any more."""

    ticket: int

    def touches(self) -> Sequence[int]:
        return (self.ticket,)


@fact("tokens.born")
class TokensBorn(Fact):
    """Piece tokens F…first to F…first+count-1, each with a serial, at their first resting place.

    Token k has id `first_token + k`, its work item `first_item + k`, its serial
    `serial_prefix`-`serial_first + k`-`serial_marks[k]`.
    """

    ticket: int
    run: int
    kind_of_token: str
    first_token: int
    first_item: int | None  # none where there is no work to do
    first_number: int
    count: int
    quantity: int
    version_id: int
    node: str
    serial_prefix: str
    serial_first: int
    serial_marks: tuple[str, ...] = listed()
    at: int

    def touches(self) -> Sequence[int]:
        return (self.ticket, self.run, *range(self.first_token, self.first_token + self.count))


@fact("tokens.moved")
class TokensMoved(Fact):
    """Tokens went on to a node where people work; `items` are the work items opened there, in order."""

    ticket: int
    node: str
    tokens: tuple[int, ...] = ids()
    items: tuple[int, ...] = ids()
    at: int

    def touches(self) -> Sequence[int]:
        return (self.ticket, *self.tokens)


@fact("tokens.completed")
class TokensCompleted(Fact):
    """Tokens reached an end. `ticket_completed` is the ticket's finished quantity from now on."""

    ticket: int
    node: str
    tokens: tuple[int, ...] = ids()
    ticket_completed: int
    at: int

    def touches(self) -> Sequence[int]:
        return (self.ticket, *self.tokens)


@fact("tokens.returned")
class TokensReturned(Fact):
    """Tokens are back at the node that they had left: a completed step was taken back.

    `items` are open there again as they were before, `left` are those where they had gone on to.
    `ticket_completed` is told where they came from an end. `helpers`, `parts`, `since` and `asks` as in
    `work.reverted`.
    """

    ticket: int
    node: str
    tokens: tuple[int, ...] = ids()
    items: tuple[int, ...] = ids()
    left: tuple[int, ...] = ids()
    state: str
    holder: int | None
    helpers: tuple[int, ...] | None = listed(None)
    parts: tuple[str, ...] | None = listed(None)
    since: tuple[int, ...] | None = listed(None)
    asks: bool | None = None
    back_to: str | None = None  # the inspection to which they return from there
    qc_result: str | None = None  # how they had been judged last, and for what
    defect: str | None = None
    rework_count: int | None = None  # told where it had been sent back to be done again
    ticket_completed: int | None
    at: int

    def touches(self) -> Sequence[int]:
        return (self.ticket, *self.tokens)


@fact("tokens.cancelled")
class TokensCancelled(Fact):
    """Unfinished tokens of one state ended, and so did their open work items: with their ticket, else for
    the reason told (`join_satisfied`, `piece_ended`, `redesigned`, `undone`)."""

    ticket: int
    was: str
    reason: str | None = None
    tokens: tuple[int, ...] = ids()
    items: tuple[int, ...] = ids()
    at: int

    def touches(self) -> Sequence[int]:
        return (self.ticket, *self.tokens)


@fact("tokens.suspended")
class TokensSuspended(Fact):
    """Unfinished tokens of one state ended with their classic ticket, and so did their open work items. Each
    remembers how it stood."""

    ticket: int
    was: str
    tokens: tuple[int, ...] = ids()
    items: tuple[int, ...] = ids()
    at: int

    def touches(self) -> Sequence[int]:
        return (self.ticket, *self.tokens)


@fact("tokens.restored")
class TokensRestored(Fact):
    """Tokens stand again as they stood when their ticket was cancelled; where a clock ran it stands."""

    ticket: int
    tokens: tuple[int, ...] = ids()
    items: tuple[int, ...] = ids()
    at: int

    def touches(self) -> Sequence[int]:
        return (self.ticket, *self.tokens)
