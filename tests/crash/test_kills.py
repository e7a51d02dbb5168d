"""The program is killed: every answer that was given stands, once, and the workspace is whole."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from random import Random
from typing import Any

import pytest

from tests.crash.errands import ERRANDS, Errand
from tests.crash.killing import Nursery, Report, nursery
from tests.crash.power_loss import NAME, write
from tests.crash.promises import Diary, broken
from tests.crash.runs import drawn, random_for, rerun, size
from tests.crash.template import sample

pytestmark = [
    pytest.mark.slow,
    pytest.mark.timeout(0),
    pytest.mark.skipif(not hasattr(os, "fork"), reason="children to be killed are forked"),
]

BATCHES = size(commit=10, release=100)
KILLS = size(commit=40, release=90)  # in one workspace, which grows
KILLS_OF_ERRAND = size(commit=20, release=200)
OPERATIONS = 200  # of a child that works: it has opened, worked, closed and opened again
FROM_OUTSIDE = 0.2  # of the kills come at any time, between operations and within them
LONGEST = 0.15  # seconds
VERIFIED = 0.5  # of the kills; behind the others the next child opens what was left


@pytest.fixture(scope="module")
def children() -> Iterator[Nursery]:
    with nursery() as running:
        yield running


def note(report: Report, diary: Diary) -> list[str]:
    """Enters what a child has said; returns the lines that were answered."""
    answered = []
    for said in report.said:
        if "sent" in said:
            diary.send(said["sent"])
        elif "heard" in said:
            answered.append(diary.unanswered[-1])
            diary.hear(answered[-1], said["heard"])
    return answered


@pytest.mark.parametrize("batch", range(BATCHES))
def test_no_kill_loses_or_doubles_what_was_answered(
    batch: int, children: Nursery, shared_memory: Path, request: pytest.FixtureRequest
) -> None:
    random, path = random_for("kills", batch), shared_memory / NAME
    path.write_bytes(sample())
    diary, answered = Diary(), list[str]()
    for kill in range(KILLS):
        report = children.run(
            "tests.crash.children:work",
            **killed(random),
            path=str(path),
            name=f"kill{kill}",
            seed=random.randrange(2**32),
        )
        assert report.ended == "SIGKILL", f"{report.traceback}\n{rerun(request)}"
        answered += note(report, diary)
        if random.random() < VERIFIED:
            problems = broken(path, diary, resend=answered, full=False)
            assert not problems, "\n".join([f"kill {kill}", *problems, rerun(request)])
            answered = []
    print(f"{KILLS} kills, {len(diary.answers)} answers")
    problems = broken(path, diary, resend=list(diary.answers))
    assert not problems, "\n".join([*problems, rerun(request)])
    assert diary.answers


def killed(random: Random) -> dict[str, Any]:
    """When a child that works is killed."""
    if random.random() < FROM_OUTSIDE:
        return {"after": random.uniform(0, LONGEST)}
    return {"at": random.randrange(OPERATIONS)}


@pytest.mark.parametrize("name", ERRANDS)
def test_no_kill_leaves_half_a_file(
    name: str, children: Nursery, shared_memory: Path, request: pytest.FixtureRequest
) -> None:
    errand = ERRANDS[name]
    operations = run(children, errand, name, shared_memory, None).operations
    moments = drawn(operations, KILLS_OF_ERRAND, random_for("errands", name))
    for moment in moments:
        report = run(children, errand, name, shared_memory, moment)
        assert report.ended == "SIGKILL"
        problems = errand.problems(shared_memory, errand.found(), False)
        assert not problems, "\n".join([f"killed at {moment} of {operations}", *problems, rerun(request)])
    print(f"{name}: {len(moments)} kills in {operations} operations")


def run(
    children: Nursery, errand: Errand, name: str, folder: Path, at: int | None, child: str = "errand"
) -> Report:
    write(errand.found().image, folder)
    return children.run(f"tests.crash.children:{child}", at=at, count=True, name=name, folder=str(folder))


def test_the_harness_finds_a_program_that_answers_too_early(children: Nursery, shared_memory: Path) -> None:
    random, path = random_for("early"), shared_memory / NAME
    found = 0
    for kill in range(20):
        path.write_bytes(sample())
        name, seed, at = f"early{kill}", random.randrange(2**32), random.randrange(OPERATIONS)
        child = "tests.crash.children:answer_too_early"
        report = children.run(child, at=at, path=str(path), name=name, seed=seed)
        diary = Diary()
        note(report, diary)
        found += bool(broken(path, diary, full=False))
    print(f"answers too early: found in {found} of 20 kills")
    assert found


def test_the_harness_finds_a_workspace_that_is_gone_for_a_moment(
    children: Nursery, shared_memory: Path
) -> None:
    errand = ERRANDS["restore"]
    operations = run(children, errand, "restore", shared_memory, None, "rename_twice").operations
    for moment in range(operations - 5, operations):
        run(children, errand, "restore", shared_memory, moment, "rename_twice")
        if errand.problems(shared_memory, errand.found(), False):
            return
    pytest.fail("a workspace that was gone for a moment was not found in five kills")
