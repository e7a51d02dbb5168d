"""Work cards for a whole morning: two hundred jobs, gathered, laid out, and written into one PDF file."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial
from pathlib import Path

from app.domain.paper import WorkCard
from app.lifecycle.queries import paper
from app.messages import Language
from app.printing.press import QtPress, without_a_window
from benches.figures import Figure, Times
from benches.jobs import many_jobs
from benches.workshop import Scale, Workshop

CARDS, ROUNDS = 200, 3
BAR = 20.0


def measure(scale: Scale) -> Iterator[Figure]:
    """Reading what stands on the cards, and printing them in each language."""
    _kept = without_a_window()
    count = min(CARDS, scale.jobs // 4)
    with scale.copies(many_jobs(scale), 1) as (shop,), scale.scratch() as folder:
        gathering, cards = Times(), _gathered(shop, count)
        for _round in range(ROUNDS):
            gathering.take(partial(_gathered, shop, count))
        yield Figure(f"gather {count} work cards", gathering.median, "ms", str(gathering))
        for language in Language:
            printing = Times()
            for _round in range(ROUNDS):
                printing.take(partial(_printed, cards, folder, language))
            what = f"print {count} work cards into a PDF file ({language})"
            yield Figure(what, printing.median / 1000, "s", str(printing), bar=BAR)


def _gathered(shop: Workshop, count: int) -> list[WorkCard]:
    jobs = shop.column("SELECT id FROM ticket ORDER BY id LIMIT ?", count)
    return [paper.work_card(shop.core.desk, job) for job in jobs]


def _printed(cards: Sequence[WorkCard], folder: Path, language: str) -> None:
    printed = QtPress().book(cards, folder / "cards.pdf", language)
    assert len(printed.codes) >= len(cards)
