"""The ends of the work at a step: completed, passed, failed. The pieces go on."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from app.domain.decision import Context, Decision
from app.domain.facts import Fact
from app.domain.facts.work import QcFailed, QcPassed, WorkCompleted
from app.domain.game.endings import rework
from app.domain.game.floor import Floor, Token
from app.domain.game.flow import Flow, grouped
from app.domain.game.places import STEPS, Map, frames_of
from app.domain.game.ways import Unroutable, conditional_way
from app.domain.permissions import Permission
from app.domain.refusals import Code, Refused
from app.domain.routing.conditions import QcResult
from app.domain.routing.graph import Graph, Node, NodeKind
from app.domain.tickets.stop import ended_sessions
from app.domain.tickets.values import Tray
from app.domain.words import Hold, Then
from app.domain.work import yields
from app.domain.work.pieces import COMPLETABLE, WorkPiece, about, by_step, items_of, refuse, tokens_of
from app.domain.work.yields import Shares, Yield
from app.ids import TokenId, VersionId


@dataclass(frozen=True, slots=True)
class Table:
    """What lies before whoever ends the work at a step: the pieces named, and all that may move with them."""

    pieces: Sequence[WorkPiece]
    trays: Sequence[Tray]  # the clocks that run on any of it
    floor: Floor
    graphs: Mapping[VersionId, Graph]

    def node(self, piece: WorkPiece) -> Node:
        """The step at which the piece stands."""
        return self.graphs[piece.version_id].node(piece.node)


@dataclass(frozen=True, slots=True)
class Failure:
    """What an inspector found, and where the piece goes because of it."""

    to: str | None = None
    then: Then = Then.FLOW
    defect: str | None = None
    note: str | None = None


def complete(table: Table, context: Context, counted: Yield | None = None) -> Decision:
    """The step is done; the pieces go on. A step that nobody had started is claimed and done in one.

    `counted`: how much of the one batch is good; the rest is split off, and lost or done again.
    """
    refuse(table.pieces, COMPLETABLE, context)
    for piece in table.pieces:
        if table.node(piece).kind is NodeKind.QC:
            raise about(Code.INSPECTION_NEEDED, piece)
    flow = Flow(table.floor, table.graphs, context)
    shares = yields.share(flow, table.pieces, counted)
    done = [
        WorkCompleted(
            ticket=members[0].ticket,
            person=context.person.id,
            node=members[0].node,
            tokens=tokens_of(members),
            items=items_of(members),
            counts=yields.counts_of(table.floor, members, shares),
            at=context.now,
        )
        for members in by_step(table.pieces)
    ]
    finished = _finished(table)
    yields.redo(flow, shares, counted)
    yields.lose(flow, shares, counted)
    flow.go_on(_good(finished, shares))
    return _decision(table, [*shares.split, *done], flow, shares.not_good)


def passed(
    table: Table,
    note: str | None,
    context: Context,
    counted: Yield | None = None,
    failure: Failure | None = None,
    failed_before: Mapping[TokenId, int] | None = None,
) -> Decision:
    """The inspection went well; the pieces go on. Of one batch that was `counted`, what is not good is split
    off: it is lost, or fails as `failure` says."""
    _refuse_inspection(table, context)
    flow = Flow(table.floor, table.graphs, context)
    shares = yields.share(flow, table.pieces, counted, judged=True)
    done: list[Fact] = [*shares.split]
    done += [
        QcPassed(
            ticket=members[0].ticket,
            person=context.person.id,
            node=members[0].node,
            note=note,
            tokens=tokens_of(members),
            items=items_of(members),
            counts=yields.counts_of(table.floor, members, shares),
            at=context.now,
        )
        for members in by_step(table.pieces)
    ]
    finished = _finished(table)
    if shares.rework is not None:
        part = yields.as_piece(table.pieces[0], shares.rework)
        done += _failures([part], failure or Failure(), table.floor, context)
    for token in finished:
        token.qc_result, token.defect = QcResult.PASS, None
    if shares.rework is not None:
        before = (failed_before or {}).get(table.pieces[0].token, 0)
        _send_back(flow, [shares.rework], failure or Failure(), {TokenId(shares.rework.id): before})
        flow.settle()
    yields.lose(flow, shares, counted)
    flow.go_on(_good(finished, shares))
    return _decision(table, done, flow, shares.not_good)


def failed(
    table: Table,
    failure: Failure,
    failed_before: Mapping[TokenId, int],
    context: Context,
    quantity: int | None = None,
) -> Decision:
    """The inspection went badly: each piece goes where a condition of its routing says, else where the
    inspector says; one that has failed here as often as the step allows waits for a manager.

    `failed_before` says how often each piece has failed at this step until now. `quantity`: so many of the
    one batch fail; the rest of it stays where it is.
    """
    _refuse_inspection(table, context)
    flow = Flow(table.floor, table.graphs, context)
    if quantity is not None:
        before = failed_before[table.pieces[0].token]
        table = replace(table, pieces=[yields.part_of(flow, table.pieces, quantity, judged=True)])
        failed_before = {table.pieces[0].token: before}
    split, flow.facts = flow.facts, []
    done = [*split, *_failures(table.pieces, failure, table.floor, context)]
    tokens = _finished(table)
    for group in grouped(tokens, lambda token: (token.ticket, token.version, token.node)):
        _send_back(flow, group, failure, failed_before)
    flow.settle()
    return _decision(table, done, flow)


def _failures(
    pieces: Sequence[WorkPiece], failure: Failure, floor: Floor, context: Context
) -> list[QcFailed]:
    """That these pieces were found faulty, and they are."""
    facts = [
        QcFailed(
            ticket=members[0].ticket,
            person=context.person.id,
            node=members[0].node,
            defect=failure.defect,
            note=failure.note,
            tokens=tokens_of(members),
            items=items_of(members),
            counts=yields.all_failed(floor, members),
            at=context.now,
        )
        for members in by_step(pieces)
    ]
    for piece in pieces:
        token = floor.token(piece.token)
        token.item = token.item_state = None
        token.qc_result, token.defect = QcResult.FAIL, failure.defect
    return facts


def _send_back(
    flow: Flow, tokens: Sequence[Token], failure: Failure, failed_before: Mapping[TokenId, int]
) -> None:
    limit = flow.graph(tokens[0]).node(tokens[0].node).rework_limit
    over = [token for token in tokens if failed_before[TokenId(token.id)] >= limit]
    if over:
        flow.hold(over, Hold.LIMIT, failure.note)
    within = [token for token in tokens if failed_before[TokenId(token.id)] < limit]
    for group in grouped(within, flow.floor.situation):
        _choose(flow, group, failure)


def _choose(flow: Flow, tokens: Sequence[Token], failure: Failure) -> None:
    """Pieces in one situation: a condition on a way out of the inspection decides before its inspector."""
    graph = flow.graph(tokens[0])
    inspection = graph.node(tokens[0].node)
    try:
        way = conditional_way(graph, inspection, flow.floor.situation(tokens[0]))
    except Unroutable:
        flow.hold(tokens, Hold.UNROUTABLE)
        return
    if way is not None:
        _to(flow, tokens, graph.node(way.target), None)
        return
    for group in grouped(tokens, lambda token: frames_of(token, flow.floor)):
        node = chosen(group[0], failure.to, Map(graph), flow.floor)
        back = inspection.code if failure.then is Then.BACK_TO_QC else None
        _to(flow, group, node, back)


def chosen(token: Token, to: str | None, places: Map, floor: Floor) -> Node:
    """The step that the inspector named. Raises Refused when it is missing, or isn't one to send it to."""
    offered = places.to_redo(token.node, frames_of(token, floor))
    for node in offered:
        if node.code == to:
            return node
    params = {"to": to, "node": token.node, "choices": ", ".join(node.code for node in offered)}
    if to is None:
        raise Refused(Code.MISSING_FIELD, params, details={"field": "to", **params}, variant="to_redo")
    raise Refused(Code.WRONG_PLACE, params, details={"field": "to", **params}, variant="redo")


