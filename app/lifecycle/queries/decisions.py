"""What a manager may decide about pieces: where they can be sent, and what would come of it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from functools import cache

from app.clock import Instant
from app.domain.commands import Command
from app.domain.decision import Person
from app.domain.facts import Fact
from app.domain.facts.flow import (
    TokensHeld,
    TokensRedirected,
    TokensReleased,
    TokensReplaced,
    TokensScrapped,
)
from app.domain.facts.tickets import TokensCancelled, TokensMoved
from app.domain.facts.work import SessionEnded
from app.domain.game.endings import can_go_on
from app.domain.game.floor import Token
from app.domain.game.places import Map, frames_of
from app.domain.refusals import Refused
from app.domain.routing.conditions import QcResult
from app.domain.routing.graph import Node, NodeKind
from app.domain.words import TokenKind
from app.domain.work.done import Table
from app.ids import VersionId
from app.lifecycle.desk import Desk
from app.lifecycle.queries import choices
from app.lifecycle.queries.choices import DefectChoice
from app.lifecycle.queries.trial import tried
from app.lifecycle.queries.work import refs
from app.models.loading import flow
from app.values import frozen


@frozen
class Step:
    """A step to which pieces may be sent."""

    code: str
    name_en: str
    name_th: str | None


@frozen
class Newer:
    """A published version that is newer than the one the pieces go by, and its steps."""

    number: int
    steps: tuple[Step, ...]


@frozen
class WaysOut:
    """Where pieces may be sent, all of them: `steps` of their branch, the one that is likeliest (`usual`),
    where what replaces them may begin (`restarts`), and newer versions; with which `faults` they may be
    scrapped, and the one that was `found` on them already. `as_they_were`: the node where all of them stand,
    if they can go on there as they were before they were held. `stand_at`: the nodes where they stand."""

    steps: tuple[Step, ...]
    usual: str | None
    restarts: tuple[Step, ...]
    versions: tuple[Newer, ...]
    faults: tuple[DefectChoice, ...]
    found: str | None
    as_they_were: str | None = None
    stand_at: frozenset[str] = frozenset()

    @property
    def elsewhere(self) -> tuple[Step, ...]:
        """The steps at which none of them stands."""
        return tuple(step for step in self.steps if step.code not in self.stand_at)


@frozen
class Outcome:
    """What would come of a decision, in numbers of pieces and parts."""

    scrapped: int = 0  # of those that were named
    taken_along: int = 0  # pieces that end because a part of theirs does
    parts: int = 0  # parts that end or are held with their piece
    held: int = 0
    sent: int = 0
    let_go: int = 0  # that go on as they were
    parts_let_go: int = 0
    born: int = 0
    clocks: int = 0  # that stop
    step: Step | None = None  # where those that are sent, or that are born, go on


def ways_out(desk: Desk, tokens: Sequence[int]) -> WaysOut:
    """Where these pieces may be sent. Raises Refused(ERR_NOT_FOUND)."""
    table = flow.table(desk.db, desk.graphs, refs(tokens))
    named = [table.floor.token(piece.token) for piece in table.pieces]

    @cache
    def map_of(version: int) -> Map:
        return Map(table.graphs[VersionId(version)])

    def steps(token: Token) -> Sequence[Node]:
        return map_of(token.version).steps(frames_of(token, table.floor))

    def restarts(token: Token) -> Sequence[Node]:
        return map_of(token.version).upstream(token.node, frames_of(token, table.floor))

    offered, behind = _common(named, steps), _common(named, restarts)
    faults = tuple(choices.defects(desk))
    return WaysOut(
        offered,
        _usual(table, named),
        behind,
        _versions(desk, named),
        faults,
        _found(named, faults),
        _as_they_were(table, named),
        frozenset(
            piece.node for piece in table.pieces if piece.item is not None and not piece.is_done_in_part
        ),
    )


def outcome(desk: Desk, command: Command, actor: Person, now: Instant) -> Outcome | Refused:
    """What would come of the command if the actor gave it now, or why it would be refused."""
    answer = tried(desk, command, actor, now)
    if isinstance(answer, Refused):
        return answer
    named = frozenset(ref.id for ref in getattr(command, "tokens", ()) if ref.id is not None)
    return Outcome(
        scrapped=_count(answer, TokensScrapped, named.__contains__),
        taken_along=_count(answer, TokensScrapped, lambda token: token not in named),
        parts=_count(answer, TokensCancelled) + _count(answer, TokensHeld, lambda each: each not in named),
        held=_count(answer, TokensHeld, named.__contains__),
        sent=_count(answer, TokensRedirected),
        let_go=_count(answer, TokensReleased, named.__contains__),
        parts_let_go=_count(answer, TokensReleased, lambda token: token not in named),
        born=sum(len(fact.originals) for fact in answer if isinstance(fact, TokensReplaced)),
        clocks=sum(isinstance(fact, SessionEnded) for fact in answer),
        step=_goes_on_at(desk, answer),
    )


def _count(
    facts: Iterable[Fact],
    kind: type[TokensScrapped | TokensCancelled | TokensHeld | TokensRedirected | TokensReleased],
    counts: Callable[[int], bool] = bool,  # any: no id is 0
) -> int:
    return sum(counts(token) for fact in facts if isinstance(fact, kind) for token in fact.tokens)


def _goes_on_at(desk: Desk, facts: Sequence[Fact]) -> Step | None:
    version = next(
        (fact.version_id for fact in facts if isinstance(fact, TokensRedirected | TokensReplaced)), None
    )
    at = next((fact.node for fact in facts if isinstance(fact, TokensRedirected | TokensMoved)), None)
    if version is None or at is None:
        return None
    return _step(desk.graphs.of(desk.db, version).node(at))


def _common(tokens: Iterable[Token], offered: Callable[[Token], Sequence[Node]]) -> tuple[Step, ...]:
    """What is offered to each of them, in the order in which the first one is."""
    lists = [[_step(node) for node in offered(token)] for token in tokens]
    if not lists:
        return ()
    return tuple(step for step in lists[0] if all(step in others for others in lists[1:]))


def _usual(table: Table, tokens: Sequence[Token]) -> str | None:
    """Where the first of them would be sent: to the step that its inspection has redone, else to the step
    where it stands, else to the last one before."""
    token = tokens[0]
    places, frames = Map(table.graphs[VersionId(token.version)]), frames_of(token, table.floor)
    behind = places.upstream(token.node, frames)
    inspected = [node for node in behind if node.kind is NodeKind.QC][-1:]
    for node in inspected if token.qc_result is QcResult.FAIL else ():
        redone = [each for each in places.to_redo(node.code, frames) if each.kind is NodeKind.OPERATION]
        if redone:
            return redone[0].code
    return behind[-1].code if behind else None


def _as_they_were(table: Table, tokens: Sequence[Token]) -> str | None:
    nodes = {token.node for token in tokens}
    if len(nodes) > 1:
        return None
    graphs = table.graphs
    can = all(can_go_on(token, graphs[VersionId(token.version)].node(token.node)) for token in tokens)
    return nodes.pop() if can else None


def _found(tokens: Sequence[Token], faults: Iterable[DefectChoice]) -> str | None:
    """The fault in use that was found on all of them."""
    found = {token.defect for token in tokens}
    return next((each.code for each in faults if found == {each.code}), None)


def _versions(desk: Desk, tokens: Sequence[Token]) -> tuple[Newer, ...]:
    """None for parts: they stay on the version on which their piece was split."""
    if len({token.version for token in tokens}) != 1 or any(
        token.kind is TokenKind.COMPONENT for token in tokens
    ):
        return ()
    rows = desk.db.connection().execute(
        "SELECT v.id, v.version FROM routing_version own JOIN routing_version v ON v.routing = own.routing "
        "WHERE own.id = ? AND v.state = 'published' AND v.version > own.version ORDER BY v.version DESC",
        (tokens[0].version,),
    )
    return tuple(
        Newer(number, tuple(map(_step, Map(desk.graphs.of(desk.db, version)).steps(()))))
        for version, number in rows.fetchall()
    )


def _step(node: Node) -> Step:
    return Step(node.code, node.name or node.code, node.name_th)
