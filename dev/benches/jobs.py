"""A workspace with a hundred thousand Hatthasilpa jobs: imported sheet by sheet, some of them worked."""

from __future__ import annotations

from pathlib import Path
from random import Random

from benches.workshop import Scale, Workshop, order_lines

SHEETS = 10
PRODUCTS = 200
AT_ONCE = 500
WORK = ("tote", "belt", "card holder", "camera strap", "notebook cover", "watch roll", "key case", "satchel")
HIDES = ("olive", "tan", "saddle", "black", "natural")


def many_jobs(scale: Scale) -> Path:
    """The workspace, closed."""

    def furnish(shop: Workshop) -> None:
        random = Random(7)
        skus = [_product(shop, number) for number in range(min(PRODUCTS, scale.jobs // SHEETS))]
        for number in range(SHEETS):
            lines = order_lines(scale.jobs // SHEETS, random, skus)
            shop.do("job.import", lines=lines, sheet=f"Week {number}", fingerprint=f"{number}", again=True)
        jobs = shop.column("SELECT id FROM ticket WHERE reference IS NOT NULL ORDER BY id")
        random.shuffle(jobs)
        _work(shop, jobs[: scale.jobs * 4 // 100], jobs[scale.jobs * 4 // 100 : scale.jobs * 6 // 100])

    return scale.kept("jobs", furnish)


def _product(shop: Workshop, number: int) -> str:
    sku = f"{WORK[number % len(WORK)].split()[0].upper()}-{number:03}"
    name = f"{WORK[number % len(WORK)].capitalize()}, {HIDES[number % len(HIDES)]}"
    shop.product(sku, name, f"งานหนัง แบบที่ {number}")
    return sku


def _work(shop: Workshop, started: list[int], cancelled: list[int]) -> None:
    """Of the jobs that are started, a quarter is finished, an eighth closed short, an eighth paused."""
    eighth = len(started) // 8
    _each(shop, "job.start", started)
    finished = started[: 2 * eighth]
    for job in finished:
        _finish(shop, job)
    _each(shop, "job.complete", finished)
    _each(shop, "job.close_short", started[2 * eighth : 3 * eighth], reason="The customer takes fewer")
    _each(shop, "job.pause", started[3 * eighth : 4 * eighth])
    _each(shop, "job.cancel", cancelled, reason="The order was withdrawn")


def _finish(shop: Workshop, job: int) -> None:
    while live := shop.column("SELECT id FROM token WHERE ticket = ? AND state = 'ready'", job):
        shop.do("work.complete", tokens=live)


def _each(shop: Workshop, kind: str, jobs: list[int], **fields: str) -> None:
    for place in range(0, len(jobs), AT_ONCE):
        shop.do(kind, jobs=jobs[place : place + AT_ONCE], **fields)
