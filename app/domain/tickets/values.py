"""What the rules about tickets look at."""

from __future__ import annotations

from app.domain.words import ItemState, Line, Priority, RunState, TicketStatus, TokenKind, TokenState
from app.ids import (
    ItemId,
    OrderId,
    PersonId,
    ProductId,
    RoutingId,
    RunId,
    SessionId,
    TicketId,
    TokenId,
    VersionId,
)
from app.values import frozen


@frozen
class Product:
    """A product, as far as tickets care."""

    id: ProductId
    sku: str
    key: str
    line: Line
    active: bool
    routing: RoutingId | None


@frozen
class PinnedRouting:
    """The routing of a ticket and the published version that it pins, if there was one, with its line."""

    routing: RoutingId
    code: str
    version_id: VersionId | None
    version: int | None
    line: Line | None


@frozen
class Run:
    """One production attempt."""

    id: RunId
    number: int
    state: RunState


@frozen
class Ticket:
    """A job ticket as stored."""

    id: TicketId
    code: str
    line: Line
    status: TicketStatus
    product: Product
    quantity: int
    completed: int
    routing: RoutingId | None
    version_id: VersionId | None
    due: str | None
    priority: Priority
    notes: str | None
    owner: PersonId | None  # who answers for it; nobody for a Hatthasilpa job
    version: int
    run: Run | None  # the run that the ticket works in now; None when planned
    runs: int  # how many runs it has had
    order: OrderId | None = None  # the manufacturing order that it carries out
    order_code: str | None = None
    superseded: bool = False  # the planning that made it holds no more


@frozen
class LivePiece:
    """A token that is not finished yet, with its open work item."""

    token: TokenId
    kind: TokenKind
    quantity: int
    state: TokenState
    item: ItemId | None
    item_state: ItemState | None


@frozen
class Tray:
    """A running session and the items whose clock it keeps."""

    session: SessionId
    person: PersonId
    items: frozenset[ItemId]


@frozen
class KnownTicket:
    """What is known of a ticket when somebody asks which actions it allows."""

    code: str
    line: Line
    status: TicketStatus
    quantity: int
    product_active: bool
    pinned: bool
    unfinished: int  # pieces, of batches too
    owned: bool = False  # somebody answers for it
    begun: bool = False  # it has a run, which a restore of a classic ticket goes on with
    worked: int = 0  # pieces with work recorded in the running attempt
    order: str | None = None  # the code of the manufacturing order that it carries out
    superseded: bool = False  # the planning that made it holds no more: it was cancelled with its order
