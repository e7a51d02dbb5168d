"""The places of the window: what the navigation shows, and how each screen is made; a new one is a line."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtWidgets import QWidget

from app.views.context import JOBS, TICKETS, Context, Screen
from app.views.jobs.view import JobsScreen
from app.views.shell import texts
from app.views.widgets.rail import Place


@dataclass(frozen=True, slots=True)
class Entry:
    """A place of the rail, and how its screen is made."""

    place: Place
    make: Callable[[Context, QWidget], Screen]


def _tickets(context: Context, parent: QWidget) -> Screen:
    from app.views.tickets.view import TicketsScreen  # noqa: PLC0415 - the window begins with the jobs

    return TicketsScreen(context, parent)


ENTRIES: tuple[Entry, ...] = (
    Entry(Place(JOBS, texts.JOBS, "hammer"), JobsScreen),
    Entry(Place(TICKETS, texts.TICKETS, "ticket"), _tickets),
)
