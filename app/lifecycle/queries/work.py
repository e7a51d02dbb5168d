"""What may be done with pieces: the rule itself is asked, and what it decides is thrown away."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from app.clock import Instant
from app.domain.commands import Command
from app.domain.commands.fields import TokenRef
from app.domain.decision import Person
from app.domain.defects import ranked
from app.domain.game.places import Map, frames_of
from app.domain.permissions import Permission
from app.domain.refusals import Refused
from app.domain.routing.graph import Node, NodeKind
from app.domain.words import Part
from app.domain.work.skills import could_take
from app.lifecycle.desk import Desk
from app.lifecycle.queries.choices import DefectChoice, people
from app.lifecycle.queries.trial import tried
from app.models.loading import flow, tickets
from app.models.loading.defects import sent_to


def refs(tokens: Iterable[int]) -> tuple[TokenRef, ...]:
    """The tokens as commands name them."""
    return tuple(TokenRef(id=each) for each in tokens)


def refs_at(standing: Iterable[tuple[int, str]]) -> tuple[TokenRef, ...]:
    """The same, each with the node at which it was seen: where it is not any more, nothing is done."""
    return tuple(TokenRef(id=token, at=node) for token, node in standing)


def hindrance(
    desk: Desk, command: Command, actor: Person, now: Instant, doer: Person | None = None
) -> Refused | None:
    """Why the command would be refused now, done by `doer`; None when it would be done."""
    answer = tried(desk, command, actor, now, doer)
    return answer if isinstance(answer, Refused) else None


def to_redo(desk: Desk, tokens: Sequence[int]) -> list[Node]:
    """The steps to which an inspection may send all of these pieces back: as the routing offers them."""
    table = flow.table(desk.db, desk.graphs, refs(tokens))
    offered: list[Node] | None = None
    for piece in table.pieces:
        graph = table.graphs[piece.version_id]
        nodes = Map(graph).to_redo(piece.node, frames_of(table.floor.token(piece.token), table.floor))
        offered = nodes if offered is None else [node for node in offered if node in nodes]
    return offered or []


def to_do_again(desk: Desk, token: int) -> list[Node]:
    """The steps from which some of a batch can be done again, the one where it stands first."""
    table = flow.table(desk.db, desk.graphs, refs([token]))
    (piece,) = table.pieces
    places, frames = Map(table.graphs[piece.version_id]), frames_of(table.floor.token(token), table.floor)
    before = [node for node in places.upstream(piece.node, frames) if node.kind is NodeKind.OPERATION]
    return list(reversed(before))


def redone_for(
    desk: Desk, tokens: Sequence[int], offered: Sequence[Node], defect: DefectChoice
) -> list[Node]:
    """These steps, the likeliest to be done again for that fault first."""
    history: Counter[str] = Counter()
    for inspection in {piece.node for piece in tickets.work_pieces(desk.db, refs(tokens))}:
        history.update(sent_to(desk.db, defect.code, inspection))
    return ranked(offered, defect.steps, history)


def takers(desk: Desk, tokens: Sequence[int], by: Person) -> tuple[list[Person], bool]:
    """Who else could take these pieces, by name, if `by` hands them over; and whether that is not everybody
    else at the benches."""
    pieces = tickets.work_pieces(desk.db, refs(tokens))
    steps = {(each.version_id, each.node) for each in pieces}
    nodes = [desk.graphs.of(desk.db, version).node(node) for version, node in steps]
    others = [each for each in people(desk) if each.id != by.id and each.may(Permission.WORK)]
    done = {who.person for each in pieces for who in each.members if who.part is Part.DONE}
    able = [
        each for each in others if each.id not in done and all(could_take(each, node, by) for node in nodes)
    ]
    return able, len(able) < len(others)


def at_inspection(desk: Desk, tokens: Sequence[int]) -> bool:
    """Whether each of these pieces stands at an inspection, where it is passed or failed."""
    pieces = tickets.work_pieces(desk.db, refs(tokens))
    return bool(pieces) and all(
        desk.graphs.of(desk.db, each.version_id).node(each.node).kind is NodeKind.QC for each in pieces
    )
