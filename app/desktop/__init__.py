"""Puts screens on a core: builds the window of a workspace, and runs the program with one.

`building` makes a window, `session` shows one after the other, `samples` are thrown away afterwards,
`running` is the program from its arguments to its exit code.
"""

from __future__ import annotations

from app.desktop.building import Fittings, build, theme_in_use
from app.desktop.running import run, watched
from app.desktop.samples import sample_workspace
from app.desktop.session import DONE, UNUSABLE, Session, sign

__all__ = [
    "DONE",
    "UNUSABLE",
    "Fittings",
    "Session",
    "build",
    "run",
    "sample_workspace",
    "sign",
    "theme_in_use",
    "watched",
]
