"""A short day: facts arrive while the window is used, and at its end it holds no more than before.

`dev.py bench soak` is the long one, with figures of memory and time.
"""

from __future__ import annotations

import gc
from collections import Counter
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

import pytest
from benches.person import Deed, Person
from PySide6.QtCore import QObject

from app import bootstrap
from app.clock import FixedClock
from app.domain.commands import parse
from app.lifecycle.core import Core
from app.lifecycle.queries.choices import first_admin
from app.views.lists.pages import KEPT_PAGES, Page
from tests.window.hand import Hand

ROUND = 130
"""So many deeds, and a little more than everything was done once."""
EVERY = 5


@pytest.fixture
def other(workshop: Path) -> Iterator[Core]:
    """Another seat on the same workspace."""
    core = bootstrap.open_core(workshop, FixedClock(), station_backups=False)
    yield core
    core.close()


def work(core: Core) -> None:
    """A job is made and started there."""
    admin = first_admin(core.desk)
    assert admin is not None
    made = core.controller.execute(parse("job.create", {"product": "TOTE-07", "quantity": 2})[0], admin.id)
    core.controller.execute(parse("job.start", {"job": made.result["id"]})[0], admin.id)


def go_on(hand: Hand, other: Core, deeds: Iterator[Deed]) -> None:
    for number, deed in enumerate(islice(deeds, ROUND)):
        if number % EVERY == 0:
            work(other)
        deed()
        hand.wait()


def held(hand: Hand) -> Counter[str]:
    """The kinds of what the window is made of, and how many there are of each."""
    found = Counter(type(each).__name__ for each in hand.window.findChildren(QObject))
    del found["QPropertyAnimation"]  # Qt's own, while something of it still moves
    return found


def pages() -> int:
    gc.collect()
    return sum(isinstance(each, Page) for each in gc.get_objects())


@pytest.mark.slow
@pytest.mark.timeout(300)
def test_a_window_in_use_holds_no_more_the_longer_facts_arrive(hand: Hand, other: Core) -> None:
    deeds = Person(hand.window).deeds()
    for _ in range(3):  # a job is paused and resumed, so that the longest history has been shown
        go_on(hand, other, deeds)
    before, jobs = held(hand), len(hand.codes())
    go_on(hand, other, deeds)
    go_on(hand, other, deeds)
    assert len(hand.codes()) > jobs
    assert held(hand) - before == Counter()
    assert pages() <= 4 * KEPT_PAGES
