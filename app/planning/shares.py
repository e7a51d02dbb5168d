"""Labour from clocks: how long people worked on each thing, where one clock ran on several at once."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence

from app.clock import Instant
from app.values import frozen

MINUTE = 60_000_000
"""Microseconds."""


@frozen
class Stretch:
    """How long one work item lay on one person's tray."""

    session: int
    item: int
    begins: Instant
    ends: Instant


def minutes_of(stretches: Iterable[Stretch]) -> dict[int, float]:
    """The minutes of labour of each item: what lies on a tray together shares each minute equally (DOMAIN 6).

    All stretches of a session are to be given, else the others get too much. Several people's minutes at one
    item add up.
    """
    trays: dict[int, list[Stretch]] = defaultdict(list)
    for stretch in stretches:
        trays[stretch.session].append(stretch)
    worked: dict[int, float] = defaultdict(float)
    for tray in trays.values():
        for item, minutes in _shared(tray):
            worked[item] += minutes
    return dict(worked)


def _shared(tray: Sequence[Stretch]) -> Iterable[tuple[int, float]]:
    """By what an item on the tray alone would have got until then: nobody looks at all of them at a time."""
    changes = Counter(each.begins for each in tray)
    changes.subtract(each.ends for each in tray)
    lying, got, before = 0, 0.0, Instant(0)
    got_until: dict[Instant, float] = {}
    for moment in sorted(changes):
        if lying:
            got += (moment - before) / lying / MINUTE
        got_until[moment] = got
        lying += changes[moment]
        before = moment
    return [(each.item, got_until[each.ends] - got_until[each.begins]) for each in tray]
