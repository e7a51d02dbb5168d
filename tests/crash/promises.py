"""What a workspace must show after a crash: whole, every answer that was given still given, and no other."""

from __future__ import annotations

import hashlib
import traceback
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

import apsw

from app import bootstrap
from app.errors import KnownError
from app.lifecycle.core import Core
from app.models import checking
from app.models.connection import Database
from tests.crash.runs import repeatable
from tests.crash.story import Line, request_of, tell


@dataclass(slots=True)
class Diary:
    """What somebody who uses the program has seen: answers, and lines that were sent and not answered."""

    answers: dict[Line, str] = field(default_factory=dict)
    unanswered: list[Line] = field(default_factory=list)

    def send(self, line: Line) -> None:
        self.unanswered.append(line)

    def hear(self, line: Line, answer: str) -> None:
        self.answers[line] = answer
        self.unanswered = [each for each in self.unanswered if each != line]

    def copy(self) -> Diary:
        return Diary(dict(self.answers), list(self.unanswered))


def opened(path: Path) -> Core:
    """The workspace opened as the program opens it, without keeping a backup before big commands."""
    return bootstrap.open_core(path, station_backups=False)


def broken(path: Path, diary: Diary, *, resend: Iterable[Line] = (), full: bool = True) -> list[str]:
    """The promises that the workspace breaks; empty when it keeps them all."""
    try:
        with repeatable("looking"):
            return _broken(path, diary, resend, full=full)
    except KnownError as error:
        return [f"is refused: {error}"]
    except Exception:  # noqa: BLE001 - a traceback is a broken promise too
        return [traceback.format_exc()]


def _broken(path: Path, diary: Diary, resend: Iterable[Line], *, full: bool) -> list[str]:
    core = opened(path)
    try:
        return [
            *_lost(core, diary),
            *_answered_otherwise(core, resend, diary.answers),
            *_unfinished(core, diary),
            *(_checked(core.workspace.db) if full else ()),
        ]
    finally:
        core.close()


def _lost(core: Core, diary: Diary) -> Iterator[str]:
    rows = core.workspace.db.execute_sql("SELECT request, count(*) FROM command GROUP BY request").fetchall()
    times = dict(rows)
    for line in diary.answers:
        if times.get(request_of(line), 0) != 1:
            yield f"acknowledged and there {times.get(request_of(line), 0)} times: {line}"


def _answered_otherwise(core: Core, lines: Iterable[Line], answers: Mapping[Line, str]) -> Iterator[str]:
    for line in lines:
        answer = tell(core, line)
        if answer != answers[line]:
            yield f"sent again: {line}\n  was answered {answers[line]}\n  and is now   {answer}"


def _unfinished(core: Core, diary: Diary) -> Iterator[str]:
    """A line without an answer is sent again: it is then there once, whether or not it was before."""
    for line in diary.unanswered:
        first = tell(core, line)
        diary.hear(line, first)
        yield from _answered_otherwise(core, [line], {line: first})
        yield from _lost(core, Diary({line: first}))


_checks: dict[bytes, list[str]] = {}  # what the full check found, by what it looked at


def _checked(db: Database) -> list[str]:
    """The pages are checked in each file, what is written on them once: many crashes leave the same."""
    (pages,) = db.execute_sql("PRAGMA integrity_check").fetchone()
    if pages != "ok":
        return [f"check: {pages}"]
    found = content(db.connection())
    if found not in _checks:
        _checks[found] = [f"check: {each}" for each in checking.check(db)]
    return _checks[found]


def content(db: apsw.Connection) -> bytes:
    """A hash of everything that the database says, wherever in the file it stands."""
    digest = hashlib.sha256()
    schema = db.execute("SELECT type, name, sql FROM sqlite_schema ORDER BY type, name").fetchall()
    digest.update(repr([db.pragma("user_version"), schema]).encode())
    for kind, name, _ in schema:
        if kind == "table":
            digest.update(repr(db.execute(f'SELECT * FROM "{name}"').fetchall()).encode())
    return digest.digest()
