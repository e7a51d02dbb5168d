"""What stands in the reference workshop: plain values that are changed in place."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import Any

from tests.reference.routes import Branch, Route


@dataclass(slots=True, eq=False)
class Version:
    """One version of a routing: what it is called, and how it leads pieces on."""

    number: int
    state: str
    name: str
    line: str
    route: Route


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
class Profile:
    """What is on record of somebody, besides their roles; without skills they can everything."""

    skills: list[dict[str, Any]] | None = None
    team: str | None = None
    badge: str | None = None
    active: bool = True
    name_en: str | None = None
    name_th: str | None = None


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
class Fault:
    """A kind of fault that inspections find, and where it usually arises."""

    code: str
    name_en: str
    name_th: str | None = None
    steps: tuple[str, ...] = ()
    active: bool = True


@dataclass(slots=True, eq=False)
class Item:
    """What a piece asks of people at one step. `crew`: who shares it with its holder, how and since when; of
    the holder, that they have pressed or done their part. `clocks`: whose clock runs on it. `counts`: of a
    batch, how many came out good, scrapped, to be redone."""

    piece: Piece
    node: str
    state: str = "waiting"
    holder: str | None = None
    counts: tuple[int, int, int] | None = None
    asked: tuple[str, str, str] | None = None  # why, and from whose hands into whose it came
    accepted: int = 0  # the tray after which its pause was accepted
    crew: dict[str, tuple[str, int]] = field(default_factory=dict)
    asks: bool = False
    clocks: set[str] = field(default_factory=set)

    def part(self, person: str) -> str:
        """How somebody shares it, if they do."""
        return self.crew.get(person, ("", 0))[0]

    def takes_part(self, person: str) -> bool:
        """Whether somebody holds it, helps with it, or has done their part of it."""
        return person == self.holder or self.part(person) in ("joined", "done")

    def close(self, state: str) -> None:
        """Nobody takes part any more."""
        self.state, self.crew, self.asks, self.clocks = state, {}, False, set()


@dataclass(slots=True, eq=False)
class Stretch:
    """How long one piece lay on one tray."""

    tray: int
    person: str
    piece: Piece
    started: int
    node: str
    item: Item
    ended: int | None = None
    left: bool = False  # its clock was left running
    moved: int = 0  # how far the clock was set while the piece was paused after it


@dataclass(slots=True, eq=False)
class Piece:
    """A token: a piece, a batch, or a part of one. Its number is nobody's choice: the program tells it."""

    run: Run
    version: Version
    serial: str | None
    node: str
    number: int = 0
    quantity: int = 1
    state: str = "ready"
    item: Item | None = None
    parent: Piece | None = None
    way: int = 0  # by which way out of the split it left
    replaces: Piece | None = None
    replaced_by: Piece | None = None
    split_from: Piece | None = None  # the batch of which it was some
    was: tuple[str, Item | None, str] | None = None  # how it stood when its classic ticket was cancelled
    reworks: int = 0
    back_to: str | None = None
    qc_result: str | None = None
    defect: str | None = None
    note: str | None = None
    priority: str | None = None
    cured: int | None = None  # when it may be worked on again
    redesign: int | None = None  # since when it is held for one
    left: tuple[Item, dict[str, tuple[str, int]]] | None = None  # what it asked then, and who had done theirs
    fails: Counter[str] = field(default_factory=Counter)  # by inspection

    @property
    def alive(self) -> bool:
        """Whether it has not ended."""
        return self.state not in ("completed", "scrapped", "cancelled")

    @property
    def live(self) -> bool:
        """Whether somebody can still do something with it."""
        return self.alive and self.run.state == "active"

    @property
    def kind(self) -> str:
        """What it is."""
        if self.parent is not None:
            return "component"
        return "batch" if self.is_batch else "piece"

    @property
    def is_batch(self) -> bool:
        """Whether it is one of many together, or a part of such."""
        return self.run.ticket.line == "classic"

    @property
    def parts(self) -> list[Piece]:
        """What it was split into and has not ended."""
        return [each for each in self.run.pieces if each.parent is self and each.alive]

    @property
    def family(self) -> list[Piece]:
        """Its parts and theirs."""
        return [each for part in self.parts for each in (part, *part.family)]

    @property
    def branch(self) -> Branch:
        """Behind which ways out of which splits it is."""
        return () if self.parent is None else (*self.parent.branch, (self.parent.node, self.way))

    @property
    def around(self) -> list[Piece]:
        """What it is a part of, and what that is a part of."""
        return [] if self.parent is None else [self.parent, *self.parent.around]


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
    owner: str | None = None
    order: Order | None = None  # the manufacturing order that it carries out
    linked: Order | None = None  # the one that a Hatthasilpa job works for
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
        pieces = self.run.pieces if self.run else []
        return sum(each.quantity for each in pieces if each.parent is None and each.state == "completed")


@dataclass(slots=True, eq=False)
class Order:
    """A manufacturing order. `planned`: the tickets of the planning that holds, if one does."""

    code: str
    product: Product
    quantity: int
    routing: Routing | None
    due: str | None
    start: str | None
    end: str | None
    notes: str | None
    version: int = 1
    cancelled: bool = False
    planned: list[Ticket] | None = None
    tickets: list[Ticket] = field(default_factory=list)  # of every planning

    @property
    def state(self) -> str:
        """What it is because of its tickets."""
        if self.cancelled or self.planned is None:
            return "cancelled" if self.cancelled else "draft"
        states = {each.status for each in self.planned} - {"cancelled"}
        if states & {"in_progress", "paused"} or states == {"completed", "planned"}:
            return "in_progress"
        return "done" if states == {"completed"} else "planned"

    @property
    def begun(self) -> bool:
        """Whether one of its tickets was ever started."""
        return any(ticket.runs for ticket in self.tickets)

    @property
    def open_tickets(self) -> list[Ticket]:
        """Those that have not ended."""
        return [each for each in self.tickets if each.status in ("planned", "in_progress", "paused")]

    @property
    def completed(self) -> int:
        """How many pieces are finished; of cancelled tickets none counts."""
        return sum(each.completed for each in self.planned or () if each.status != "cancelled")
