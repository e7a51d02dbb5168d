"""The last look at a command of work: whether whoever comes by pieces can do what their step asks for."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import partial

from app.domain.decision import Context, Decision, Person
from app.domain.routing.graph import Node
from app.domain.work import skills
from app.domain.work.pieces import WorkPiece
from app.lifecycle.desk import Desk
from app.models.loading import things


def by_somebody_able(
    desk: Desk, decided: Decision, pieces: Sequence[WorkPiece], person: Person, context: Context
) -> Decision:
    """The decision, with a warning where a missing skill is overridden. Raises Refused(ERR_NOT_SKILLED)."""
    everybody = partial(things.people, desk.db)
    notices = skills.into_hands(pieces, person, partial(node_of, desk), everybody, context)
    return replace(decided, notices=(*decided.notices, *notices)) if notices else decided


def node_of(desk: Desk, piece: WorkPiece) -> Node:
    """The step at which a piece stands."""
    return desk.graphs.of(desk.db, piece.version_id).node(piece.node)
