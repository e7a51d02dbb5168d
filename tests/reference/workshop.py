"""An independent model of the workshop, written from DOMAIN.md alone; it shares no code with the program.

It is slow, plain and in memory: every command is checked against all rules that could refuse it, then done
by changing values in place. The program must answer and look the same after every command.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from operator import attrgetter
from typing import Any

from tests.reference.answers import Answer, No, refuse_if
from tests.reference.tables import ACTING_FOR_OTHERS, MAY
from tests.reference.things import Fault, Item, Order, Piece, Product, Profile, Routing, Stretch, Ticket

Values = Mapping[str, Any]
TWO_MINUTES = 120_000_000
CLOSING = "session.close_left_open"
SYSTEM = "system"  # nobody of the workshop: the program itself


@dataclass(frozen=True, slots=True)
class Attempt:
    """A command that was refused and is on record."""

    actor: str
    command: str
    codes: frozenset[str]


@dataclass(frozen=True, slots=True)
class Asked:
    """One command as it is given: by whom, for whom, under which request id."""

    kind: str
    values: Values
    actor: str
    person: str | None = None
    request: str | None = None


@dataclass(frozen=True, slots=True)
class Stood:
    """A piece, and the item that was open at it, as they stood before a command."""

    piece: Piece
    values: Mapping[str, Any]
    fails: Mapping[str, int]
    item: Item | None
    item_state: str | None = None
    holder: str | None = None
    crew: Mapping[str, tuple[str, int]] = field(default_factory=dict)
    asks: bool = False
    clocks: frozenset[str] = frozenset()

    @classmethod
    def of(cls, piece: Piece) -> Stood:
        """As it stands now."""
        values, fails = dict(zip(_CHANGING, _changing(piece), strict=True)), dict(piece.fails)
        item = piece.item
        if item is None:
            return cls(piece, values, fails, None)
        clocks = frozenset(item.clocks)
        return cls(piece, values, fails, item, item.state, item.holder, item.crew.copy(), item.asks, clocks)


_CHANGING = (
    "version",
    "node",
    "state",
    "item",
    "reworks",
    "back_to",
    "qc_result",
    "defect",
    "note",
    "priority",
    "cured",
    "quantity",
)
_changing = attrgetter(*_CHANGING)


@dataclass(frozen=True, slots=True)
class Way:
    """The way back from a command: what stands in it, and how it is gone."""

    hindrances: Callable[[], Iterable[str]]
    go: Callable[[], None]


@dataclass(slots=True, eq=False)
class Deed:
    """A command that was done: what it touched and bore, how the pieces stood before, and the way back."""

    asked: Asked
    before: dict[Piece, Stood] = field(default_factory=dict)
    touched: set[object] = field(default_factory=set)
    born: list[Piece] = field(default_factory=list)
    way: Way | None = None
    undone: bool = False
    undoes: Deed | None = None

    @property
    def pieces(self) -> list[Piece]:
        """The pieces that it touched; those that it bore come last."""
        return [piece for piece in (*self.before, *self.born) if piece in self.touched]


def first_faults() -> dict[str, Fault]:
    """What every workshop begins with."""
    words = (
        ("stitching", "Stitching", "รอยเย็บ", ("SEW",)),
        ("edge", "Edge", "ขอบ", ("EDGE",)),
        ("scratch", "Scratch", "รอยขีดข่วน", ()),
        ("hole", "Hole or cut", "รูหรือรอยบาด", ("CUT",)),
        ("size", "Size", "ขนาด", ("CUT",)),
        ("colour", "Colour", "สี", ()),
        ("glue", "Glue", "กาว", ("ASM", "GLUE")),
    )
    return {code: Fault(code, english, thai, steps) for code, english, thai, steps in words}


@dataclass(slots=True)
class Workshop:
    """All that there is, and what time it is (microseconds since 1970, UTC)."""

    salts: Mapping[str, bytes]
    now: int = 0
    set_by: int = 0  # how far the clock was set since the last command that was done
    jumps: int = 0
    org: str = "HAT"
    people: dict[str, tuple[str, ...]] = field(default_factory=lambda: {"Admin": ("admin",)})
    profiles: dict[str, Profile] = field(default_factory=lambda: {"Admin": Profile()})
    teams: list[str] = field(default_factory=list)
    products: dict[str, Product] = field(default_factory=dict)
    routings: dict[str, Routing] = field(default_factory=dict)
    tickets: dict[str, Ticket] = field(default_factory=dict)
    orders: dict[str, Order] = field(default_factory=dict)
    faults: dict[str, Fault] = field(default_factory=first_faults)
    stretches: list[Stretch] = field(default_factory=list)
    trays: int = 0
    began: dict[int, int] = field(default_factory=dict)  # by tray: when its clock began
    asked: dict[int, bool] = field(default_factory=dict)  # by tray that was left open: not answered yet
    attempts: list[Attempt] = field(default_factory=list)
    asking: str = "Admin"  # who gives the command that is decided
    named: set[Piece] = field(default_factory=set)  # the tokens that it names
    called: dict[str, Piece] = field(default_factory=dict)  # the tokens by what the program shows of them
    history: list[Deed] = field(default_factory=list)  # the commands that were done, and what each changed
    answers: dict[str, tuple[Asked, Answer]] = field(default_factory=dict)
    code_numbers: dict[str, int] = field(default_factory=dict)
    serial_numbers: dict[tuple[str, str, date], int] = field(default_factory=dict)

    def today(self) -> date:
        """The day, in the workshop and by UTC: the tests' clock stands in Greenwich."""
        return (datetime(1970, 1, 1, tzinfo=UTC) + timedelta(microseconds=self.now)).date()

    def do(self, asked: Asked) -> Answer:
        """The answer to a command; the same request id gets the first answer, whatever it was."""
        if asked.request in self.answers:
            return self._again(asked, *self.answers[asked.request])
        if asked.kind != CLOSING:
            self._stop_overdue()
        jump = self.set_by if abs(self.set_by) > TWO_MINUTES else 0
        self._move_running(jump)
        deed = Deed(asked, {piece: Stood.of(piece) for piece in self._concerned(asked)})
        self.history.append(deed)
        try:
            answer = self._decided(asked)
            self._noted(deed)
            self.jumps, self.set_by = self.jumps + bool(jump), 0
        except No as no:
            self._move_running(-jump)
            self.history.pop()
            answer = Answer(no.codes)
            self.attempts.append(Attempt(asked.actor, asked.kind, no.codes))
        if asked.request is not None:
            self.answers[asked.request] = (asked, answer)
        return answer

    def _stop_overdue(self) -> None:
        """Clocks that were left running stand before anything else is done."""
        from tests.reference.hours import left_open  # noqa: PLC0415 - its rules are rules of this workshop

        for tray, at in left_open(self):
            stopped = self.do(Asked(CLOSING, {"session": {"tray": tray}, "at": at}, SYSTEM))
            assert not stopped.codes

    def _move_running(self, by: int) -> None:
        """The clock was set: what runs has run as long as before, what is paused has rested as long, and what
        cures needs as long as before."""
        for tray in {each.tray for each in self.stretches if each.ended is None}:
            self.began[tray] += by
        for each in self.stretches:
            if each.ended is None:
                each.started += by
            elif each.item.state == "paused":
                each.moved += by
        for piece in self._all_pieces():
            if piece.cured is not None and piece.state not in ("completed", "scrapped"):
                piece.cured += by

    def _all_pieces(self) -> Iterable[Piece]:
        return (piece for each in self.tickets.values() for run in each.runs for piece in run.pieces)

    def _again(self, asked: Asked, first: Asked, answer: Answer) -> Answer:
        if asked != first:
            return Answer(frozenset({"ERR_REQUEST_REUSED"}), unrecorded=True)
        return Answer(answer.codes, answer.result, answer.warnings, unrecorded=True, repeated=True)

    def _concerned(self, asked: Asked) -> list[Piece]:
        """The pieces that a command may change."""
        if not asked.kind.startswith(
            ("job.", "ticket.", "work.", "qc.", "token.", "session.", "inbox.", "undo")
        ):
            return []
        going = ("active", "suspended")
        runs = (each.run for each in self.tickets.values() if each.run and each.run.state in going)
        return [piece for run in runs for piece in run.pieces]

    def _noted(self, deed: Deed) -> None:
        """What the command has changed."""
        deed.born = [piece for piece in self._concerned(deed.asked) if piece not in deed.before]
        changed = (piece for piece, stood in deed.before.items() if Stood.of(piece) != stood)
        deed.touched |= {*changed, *deed.born, *self.named}

    def _decided(self, asked: Asked) -> Answer:
        self.asking, self.named = asked.actor, set()
        refuse_if(
            "" if asked.actor == SYSTEM or self.profiles[asked.actor].active else "ERR_PERSON_INACTIVE",
            "" if self.may(asked.actor, MAY[asked.kind]) else "ERR_NOT_ALLOWED",
        )
        return RULES[asked.kind](self, asked.values, self._doer(asked))

    def _doer(self, asked: Asked) -> str:
        if asked.person is None or asked.person == asked.actor:
            return asked.actor
        refuse_if(
            "" if asked.person in self.people else "ERR_NOT_FOUND",
            "" if self.may(asked.actor, ACTING_FOR_OTHERS) else "ERR_NOT_ALLOWED",
        )
        if asked.kind.startswith(("work.", "qc.", "session.")):
            refuse_if(*self.looks_on(asked.person, asked.kind))
        return asked.person

    def looks_on(self, person: str, kind: str) -> Iterable[str]:
        """Why work is not recorded of somebody: they have left, or may not do any."""
        yield "" if self.profiles[person].active else "ERR_PERSON_INACTIVE"
        yield "" if self.may(person, MAY[kind]) else "ERR_NOT_ALLOWED"

    def touch(self, thing: object) -> None:
        """Notes that the command which is being done changes this; of pieces that is noted anyway."""
        self.history[-1].touched.add(thing)

    def leads_back(self, hindrances: Callable[[Deed], Iterable[str]], go: Callable[[Deed], None]) -> None:
        """Notes how the command which is being done is taken back; each hindrance is a code or empty."""
        deed = self.history[-1]
        deed.way = Way(lambda: hindrances(deed), lambda: go(deed))

    def gone_on(self, deed: Deed, kind: str | None = None) -> bool:
        """Whether a later command (of a kind, if told) that stands has touched what this one did."""
        since = self.history[self.history.index(deed) + 1 : -1]
        standing = [each for each in since if not each.undone and each.undoes not in since]
        return any(each.touched & deed.touched for each in standing if kind in (None, each.asked.kind))

    def may(self, person: str, roles: Sequence[str]) -> bool:
        """Whether somebody has one of the roles."""
        return any(role in roles for role in (self.people[person] if person != SYSTEM else (SYSTEM,)))

    def next_code(self, series: str) -> str:
        """The next code of a series, with at least four digits."""
        self.code_numbers[series] = self.code_numbers.get(series, 0) + 1
        return f"{series}-{self.code_numbers[series]:04}"

    def rank(self, person: str) -> int:
        """Of people who are alike otherwise the one comes first who has been here longer."""
        return list(self.people).index(person)

    def running(self, person: str) -> list[Stretch]:
        """What lies on the person's tray while the clock runs."""
        return [each for each in self.stretches if each.person == person and each.ended is None]


Rule = Callable[[Workshop, Values, str], Answer]
RULES: dict[str, Rule] = {}


def rule(kind: str) -> Callable[[Rule], Rule]:
    """Enters a function as the rule of one command."""

    def enter(function: Rule) -> Rule:
        RULES[kind] = function
        return function

    return enter
