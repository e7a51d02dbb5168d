"""Builds the window of a workspace on a core of its own."""

from __future__ import annotations

import gc
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache, partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QApplication

from app import bootstrap
from app.clock import Clock, SystemClock
from app.domain.decision import Person
from app.errors import KnownError
from app.files import followed
from app.lifecycle.core import Core, Reading
from app.lifecycle.packets.port import Press
from app.messages import Language, Messages
from app.paths import resources
from app.printing.late import LatePress
from app.recovery import person_called
from app.values import frozen
from app.views.runner import Premises, Proof, Runner
from app.views.shell.application import Application
from app.views.shell.memory import Memory
from app.views.theme.theme import Theme
from app.views.widgets.ask import Ask

if TYPE_CHECKING:
    from app.views.shell.window import MainWindow


TURN = 0.001
"""Seconds that one thread may have for itself while another waits; Python's own measure is 5 ms. Who paints,
and who reads or writes beside it, go into Qt and SQLite all the time, and wait for a turn after each call."""


@frozen
class Fittings:
    """What a window can be given other than usual: a clock, a memory of its own, answers by script; and that
    it makes no page before somebody wants it."""

    clock: Clock | None = None
    memory: Memory | None = None
    ask: Ask | None = None
    backups: bool = True
    press: Press | None = None
    makes_ahead: bool = True


def build(
    workspace: Path | str, actor: str | None = None, lang: str = "en", fittings: Fittings | None = None
) -> MainWindow:
    """The window of a workspace, not shown yet; closing it closes the workspace.

    `actor` is somebody's name, the first admin if None; `lang` is en or th. Makes the QApplication where
    there is none. Raises KnownError: the file can't be opened, nobody has that name.
    """
    application()
    sys.setswitchinterval(TURN)
    with _uncollected():
        return _built(Path(workspace), actor, Language(lang), fittings or Fittings())


def _built(workspace: Path, actor: str | None, language: Language, fittings: Fittings) -> MainWindow:
    path, messages = followed(workspace), Messages(language)
    clock = fittings.clock or SystemClock()
    premises = Premises(
        partial(bootstrap.open_core, path, clock),
        partial(bootstrap.open_reading, path),
        _keep_backup if fittings.backups else None,
        _proof(path) if fittings.backups else None,
        _sweep if fittings.backups else None,
    )
    reading = premises.open_reading()
    person = _person(reading, actor)
    runner = Runner(premises)
    runner.start()  # proves what runs while the window is loaded and made
    from app.views.shell.seat import Seat  # noqa: PLC0415 - so
    from app.views.shell.window import MainWindow  # noqa: PLC0415 - so

    theme = theme_in_use()
    seat = Seat(
        path,
        runner,
        reading,
        premises.open_reading,
        person,
        clock,
        theme,
        messages,
        last_backup=last_backup(path),
        memory=fittings.memory,
        ask=fittings.ask,
        press=fittings.press or LatePress(),
        makes_ahead=fittings.makes_ahead,
    )
    window = MainWindow(seat)
    try:
        runner.wait()
    except BaseException:
        window.close()
        window.deleteLater()
        raise
    return window


@contextmanager
def _uncollected() -> Iterator[None]:
    """What is made for a window is no garbage: nothing is searched for any meanwhile."""
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()


def application() -> QApplication:
    app = QApplication.instance()
    return app if isinstance(app, QApplication) else Application(sys.argv[:1])


def theme_in_use() -> Theme:
    """The theme of every window of this process. Makes the QApplication where there is none."""
    return theme_of(application())


@cache
def theme_of(app: QApplication) -> Theme:
    """The one theme of the process: fonts are registered once."""
    theme = Theme(app, resources())
    theme.setParent(app)
    return theme


def _person(reading: Reading, name: str | None) -> Person:
    try:
        return person_called(reading, name)
    except KnownError:
        reading.close()
        raise


def _sweep(core: Core) -> None:
    from app.lifecycle.packets.office import tidy  # noqa: PLC0415 - after the door
    from app.lifecycle.sweeping import sweep  # noqa: PLC0415

    sweep(core)
    tidy(core)


def _keep_backup(core: Core) -> int:
    bootstrap.keep_backup(core.workspace, core.clock)
    return core.clock.now()


def _proof(path: Path) -> Proof:
    return Proof(bootstrap.is_proof_due, partial(bootstrap.prove_the_day, path), bootstrap.remember_proof)


def last_backup(path: Path) -> int | None:
    """When the newest of the workspace's own backups was made."""
    made = [each.stat().st_mtime_ns for each in bootstrap.backup_folder(path).glob(f"*{path.suffix}")]
    return max(made) // 1000 if made else None
