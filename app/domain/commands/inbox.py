"""Commands on what waits for a manager."""

from __future__ import annotations

from app.domain.commands.fields import TokenRef
from app.domain.commands.registry import Command, command
from app.domain.commands.shapes import tokens
from app.domain.permissions import Permission


@command("inbox.accept", Permission.DECIDE, undoable=True)
class InboxAccept(Command):
    """Lets pieces stay as they are about which the inbox asks: in others' hands, or paused for long."""

    tokens: tuple[TokenRef, ...] = tokens()
