"""What stands in the reference workshop: plain values that are changed in place."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(slots=True, eq=False)
class Version:
    """One version of a straight routing: what it is called, the codes of its steps in order, of its end."""

    number: int
    state: str
    name: str
    line: str
    steps: tuple[str, ...]
    end: str


@dataclass(slots=True, eq=False)
class Routing:
    """A routing and its versions, first to last."""

    code: str
    versions: list[Version] = field(default_factory=list)

    def latest_published(self) -> Version | None:
        """The version that a job made now pins."""
        return next((each for each in reversed(self.versions) if each.state == "published"), None)

    def draft(self) -> Version | None:
        """The version that can still be changed."""
        return next((each for each in self.versions if each.state == "draft"), None)


@dataclass(slots=True, eq=False)
class Product:
    """A product."""

    sku: str
    name_en: str
    name_th: str | None
    line: str
    routing: Routing | None
    active: bool = True


@dataclass(slots=True, eq=False)
class Item:
    """What a piece asks of people at one step."""

    piece: Piece
    node: str
    state: str = "waiting"
    holder: str | None = None


@dataclass(slots=True, eq=False)
class Stretch:
    """How long one piece lay on one tray."""

    tray: int
    person: str
    piece: Piece
    started: int
    ended: int | None = None


@dataclass(slots=True, eq=False)
class Piece:
    """A token."""

    run: Run
    number: int
    serial: str
    node: str
    state: str = "ready"
    item: Item | None = None

    @property
    def live(self) -> bool:
        """Whether somebody can still do something with it."""
        return self.state not in ("completed", "scrapped", "cancelled") and self.run.state == "active"


@dataclass(slots=True, eq=False)
class Run:
    """One production attempt."""

    ticket: Ticket
    number: int
    version: Version
    state: str = "active"
    pieces: list[Piece] = field(default_factory=list)
    items: list[Item] = field(default_factory=list)


@dataclass(slots=True, eq=False)
class Ticket:
    """A job ticket of either line."""

    code: str
    line: str
    product: Product
    quantity: int
    routing: Routing | None
    pinned: Version | None
    due: str | None
    priority: str
    notes: str | None
    status: str = "planned"
    version: int = 1
    run: Run | None = None
    runs: list[Run] = field(default_factory=list)

    @property
    def unfinished(self) -> list[Piece]:
        """The pieces of the present attempt that are still open."""
        return [each for each in self.run.pieces if each.live] if self.run else []

    @property
    def completed(self) -> int:
        """How many pieces of the present attempt are finished."""
        return sum(each.state == "completed" for each in self.run.pieces) if self.run else 0
