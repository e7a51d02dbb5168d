"""Proving a workspace: the chain, the full check, and what is proved at every start."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial

from app.models import checking, ledger
from benches.figures import Figure, Times
from benches.jobs import many_jobs
from benches.workshop import Scale, Workshop, opened

MILLION = 1_000_000

Work = Callable[[], object]


def measure(scale: Scale) -> Iterator[Figure]:
    """A history of single steps, as workshops write it, and the start with a hundred thousand jobs."""

    def furnish(shop: Workshop) -> None:
        job = shop.started(scale.history)
        with shop.core.controller.batch():
            for piece in shop.column("SELECT id FROM token WHERE ticket = ? ORDER BY number", job):
                shop.do("work.complete", tokens=[piece])

    with opened(scale.kept("history", furnish)) as shop:
        db = shop.core.workspace.db
        yield _per_million(shop, "verify the chain", partial(ledger.verify, db))
        yield _per_million(shop, "full check", partial(checking.check, db))
    with opened(many_jobs(scale)) as shop:
        times = _timed(partial(checking.check_live, shop.core.workspace.db), 5)
        (runs,) = shop.column("SELECT count(*) FROM run WHERE state = 'active'")
        yield Figure(f"check at the start, {runs:,} running jobs", times.median, "ms", str(times))


def _per_million(shop: Workshop, what: str, work: Work) -> Figure:
    (facts,) = shop.column("SELECT count(*) FROM fact")
    (commands,) = shop.column("SELECT count(*) FROM command")
    times = _timed(work, 3)
    value = times.median / 1000 * MILLION / facts
    about = f"extrapolated from {facts:,} facts of {commands:,} commands; {times}"
    return Figure(f"{what}, per million facts", value, "s", about)


def _timed(work: Work, rounds: int) -> Times:
    times = Times()
    for _ in range(rounds):
        times.take(work)
    return times
