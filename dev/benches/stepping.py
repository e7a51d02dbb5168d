"""One durable command: a piece's step is done, the piece goes on, its next work item opens."""

from __future__ import annotations

from collections.abc import Iterator

from benches.beside import Deed
from benches.figures import Figure
from benches.floor import SMALL, floor
from benches.workshop import Scale

BETWEEN_RESTS = 100
"""A busy minute: so many commands come before the program is idle for a second."""

# Pieces at the first step of jobs of one size, where the last piece of the job still is too.
_PIECES = (
    "SELECT t.id FROM token t JOIN ticket k ON k.id = t.ticket WHERE k.quantity = ? AND t.state = 'ready' "
    "AND t.node = (SELECT node FROM token WHERE run = t.run ORDER BY number DESC LIMIT 1) "
    "ORDER BY t.id LIMIT ?"
)


def measure(scale: Scale) -> Iterator[Figure]:
    """In small jobs, in the largest, and in between: a step costs the same everywhere."""
    series = {}
    with floor(scale) as shops:
        for quantity in (SMALL, scale.pieces, scale.most_pieces):
            pieces = shops.watched.column(_PIECES, quantity, scale.steps)
            deeds = [Deed("work.complete", {"tokens": [piece]}) for piece in pieces]
            series[f"one step of one piece, job of {quantity:,}"] = deeds
        for what, pair in shops.compare(series, BETWEEN_RESTS).items():
            yield pair.figure(what)
            yield pair.figure(f"{what}, p99", 0.99)
