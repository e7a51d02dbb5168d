"""What the program does with whole files: make, back up, restore, upgrade, take in a sheet.

Each errand says how it is done, and which promises are broken when it was cut off somewhere.
"""

from __future__ import annotations

import errno
import json
import os
import re
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache, partial
from pathlib import Path

import apsw
import pytest

from app import bootstrap
from app.errors import KnownError, Trouble
from app.models import backup, restore, salvage
from app.models.schema import SCHEMA_VERSION
from tests.crash.power_loss import NAME, State
from tests.crash.promises import Diary, broken, content, opened
from tests.crash.runs import RELEASE, random_for, repeatable
from tests.crash.story import Story, tell
from tests.crash.template import sample

RELEASED = Path(__file__).parents[1] / "fixtures" / "workspaces"
COPY = "copy.hatt"
SALVAGED = "salvaged.hatt"
_MODE = 18  # where the header of a file says that it has a write-ahead log
_IN_BUILDING = re.compile(r"\.(new|tmp|restoring|upgrading)\b")
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
    """`found` lies in the folder before; `work` is done there; `problems` looks at what is left."""

    found: Callable[[], State]
    work: Callable[[Path], None]
    problems: Callable[[Path, State, bool], list[str]]

    def do(self, folder: Path) -> None:
        """Does the errand in a folder, the same each time. Raises KnownError."""
        with repeatable("errand"):
            self.work(folder)


def nothing() -> State:
    return State({}, Diary())


@cache
def worked_on() -> State:
    """A workspace that a crash has left after some work, and a backup from before it."""
    with tempfile.TemporaryDirectory() as folder, repeatable("worked on"):
        path = Path(folder, NAME)
        path.write_bytes(sample())
        core = opened(path)
        story, diary = Story(core, random_for("errands"), "before"), Diary()
        for _ in range(LINES):
            line = story.next()
            diary.hear(line, tell(core, line))
        core.workspace.leave()
        log = path.with_name(f"{NAME}-wal")
        return State({NAME: path.read_bytes(), log.name: log.read_bytes(), COPY: sample()}, diary)


@cache
def of_release(path: Path) -> State:
    """A workspace that an earlier release has made, with all that was answered in it."""
    data = path.read_bytes()
    requests = in_memory(data).execute("SELECT request FROM command").fetchall()
    return State({NAME: data}, Diary({json.dumps({"request_id": request}): "" for (request,) in requests}))


def releases() -> list[Path]:
    """The kept files that have to be upgraded: of every release before a release, else of the newest."""
    schemas = {int(path.stem.removeprefix("schema-")): path for path in RELEASED.glob("*.hatthasilpa")}
    older = [schemas[schema] for schema in sorted(schemas) if schema < SCHEMA_VERSION]
    return older if RELEASE else older[-1:]


def in_memory(data: bytes) -> apsw.Connection:
    """The database of a closed file, which needs no log: memory knows none."""
    connection = apsw.Connection(":memory:")
    connection.deserialize("main", data[:_MODE] + b"\1\1" + data[_MODE + 2 :])
    return connection


def make(folder: Path) -> None:
    bootstrap.new_workspace(folder / NAME)


def made(folder: Path, found: State, done: bool) -> list[str]:
    """A new workspace is there whole or not at all; then it can be made."""
    if not (folder / NAME).exists():
        if done:
            return ["was made and is not there"]
        with repeatable("again"):
            make(folder)
    return [*broken(folder / NAME, found.diary), *_left_behind(folder)]


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


def put_back_by_copying(folder: Path) -> None:
    """On a file system on which a file has one name."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(os, "link", _no_link)
        put_back(folder)


def _no_link(*given: object) -> None:
    raise OSError(errno.EPERM, os.strerror(errno.EPERM))


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
    opened(folder / NAME).close()


def was_brought_up(folder: Path, found: State, done: bool) -> list[str]:
    """Nothing of the work is missing after however much of the upgrade, and the old file is kept, once."""
    problems = broken(folder / NAME, found.diary)
    kept = list(folder.glob(f"{NAME}.schema-*"))
    same = [
        path
        for path in kept
        if content(in_memory(path.read_bytes())) == content(in_memory(found.image[NAME]))
    ]
    return [
        *problems,
        *([] if len(kept) == len(same) == 1 else [f"kept: {len(kept)}, as it was: {len(same)}"]),
        *_left_behind(folder),
    ]


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


def take_over(folder: Path) -> None:
    """Who is told that something is lost throws the file away and looks at the disk."""
    if salvage.salvage(folder / NAME, folder / SALVAGED).lost != 0:
        (folder / SALVAGED).unlink()
        raise KnownError(Trouble.IO, file=NAME, reason="not all of it was read")


def taken_over(folder: Path, found: State, done: bool) -> list[str]:
    """The new file is there whole or not at all; then it can be made. The workspace has not felt it."""
    problems = broken(folder / NAME, found.diary)
    if not (folder / SALVAGED).exists():
        problems += ["was salvaged and is not there"] if done else _again(take_over, folder)
    return [*problems, *broken(folder / SALVAGED, found.diary), *_left_behind(folder)]


def of_old_backup(path: Path) -> State:
    """A workspace, and a backup that an earlier release has made."""
    return State({**worked_on().image, COPY: path.read_bytes()}, worked_on().diary)


def _again(errand: Callable[[Path], None], folder: Path) -> list[str]:
    try:
        with repeatable("again"):
            errand(folder)
    except KnownError as error:
        return [f"can't be repeated: {error}"]
    return _left_behind(folder)


def _left_behind(folder: Path) -> list[str]:
    """What was being built and is not done away with after a later try that came to its end."""
    return [f"left behind: {path.name}" for path in folder.iterdir() if _IN_BUILDING.search(path.name)]


ERRANDS: dict[str, Errand] = {
    "new": Errand(nothing, make, made),
    "backup": Errand(worked_on, back_up, backed_up),
    "restore": Errand(worked_on, put_back, was_put_back),
    "import": Errand(worked_on, take_in, taken_in),
    "salvage": Errand(worked_on, take_over, taken_over),
    **{
        f"upgrade of {path.stem}": Errand(partial(of_release, path), bring_up, was_brought_up)
        for path in releases()
    },
}
if RELEASE:
    ERRANDS |= {
        "restore by copying": Errand(worked_on, put_back_by_copying, was_put_back),
        **{
            f"restore of {path.stem}": Errand(partial(of_old_backup, path), put_back, was_put_back)
            for path in releases()
        },
    }
