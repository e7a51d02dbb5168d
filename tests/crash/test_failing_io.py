"""One operation on the disk fails: the program says so or gets over it, and nothing answered is lost."""

from __future__ import annotations

import json
import traceback
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass
from functools import cache
from itertools import count
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from app.domain.commands import COMMANDS
from app.errors import KnownError
from app.files import sync_file
from app.lifecycle import controller
from app.lifecycle.core import Core
from app.models import database, faults
from tests.crash.errands import ERRANDS, Errand
from tests.crash.every_command import after_hours, every_command
from tests.crash.failing import Failing, Fault, failing
from tests.crash.power_loss import NAME, State, write
from tests.crash.promises import Diary, broken, opened
from tests.crash.runs import RELEASE, drawn, random_for, repeatable, rerun, size
from tests.crash.story import Line, Story, tell
from tests.crash.template import overnight, sample

pytestmark = [pytest.mark.slow, pytest.mark.timeout(0), pytest.mark.logs_warnings]

MOMENTS = size(commit=12, release=10_000)  # of an errand
LINES = 5
NEVER = -1
BAD_MOMENTS = 60
MOMENTS_OF_A_COMMAND = range(0, 10_000, size(commit=3, release=1))

Disk = Callable[[int], Failing]
Script = Callable[[Core], list[Line]]

DISKS: dict[str, Disk] = {
    "a failing write": lambda at: Failing(Fault.IO, at),
    "a full disk": lambda at: Failing(Fault.FULL, at, for_good=True),
    "a failing read": lambda at: Failing(Fault.IO, at, reads=True),
}
if RELEASE:
    DISKS |= {
        "a broken disk": lambda at: Failing(Fault.IO, at, for_good=True),
        "a disk full for a moment": lambda at: Failing(Fault.FULL, at),
        "a disk that cannot be read": lambda at: Failing(Fault.IO, at, for_good=True, reads=True),
    }


def some_lines(core: Core) -> list[Line]:
    story, lines = Story(core, random_for("failing"), "failing"), list[Line]()
    for _ in range(LINES):
        lines.append(story.next())
        tell(core, lines[-1])
    return lines


@dataclass(frozen=True, slots=True)
class Step:
    """A line, the closed workspace before it, and what was answered by then."""

    line: Line
    before: State


@cache
def script(written: Script, image: Callable[[], bytes] = sample) -> list[Step]:
    """Lines that a workshop, that of the sample, answers one after the other."""
    with TemporaryDirectory() as folder, repeatable("script"):
        path = Path(folder, NAME)
        path.write_bytes(image())
        with closing(opened(path)) as core:
            lines = written(core)
        path.write_bytes(image())
        steps, diary = list[Step](), Diary()
        for line in lines:
            steps.append(Step(line, State({NAME: path.read_bytes()}, diary.copy())))
            with closing(opened(path)) as core:
                diary.hear(line, tell(core, line))
        return steps


def work(path: Path, line: Line, disk: Failing, diary: Diary, *, throughout: bool) -> list[str]:
    """Sends a line until it is answered, at most twice; returns tracebacks of what was not explained.

    The disk fails meanwhile, and `throughout` also while the workspace is opened and closed.
    """
    core, found = None, list[str]()
    disk.armed = throughout
    for _ in range(2):
        with explained(found):
            core = core or opened(path)
    if core is None:
        return found
    disk.armed = True
    diary.send(line)
    for _ in range(2):
        with explained(found):
            diary.hear(line, tell(core, line))
            break
    disk.armed = throughout
    with explained(found):
        core.workspace.checkpoint()
    with explained(found):
        core.close()
    return found


@contextmanager
def explained(found: list[str]) -> Iterator[None]:
    """A known error is an explanation; everything else that is raised is found."""
    try:
        yield
    except KnownError as error:
        found += [f"not explained: {error}"] if "not an error" in str(error) else []
    except Exception:  # noqa: BLE001 - found, and the test goes on
        found.append(traceback.format_exc())


def worked(step: Step, disk: Failing, path: Path, *, throughout: bool = True) -> list[str]:
    """The promises that were broken when the line was sent on this disk."""
    write(step.before.image, path.parent)
    diary = step.before.diary.copy()
    with failing(disk), repeatable("failing"):
        found = work(path, step.line, disk, diary, throughout=throughout)
    if not disk.for_good:
        found += [f"not answered the second time: {line}" for line in diary.unanswered]
    return found + broken(path, diary, resend=[line for line in diary.answers if line == step.line])


