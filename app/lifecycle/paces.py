"""How long the steps of a routing took lately, from clocks: read once, and again when more was done."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from app.clock import Instant
from app.models.connection import Database
from app.planning.shares import Stretch, minutes_of

ENOUGH = 60
"""So many measured pieces of a step are looked at, the last ones first."""
FARTHEST = 1_000
"""Among so many pieces of steps of that code: other routings have steps of the same name."""

_NEWEST = "SELECT max(done_at) FROM work_item INDEXED BY work_item_done WHERE state = 'done' AND node = ?"
_LAST = (
    "SELECT id FROM work_item INDEXED BY work_item_done WHERE state = 'done' AND node = ? "
    "ORDER BY done_at DESC LIMIT ?"
)
# A clock whose minutes somebody is still asked about has measured nothing.
_MEASURED = (
    "SELECT i.id, coalesce(i.good + i.scrapped + i.rework, t.quantity) FROM work_item i JOIN token t "
    "ON t.id = i.token JOIN routing_version v ON v.id = t.version_id WHERE v.routing = ? "
    "AND EXISTS (SELECT 1 FROM segment g WHERE g.item = i.id) AND NOT EXISTS (SELECT 1 FROM segment g "
    "JOIN session s ON s.id = g.session WHERE g.item = i.id AND s.asked = 1) AND i.id IN ({marks}) "
    "ORDER BY i.done_at DESC"
)
_STRETCHES = (
    "SELECT g.session, g.item, g.started_at, coalesce(g.ended_at, ?) FROM segment g WHERE g.session IN "
    "(SELECT session FROM segment WHERE item IN ({marks}))"
)
_AT_ONCE = 250


class Paces:
    """What was measured of each step, as long as nothing more of it was done."""

    def __init__(self) -> None:
        self._kept: dict[tuple[int, str], tuple[int | None, tuple[float, ...]]] = {}

    def of(self, db: Database, routing: int, node: str) -> Sequence[float]:
        """Minutes of labour for a piece at the step, of each of the last that were measured."""
        (newest,) = db.connection().execute(_NEWEST, (node,)).fetchone()
        kept = self._kept.get((routing, node))
        if kept is None or kept[0] != newest:
            kept = self._kept[routing, node] = newest, _measured(db, routing, node)
        return kept[1]


def worked(db: Database, items: Sequence[int], now: Instant) -> dict[int, float]:
    """The minutes of labour of each of these work items so far."""
    found: dict[Stretch, None] = {}
    for some, marks in _batches(items):
        rows = db.connection().execute(_STRETCHES.format(marks=marks), (now, *some)).fetchall()
        found.update(dict.fromkeys(Stretch(*row) for row in rows))
    return minutes_of(found)


def _measured(db: Database, routing: int, node: str) -> tuple[float, ...]:
    last = [row[0] for row in db.connection().execute(_LAST, (node, FARTHEST)).fetchall()]
    pieces: dict[int, int] = {}
    for some, marks in _batches(last):
        if len(pieces) < ENOUGH:
            pieces.update(db.connection().execute(_MEASURED.format(marks=marks), (routing, *some)).fetchall())
    items = list(pieces)[:ENOUGH]
    # Its own stretches have ended; what runs on beside it on a tray does so for ever.
    minutes = worked(db, items, Instant(2**62))
    return tuple(minutes[item] / pieces[item] for item in items)


def _batches(items: Sequence[int]) -> Iterator[tuple[Sequence[int], str]]:
    """As many at a time as is quick, with a mark for each."""
    for place in range(0, len(items), _AT_ONCE):
        some = items[place : place + _AT_ONCE]
        yield some, ",".join("?" * len(some))
