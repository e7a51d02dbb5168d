"""The other commands of a job's life, each beside its rows: small ones, where the door itself weighs most."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from benches.beside import Deed, Trio
from benches.figures import Figure
from benches.floor import SMALL, floor
from benches.workshop import PRODUCT, Scale

BETWEEN_RESTS = 20
_NEWEST = "SELECT id FROM (SELECT id FROM ticket ORDER BY id DESC LIMIT ?) ORDER BY id"
_FIRST_PIECES = "SELECT id FROM token WHERE ticket = ? AND number = 1"


def measure(scale: Scale) -> Iterator[Figure]:
    """Jobs of ten pieces, from their creation to their end and back."""
    with floor(scale) as shops:
        created = {"product": PRODUCT, "quantity": SMALL}
        yield from _compared(shops, {"job.create": [created] * scale.rounds})
        jobs = shops.watched.column(_NEWEST, scale.rounds)
        edits = [{"job": job, "version": 1, "notes": "Saddle thread, brass fittings"} for job in jobs]
        yield from _compared(shops, {"job.edit": edits})
        each = [{"jobs": [job]} for job in jobs]
        yield from _compared(shops, {"job.start": each})
        pieces = [{"tokens": shops.watched.column(_FIRST_PIECES, job)} for job in jobs]
        paused = [{**piece, "reason": "leather is short"} for piece in pieces]
        yield from _compared(shops, {"work.start": pieces, "work.pause": paused})
        yield from _compared(shops, {"job.pause": each, "job.resume": each})
        ends = [{**job, "reason": "the order was withdrawn"} for job in each]
        yield from _compared(shops, {"job.cancel": ends, "job.restore": each})


def _compared(shops: Trio, given: Mapping[str, Sequence[Mapping[str, object]]]) -> Iterator[Figure]:
    series = {kind: [Deed(kind, dict(values)) for values in all_] for kind, all_ in given.items()}
    for kind, pair in shops.compare(series, BETWEEN_RESTS).items():
        yield pair.figure(f"{kind}, {SMALL} pieces", judged=False)
