"""Tells a story on a stage, and looks after each step whether what must be seen is seen."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any, Protocol

from tests.lifecycle.scenario.drawing import exchange
from tests.lifecycle.scenario.language import Act, Again, Command, Import, Look, Seen, Step, Story, Wait


@dataclass(frozen=True, slots=True)
class Told:
    """What a stage answers to a command: the code that refused it, what was made, what is said of it."""

    refused: str = ""
    made: tuple[str, ...] = ()  # codes of new tickets
    facts: tuple[str, ...] = ()
    warnings: tuple[str, ...] = ()
    answer: Any = None  # all of it, to be compared with the answer to the same request


@dataclass(frozen=True, slots=True)
class Ticket:
    """A ticket or an order as it can be seen."""

    status: str
    progress: float | None
    owner: str | None
    jobs: tuple[str, ...] = ()  # codes of those that work for an order


@dataclass(frozen=True, slots=True)
class Piece:
    """A token as it can be seen."""

    run: int
    number: str
    serial: str
    state: str
    node: str
    live: bool
    holder: str | None
    quantity: int
    kind: str


class Stage(Protocol):
    """Where a story is performed: a core without a screen, or a window."""

    def do(self, command: Command, codes: Sequence[str], request: str) -> Told:
        """Gives a command about the tickets with these codes."""

    def take_in(self, actor: str, name: str, content: str) -> Told:
        """Takes an order sheet in."""

    def wait(self, minutes: int) -> None:
        """Lets time pass."""

    def ticket(self, code: str) -> Ticket:
        """Looks at a ticket."""

    def pieces(self, code: str) -> list[Piece]:
        """Looks at the pieces of a ticket, of every attempt."""

    def on_the_clock(self, person: str) -> int:
        """How many pieces somebody's clock runs on."""

    def facts(self) -> int:
        """How many things have happened."""


class Wrong(AssertionError):
    """A step went otherwise than told."""


