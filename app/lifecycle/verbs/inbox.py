"""Verbs on what waits for a manager."""

from __future__ import annotations

from app.clock import Instant
from app.domain.commands import inbox as commands
from app.domain.decision import Context, Decision
from app.domain.work import asked
from app.lifecycle.desk import Desk
from app.lifecycle.verbs.registry import verb
from app.models.loading import questions


@verb(commands.InboxAccept)
def accept(desk: Desk, command: commands.InboxAccept, context: Context) -> Decision:
    """As it is."""
    as_the_clock_was = Instant(context.now - context.set_by)
    return asked.accept(questions.in_hand(desk.db, command.tokens, as_the_clock_was), context)
