"""The benches: each artisan takes the most urgent pieces at hand, one tray after the other."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from app.domain.words import Reason
from app.sample.calendar import DAY, TURN, next_break
from app.sample.jobs import Job, Step
from app.sample.parts import PartsJob, refs
from app.sample.story import Plot, Row, Story, table

LARGEST_TRAY = 6
WORTH_STARTING = 20  # minutes before a break
FIRST_DAY = DAY
LUNCH = ("พักเที่ยง", "Lunch")


def artisans(story: Story, jobs: Sequence[Job]) -> Iterator[tuple[str, Plot]]:
    """A plot for everybody who works on pieces, by name."""
    return ((row["name"], Artisan(story, jobs, row).plot()) for row in table("artisans"))


@dataclass(slots=True)
class Tray:
    """Pieces of one job at one step in somebody's hands, with the minutes that they still ask for."""

    job: Job
    step: Step
    pieces: tuple[int, ...]
    minutes: float
    run: int
    halts: int
    begun: bool = False

    @property
    def is_running(self) -> bool:
        """Whether nothing stopped it since its clock was started."""
        return self.job.running and (self.run, self.halts) == (self.job.run, self.job.halts)

    @property
    def may_go_on(self) -> bool:
        """Whether it can be taken up again."""
        return self.job.running and self.run == self.job.run


class Artisan:
    """One person at a bench."""

    def __init__(self, story: Story, jobs: Sequence[Job], row: Row) -> None:
        self._story = story
        self._jobs = jobs
        self._name: str = row["name"]
        self._centres = frozenset(row["centres"])
        self._judges: bool = row.get("judges", False)
        self._pace: float = row["pace"]
        self._recorder: str | None = row.get("recorded_by")  # who types for somebody without a screen
        self._kept: list[Tray] = []

    def plot(self) -> Plot:
        """Tray after tray, from the first day on."""
        yield FIRST_DAY + self._story.about(0, 8)
        while True:
            tray = self._take()
            if tray is None:
                yield self._story.now + self._story.about(15, 40)
            elif self._recorder:
                yield self._story.now + tray.minutes
                self._complete(tray)
            else:
                yield from self._work(tray)

    def _work(self, tray: Tray) -> Plot:
        """With the clock running until the tray is done or a break comes."""
        self._give("work.resume" if tray.begun else "work.start", tray)
        tray.begun, tray.halts = True, tray.job.halts
        since, stop = self._story.now, next_break(self._story.now)
        done = since + tray.minutes
        yield min(done, stop - self._story.about(0.5, 4))
        tray.minutes -= self._story.now - since
        if tray.is_running and self._story.now >= done:
            self._complete(tray)
            yield self._story.now + self._story.about(5, 75)
            return
        if tray.is_running:
            self._give("work.pause", tray, reason=_reason(stop, self._name))
        self._kept.append(tray)
        yield (stop if tray.is_running else self._story.now) + self._story.about(0.5, 8)

    def _complete(self, tray: Tray) -> None:
        if not tray.may_go_on:
            return
        if tray.step.judges and isinstance(tray.job, PartsJob):
            self._judge(tray, tray.job)
        elif self._recorder:
            self._give("work.complete", tray, by=self._recorder)
        else:
            self._give("work.complete", tray)
        tray.job.pass_on(tray.step, tray.pieces, self._story.now)

    def _judge(self, tray: Tray, job: PartsJob) -> None:
        """One after the other: good, or with a fault."""
        for piece in tray.pieces:
            fault = job.verdict(tray.step, piece)
            tokens = {"tokens": refs(job, (piece,))}
            if fault is None:
                self._story.door.do("qc.pass", tokens, self._name)
            else:
                self._story.door.do("qc.fail", tokens | fault, self._name)

    def _take(self) -> Tray | None:
        """What was put down before a break, else what is most urgent and nearest to its end."""
        for tray in self._kept:
            if tray.may_go_on:
                self._kept.remove(tray)
                return tray
        found = min(self._at_hand(), key=_first, default=None)
        if found is None:
            return None
        _, job, step = found
        each = step.minutes * self._pace * self._story.about(0.85, 1.2)
        left = next_break(self._story.now) - self._story.now
        if left < min(each, WORTH_STARTING):
            return None
        pieces = job.take(step, max(1, min(LARGEST_TRAY, int(left / each))))
        return Tray(job, step, pieces, each * len(pieces), job.run, job.halts)

    def _at_hand(self) -> Iterator[tuple[tuple[object, ...], Job, Step]]:
        for job in self._jobs:
            if job.running:
                job.dry(self._story.now)
                for place, step in enumerate(job.steps):
                    if self._can(step) and job.lying[step.code]:
                        yield (job.urgency, -place, job.code), job, step

    def _give(self, kind: str, tray: Tray, by: str | None = None, **fields: str) -> None:
        told = {"tokens": refs(tray.job, tray.pieces), **fields}
        self._story.door.do(kind, told, by or self._name, self._name if by else None)

    def _can(self, step: Step) -> bool:
        return step.centre in self._centres and step.judges in (False, self._judges)


def _first(found: tuple[tuple[object, ...], Job, Step]) -> tuple[object, ...]:
    return found[0]


def _reason(stop: int, name: str) -> str:
    """Touched; what isn't offered is in the artisan's own words."""
    if stop == TURN:
        return Reason.BREAK
    return Reason.END_OF_DAY if stop % DAY == 0 else LUNCH[not _is_thai(name)]


def _is_thai(name: str) -> bool:
    return "\u0e00" <= name[0] <= "\u0e7f"
