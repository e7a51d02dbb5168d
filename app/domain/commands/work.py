"""Commands on work items. They name tokens; the item is the one open at the token's current node."""

from __future__ import annotations

from app.domain.commands.fields import TokenRef
from app.domain.commands.registry import Command, command
from app.domain.commands.shapes import reason, tokens
from app.domain.permissions import Permission


@command("work.start", Permission.WORK, undoable=True)
class WorkStart(Command):
    """Starts the clock on a tray of pieces at one step; unclaimed ones are claimed."""

    tokens: tuple[TokenRef, ...] = tokens()


@command("work.pause", Permission.WORK, undoable=True)
class WorkPause(Command):
    """Stops the clock on pieces that run; they stay in their holder's hands."""

    tokens: tuple[TokenRef, ...] = tokens()
    reason: str = reason()


@command("work.resume", Permission.WORK, counter="work.pause")
class WorkResume(Command):
    """Starts the clock again on paused pieces."""

    tokens: tuple[TokenRef, ...] = tokens()


@command("work.complete", Permission.WORK, undoable=True)
class WorkComplete(Command):
    """Finishes the current step of pieces, which move on along their routing."""

    tokens: tuple[TokenRef, ...] = tokens()
