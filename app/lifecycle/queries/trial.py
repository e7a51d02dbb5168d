"""What would come of a command: its verb is asked as the door would, and its decision thrown away."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from app.clock import Instant
from app.domain.commands import Command, find
from app.domain.decision import Context, Person
from app.domain.facts import Fact
from app.domain.refusals import Refused
from app.domain.tickets.states import not_allowed
from app.ids import IdSource
from app.lifecycle.desk import Desk
from app.lifecycle.verbs import VERBS

_NOBODY_SEES_THE_DAY = date(2000, 1, 1)


def circumstances(actor: Person, now: Instant, doer: Person | None = None) -> Context:
    """The circumstances of a command that is not given; its ids and its day mean nothing."""
    return Context(now, _NOBODY_SEES_THE_DAY, actor, doer or actor, IdSource(1))


def tried(
    desk: Desk, command: Command, actor: Person, now: Instant, doer: Person | None = None
) -> Sequence[Fact] | Refused:
    """The facts that the actor's command would come to now, or why it would be refused."""
    refused = not_allowed(actor, find(command.kind).permission)
    if refused is not None:
        return refused
    try:
        return VERBS[command.kind](desk, command, circumstances(actor, now, doer)).facts
    except Refused as hindrance:
        return hindrance
