"""Letting tokens go on: from a node where their work is done to wherever they come to rest."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from typing import ClassVar

from app.clock import Instant
from app.domain.decision import Context
from app.domain.facts import Fact
from app.domain.facts.flow import (
    TokensCuring,
    TokensHeld,
    TokensJoined,
    TokensReleased,
    TokensSplit,
    TokensWaiting,
)
from app.domain.facts.tickets import TokensCancelled, TokensCompleted, TokensMoved
from app.domain.game.floor import Floor, Left, Token
from app.domain.game.places import STEPS
from app.domain.game.ways import Unroutable, way_on
from app.domain.routing.graph import EdgeKind, Graph, JoinPolicy, Node, NodeKind, QcMode
from app.domain.words import Hold, ItemState, TokenKind, TokenState
from app.ids import ItemId, VersionId
from app.values import frozen

JOIN_SATISFIED = "join_satisfied"

_MICROSECONDS = 60_000_000  # a minute


@frozen
class _Arrival:
    """Tokens of one ticket and version on their way to a node."""

    node: Node
    tokens: Sequence[Token]


class Flow:
    """One command's play: the floor as it changes, and the facts that come of it, in order."""

    def __init__(self, floor: Floor, graphs: Mapping[VersionId, Graph], context: Context) -> None:
        self.floor = floor
        self.context = context
        self.facts: list[Fact] = []
        self.closed: list[ItemId] = []  # the items that ended here, for the clocks that ran on them
        self._graphs = graphs
        self._arriving: deque[_Arrival] = deque()

    def graph(self, token: Token) -> Graph:
        """The routing that the token goes by."""
        return self._graphs[VersionId(token.version)]

    def go_on(self, tokens: Iterable[Token]) -> None:
        """Lets tokens whose work at their node is done go on until all of them rest."""
        for group in grouped(tokens, lambda token: (token.ticket, token.version, token.node)):
            self.leave(group, self.graph(group[0]).node(group[0].node))
        self.settle()

    def settle(self) -> None:
        """Lets everything that is on its way arrive."""
        while self._arriving:
            arrival = self._arriving.popleft()
            tokens = [token for token in arrival.tokens if token.is_live]
            if tokens:
                self._ARRIVE[arrival.node.kind](self, tokens, arrival.node)

    def leave(self, tokens: Sequence[Token], node: Node) -> None:
        """Sets out tokens of one ticket and version from a node, each by the way that fits it.

        Until they rest they stand where they stood: one that ends on its way was there last.
        """
        graph = self.graph(tokens[0])
        if node.cure_minutes:
            self._cure(tokens, node)
        returning = [token for token in tokens if token.back_to is not None]
        if returning:
            self._return(returning, graph)
            tokens = [token for token in tokens if token.back_to is None]
        if node.kind not in (NodeKind.DECISION, NodeKind.QC):
            self._along(tokens, graph, node)
            return
        for group in grouped(tokens, self.floor.situation):
            self._along(group, graph, node)

    def send(self, tokens: Sequence[Token], node: Node) -> None:
        """Sets out tokens of one ticket and version to a node that somebody chose."""
        self._arriving.append(_Arrival(node, tokens))

    def hold(self, tokens: Sequence[Token], why: Hold, reason: str | None = None) -> None:
        """Lets tokens of one ticket and node stand still where they are; their open items are closed."""
        for token in tokens:
            token.left = None if token.item is None else Left(ItemId(token.item))
        items = self.close_items(tokens)
        for token in tokens:
            token.state, token.hold, token.held_at = TokenState.ON_HOLD, why, self.context.now
        self.facts.append(
            TokensHeld(
                ticket=tokens[0].ticket,
                node=tokens[0].node,
                why=why,
                reason=reason,
                tokens=ids_of(tokens),
                items=items,
                at=self.context.now,
            )
        )

    def release(self, tokens: Sequence[Token], node: Node, reason: str | None) -> None:
        """Held tokens of one ticket go on as they were at this node, of all of them the same parts done; what
        has to cure goes on curing."""
        left = [token.left for token in tokens if token.left is not None] if node.kind in STEPS else []
        for token in tokens:
            token.hold, token.state = None, TokenState.READY if left else TokenState.WAITING
        for token, before in zip(tokens, left, strict=bool(left)):
            token.item, token.item_state = before.item, ItemState.WAITING
        self.facts.append(
            TokensReleased(
                ticket=tokens[0].ticket,
                node=node.code,
                reason=reason,
                back_to=tokens[0].back_to,
                tokens=ids_of(tokens),
                items=tuple(before.item for before in left),
                **(left[0].sharing() if left else {}),
                at=self.context.now,
            )
        )

    def cancel(self, tokens: Iterable[Token], reason: str) -> None:
        """Ends live tokens that nobody needs any more, and their open items; one fact for each state."""
        once = {token.id: token for token in tokens}.values()
        for group in grouped(once, lambda token: (token.ticket, token.state)):
            was = group[0].state
            items = self.close_items(group)
            for token in group:
                token.state = TokenState.CANCELLED
            self.facts.append(
                TokensCancelled(
                    ticket=group[0].ticket,
                    was=was,
                    reason=reason,
                    tokens=ids_of(group),
                    items=items,
                    at=self.context.now,
                )
            )

    def close_items(self, tokens: Iterable[Token]) -> tuple[ItemId, ...]:
        """The tokens have no open item any more; which those were."""
        closed = []
        for token in tokens:
            if token.item is not None:
                closed.append(ItemId(token.item))
                token.item = token.item_state = None
        self.closed += closed
        return tuple(closed)

    def open_items(self, tokens: Sequence[Token], node: Node) -> tuple[ItemId, ...]:
        """The tokens stand at the node, ready, each with a new work item; which these are."""
        first = self.context.ids.take(len(tokens))
        for place, token in enumerate(tokens):
            token.state, token.node, token.back_to, token.hold = TokenState.READY, node.code, None, None
            token.item, token.item_state = first + place, ItemState.WAITING
        return tuple(ItemId(first + place) for place in range(len(tokens)))

    def _along(self, tokens: Sequence[Token], graph: Graph, node: Node) -> None:
        """Tokens in one situation take one way."""
        if not tokens:
            return
        try:
            way = way_on(graph, node, self.floor.situation(tokens[0]))
        except Unroutable:
            for token in tokens:
                token.node = node.code
            self.hold(tokens, Hold.UNROUTABLE)
            return
        self.send(tokens, graph.node(way.target))

    def _return(self, tokens: Sequence[Token], graph: Graph) -> None:
        for group in grouped(tokens, lambda token: token.back_to):
            assert group[0].back_to is not None
            self.send(group, graph.node(group[0].back_to))

    def _cure(self, tokens: Sequence[Token], node: Node) -> None:
        assert node.cure_minutes is not None
        until = Instant(self.context.now + round(node.cure_minutes * _MICROSECONDS))
        self.facts.append(
            TokensCuring(ticket=tokens[0].ticket, node=node.code, tokens=ids_of(tokens), until=until)
        )

    # arriving

    def _rest(self, tokens: Sequence[Token], node: Node) -> None:
        items = self.open_items(tokens, node)
        self.facts.append(
            TokensMoved(
                ticket=tokens[0].ticket,
                node=node.code,
                tokens=ids_of(tokens),
                items=items,
                at=self.context.now,
            )
        )

    def _split(self, tokens: Sequence[Token], node: Node) -> None:
        ways = [edge for edge in self.graph(tokens[0]).edges_out(node.code) if edge.kind is EdgeKind.NORMAL]
        for parents in grouped(tokens, lambda token: token.quantity):
            born = self._bear(parents, node, len(ways))
            for way, edge in zip(born, ways, strict=True):
                self.send(way, self.graph(tokens[0]).node(edge.target))

    def _bear(self, parents: Sequence[Token], node: Node, ways: int) -> list[list[Token]]:
        """The components of these tokens, way by way."""
        first, run = parents[0], self.floor.run(parents[0].ticket)
        first_token = self.context.ids.take(ways * len(parents))
        first_number = run.numbers(ways * len(parents))
        for parent in parents:
            parent.state, parent.node = TokenState.WAITING, node.code
        self.facts.append(
            TokensSplit(
                ticket=first.ticket,
                run=run.run,
                node=node.code,
                version_id=first.version,
                parents=ids_of(parents),
                ways=ways,
                first_token=first_token,
                first_number=first_number,
                quantity=first.quantity,
                at=self.context.now,
            )
        )
        born = [
            [
                component(
                    parent,
                    way,
                    first_token + way * len(parents) + p,
                    first_number + p * ways + way,
                    parent.quantity,
                )
                for p, parent in enumerate(parents)
            ]
            for way in range(ways)
        ]
        for each in born:
            for token in each:
                self.floor.add(token)
        return born

    def _join(self, tokens: Sequence[Token], node: Node) -> None:
        for token in tokens:
            token.state, token.node = TokenState.WAITING, node.code
        self.facts.append(
            TokensWaiting(ticket=tokens[0].ticket, node=node.code, tokens=ids_of(tokens), at=self.context.now)
        )
        parents = dict.fromkeys(token.parent for token in tokens if token.parent is not None)
        self.merge_if_satisfied([self.floor.token(parent) for parent in parents], node)

    def merge_if_satisfied(self, parents: Iterable[Token], node: Node) -> None:
        """Lets the tokens go on from the join whose components it has enough of."""
        ready = [parent for parent in parents if self.is_satisfied(parent, node)]
        if not ready:
            return
        merged = [part for parent in ready for part in self.floor.parts(parent.id) if _waits_at(part, node)]
        for part in merged:
            part.state = TokenState.COMPLETED
        self.facts.append(
            TokensJoined(
                ticket=ready[0].ticket,
                node=node.code,
                tokens=ids_of(merged),
                into=tuple(part.parent for part in merged if part.parent is not None),
                at=self.context.now,
            )
        )
        self.cancel([part for parent in ready for part in self.floor.below(parent.id)], JOIN_SATISFIED)
        for group in grouped(ready, lambda token: token.version):
            self.leave(group, node)

    def is_satisfied(self, parent: Token, node: Node) -> bool:
        """Whether the join has as many of the token's components as it asks for, of a batch for each of its
        pieces."""
        here = sum(part.quantity for part in self.floor.parts(parent.id) if _waits_at(part, node))
        return here >= needed(self.graph(parent), parent.node, node) * parent.quantity

    def _end(self, tokens: Sequence[Token], node: Node) -> None:
        run = self.floor.run(tokens[0].ticket)
        for token in tokens:
            token.state, token.node = TokenState.COMPLETED, node.code
        run.completed += sum(token.quantity for token in tokens)
        self.facts.append(
            TokensCompleted(
                ticket=run.ticket,
                node=node.code,
                tokens=ids_of(tokens),
                ticket_completed=run.completed,
                at=self.context.now,
            )
        )

    def _sink(self, tokens: Sequence[Token], node: Node) -> None:
        for token in tokens:
            token.node = node.code
        self.hold(tokens, Hold(node.kind))

    def _inspect(self, tokens: Sequence[Token], node: Node) -> None:
        """Where only a sample is inspected, the other pieces pass by; of each batch some are looked at, so it
        always rests here. What was redone is always looked at."""
        drawn = [self.floor.is_batch(token) or self._is_drawn(token, node) for token in tokens]
        chosen = [token for token, stays in zip(tokens, drawn, strict=True) if stays]
        passing = [token for token, stays in zip(tokens, drawn, strict=True) if not stays]
        if chosen:
            self._rest(chosen, node)
        if passing:
            self.leave(passing, node)

    def _is_drawn(self, token: Token, node: Node) -> bool:
        """Whether the token is of the inspection's sample: a part is where its piece is."""
        *_, piece = (token, *self.floor.around(token.id))
        return bool(token.rework_count) or is_of_sample(piece.number, node)

    _ARRIVE: ClassVar[Mapping[NodeKind, Callable[[Flow, Sequence[Token], Node], None]]] = {
        NodeKind.OPERATION: _rest,
        NodeKind.QC: _inspect,
        NodeKind.DECISION: leave,
        NodeKind.SPLIT: _split,
        NodeKind.JOIN: _join,
        NodeKind.END: _end,
        NodeKind.REWORK_SINK: _sink,
        NodeKind.SCRAP_SINK: _sink,
    }


