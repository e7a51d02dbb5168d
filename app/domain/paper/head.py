"""What every paper of a job says of it."""

from __future__ import annotations

from app.clock import Instant
from app.domain.words import Line, Priority, TicketStatus
from app.values import frozen


@frozen
class Name:
    """What something is called: in English, and in Thai where that is known."""

    en: str
    th: str | None = None


@frozen
class Company:
    """The organisation: the code that stands first in its serials, and its name if it was ever told."""

    code: str
    name: Name | None = None


@frozen
class Job:
    """A job ticket of either line. `order` is the code of its manufacturing order, `due` a day."""

    code: str
    line: Line
    status: TicketStatus
    sku: str
    product: Name
    quantity: int
    created_at: Instant
    priority: Priority
    due: str | None = None
    order: str | None = None
    reference: str | None = None
