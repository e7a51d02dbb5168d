"""Runs the program with a window, for as long as somebody wants one; or touches everything once."""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from app import log
from app.desktop.building import Fittings, application, build, last_backup, theme_in_use
from app.desktop.samples import sample_workspace
from app.desktop.session import DONE, FOUND, UNUSABLE, Session
from app.messages import Language, Messages
from app.paths import user_state
from app.views.shell import texts
from app.views.shell.faults import Faults
from app.views.shell.memory import Memory


def run(arguments: argparse.Namespace, language: Language) -> int:
    """Runs the program with a window; returns its exit code. `language` holds where none was kept."""
    if arguments.smoke:
        os.environ["QT_QPA_PLATFORM"] = "offscreen"
    elif not _has_display():
        sys.stderr.write(f"{Messages(language).text(texts.NO_DISPLAY)}\n")
        return UNUSABLE
    with _logged(), watched() as faults:
        app = application()
        if arguments.smoke:
            return _smoke(faults)
        with _state(safe=arguments.safe_mode) as state:
            return Session(app, arguments, language, faults, Memory(state)).run()


@contextmanager
def _state(*, safe: bool) -> Iterator[Path]:
    """Where window settings are kept; in safe mode a place without any, forgotten afterwards."""
    if not safe:
        yield user_state()
        return
    with tempfile.TemporaryDirectory(prefix="hatthasilpa-safe-", ignore_cleanup_errors=True) as folder:
        yield Path(folder)


def _smoke(faults: Faults) -> int:
    """Starts everything on a fresh sample and touches all of it; 1 when anything was found."""
    from app.views.shell.smoke import ShownAsk, touch_everything  # noqa: PLC0415 - no window of a person's
    from app.views.shell.waiting import settle  # noqa: PLC0415

    with sample_workspace() as path:
        ask = ShownAsk(theme_in_use())
        window = build(path, None, Language.ENGLISH, Fittings(ask=ask))
        ask.window = window
        try:
            touch_everything(window)
        finally:
            window.close()
            settle()
        if last_backup(path) is None:
            faults.found.append("closing the window made no backup")
    for each in faults.found:
        sys.stderr.write(f"{each}\n")
    return FOUND if faults.found else DONE


@contextmanager
def _logged() -> Iterator[None]:
    """Writes the log meanwhile; a place that can't be written to is no reason not to start."""
    try:
        crashes = log.write_to(user_state())
    except OSError as error:
        sys.stderr.write(f"{error}\n")
        yield
        return
    try:
        yield
    finally:
        log.stop(crashes)


@contextmanager
def watched() -> Iterator[Faults]:
    """Notes meanwhile what goes wrong where nobody calls us."""
    faults = Faults()
    faults.install()
    try:
        yield faults
    finally:
        faults.remove()


def _has_display() -> bool:
    """Whether a window can be opened: X11 and Wayland say so, or another platform was asked for."""
    if sys.platform in ("win32", "darwin"):
        return True
    return any(os.environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"))
