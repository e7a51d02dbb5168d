"""What may be done with pieces: the rule itself is asked, and what it decides is thrown away."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from app.clock import Instant
from app.domain.commands.fields import TokenRef
from app.domain.decision import Context, Person
from app.domain.permissions import Permission
from app.domain.refusals import Refused
from app.domain.tickets.states import not_allowed
from app.domain.work import done
from app.ids import IdSource
from app.lifecycle.desk import Desk
from app.models.loading import flow

_NOBODY_SEES_THE_DAY = date(2000, 1, 1)


def completion(desk: Desk, tokens: Sequence[int], actor: Person, doer: Person) -> Refused | None:
    """Why the present step of these pieces can't be completed, done by `doer`; None when it can."""
    refused = not_allowed(actor, Permission.WORK)
    if refused is not None:
        return refused
    context = Context(Instant(0), _NOBODY_SEES_THE_DAY, actor, doer, IdSource(1))
    try:
        done.complete(flow.table(desk.db, desk.graphs, [TokenRef(id=each) for each in tokens]), context)
    except Refused as hindrance:
        return hindrance
    return None
