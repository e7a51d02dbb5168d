"""From a commit to the repaint: of another process, and of the window's own person."""

from __future__ import annotations

import time
from collections.abc import Iterator
from functools import partial

from PySide6.QtWidgets import QAbstractButton, QApplication

from app.lifecycle.controller import Committed
from app.lifecycle.core import Core
from benches.figures import Figure, Times
from benches.jobs import many_jobs
from benches.neighbour import JOB, Neighbour, neighbour
from benches.painting import Eye, live, settle, shown, wait_until
from benches.person import click
from benches.workshop import Scale

BAR, GOAL = 30, 16
TURNS = ("pause", "resume")


def measure(scale: Scale) -> Iterator[Figure]:
    """In the list of all jobs, with a job chosen."""
    _application = QApplication.instance() or QApplication([])
    rounds = max(scale.rounds // 2, 1)
    with scale.copy(many_jobs(scale)) as path, shown(path) as eye:
        settle()
        eye.rest()
        with neighbour(path) as other:
            others = _others(eye, other, rounds)
        yield Figure("another process's commit to the repaint", others.median, "ms", str(others), BAR, GOAL)
        pressed, committed = _own(eye, rounds)
        what = "one's own commit to the repaint of its row"
        yield Figure(what, committed.median, "ms", str(committed), BAR, GOAL)
        yield Figure("from the press of the button, with the commit", pressed.median, "ms", str(pressed))


def _others(eye: Eye, other: Neighbour, rounds: int) -> Times:
    """A new job, made by another process, stands first in the list."""
    times = Times()
    for _ in range(rounds):
        eye.rest()
        before = eye.screen.listing.model.id_at(0)
        eye.sees_when(partial(other.ask, JOB), partial(_is_another, eye, before))
        seen = time.time()
        at, _ = other.answer()
        times.taken.append(seen - at)
    return times


def _own(eye: Eye, rounds: int) -> tuple[Times, Times]:
    """The newest job is started, then paused and resumed in turns; its row says so."""
    window_of, at = eye.screen.window(), [0.0]

    def note(_facts: tuple[Committed, ...]) -> None:
        at[0] = time.perf_counter()

    def listen(core: Core) -> None:
        core.controller.subscribe(note)

    eye.context.runner.run(listen, _nothing, _nothing)
    table = eye.screen.table
    table.scrollToTop()
    table.choose(eye.screen.listing.model.ids[:1])
    pressed, committed = Times(), Times()
    for number in range(rounds + 1):
        eye.rest()
        action = TURNS[(number - 1) % 2] if number else "start"
        button = window_of.findChild(QAbstractButton, f"job_action_{action}")
        assert button is not None
        wait_until(button.isEnabled)
        before = _row(eye)
        start = time.perf_counter()
        eye.sees_when(partial(click, button), partial(_says_otherwise, eye, before))
        seen = time.perf_counter()
        while at[0] < start:  # the window may have seen the commit before the writer's own subscribers heard
            live(1)
        pressed.taken.append(seen - start)
        committed.taken.append(max(seen - at[0], 0.0))
    return pressed, committed


def _nothing(_answer: object) -> None:
    """Nobody waits for it."""


def _is_another(eye: Eye, first: int) -> bool:
    return eye.screen.listing.model.id_at(0) != first


def _says_otherwise(eye: Eye, before: str) -> bool:
    return _row(eye) != before


def _row(eye: Eye) -> str:
    """What the list says of the first job's status."""
    model = eye.screen.listing.model
    place = next(at for at, column in enumerate(model.columns) if column.key == "status")
    return model.cell(0, place).text
