"""The ends of the work at a step: completed, passed, failed. The pieces go on."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from app.domain.decision import Context, Decision
from app.domain.facts import Fact
from app.domain.facts.tickets import TokensCancelled
from app.domain.facts.work import QcFailed, QcPassed, WorkCompleted, WorkLeft, WorkPartCompleted
from app.domain.game.endings import rework
from app.domain.game.floor import Floor, Token
from app.domain.game.flow import Flow, grouped
from app.domain.game.places import STEPS, Map, frames_of
from app.domain.game.ways import Unroutable, conditional_way
from app.domain.refusals import Code, Refused
from app.domain.routing.conditions import QcResult
from app.domain.routing.graph import Graph, Node, NodeKind
from app.domain.tickets.values import Tray
from app.domain.words import TOKEN_OF_ITEM, Hold, ItemState, Part, Then
from app.domain.work import hands, yields
from app.domain.work.pieces import COMPLETABLE, WorkPiece, about, alike, by_step, items_of, refuse, tokens_of
from app.domain.work.skills import may_judge
from app.domain.work.together import ended_by_leaving
from app.domain.work.yields import Shares, Yield
from app.ids import ItemId, PersonId, TokenId, VersionId
from app.values import frozen


@frozen
class Table:
    """What lies before whoever ends the work at a step: the pieces named, and all that may move with them."""

    pieces: Sequence[WorkPiece]
    trays: Sequence[Tray]  # the clocks that run on any of it
    floor: Floor
    graphs: Mapping[VersionId, Graph]

    def node(self, piece: WorkPiece) -> Node:
        """The step at which the piece stands."""
        return self.graphs[piece.version_id].node(piece.node)


@frozen
class Share:
    """The pieces that somebody completes: those whose step is done with it, and those at which others work
    on, with what is to be told of them."""

    finished: Sequence[WorkPiece]
    shared: Sequence[WorkPiece] = ()
    facts: Sequence[Fact] = ()


@frozen
class Failure:
    """What an inspector found, and where the piece goes because of it."""

    to: str | None = None
    then: Then = Then.FLOW
    defect: str | None = None
    note: str | None = None


def complete(table: Table, context: Context, counted: Yield | None = None) -> Decision:
    """The step is done; the pieces go on. A step that nobody had started is claimed and done in one.

    Of a step for several people the person's part is done; the last one's completion lets the pieces go on.
    Who only helps at a step for one is done with it; the step is done when its holder has done it.
    `counted`: how much of the one batch is good; the rest is split off, and lost or done again.
    """
    refuse(table.pieces, COMPLETABLE, context)
    for piece in table.pieces:
        if table.node(piece).kind is NodeKind.QC:
            raise about(Code.INSPECTION_NEEDED, piece)
    share = _shared(table, context)
    flow = Flow(table.floor, table.graphs, context)
    shares = yields.share(flow, _counted_by_the_last(table, share, counted), counted)
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
        for members in by_step(share.finished)
    ]
    finished = _finished(table, share.finished)
    yields.redo(flow, shares, counted)
    yields.lose(flow, shares, counted)
    flow.go_on(_good(finished, shares))
    return _decision(table, share, [*shares.split, *done], flow, shares.not_good)


def passed(
    table: Table,
    note: str | None,
    context: Context,
    counted: Yield | None = None,
    failure: Failure | None = None,
    failed_before: Mapping[TokenId, int] | None = None,
) -> Decision:
    """The inspection went well; the pieces go on. Where it asks for several people, all of them have to pass
    a piece; one of them alone can fail it. Of one batch that was `counted`, what is not good is split off: it
    is lost, or fails as `failure` says."""
    _refuse_inspection(table, context)
    share = _shared(table, context, note)
    flow = Flow(table.floor, table.graphs, context)
    shares = yields.share(flow, _counted_by_the_last(table, share, counted), counted, judged=True)
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
        for members in by_step(share.finished)
    ]
    finished = _finished(table, share.finished)
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
    return _decision(table, share, done, flow, shares.not_good)


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
    tokens = _finished(table, table.pieces)
    for group in grouped(tokens, lambda token: (token.ticket, token.version, token.node)):
        _send_back(flow, group, failure, failed_before)
    flow.settle()
    return _decision(table, Share(table.pieces), done, flow)


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
        if not may_judge(context.person, node):
            params = {"person": context.person.name, "node": piece.node}
            raise Refused(Code.NOT_ALLOWED, params, details=params, variant="judge")


def _shared(table: Table, context: Context, note: str | None = None) -> Share:
    """What the person's completion means for each piece: the last part, one of several, or the end of their
    help. Where others work on the token stands as its item does."""
    finished, parts, helped = [], [], []
    for piece in table.pieces:
        places, person = table.node(piece).operators, context.person.id
        ready = {person, *(each.person for each in piece.members if each.part is Part.DONE)}
        if len(ready) >= places and (piece.holder is None or piece.holder in ready):
            finished.append(piece)
        elif places > 1:
            parts.append(piece)
        else:
            helped.append(piece)
    facts: list[WorkPartCompleted | WorkLeft] = [
        *_parts_done(table, parts, note, context),
        *hands.leave(helped, context, note),
    ]
    for fact in facts:
        for token in map(table.floor.token, fact.tokens):
            token.item_state = ItemState(fact.state)
            token.state = TOKEN_OF_ITEM[token.item_state]
    return Share(finished, [*parts, *helped], facts)


def _parts_done(
    table: Table, parts: Iterable[WorkPiece], note: str | None, context: Context
) -> list[WorkPartCompleted]:
    person = context.person.id
    return [
        WorkPartCompleted(
            ticket=members[0].ticket,
            person=person,
            node=members[0].node,
            tokens=tokens_of(members),
            items=items_of(members),
            places=table.node(members[0]).operators,
            state=_in_part(members[0], person),
            note=note,
            at=context.now,
        )
        for members in alike(
            parts, lambda piece: (piece.ticket, piece.version_id, piece.node, _in_part(piece, person))
        )
    ]


def _in_part(piece: WorkPiece, person: PersonId) -> ItemState:
    """How an item stands of which one has done their part: while nobody works on at it, it is paused."""
    return ItemState.IN_PROGRESS if piece.runners - {person} else ItemState.PAUSED


def _finished(table: Table, pieces: Iterable[WorkPiece]) -> list[Token]:
    """The tokens of the pieces, whose items are done."""
    tokens = [table.floor.token(piece.token) for piece in pieces]
    for token in tokens:
        token.item = token.item_state = None
    return tokens


def _good(tokens: Iterable[Token], shares: Shares) -> list[Token]:
    """Those that go on; what was lost of a batch may have let its join have all it asks for."""
    return [token for token in tokens if token.is_live and token not in shares.not_good]


def _counted_by_the_last(table: Table, share: Share, counted: Yield | None) -> Sequence[WorkPiece]:
    """The batch that was counted. Raises Refused where others have to do their parts yet: the last counts."""
    if counted is not None and share.shared:
        raise about(Code.QUANTITIES, share.shared[0], variant="not_last")
    return table.pieces


def _decision(
    table: Table, share: Share, done: Iterable[Fact], flow: Flow, not_good: Iterable[Token] = ()
) -> Decision:
    gone = [*items_of(share.finished), *flow.closed]
    own = [*gone, *items_of(share.shared)]
    person = flow.context.person.id

    def leaves(of: PersonId) -> Sequence[ItemId]:
        return own if of == person else gone

    ended = [
        fact
        for tray in table.trays
        for fact in ended_by_leaving([tray], leaves, _ended_by(tray, flow), flow.context)
    ]
    facts = [*done, *share.facts, *ended, *flow.facts]
    tokens = [table.floor.token(piece.token) for piece in table.pieces]
    split = [token for token in not_good if token not in tokens]
    result = {"tokens": places_of(tokens), **({"split": places_of(split)} if split else {})}
    return Decision(facts, result)


def _ended_by(tray: Tray, flow: Flow) -> str:
    """How a tray comes to its end: with parts that are not needed any more, it was not completed."""
    if not flow.closed:
        return "completed"
    cancelled = [fact for fact in flow.facts if isinstance(fact, TokensCancelled)]
    why = {item: fact.reason for fact in cancelled for item in fact.items}
    reasons = {why.get(item) for item in tray.items}
    (reason,) = reasons if len(reasons) == 1 else (None,)
    return reason or "completed"


def places_of(tokens: Iterable[Token]) -> list[dict[str, object]]:
    """Where each token is now, for the answer of a command."""
    return [{"id": token.id, "state": token.state, "node": token.node} for token in tokens]
