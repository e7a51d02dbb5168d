"""What the menu Help says about the program."""

from __future__ import annotations

from app import __version__
from app.messages import window as say
from app.views.context import Context
from app.views.shell import texts
from app.views.widgets.ask import tell


def show_about(context: Context) -> None:
    """Which program this is, and what it is made of."""
    messages = context.messages
    details = (messages.text(texts.ABOUT_LICENCE), messages.text(texts.ABOUT_PARTS))
    text = messages.text(texts.ABOUT_TEXT, version=__version__)
    tell(context.ask, messages.text(texts.ABOUT), text, messages.text(say.OK), details)
