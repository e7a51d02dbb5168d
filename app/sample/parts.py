"""Jobs whose pieces are taken apart, judged, and made again: the workspace itself knows where they lie."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from app.domain.codes import token_number
from app.lifecycle.queries.show import show
from app.lifecycle.queries.tickets import ticket_id
from app.sample.door import Door
from app.sample.jobs import Job, Step
from app.sample.story import Row

_WHERE = ("at", "piece", "judged")


@dataclass(eq=False, slots=True, kw_only=True)
class PartsJob(Job):
    """A job of which no two pieces need go the same way."""

    door: Door
    routing: str
    faults: Sequence[Row] = ()  # where, in which piece or at which judgements, and what is done about it
    in_hands: set[int] = field(default_factory=set)
    judged: Counter[str] = field(default_factory=Counter)

    @classmethod
    def of(cls, job: Job, door: Door, routing: str, faults: Sequence[Row]) -> PartsJob:
        """The same job, before it is started."""
        given = (job.code, job.quantity, job.made, job.urgency, job.steps)
        return cls(*given, door=door, routing=routing, faults=faults)

    def start(self) -> None:
        """All pieces lie at the first step."""
        Job.start(self)  # not super(): a class with slots is made twice
        self.look()

    def go_on(self) -> None:
        """Resumed."""
        Job.go_on(self)
        self.look()

    def take(self, step: Step, count: int) -> tuple[int, ...]:
        """Somebody takes pieces; nobody else finds them."""
        taken = Job.take(self, step, count)
        self.in_hands.update(taken)
        return taken

    def pass_on(self, _step: Step, pieces: tuple[int, ...], _now: float) -> None:
        """The pieces are done at a step: they, their parts, or what waited for them lie somewhere else."""
        self.in_hands.difference_update(pieces)
        self.look()

    def look(self) -> None:
        """Reads where pieces lie, and how many are unfinished."""
        desk = self.door.core.desk
        ticket = ticket_id(desk, self.code)
        tokens = {row["id"]: row for row in show(desk, "tokens", ticket)}
        self.lying = {step.code: [] for step in self.steps}
        for row in show(desk, "work", ticket):
            number = _number(tokens[row["token"]])
            if row["state"] == "waiting" and number not in self.in_hands:
                self.lying[row["node"]].append(number)
        for pieces in self.lying.values():
            pieces.sort()
        whole = [row for row in tokens.values() if row["kind"] == "piece" and row["active"]]
        self.unfinished = sum(row["state"] not in ("completed", "scrapped") for row in whole)

    def verdict(self, step: Step, piece: int) -> Row | None:
        """What an inspection finds at a piece: a fault with what is done about it, or nothing."""
        self.judged[step.code] += 1
        for fault in self.faults:
            found = piece == fault.get("piece") or self.judged[step.code] in fault.get("judged", ())
            if fault["at"] == step.code and found:
                return {key: value for key, value in fault.items() if key not in _WHERE}
        return None

    def held(self) -> tuple[int, ...]:
        """The pieces that wait for a manager."""
        tokens = show(self.door.core.desk, "tokens", ticket_id(self.door.core.desk, self.code))
        return tuple(_number(row) for row in tokens if row["state"] == "on_hold")

    def learn(self, steps: tuple[Step, ...]) -> None:
        """Its routing has a new version, by which some pieces may go on."""
        known = {step.code for step in self.steps}
        new = tuple(step for step in steps if step.code not in known)
        self.steps += new
        self.lying |= {step.code: [] for step in new}


def _number(token: Any) -> int:
    return int(str(token["number"])[1:])


def refs(job: Job, pieces: tuple[int, ...]) -> list[Row]:
    """Pieces of a job, as a command names them."""
    return [{"ticket": job.code, "number": token_number(piece)} for piece in pieces]
