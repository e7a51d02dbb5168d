"""What the program does with whole files: make, back up, restore, upgrade, take in a sheet.

Each errand says how it is done, and which promises are broken when it was cut off somewhere.
"""

from __future__ import annotations

import json
import tempfile
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pytest

from app import bootstrap
from app.errors import KnownError
from app.models import backup, database, restore, schema, upgrade
from tests.crash.power_loss import NAME, State
from tests.crash.promises import Diary, broken, opened
from tests.crash.runs import random_for
from tests.crash.story import Story, tell
from tests.crash.template import sample

COPY = "copy.hatt"
LINES = 12
ROWS = 60
SHEET = json.dumps(
    {
        "do": "job.import",
        "lines": [{"product": "CARD-02", "quantity": 2, "reference": "PO-7"}] * ROWS,
        "sheet": "orders.csv",
        "fingerprint": "60 rows",
        "request_id": "sheet",
    }
)


@dataclass(frozen=True, slots=True)
class Errand:
    """`found` lies in the folder before; `do` works there; `problems` looks at it after an end or a crash."""

    found: Callable[[], State]
    do: Callable[[Path], None]
    problems: Callable[[Path, State, bool], list[str]]


def nothing() -> State:
    return State({}, Diary())


@cache
def worked_on() -> State:
    """A workspace after some work, and a backup from before it."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, NAME)
        path.write_bytes(sample())
        core = opened(path)
        story, diary = Story(core, random_for("errands"), "before"), Diary()
        for _ in range(LINES):
            line = story.next()
            diary.hear(line, tell(core, line))
        core.close()
        return State({NAME: path.read_bytes(), COPY: sample()}, diary)


@contextmanager
def next_release() -> Iterator[None]:
    """The program as it will be when its schema has another number."""
    with pytest.MonkeyPatch.context() as patch:
        for module in (schema, database, upgrade):
            patch.setattr(module, "SCHEMA_VERSION", schema.SCHEMA_VERSION + (module is schema))
        yield


def make(folder: Path) -> None:
    bootstrap.new_workspace(folder / NAME)


def made(folder: Path, found: State, done: bool) -> list[str]:
    """A new workspace is there whole or not at all; then it can be made."""
    if not (folder / NAME).exists():
        if done:
            return ["was made and is not there"]
        make(folder)
    return broken(folder / NAME, found.diary)


def back_up(folder: Path) -> None:
    core = opened(folder / NAME)
    try:
        backup.back_up(core.workspace, folder / COPY, replacing=True)
    finally:
        core.close()


def backed_up(folder: Path, found: State, done: bool) -> list[str]:
    """The backup is the one before or the new one, whole; the workspace has not felt it."""
    return [
        *broken(folder / NAME, found.diary),
        *broken(folder / COPY, found.diary if done else Diary()),
        *_again(back_up, folder),
        *broken(folder / COPY, found.diary),
    ]


def put_back(folder: Path) -> None:
    restore.restore(folder / NAME, folder / COPY)


def was_put_back(folder: Path, found: State, done: bool) -> list[str]:
    """The workspace is the one before or the backup, whole; what went is kept; it can be repeated."""
    before, after = broken(folder / NAME, found.diary), broken(folder / NAME, Diary())
    kept = [path for path in folder.glob(f"{NAME}.replaced*") if not broken(path, found.diary)]
    return [
        *after,
        *([] if not before or kept else ["what was worked is neither there nor kept", *before]),
        *(["was restored and is as before"] if done and not before else []),
        *_again(put_back, folder),
        *broken(folder / NAME, Diary()),
    ]


def bring_up(folder: Path) -> None:
    with next_release():
        opened(folder / NAME).close()


def was_brought_up(folder: Path, found: State, done: bool) -> list[str]:
    """Nothing of the work is missing, for the next release, after however much of the upgrade."""
    with next_release():
        left = broken(folder / NAME, found.diary, resend=found.diary.answers)
    names = [path.name for path in folder.iterdir() if path.name.endswith(".upgrading")]
    return [*left, *(f"left behind: {name}" for name in names)]


def take_in(folder: Path) -> None:
    core = bootstrap.open_core(folder / NAME)
    try:
        tell(core, SHEET)
    finally:
        core.close()


def taken_in(folder: Path, found: State, done: bool) -> list[str]:
    """All lines of the sheet are there or none; sent again they are there once."""
    core = opened(folder / NAME)
    query = "SELECT count(*) FROM ticket WHERE reference = 'PO-7'"
    (rows,) = core.workspace.db.execute_sql(query).fetchone()
    core.close()
    diary = found.diary.copy()
    diary.send(SHEET)
    return [
        *([] if rows in {0, ROWS} else [f"{rows} of {ROWS} lines are there"]),
        *(["was imported and is not there"] if done and not rows else []),
        *broken(folder / NAME, diary),
    ]


def _again(errand: Callable[[Path], None], folder: Path) -> list[str]:
    try:
        errand(folder)
    except KnownError as error:
        return [f"can't be repeated: {error}"]
    return []


ERRANDS: Mapping[str, Errand] = {
    "new": Errand(nothing, make, made),
    "backup": Errand(worked_on, back_up, backed_up),
    "restore": Errand(worked_on, put_back, was_put_back),
    "upgrade": Errand(worked_on, bring_up, was_brought_up),
    "import": Errand(worked_on, take_in, taken_in),
}
