"""Pausing and resuming a ticket: the gate closes and opens, no clock starts by itself."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from app.domain.decision import Context
from app.domain.facts import Fact
from app.domain.facts.tickets import TicketPaused, TicketResumed
from app.domain.facts.work import SessionEnded
from app.domain.tickets.values import LivePiece, Ticket, Tray
from app.domain.words import ItemState
from app.ids import ItemId


def pause(ticket: Ticket, pieces: Sequence[LivePiece], context: Context) -> tuple[Fact, ...]:
    """Stops what runs on the ticket."""
    running = [piece for piece in pieces if piece.item_state is ItemState.IN_PROGRESS]
    tokens = tuple(piece.token for piece in running)
    return (TicketPaused(ticket=ticket.id, tokens=tokens, items=running_items(running), at=context.now),)


def resume(ticket: Ticket, stopped: Sequence[ItemId]) -> tuple[Fact, ...]:
    """Opens the gate; the items that the pause stopped stay paused in their holders' hands."""
    return (TicketResumed(ticket=ticket.id, items=tuple(stopped)),)


def running_items(pieces: Iterable[LivePiece]) -> tuple[ItemId, ...]:
    """The items among the pieces' whose clock runs."""
    return tuple(
        piece.item for piece in pieces if piece.item is not None and piece.item_state is ItemState.IN_PROGRESS
    )


def ended_sessions(
    trays: Iterable[Tray], leaving: Iterable[ItemId], by: str, context: Context
) -> list[SessionEnded]:
    """The sessions whose last items leave; a tray that still holds other pieces runs on."""
    gone = frozenset(leaving)
    return [
        SessionEnded(session=tray.session, person=tray.person, by=by, at=context.now)
        for tray in trays
        if tray.items <= gone
    ]
