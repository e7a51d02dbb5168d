"""What the menu Help says: about the program, and where its log is."""

from __future__ import annotations

import platform
from pathlib import Path

from PySide6.QtCore import qVersion

from app import __version__
from app.log import NAME
from app.messages import window as say
from app.paths import user_state
from app.views.context import Context
from app.views.shell import texts
from app.views.widgets.ask import tell


def show_about(context: Context) -> None:
    """Which program this is, and what it is made of."""
    messages = context.messages
    details = (messages.text(texts.ABOUT_LICENCE), messages.text(texts.ABOUT_PARTS))
    text = messages.text(texts.ABOUT_TEXT, version=__version__)
    tell(context.ask, messages.text(texts.ABOUT), text, messages.text(say.OK), details)


def show_diagnostics(context: Context, workspace: Path) -> None:
    """Which versions run, and where the workspace and the log are."""
    messages = context.messages
    versions = {"version": __version__, "python": platform.python_version(), "qt": qVersion()}
    details = (
        messages.text(texts.DIAGNOSTICS_VERSION, **versions),
        messages.text(texts.DIAGNOSTICS_WORKSPACE, file=str(workspace)),
        messages.text(texts.DIAGNOSTICS_LOG, file=str(user_state() / NAME)),
    )
    title = messages.text(texts.DIAGNOSTICS).rstrip("…")
    tell(context.ask, title, messages.text(texts.DIAGNOSTICS_TEXT), messages.text(say.OK), details)
