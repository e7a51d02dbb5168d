"""The places of the window: what the navigation shows, and how each screen is made; a new one is a line."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtWidgets import QWidget

from app.views.context import INBOX, JOBS, PIECES, QUEUE, TICKETS, Context, Screen
from app.views.inbox.view import InboxScreen
from app.views.jobs.view import JobsScreen
from app.views.pieces.view import PiecesScreen
from app.views.queue.view import QueueScreen
from app.views.shell import texts
from app.views.tickets.view import TicketsScreen
from app.views.widgets.rail import Place


@dataclass(frozen=True, slots=True)
class Entry:
    """A place of the rail, and how its screen is made."""

    place: Place
    make: Callable[[Context, QWidget], Screen]


ENTRIES: tuple[Entry, ...] = (
    Entry(Place(JOBS, texts.JOBS, "hammer"), JobsScreen),
    Entry(Place(TICKETS, texts.TICKETS, "ticket"), TicketsScreen),
    Entry(Place(QUEUE, texts.QUEUE, "list-checks"), QueueScreen),
    Entry(Place(PIECES, texts.PIECES, "package"), PiecesScreen),
    Entry(Place(INBOX, texts.INBOX, "inbox"), InboxScreen),
)