def is_of_sample(number: int, node: Node) -> bool:
    """Whether the piece of this number is looked at: the first, and of any hundred in the order of their
    numbers as many as the inspection asks for, evenly spread."""
    policy = node.qc
    if policy is None or policy.mode is QcMode.EVERY or policy.percent is None:
        return True
    until, before = (-(-each * policy.percent // 100) for each in (number, number - 1))
    return until > before


def sample_of(quantity: int, rework_count: int, node: Node) -> int | None:
    """How many pieces of a batch that stands at a step are to be looked at there: the inspection's share of
    them, at least one; None where it is all of them."""
    policy = node.qc
    if policy is None or policy.mode is QcMode.EVERY or policy.percent is None or rework_count:
        return None
    some = max(1, -(-quantity * policy.percent // 100))
    return some if some < quantity else None


def needed(graph: Graph, split: str, join: Node) -> int:
    """How many of the split's components the join asks for."""
    policy = join.join.policy if join.join else JoinPolicy.ALL
    if policy is JoinPolicy.ANY:
        return 1
    if policy is JoinPolicy.AT_LEAST and join.join is not None and join.join.n is not None:
        return join.join.n
    return sum(edge.kind is EdgeKind.NORMAL for edge in graph.edges_out(split))


def component(parent: Token, way: int, token: int, number: int, quantity: int) -> Token:
    """A new part of a token, by one way out of the split where that waits."""
    return Token(
        id=token,
        number=number,
        ticket=parent.ticket,
        kind=TokenKind.COMPONENT,
        quantity=quantity,
        state=TokenState.READY,
        node=parent.node,
        version=parent.version,
        priority=parent.priority,
        parent=parent.id,
        way=way,
    )


def grouped(tokens: Iterable[Token], key: Callable[[Token], Hashable]) -> Iterator[list[Token]]:
    """The tokens that are alike, in the order in which the first of each kind came."""
    groups: dict[Hashable, list[Token]] = {}
    for token in tokens:
        groups.setdefault(key(token), []).append(token)
    return iter(groups.values())


def ids_of(tokens: Iterable[Token]) -> tuple[int, ...]:
    """The tokens' ids, in order."""
    return tuple(token.id for token in tokens)


def _waits_at(token: Token, node: Node) -> bool:
    return token.state is TokenState.WAITING and token.node == node.code
