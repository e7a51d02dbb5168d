"""What the story knows of a job: how far its pieces are, so that artisans find their work."""

from __future__ import annotations

from dataclasses import dataclass, field

from app.domain.words import Priority
from app.sample.calendar import cured
from app.sample.story import Row
from app.values import frozen


@frozen
class Step:
    """One operation of a routing."""

    code: str
    centre: str
    minutes: float
    cure: float = 0  # minutes for which nobody may touch what was done
    judges: bool = False  # an inspection, where pieces pass or fail


@dataclass(eq=False, slots=True)
class Job:
    """A job with its pieces by number at the steps where they lie; what an artisan has taken lies nowhere."""

    code: str
    quantity: int
    made: int  # how many pieces there is leather for
    urgency: tuple[int, float]  # least first
    steps: tuple[Step, ...]
    version: int = 1
    run: int = 0
    halts: int = 0
    running: bool = False
    unfinished: int = 0
    lying: dict[str, list[int]] = field(default_factory=dict)
    drying: list[tuple[float, Step, tuple[int, ...]]] = field(default_factory=list)  # until when, for which

    @property
    def is_done(self) -> bool:
        """Whether nothing is left to do on it while it runs."""
        return self.running and not self.unfinished

    def start(self) -> None:
        """All pieces lie at the first step."""
        self.run += 1
        self.running = True
        self.unfinished = self.quantity
        self.lying = {step.code: [] for step in self.steps}
        self.lying[self.steps[0].code] = list(range(1, self.made + 1))
        self.drying = []

    def halt(self) -> None:
        """Paused, cancelled or closed: nobody works on it."""
        self.running = False
        self.halts += 1

    def go_on(self) -> None:
        """Resumed."""
        self.running = True

    def edited(self) -> None:
        """Its version rose."""
        self.version += 1

    def take(self, step: Step, count: int) -> tuple[int, ...]:
        """Somebody takes the first pieces that lie at a step; they lie nowhere then."""
        taken = self.lying[step.code][:count]
        del self.lying[step.code][:count]
        return tuple(taken)

    def pass_on(self, step: Step, pieces: tuple[int, ...], now: float) -> None:
        """The pieces are done at a step."""
        place = self.steps.index(step) + 1
        if place < len(self.steps):
            self.drying.append((cured(now, step.cure), self.steps[place], pieces))
            self.dry(now)
        else:
            self.unfinished -= len(pieces)

    def dry(self, now: float) -> None:
        """What has cured by now lies at its next step."""
        for until, step, pieces in self.drying:
            if until <= now:
                self.lying[step.code] += pieces
        self.drying = [each for each in self.drying if each[0] > now]


def job_of(row: Row, code: str, steps: tuple[Step, ...]) -> Job:
    """The job that a row of the table becomes."""
    priorities = list(Priority)
    urgency = (-priorities.index(row.get("priority", Priority.NORMAL)), row.get("due", float("inf")))
    quantity: int = row["quantity"]
    return Job(code, quantity, row.get("made", quantity), urgency, steps)
