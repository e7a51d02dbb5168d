"""Hatthasilpa Jobs over a hundred thousand jobs: sorting by every column, filters, the search."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton

from benches.figures import Figure, Times
from benches.jobs import many_jobs
from benches.painting import WIDE, Eye, settle, shown
from benches.person import click_title
from benches.workshop import Scale

BAR, GOAL = 60, 20
WORDS = ("HJ-2611-0", "PO-01", "saddle", "belt olive", "มารับ", "nothing like it")

Deeds = Mapping[str, Callable[[], object]]


def measure(scale: Scale) -> Iterator[Figure]:
    """From the press of the mouse or key until the new first page is painted."""
    _application = QApplication.instance() or QApplication([])
    rounds = max(scale.rounds // 4, 1)
    with shown(many_jobs(scale)) as eye:
        eye.screen.window().resize(*WIDE)
        settle()
        sorts = _sorts(eye)
        for deeds in (sorts, _filters(eye), _searches(eye)):
            yield from _timed(eye, deeds, rounds)
        eye.screen.table.choose(eye.screen.listing.model.ids[:1])
        chosen = {f"{what}, with a job chosen": sorts[what] for what in ("sort by due", "sort by code")}
        yield from _timed(eye, chosen, rounds)


def _timed(eye: Eye, deeds: Deeds, rounds: int) -> Iterator[Figure]:
    times = {what: Times() for what in deeds}
    for _ in range(rounds):
        for what, deed in deeds.items():
            eye.rest()
            times[what].take(partial(eye.sees, deed))
    for what, taken in times.items():
        yield Figure(what, taken.median, "ms", str(taken), BAR, GOAL)


def _sorts(eye: Eye) -> Deeds:
    """By each column; by code last, because the list begins with that order."""
    columns = list(enumerate(eye.screen.listing.model.columns))
    return {
        f"sort by {column.key}": partial(click_title, eye.screen.table, place)
        for place, column in (*columns[1:], columns[0])
    }


def _filters(eye: Eye) -> Deeds:
    """By each chip; by all jobs last."""
    first, *others = eye.screen.listing.chips.findChildren(QPushButton)
    return {
        f"filter by {chip.objectName().removeprefix('chip_')}": partial(
            QTest.mouseClick, chip, Qt.MouseButton.LeftButton
        )
        for chip in (*others, first)
    }


def _searches(eye: Eye) -> Deeds:
    words = {f"search for “{words}”": partial(_search, eye, words) for words in WORDS}
    return {**words, "search for nothing again": partial(_search, eye, "")}


def _search(eye: Eye, words: str) -> None:
    """As if pasted, with Enter after it: while one types, the list waits for a moment of rest."""
    eye.screen.listing.search.setText(words)
    QTest.keyClick(eye.screen.listing.search, Qt.Key.Key_Return)
