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
    TokensRestored,
    TokensSuspended,
)
from app.domain.tickets.values import LivePiece, Run, Ticket
from app.domain.words import Line, TokenState
from app.ids import ItemId, TokenId


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
    """Unfinished tokens are cancelled, finished ones stay as they are. The run is archived; of a classic
    ticket it is suspended, and its tokens remember how they stood."""
    run = ticket.run.id if ticket.run else None
    suspended = run is not None and ticket.line is Line.CLASSIC
    cancelled = TicketCancelled(
        ticket=ticket.id, run=run, suspended=suspended or None, reason=reason, at=context.now
    )
    kind = TokensSuspended if suspended else TokensCancelled
    return (cancelled, *end_pieces(ticket, pieces, context, kind))


def restore(
    ticket: Ticket, suspended: Sequence[tuple[TokenId, ItemId | None]], context: Context
) -> tuple[Fact, ...]:
    """Plans the ticket again; its old tokens stay as they are. A classic one that has a run goes on with it
    and with the tokens that its cancel has ended."""
    if ticket.line is Line.HATTHASILPA or ticket.run is None:
        return (TicketRestored(ticket=ticket.id),)
    restored = TicketRestored(ticket=ticket.id, run=ticket.run.id)
    if not suspended:
        return (restored,)
    back = TokensRestored(
        ticket=ticket.id,
        tokens=tuple(token for token, _ in suspended),
        items=tuple(item for _, item in suspended if item is not None),
        at=context.now,
    )
    return (restored, back)


def end_pieces(
    ticket: Ticket,
    pieces: Sequence[LivePiece],
    context: Context,
    kind: type[TokensCancelled | TokensSuspended] = TokensCancelled,
) -> tuple[Fact, ...]:
    """Ends live tokens and their open items: one fact for each state they were in."""
    by_state = sorted(pieces, key=lambda piece: (piece.state, piece.token))
    return tuple(
        _ended(kind, ticket, state, tuple(group), context)
        for state, group in groupby(by_state, lambda piece: piece.state)
    )


def _ended(
    kind: type[TokensCancelled | TokensSuspended],
    ticket: Ticket,
    was: TokenState,
    pieces: Sequence[LivePiece],
    context: Context,
) -> Fact:
    return kind(
        ticket=ticket.id,
        was=was,
        tokens=tuple(piece.token for piece in pieces),
        items=tuple(piece.item for piece in pieces if piece.item is not None),
        at=context.now,
    )
