"""Starting a job: its run, its tokens with their serials, their work items, the index of their history."""

from __future__ import annotations

from collections.abc import Iterator

from benches.beside import Deed
from benches.figures import Figure
from benches.floor import floor, planned
from benches.workshop import Scale

_PLANNED = "SELECT id FROM ticket WHERE quantity = ? AND status = 'planned' ORDER BY id"


def measure(scale: Scale) -> Iterator[Figure]:
    """Few pieces, a thousand, and the most that a job may have."""
    with floor(scale) as shops:
        sizes = {f"start a job of {quantity:,} pieces": quantity for quantity in planned(scale)}
        series = {
            what: [Deed("job.start", {"jobs": [job]}) for job in shops.watched.column(_PLANNED, quantity)]
            for what, quantity in sizes.items()
        }
        for what, pair in shops.compare(series, rest=1).items():
            yield pair.figure(what, judged=sizes[what] == scale.pieces)