@pytest.mark.parametrize("name", DISKS)
def test_no_failing_operation_loses_what_was_answered(
    name: str, shared_memory: Path, request: pytest.FixtureRequest
) -> None:
    steps, failed = script(every_command if RELEASE else some_lines), 0
    for step in steps:
        for at in count():
            disk = DISKS[name](at)
            found = worked(step, disk, shared_memory / NAME, throughout=step is steps[0])
            assert not found, "\n".join([f"operation {at} of {step.line}", *found, rerun(request)])
            if not disk.struck:
                break
            failed += 1
    print(f"{name}: each of {failed} operations in {len(steps)} commands failed")
    assert failed


@pytest.mark.parametrize("name", DISKS)
@pytest.mark.parametrize("errand", ERRANDS)
def test_no_failing_operation_leaves_half_a_file(
    errand: str, name: str, shared_memory: Path, request: pytest.FixtureRequest
) -> None:
    folder = shared_memory
    operations = operations_of(ERRANDS[errand], folder, DISKS[name])
    moments = drawn(operations, MOMENTS, random_for(errand, name))
    for at in moments:
        found = attempted(ERRANDS[errand], folder, DISKS[name](at))
        assert not found, "\n".join([f"operation {at} of {operations}", *found, rerun(request)])
    print(f"{errand} on {name}: {len(moments)} of {operations} operations failed")


def operations_of(errand: Errand, folder: Path, disk: Disk) -> int:
    """How many operations can fail."""
    write(errand.found().image, folder)
    whole = disk(NEVER)
    with failing(whole):
        errand.do(folder)
    return whole.seen


def attempted(errand: Errand, folder: Path, disk: Failing) -> list[str]:
    """The promises that were broken when the errand was done on this disk."""
    write(errand.found().image, folder)
    found, done = list[str](), False
    with failing(disk), explained(found):
        errand.do(folder)
        done = True
    return found + errand.problems(folder, errand.found(), done)


def test_every_command_is_tried_on_a_failing_disk() -> None:
    steps = (*script(every_command), *script(after_hours, overnight))
    assert {json.loads(step.line)["do"] for step in steps} == set(COMMANDS)


@pytest.mark.parametrize("name", DISKS)
def test_no_failing_operation_loses_what_was_answered_about_a_night(name: str, shared_memory: Path) -> None:
    for step in script(after_hours, overnight):
        for at in MOMENTS_OF_A_COMMAND:
            disk = DISKS[name](at)
            found = worked(step, disk, shared_memory / NAME, throughout=False)
            assert not found, "\n".join([f"operation {at} of {step.line}", *found])
            if not disk.struck:
                break


@contextmanager
def overlooked(workspace: database.Workspace) -> Iterator[None]:
    """A program that is wrong on purpose: it takes a commit for done that has failed."""
    workspace.db.begin()
    yield
    with suppress(*faults.DATABASE_ERRORS):
        workspace.db.commit()
        return
    workspace.db.rollback()


def test_the_harness_finds_a_program_that_overlooks_a_failed_commit(
    shared_memory: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(controller, "transaction", overlooked)
    disks = [Failing(Fault.IO, at) for at in range(BAD_MOMENTS)]
    found = [bool(worked(script(some_lines)[0], disk, shared_memory / NAME)) for disk in disks]
    print(f"overlooks a failed commit: {sum(found)} of {len(found)} found")
    assert any(found)


@contextmanager
def closed_unseen(workspace: database.Workspace) -> Iterator[database.Workspace]:
    """A program that is wrong on purpose: it closes a new file and doesn't see whether its log went in."""
    try:
        yield workspace
    finally:
        workspace.close()
    sync_file(workspace.path)


def test_the_harness_finds_a_program_that_does_not_see_its_log_folded_in(
    shared_memory: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(database, "built", closed_unseen)
    operations = operations_of(ERRANDS["new"], shared_memory, DISKS["a failing write"])
    disks = [Failing(Fault.IO, at) for at in range(operations - BAD_MOMENTS, operations)]
    found = [bool(attempted(ERRANDS["new"], shared_memory, disk)) for disk in disks]
    print(f"does not see its log folded in: {sum(found)} of {len(found)} found")
    assert any(found)
