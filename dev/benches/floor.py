"""The workshop that commands are measured in: busy, so that indexes are deep, and with jobs of every size."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from benches.beside import Trio, trio
from benches.workshop import Scale, Workshop

SMALL = 10


@contextmanager
def floor(scale: Scale) -> Iterator[Trio]:
    """Three copies of it, open."""

    def furnish(shop: Workshop) -> None:
        for _ in range(scale.running):
            shop.started(scale.pieces)
        shop.started(scale.most_pieces)
        for _ in range(scale.steps // SMALL):
            shop.started(SMALL)
        for quantity, count in planned(scale).items():
            for _ in range(count):
                shop.job(quantity)

    with trio(scale, scale.kept("floor", furnish)) as shops:
        yield shops


def planned(scale: Scale) -> dict[int, int]:
    """How many jobs of each size stand ready to be started."""
    return {SMALL: scale.rounds, scale.pieces: scale.rounds, scale.most_pieces: max(scale.rounds // 8, 1)}
