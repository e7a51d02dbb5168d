"""Commands through the door beside the same rows written raw, in turns: A B A B, so that noise meets both."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

from app.ids import new_request_id
from app.models import ledger, replay
from benches.figures import RATIO, Figure, Times, shown
from benches.raw import Recording, recorded
from benches.workshop import Scale, Values, Workshop

BAR, GOAL = 4, 2


@dataclass(frozen=True, slots=True)
class Deed:
    """One command to be measured."""

    kind: str
    values: Values

    def do(self, shop: Workshop, request: str) -> None:
        """Gives it."""
        shop.do(self.kind, request, **self.values)


@dataclass(frozen=True, slots=True)
class Known:
    """A deed whose rows are known: the same request at the same place of the history writes the same rows."""

    deed: Deed
    request: str
    recording: Recording


@dataclass(slots=True)
class Pair:
    """The times of the program and of the raw statements for the same deeds."""

    rows: int = 0  # written by the last deed
    door: Times = field(default_factory=Times)
    raw: Times = field(default_factory=Times)

    def figure(self, what: str, share: float = 0.5, *, judged: bool = True) -> Figure:
        """How many times as long the door took, for this share of the rounds."""
        door, raw = self.door.at(share), self.raw.at(share)
        rounds = len(self.door.taken)
        more = f"{shown(door, 'ms')}; {self.rows:,} rows raw {shown(raw, 'ms')}; {rounds} rounds"
        return Figure(what, door / raw, RATIO, more, BAR if judged else None, GOAL if judged else None)


@dataclass(frozen=True, slots=True)
class Trio:
    """Three copies of a workspace with one history.

    In the first the program is watched while it writes, so that its rows are known. In the second it does the
    same on the clock. In the third the rows are written raw on the clock.
    """

    watched: Workshop
    door: Workshop
    raw: Workshop

    def compare(self, series: Mapping[str, Sequence[Deed]], rest: int) -> dict[str, Pair]:
        """Does every series of deeds on both sides, in turns with each other: noise meets all of them.

        After every `rest` deeds the write-ahead logs are folded, as the program does when it is idle.
        """
        pairs = {name: Pair() for name in series}
        known = [(pairs[name], self._known(deed)) for name, deed in _in_turns(series)]
        for number, (pair, each) in enumerate(known):
            if number % rest == 0:
                self._rest()
            pair.rows = each.recording.rows
            pair.door.take(partial(each.deed.do, self.door, each.request))
            pair.raw.take(partial(each.recording.replay, self.raw.core.workspace))
        return pairs

    def _known(self, deed: Deed) -> Known:
        request = new_request_id()
        do = partial(deed.do, self.watched, request)
        return Known(deed, request, recorded(self.watched.core.workspace, do))

    def _rest(self) -> None:
        for shop in (self.watched, self.door, self.raw):
            shop.core.workspace.checkpoint()

    def assert_alike(self) -> None:
        """The raw side wrote what the program wrote: both chains end alike, and no table has other rows."""
        door, raw = (shop.core.workspace.db for shop in (self.door, self.raw))
        assert ledger.head(door, 0) == ledger.head(raw, 0)
        assert not replay.differences(door, raw, limit=1)


def _in_turns(series: Mapping[str, Sequence[Deed]]) -> Iterator[tuple[str, Deed]]:
    for number in range(max(map(len, series.values()))):
        for name, deeds in series.items():
            if number < len(deeds):
                yield name, deeds[number]


@contextmanager
def trio(scale: Scale, template: Path) -> Iterator[Trio]:
    """Three open copies of a closed workspace."""
    with scale.copies(template, 3) as shops:
        made = Trio(*shops)
        yield made
        made.assert_alike()
