"""A damaged file opens or is explained, is never written to once it is known, and hardly a change is missed.

`CRASH_RUNS=release` and `CRASH_SEED` say how many files and which, as for the crashes.
"""

from __future__ import annotations

from collections import Counter
from contextlib import closing
from pathlib import Path

import pytest

from app import bootstrap
from app.__main__ import main
from app.domain.refusals import Refused
from app.errors import KnownError, Trouble
from app.models import checking
from app.models.database import Workspace
from app.models.salvage import salvage
from tests.crash.runs import random_for, rerun, size
from tests.models.damage import (
    LOG,
    OF_FILE,
    OF_LOG,
    Harm,
    Image,
    crashed,
    flip,
    flips,
    harmed,
    lay,
    rubbish,
    sound,
    stored,
    zeros,
)
from tests.models.lively import NAME, everything, of, opened
from tests.models.past import done, rows
from tests.models.spoiling import contents, told

pytestmark = [pytest.mark.slow, pytest.mark.timeout(0)]

FILES = size(commit=200, release=2_300)
OF_LEFT = (flips, zeros, rubbish)  # for a file that a crash has left
OF_EACH = -(-FILES // len(OF_FILE + OF_LOG + OF_LEFT))
SALVAGE_EACH = size(commit=3, release=1)  # a salvage replays the whole ledger, and what came of it is proved
FLIPS = size(commit=60, release=2_300)
SHARE = 0.98  # of the flips that change what is stored


def lasting(folder: Path) -> Image:
    """The files that keep work; SQLite may make its index of the log anew."""
    return {name: data for name, data in contents(folder).items() if name in (NAME, LOG)}


def checked(path: Path) -> str:
    """How `check` tells of the file, if it does; then nothing was written to it."""
    before = lasting(path.parent)
    try:
        found = ", ".join(sorted({each.code for each in bootstrap.prove(path)}))
    except KnownError as error:
        told(error)
        found = error.code
    if found:
        assert lasting(path.parent) == before
    return found


def used(path: Path) -> str:
    """How a day's work on the file ends: done, or why not. Whatever else is raised, the check explains it."""
    before = lasting(path.parent)
    try:
        core = opened(path)
    except KnownError as error:
        told(error)
        assert lasting(path.parent) == before
        return f"refused: {error.code}"
    try:
        with closing(core):
            everything(core)
            shop = of(core)
            shop.finish(shop.started(2))
    except (KnownError, Refused) as error:
        return f"stopped: {error.code}"
    except Exception:
        cause = bootstrap.cause(path)
        if cause is None:
            raise
        told(cause)
        return f"explained: {cause.code}"
    return "done"


def salvaged(path: Path, whole: list[object]) -> str:
    """How a salvage ends: with a whole file that holds a beginning of the history, or with why not."""
    before, target = lasting(path.parent), path.with_name("salvaged.hatt")
    try:
        found = salvage(path, target)
    except KnownError as error:
        told(error)
        assert not target.exists()
        return f"not salvaged: {error.code}"
    assert lasting(path.parent) == before
    assert bootstrap.prove(target) == []
    there = history(target)
    assert there == whole[: found.commands]
    target.unlink()
    return "all salvaged" if there == whole else "salvaged in part"


def run(image: Image, name: str, harm: Harm, folder: Path, request: pytest.FixtureRequest) -> None:
    whole = history(lay(image, folder))
    random, ends = random_for(name, harm.__name__), Counter[str]()
    for number in range(OF_EACH):
        damaged = harmed(image, name, harm, random)
        try:
            found = checked(lay(damaged, folder))
            if not found:
                there = history(lay(damaged, folder))
                assert there == whole[: len(there)]
                assert len(there) == len(whole) or name == LOG
            ends["found" if found else "not found"] += 1
            ends[used(lay(damaged, folder))] += 1
            if number % SALVAGE_EACH == 0:
                ends[salvaged(lay(damaged, folder), whole)] += 1
        except Exception as error:
            raise AssertionError(f"file {number}: {rerun(request)}") from error
    print(f"{name}, {harm.__name__}: {dict(ends)}")


def history(path: Path) -> list[object]:
    """The links of the chain. The end of a damaged log is to SQLite what was not written any more."""
    return [link for (link,) in rows(path, "SELECT hash FROM command ORDER BY n")]


@pytest.mark.parametrize("harm", OF_FILE)
def test_a_damaged_file_opens_or_is_explained(
    harm: Harm, shared_memory: Path, request: pytest.FixtureRequest
) -> None:
    run(sound(), NAME, harm, shared_memory, request)


@pytest.mark.parametrize("harm", OF_LOG)
def test_a_damaged_log_opens_or_is_explained(
    harm: Harm, shared_memory: Path, request: pytest.FixtureRequest
) -> None:
    run(crashed(), LOG, harm, shared_memory, request)


@pytest.mark.parametrize("harm", OF_LEFT)
def test_a_damaged_file_that_a_crash_has_left_opens_or_is_explained(
    harm: Harm, shared_memory: Path, request: pytest.FixtureRequest
) -> None:
    run(crashed(), NAME, harm, shared_memory, request)


def share_found(flips: int, folder: Path) -> float:
    """How much `check` finds of the flipped bits that change what is stored."""
    whole, random = stored(lay(sound(), folder)), random_for("share")
    changed = found = 0
    while changed < flips:
        damaged = harmed(sound(), NAME, flip, random)
        if stored(lay(damaged, folder)) != whole:
            changed += 1
            found += bool(checked(lay(damaged, folder)))
    print(f"{found} of {changed} changing flips found")
    return found / changed


def test_hardly_a_flipped_bit_that_changes_what_is_stored_is_missed(
    shared_memory: Path, request: pytest.FixtureRequest
) -> None:
    assert share_found(FLIPS, shared_memory) >= SHARE, rerun(request)


# --- the harness itself -----------------------------------------------------------------------------------


def test_the_harness_finds_a_check_that_only_looks_at_pages(
    shared_memory: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(checking, "_CHECKS", (checking._schema, checking._pages))
    assert share_found(FLIPS, shared_memory) < 0.5


def test_the_harness_finds_a_program_that_folds_the_log_into_a_damaged_file(
    shared_memory: Path, monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest
) -> None:
    image = crashed()  # by an honest program, which leaves the log beside it
    monkeypatch.setattr(Workspace, "leave", Workspace.close)
    with pytest.raises(AssertionError, match="CRASH_SEED"):
        run(image, NAME, zeros, shared_memory, request)


def test_the_files_are_the_same_in_every_run() -> None:
    before = sound()
    sound.cache_clear()
    assert sound() == before


def test_the_command_line_says_what_is_wrong_when_a_damaged_fact_stops_it(
    shut: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    done(shut, "UPDATE fact SET payload = '{' WHERE seq = 20")
    assert main(["show", "facts", "-w", str(shut)]) == 2
    said = capsys.readouterr().err
    assert said.startswith(f"{Trouble.NOT_WHOLE}: ")
    assert "CHAIN_BROKEN" in said
