"""What an order is because of what its tickets are; and which tickets it takes along when it ends."""

from __future__ import annotations

from collections.abc import Mapping

from app.domain.words import OrderState, TicketStatus


def follows(tickets: Mapping[TicketStatus, int]) -> OrderState:
    """The state of a planned order by how many of its tickets are in which.

    Done when every ticket that was not cancelled is completed; planned while none has started, and again
    when all were cancelled.
    """
    if tickets.get(TicketStatus.IN_PROGRESS) or tickets.get(TicketStatus.PAUSED):
        return OrderState.IN_PROGRESS
    if not tickets.get(TicketStatus.COMPLETED):
        return OrderState.PLANNED
    return OrderState.IN_PROGRESS if tickets.get(TicketStatus.PLANNED) else OrderState.DONE