@dataclass(slots=True)
class Teller:
    """Tells one story."""

    stage: Stage
    blocks: Mapping[str, str] = field(default_factory=dict)  # sheets and routings, by name
    _codes: dict[str, str] = field(default_factory=dict)
    _told: Told = field(default_factory=Told)
    _last: tuple[Command, str] | None = None
    _before: Mapping[str, list[Piece]] = field(default_factory=dict)
    _about: str = ""  # the code of the ticket that is looked at

    def tell(self, steps: Sequence[Step]) -> None:
        """Raises Wrong at the first step that goes otherwise."""
        for step in steps:
            try:
                self._tell(step)
            except Wrong as wrong:
                raise Wrong(f"line {step.line}: {step.text}\n  {wrong}") from wrong

    def _tell(self, step: Step) -> None:
        facts = self.stage.facts()
        self._before = {code: self.stage.pieces(code) for code in self._codes.values()}
        first = self._told
        self._told = self._act(step.act, f"line {step.line}")
        expected = {each.phrase for each in step.seen}
        if "refused" not in expected and "same" not in expected:
            _expect("what is refused", self._told.refused, "")
        if self._told.refused or "same" in expected:
            _expect("what happened", self.stage.facts(), facts)
        for seen in step.seen:
            if seen.phrase == "same":
                _expect("the answer", self._told.answer, first.answer)
            else:
                _LOOKS[seen.phrase](self, seen)

    def _act(self, act: Act, request: str) -> Told:
        match act:
            case Command():
                self._last = act, request
                return self._command(act, request)
            case Again():
                assert self._last is not None, "there is no step before"
                return self._command(*self._last)
            case Import():
                told = self.stage.take_in(act.actor, act.sheet, self.blocks[act.sheet])
                self._name(told.made, _numbered(act.called, told.made))
                return told
            case Wait():
                self.stage.wait(act.minutes)
            case Look():
                self._about = self._code(act.name)
        return Told()

    def _command(self, act: Command, request: str) -> Told:
        codes = [self._code(name) for name in act.things if name in self._codes]
        if act.kind == "routing.import":
            name = " ".join(act.things)
            act = replace(act, fields={"routing": exchange(name, self.blocks[name])})
        told = self.stage.do(act, codes, request)
        many = act.kind == "order.plan"
        self._name(
            told.made, _numbered(act.called, told.made) if many else [act.called] if act.called else []
        )
        self._about = codes[0] if codes and (many or not told.made) else self._about
        return told

    def _name(self, made: Sequence[str], names: Sequence[str]) -> None:
        self._codes |= dict(zip(names, made, strict=False))
        if made:
            self._codes["it"] = self._about = made[-1]

    def _code(self, name: str) -> str:
        if name not in self._codes:
            raise Wrong(f"nothing is called “{name}”")
        return self._codes[name]

    # what can be seen

    def pieces(self, run: str | None = None) -> list[Piece]:
        """The pieces of one attempt, the last unless told."""
        found = self.stage.pieces(self._about)
        wanted = int(run) if run else max((piece.run for piece in found), default=0)
        return [piece for piece in found if piece.run == wanted]

    def status(self, seen: Seen) -> None:
        _expect("the state", self.stage.ticket(self._about).status, seen.text)

    def tokens(self, seen: Seen) -> None:
        _expect("the tokens", len(self.pieces(seen.values["run"])), _number(seen))

    def some_pieces(self, seen: Seen) -> None:
        state, node = seen.values["state"], seen.values["node"]
        there = self.pieces(seen.values["run"])
        found = [each for each in there if each.state == state and node in (None, each.node)]
        if len(found) != _number(seen):
            where = sorted(f"{each.number} {each.state} at {each.node}" for each in there)
            raise Wrong(f"{seen.text}: {len(found)} are; there are {where}")

    def live(self, seen: Seen) -> None:
        _expect("live tokens", sum(each.live for each in self.stage.pieces(self._about)), _number(seen))

    def serials(self, seen: Seen) -> None:
        _expect("the serials", len({each.serial for each in self.stage.pieces(self._about)}), _number(seen))

    def run(self, seen: Seen) -> None:
        runs = {each.run for each in self.stage.pieces(self._about)}
        _expect("the run", max(runs, default=0), int(seen.values["run"] or 0))

    def as_before(self, seen: Seen) -> None:
        run = int(seen.values["run"] or 0)
        before = [each for each in self._before[self._about] if each.run == run]
        if not before:
            raise Wrong(f"there was no run {run}")
        _expect(f"run {run}", self.pieces(seen.values["run"]), before)

    def progress(self, seen: Seen) -> None:
        percent = seen.values["percent"]
        expected = None if percent is None else float(percent)
        _expect("the progress", self.stage.ticket(self._about).progress, expected)

    def owner(self, seen: Seen) -> None:
        _expect("the owner", self.stage.ticket(self._about).owner, seen.values["person"])

    def quantity(self, seen: Seen) -> None:
        whole = sum(each.quantity for each in self.pieces() if each.kind != "component")
        _expect("the pieces together", whole, _number(seen))

    def batch(self, seen: Seen) -> None:
        (piece,) = (each for each in self.pieces() if each.number == seen.values["piece"])
        _expect(f"the quantity of {piece.number}", piece.quantity, _number(seen))

    def held(self, seen: Seen) -> None:
        (piece,) = (each for each in self.pieces() if each.number == seen.values["piece"])
        _expect("who holds it", piece.holder or "nobody", seen.values["person"])

    def clock(self, seen: Seen) -> None:
        person = str(seen.values["person"])
        _expect(f"the clock of {person}", self.stage.on_the_clock(person), _number(seen))

    def jobs(self, seen: Seen) -> None:
        _expect("the new jobs", len(self._told.made), _number(seen))

    def linked(self, seen: Seen) -> None:
        jobs = self.stage.ticket(self._about).jobs
        _expect("the jobs that work for it", jobs, (self._code(str(seen.values["job"])),))

    def facts(self, seen: Seen) -> None:
        _expect("the facts", list(self._told.facts), str(seen.values["kinds"]).split())

    def warned(self, seen: Seen) -> None:
        if seen.values["code"] not in self._told.warnings:
            raise Wrong(f"warned {seen.values['code']}: there was {list(self._told.warnings)}")

    def refused(self, seen: Seen) -> None:
        _expect("what is refused", self._told.refused or "nothing", seen.values["code"])


_LOOKS: Mapping[str, Callable[[Teller, Seen], None]] = {
    "status": Teller.status,
    "tokens": Teller.tokens,
    "quantity": Teller.quantity,
    "batch": Teller.batch,
    "pieces": Teller.some_pieces,
    "live": Teller.live,
    "serials": Teller.serials,
    "run": Teller.run,
    "before": Teller.as_before,
    "progress": Teller.progress,
    "owner": Teller.owner,
    "held": Teller.held,
    "clock": Teller.clock,
    "jobs": Teller.jobs,
    "linked": Teller.linked,
    "facts": Teller.facts,
    "warned": Teller.warned,
    "refused": Teller.refused,
}


def tell(story: Story, stage: Stage) -> None:
    """Tells a story on a stage. Raises Wrong at the first step that goes otherwise than told."""
    Teller(stage, story.blocks).tell(story.steps)


def _numbered(called: str, made: Sequence[str]) -> list[str]:
    """What the things are called that were made together."""
    return [f"{called}-{place + 1}" for place in range(len(made))]


def _number(seen: Seen) -> int:
    """The number in a phrase; `no`, `none` and nothing are zero."""
    count = seen.values["count"]
    return int(count) if count and count.isdigit() else 0


def _expect(what: str, found: object, expected: object) -> None:
    if found != expected:
        raise Wrong(f"{what}: {found!r}, expected {expected!r}")
