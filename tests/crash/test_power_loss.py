"""The power is cut: whatever had been answered is there, and the workspace is whole."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from app import files
from app.models import database
from tests.crash.errands import ERRANDS, Errand
from tests.crash.power_loss import NAME, Event, Heard, Session, State, after_power_loss, day, record, write
from tests.crash.promises import Diary, broken
from tests.crash.runs import random_for, rerun, size
from tests.crash.template import sample
from tests.lifecycle.bugs.registry import nothing

pytestmark = [pytest.mark.slow, pytest.mark.timeout(0)]

PARTS = 2
STATES = size(commit=1_600, release=16_000) // PARTS
STATES_A_DAY = 200
ERRAND_STATES = size(commit=80, release=1_000)
DONE = "done"
DAYS_IN_A_ROW = 3
BAD_STATES = size(commit=60, release=2_000)


def days(folder: Path, name: str, count: int, *, lies: bool = False) -> tuple[int, list[str]]:
    """Cuts the power `count` times; each new day starts from a state that a crash has left.

    Returns how many states broke a promise, and the promises that the first of them broke.
    """
    random = random_for(name)
    new = found = State({NAME: sample()}, Diary())
    wrong, first = 0, list[str]()
    for number, begun in enumerate(range(0, count, STATES_A_DAY)):
        events = record(found.image, folder / "day", day(random, f"{name}-{number}"))
        cuts = min(STATES_A_DAY, count - begun)
        whole = [new]
        for state in after_power_loss(found, folder / "day", events, cuts, random, lies=lies):
            write(state.image, folder / "crashed")
            problems = broken(folder / "crashed" / NAME, state.diary.copy())
            wrong += bool(problems)
            first = first or problems
            whole += [] if problems else [state]
        found = random.choice(whole) if number % DAYS_IN_A_ROW else new
    return wrong, first


@pytest.mark.parametrize("part", range(PARTS))
def test_no_power_cut_loses_what_was_answered(
    part: int, shared_memory: Path, request: pytest.FixtureRequest
) -> None:
    wrong, first = days(shared_memory, f"day{part}", STATES)
    print(f"power cuts: {STATES}, broken: {wrong}")
    assert not wrong, "\n".join([f"{wrong} of {STATES} states", *first, rerun(request)])


def sync_setting(value: str, number: int) -> Callable[[pytest.MonkeyPatch], None]:
    """A program that asks for less durability."""

    def change(patch: pytest.MonkeyPatch) -> None:
        settings = {name: (name, *rest) for name, *rest in database._SETTINGS}
        settings["synchronous"] = ("synchronous", value, number)
        patch.setattr(database, "_SETTINGS", tuple(settings.values()))

    return change


def honest(patch: pytest.MonkeyPatch) -> None:
    """The program as it is."""


BAD_MODES = {
    "synchronous off": (sync_setting("OFF", 0), False),
    "WAL with synchronous normal": (sync_setting("NORMAL", 1), False),
    "a disk that lies about syncing": (honest, True),
}


@pytest.mark.parametrize("mode", BAD_MODES)
def test_the_harness_finds_what_a_bad_mode_loses(
    mode: str, shared_memory: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    change, lies = BAD_MODES[mode]
    change(monkeypatch)
    wrong, _ = days(shared_memory, mode, BAD_STATES, lies=lies)
    print(f"{mode}: {wrong} of {BAD_STATES} states lost answered work")
    assert wrong


def errand_states(name: str, folder: Path, count: int) -> tuple[int, list[str]]:
    """Cuts the power `count` times in an errand; how many states broke a promise, and which the first did."""
    errand, random = ERRANDS[name], random_for(name)
    found = errand.found()
    events = record(found.image, folder / "done", errand_session(errand))
    wrong, first = 0, list[str]()
    for state in after_power_loss(found, folder / "done", events, count, random):
        write(state.image, folder / "crashed")
        problems = errand.problems(folder / "crashed", found, DONE in state.diary.answers)
        wrong += bool(problems)
        first = first or problems
    return wrong, first


@pytest.mark.parametrize("name", ERRANDS)
def test_no_power_cut_leaves_half_a_file(
    name: str, shared_memory: Path, request: pytest.FixtureRequest
) -> None:
    wrong, first = errand_states(name, shared_memory, ERRAND_STATES)
    print(f"power cuts in {name}: {ERRAND_STATES}, broken: {wrong}")
    assert not wrong, "\n".join([f"{wrong} of {ERRAND_STATES} states", *first, rerun(request)])


def test_the_harness_finds_a_new_name_that_is_not_on_the_disk(
    shared_memory: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(files, "sync_folder", nothing)
    wrong, _ = errand_states("new", shared_memory, BAD_STATES)
    print(f"a folder that is not synced: {wrong} of {BAD_STATES} states lost the new workspace")
    assert wrong


def errand_session(errand: Errand) -> Session:
    def work(path: Path, happened: Callable[[Event], None]) -> None:
        errand.do(path.parent)
        happened(Heard(DONE, ""))

    return work
