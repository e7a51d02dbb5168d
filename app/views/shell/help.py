"""What the menu Help says about the program."""

from __future__ import annotations

import sys

from PySide6.QtCore import qVersion

from app import __version__
from app.lifecycle.desk import Desk
from app.lifecycle.queries.engine import sqlite_version
from app.messages import Messages
from app.messages import window as say
from app.views.context import Context
from app.views.shell import texts
from app.views.widgets.ask import tell


def version_line(desk: Desk, messages: Messages) -> str:
    """Which versions run."""
    versions = {"version": __version__, "python": sys.version.partition(" ")[0], "qt": qVersion()}
    return messages.text(texts.DIAGNOSTICS_VERSION, **versions, sqlite=sqlite_version(desk))


def show_about(context: Context) -> None:
    """Which program this is, what it is made of, and which versions run."""
    messages = context.messages
    versions = version_line(context.desk, messages)
    details = (messages.text(texts.ABOUT_LICENCE), messages.text(texts.ABOUT_PARTS), versions)
    tell(
        context.ask,
        messages.text(texts.ABOUT),
        messages.text(texts.ABOUT_TEXT),
        messages.text(say.OK),
        details,
    )
