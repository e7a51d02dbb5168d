"""What a child does until it is killed: it makes a packet, and dies at one moment of one stage."""

from __future__ import annotations

import os
import signal
from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from typing import Any

from app import bootstrap
from app.clock import FixedClock
from app.domain.commands import Command
from app.domain.packets.values import PacketStatus
from app.lifecycle.core import Core
from app.lifecycle.packets import office, pipeline
from app.lifecycle.packets.renderer import Renderer
from tests.crash.nursery import Say
from tests.lifecycle.packets.packing import Cardboard

MOMENTS = ("begun", "within", "worked", "reported")


def make(say: Say, *, path: str, code: str, stage: str, moment: str) -> None:
    """Carries the packet on."""
    with closing(opened(Path(path))) as core, Renderer() as renderer:
        room = office.room(core, renderer, _Noting(Cardboard(), Path(path).with_name("printed.txt")))
        to = PacketStatus(stage)
        _die_in_stage(to, moment)
        if moment == "reported":
            room = replace(room, report=_dying(room.report, to))
        pipeline.carry_on(room, _id_of(core, code))


def opened(path: Path) -> Core:
    """The workspace, open for work."""
    return bootstrap.open_core(path, FixedClock(), station_backups=False)


def _id_of(core: Core, code: str) -> int:
    (found,) = core.workspace.db.execute_sql("SELECT id FROM packet WHERE code = ?", (code,)).fetchone()
    return int(found)


def _die() -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def _die_in_stage(to: PacketStatus, moment: str) -> None:
    done = pipeline.STAGES[to]

    def stage(job: pipeline.Job) -> pipeline.Outcome:
        if moment == "begun":
            _die()
        if moment == "within":
            _die_at_second_file()
        outcome = done(job)
        if moment in ("worked", "within"):
            _die()
        return outcome

    pipeline.STAGES[to] = stage  # type: ignore[index]


def _die_at_second_file() -> None:
    """Dies in the middle of what the stage writes, if it writes anything."""
    calls = iter([True, False])
    before = os.fsync

    def fsync(handle: Any) -> None:
        before(handle)
        if not next(calls, False):
            _die()

    os.fsync = fsync  # type: ignore[assignment]


def _dying(report: Callable[[Command, str], None], to: PacketStatus) -> Callable[[Command, str], None]:
    def told(command: Any, request: str) -> None:
        report(command, request)
        if getattr(command, "to", None) == to:
            _die()

    return told


class _Noting(Cardboard):
    """A press whose paper lies in the tray also when the program is dead."""

    def __init__(self, press: Cardboard, tray: Path) -> None:
        super().__init__()
        self._tray = tray

    def send(self, paper: Any, printer: str, language: str) -> None:
        with self._tray.open("a", encoding="utf-8") as file:
            file.write(f"{type(paper).__name__}\n")