def _to(flow: Flow, tokens: Sequence[Token], node: Node, back_to: str | None) -> None:
    if node.kind in STEPS:
        rework(flow, tokens, node, back_to)
    else:
        flow.send(tokens, node)


def _refuse_inspection(table: Table, context: Context) -> None:
    refuse(table.pieces, COMPLETABLE, context)
    for piece in table.pieces:
        node = table.node(piece)
        if node.kind is not NodeKind.QC:
            raise about(Code.NOT_AN_INSPECTION, piece)
        if not context.person.may(Permission.JUDGE) and not (node.qc and node.qc.self_qc):
            params = {"person": context.person.name, "node": piece.node}
            raise Refused(Code.NOT_ALLOWED, params, details=params, variant="judge")


def _finished(table: Table) -> list[Token]:
    """The tokens of the pieces, whose items are done."""
    tokens = [table.floor.token(piece.token) for piece in table.pieces]
    for token in tokens:
        token.item = token.item_state = None
    return tokens


def _good(tokens: Iterable[Token], shares: Shares) -> list[Token]:
    """Those that go on; what was lost of a batch may have let its join have all it asks for."""
    return [token for token in tokens if token.is_live and token not in shares.not_good]


def _decision(table: Table, done: Iterable[Fact], flow: Flow, not_good: Iterable[Token] = ()) -> Decision:
    gone = [*items_of(table.pieces), *flow.closed]
    facts = [*done, *ended_sessions(table.trays, gone, "completed", flow.context), *flow.facts]
    tokens = [table.floor.token(piece.token) for piece in table.pieces]
    split = [token for token in not_good if token not in tokens]
    result = {"tokens": places_of(tokens), **({"split": places_of(split)} if split else {})}
    return Decision(facts, result)


def places_of(tokens: Iterable[Token]) -> list[dict[str, object]]:
    """Where each token is now, for the answer of a command."""
    return [{"id": token.id, "state": token.state, "node": token.node} for token in tokens]
