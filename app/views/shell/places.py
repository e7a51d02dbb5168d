"""The places of the window: what the navigation shows, and how each screen is made; a new one is a line."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from app.domain.decision import Person
from app.domain.permissions import Permission
from app.domain.refusals import Refused
from app.domain.tickets.states import not_allowed
from app.values import frozen
from app.views.context import INBOX, JOBS, ORDERS, PACKETS, PEOPLE, PIECES, QUEUE, TICKETS, Context, Screen
from app.views.jobs.view import JobsScreen
from app.views.shell import texts
from app.views.widgets.rail import Place


@frozen
class Entry:
    """A place of the rail, and how its screen is made."""

    place: Place
    make: Callable[[Context, QWidget], Screen]
    for_all: bool = False  # whoever works at the benches sees no more than these


def _tickets(context: Context, parent: QWidget) -> Screen:
    from app.views.tickets.view import TicketsScreen  # noqa: PLC0415 - the window begins with the jobs

    return TicketsScreen(context, parent)


def _orders(context: Context, parent: QWidget) -> Screen:
    from app.views.orders.view import OrdersScreen  # noqa: PLC0415 - like the tickets

    return OrdersScreen(context, parent)


def _queue(context: Context, parent: QWidget) -> Screen:
    from app.views.queue.view import QueueScreen  # noqa: PLC0415 - like the tickets

    return QueueScreen(context, parent)


def _pieces(context: Context, parent: QWidget) -> Screen:
    from app.views.pieces.view import PiecesScreen  # noqa: PLC0415 - like the tickets

    return PiecesScreen(context, parent)


def _inbox(context: Context, parent: QWidget) -> Screen:
    from app.views.inbox.view import InboxScreen  # noqa: PLC0415 - like the tickets

    return InboxScreen(context, parent)


def _packets(context: Context, parent: QWidget) -> Screen:
    from app.views.packets.view import PacketsScreen  # noqa: PLC0415 - like the tickets

    return PacketsScreen(context, parent)


def _people(context: Context, parent: QWidget) -> Screen:
    from app.views.people.view import PeopleScreen  # noqa: PLC0415 - like the tickets

    return PeopleScreen(context, parent)


ENTRIES: tuple[Entry, ...] = (
    Entry(Place(JOBS, texts.JOBS, "hammer"), JobsScreen),
    Entry(Place(TICKETS, texts.TICKETS, "ticket"), _tickets),
    Entry(Place(ORDERS, texts.ORDERS, "factory"), _orders),
    Entry(Place(QUEUE, texts.QUEUE, "list-checks"), _queue, for_all=True),
    Entry(Place(PIECES, texts.PIECES, "package"), _pieces),
    Entry(Place(PACKETS, texts.PACKETS, "printer"), _packets),
    Entry(Place(INBOX, texts.INBOX, "inbox"), _inbox),
    Entry(Place(PEOPLE, texts.PEOPLE, "users"), _people),
)


def entries_for(person: Person) -> tuple[Entry, ...]:
    """The places that somebody may see."""
    return ENTRIES if person.may(Permission.SEE_ALL) else tuple(each for each in ENTRIES if each.for_all)


def not_to_see(place: str, person: Person) -> Refused | None:
    """Why somebody may not see a place; None when they may."""
    if any(each.place.key == place for each in entries_for(person)):
        return None
    return not_allowed(person, Permission.SEE_ALL)
