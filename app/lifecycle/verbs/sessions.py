"""Verbs about clocks that were left running."""

from __future__ import annotations

from app.domain.commands import sessions as commands
from app.domain.decision import Context, Decision
from app.domain.work import left_open
from app.lifecycle.desk import Desk
from app.lifecycle.verbs.registry import verb
from app.models.loading import sessions


@verb(commands.SessionCloseLeftOpen)
def close_left_open(desk: Desk, command: commands.SessionCloseLeftOpen, context: Context) -> Decision:
    """The clock stood."""
    tray = sessions.open_tray(desk.db, desk.graphs, command.session)
    return left_open.close(tray, command.at, sessions.shift(desk.db), context)


@verb(commands.SessionSettle)
def settle(desk: Desk, command: commands.SessionSettle, context: Context) -> Decision:
    """How long it was."""
    closed = sessions.closed(desk.db, command.session)
    return left_open.settle(closed, command.minutes, command.reason, context)
