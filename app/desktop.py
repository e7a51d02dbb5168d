"""Puts screens on a core: builds the window of a workspace, and runs the program with one."""

from __future__ import annotations

import sys
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QApplication

from app import bootstrap
from app.clock import Clock, SystemClock
from app.domain.decision import Person
from app.domain.refusals import Refused
from app.errors import KnownError, Trouble
from app.lifecycle.core import Core, Reading
from app.lifecycle.queries import choices
from app.messages import Language, Messages
from app.paths import resources
from app.views.runner import Premises, Runner
from app.views.shell.memory import Memory
from app.views.shell.window import MainWindow, Seat
from app.views.theme.theme import Theme
from app.views.widgets.ask import Ask


@dataclass(frozen=True, slots=True)
class Fittings:
    """What a window can be given other than usual: a clock, a memory of its own, answers by script."""

    clock: Clock | None = None
    memory: Memory | None = None
    ask: Ask | None = None
    backups: bool = True


def build(
    workspace: Path | str, actor: str | None = None, lang: str = "en", fittings: Fittings | None = None
) -> MainWindow:
    """The window of a workspace, not shown yet; closing it closes the workspace.

    `actor` is somebody's name, the first admin if None; `lang` is en or th. Makes the QApplication where
    there is none. Raises KnownError: the file can't be opened, nobody has that name.
    """
    fittings = fittings or Fittings()
    theme = _theme_of(_application())
    path = Path(workspace)
    clock = fittings.clock or SystemClock()
    premises = Premises(
        partial(bootstrap.open_core, path, clock),
        partial(bootstrap.open_reading, path),
        _keep_backup if fittings.backups else None,
    )
    runner = Runner(premises)
    runner.start()
    try:
        reading = premises.open_reading()
        person = _person(reading, actor)
    except BaseException:
        runner.stop()
        raise
    messages = Messages(Language(lang))
    seat = Seat(
        path,
        runner,
        reading,
        person,
        clock,
        theme,
        messages,
        last_backup=_last_backup(path),
        memory=fittings.memory,
        ask=fittings.ask,
    )
    return MainWindow(seat)


def _application() -> QApplication:
    app = QApplication.instance()
    return app if isinstance(app, QApplication) else QApplication(sys.argv[:1])


def _theme_of(app: QApplication) -> Theme:
    """The one theme of the process: fonts are registered once."""
    known = app.findChild(Theme)
    if isinstance(known, Theme):
        return known
    theme = Theme(app, resources())
    theme.setParent(app)
    return theme


def _person(reading: Reading, name: str | None) -> Person:
    try:
        found = choices.first_admin(reading.desk) if name is None else choices.person(reading.desk, name)
    except Refused:
        found = None
    if found is None:
        reading.close()
        raise KnownError(Trouble.NOBODY, name=name or "")
    return found


def _keep_backup(core: Core) -> int:
    bootstrap.keep_backup(core.workspace, core.clock)
    return core.clock.now()


def _last_backup(path: Path) -> int | None:
    """When the newest of the workspace's own backups was made."""
    made = [each.stat().st_mtime_ns for each in bootstrap.backup_folder(path).glob(f"*{path.suffix}")]
    return max(made) // 1000 if made else None
