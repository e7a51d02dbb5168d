"""The ends of a ticket — complete, close short, cancel — and the way back from a cancel."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from app.domain.decision import Context
from app.domain.facts import Fact
from app.domain.facts.tickets import (
    TicketCancelled,
    TicketClosedShort,
    TicketCompleted,
    TicketRestored,
    TokensCancelled,
)
from app.domain.tickets.values import LivePiece, Run, Ticket
from app.domain.words import TokenState


def complete(ticket: Ticket, run: Run, context: Context) -> tuple[Fact, ...]:
    """Closes a ticket whose pieces are all finished."""
    return (TicketCompleted(ticket=ticket.id, run=run.id, at=context.now),)


def close_short(
    ticket: Ticket, run: Run, reason: str, pieces: Sequence[LivePiece], context: Context
) -> tuple[Fact, ...]:
    """Closes a ticket with pieces unfinished; those end as cancelled."""
    closed = TicketClosedShort(ticket=ticket.id, run=run.id, reason=reason, at=context.now)
    return (closed, *end_pieces(ticket, pieces, context))


def cancel(ticket: Ticket, reason: str, pieces: Sequence[LivePiece], context: Context) -> tuple[Fact, ...]:
    """Archives the run; unfinished tokens are cancelled, finished ones stay as they are."""
    run = ticket.run.id if ticket.run else None
    cancelled = TicketCancelled(ticket=ticket.id, run=run, reason=reason, at=context.now)
    return (cancelled, *end_pieces(ticket, pieces, context))


def restore(ticket: Ticket) -> tuple[Fact, ...]:
    """Plans the job again; its old tokens stay as they are."""
    return (TicketRestored(ticket=ticket.id),)


def end_pieces(ticket: Ticket, pieces: Sequence[LivePiece], context: Context) -> tuple[Fact, ...]:
    """Ends live tokens and their open items: one fact for each state they were in."""
    by_state = sorted(pieces, key=lambda piece: (piece.state, piece.token))
    return tuple(
        _ended(ticket, state, tuple(group), context)
        for state, group in groupby(by_state, lambda piece: piece.state)
    )


def _ended(ticket: Ticket, was: TokenState, pieces: Sequence[LivePiece], context: Context) -> TokensCancelled:
    return TokensCancelled(
        ticket=ticket.id,
        was=was,
        tokens=tuple(piece.token for piece in pieces),
        items=tuple(piece.item for piece in pieces if piece.item is not None),
        at=context.now,
    )
