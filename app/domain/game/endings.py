"""Ending tokens early, putting others in their place, holding them, and sending them elsewhere."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from app.domain.facts.flow import TokensRedirected, TokensReplaced, TokensReworked, TokensScrapped
from app.domain.game.batches import in_excess, joinable, split_off
from app.domain.game.floor import Token
from app.domain.game.flow import Flow, component, grouped, ids_of
from app.domain.game.places import STEPS
from app.domain.routing.graph import EdgeKind, Graph, Node, NodeKind
from app.domain.words import Ending, Hold, TokenKind, TokenState
from app.ids import ItemId
from app.values import frozen

_STOOD = STEPS | {NodeKind.SPLIT, NodeKind.JOIN}  # where a token is before anybody holds it
PIECE_ENDED = "piece_ended"
REDESIGNED = "redesigned"


@frozen
class Scrap:
    """How tokens end, why, and at which node those begin that replace them (None: where the ended began)."""

    ending: Ending
    reason: str
    defect: str | None = None
    at: str | None = None


def scrap(flow: Flow, tokens: Iterable[Token], how: Scrap) -> list[Token]:
    """Ends the tokens and their parts; what replaces them, where something does, goes on.

    A part that is lost for ever takes its piece with it where the join can't be satisfied without it.
    """
    born: list[Token] = []
    for group in grouped(tokens, lambda token: token.ticket):
        live = [token for token in group if token.is_live]
        _end(flow, live, how)
        if how.ending is Ending.QC_FAIL:
            born += _replace(flow, live, how)
        else:
            _lose_pieces(flow, live, how)
    flow.settle()
    return born


def scrap_some(flow: Flow, batch: Token, part: Token, how: Scrap) -> list[Token]:
    """Ends what was split off a batch; the parts of the batch are as many as it is from now on."""
    _trim(flow, batch)
    born = scrap(flow, [part], how)
    _join_if_whole(flow, batch)
    flow.settle()
    return born


def hold(flow: Flow, tokens: Iterable[Token], reason: str) -> None:
    """Lets tokens and their parts stand where they are until a manager decides about their redesign; a part
    that is held already stays held for what it is."""
    family = {each.id: each for token in tokens for each in (token, *flow.floor.below(token.id))}
    standing = [each for each in family.values() if each.state is not TokenState.ON_HOLD]
    for group in grouped(standing, lambda token: (token.ticket, token.node)):
        flow.hold(group, Hold.REDESIGN, reason)


def can_go_on(token: Token, node: Node) -> bool:
    """Whether the token is held, and can go on as it was where it stands."""
    return token.state is TokenState.ON_HOLD and token.hold is Hold.REDESIGN and node.kind in _STOOD


def let_go(flow: Flow, tokens: Iterable[Token], reason: str | None) -> None:
    """Lets tokens that are held for a redesign go on as they were, with the parts that were held with them:
    what was held before waits on for its own answer."""
    family = {
        each.id: each
        for token in tokens
        for each in (token, *flow.floor.below(token.id))
        if each.held_at == token.held_at and can_go_on(each, flow.graph(each).node(each.node))
    }
    for group in grouped(family.values(), _stood_alike):
        flow.release(group, flow.graph(group[0]).node(group[0].node), reason)
    _join_again(flow, [each for each in family.values() if each.state is TokenState.WAITING])
    flow.settle()


def _stood_alike(token: Token) -> tuple[object, ...]:
    done = token.left and token.left.done
    return token.ticket, token.version, token.node, token.back_to, done


def redirect(flow: Flow, tokens: Sequence[Token], node: Node, version: int, reason: str | None) -> None:
    """Sends tokens of one ticket to a step that somebody chose; their parts end."""
    flow.cancel([part for token in tokens for part in flow.floor.below(token.id)], REDESIGNED)
    left = flow.close_items(tokens)
    for token in tokens:
        token.version = version
    flow.facts.append(
        TokensRedirected(
            ticket=tokens[0].ticket,
            node=node.code,
            version_id=version,
            reason=reason,
            tokens=ids_of(tokens),
            items=flow.open_items(tokens, node),
            left=left,
            at=flow.context.now,
        )
    )


def rework(flow: Flow, tokens: Iterable[Token], node: Node, back_to: str | None) -> None:
    """Sends tokens whose inspection failed back to a step that is redone."""
    for group in grouped(tokens, lambda token: (token.ticket, token.version, token.rework_count)):
        count = group[0].rework_count + 1
        items = flow.open_items(group, node)
        for token in group:
            token.rework_count, token.back_to = count, back_to
        flow.facts.append(
            TokensReworked(
                ticket=group[0].ticket,
                node=node.code,
                back_to=back_to,
                count=count,
                tokens=ids_of(group),
                items=items,
                at=flow.context.now,
            )
        )


def _end(flow: Flow, tokens: Sequence[Token], how: Scrap) -> None:
    """Parts end first: nothing of a piece goes on without it."""
    if not tokens:
        return
    flow.cancel([part for token in tokens for part in flow.floor.below(token.id)], PIECE_ENDED)
    scrapped = [token for token in tokens if token.is_live]  # not those that just ended as a part of another
    items: tuple[ItemId, ...] = flow.close_items(scrapped)
    for token in scrapped:
        token.state = TokenState.SCRAPPED
    flow.facts.append(
        TokensScrapped(
            ticket=scrapped[0].ticket,
            ending=how.ending,
            reason=how.reason,
            defect=how.defect,
            tokens=ids_of(scrapped),
            items=items,
            at=flow.context.now,
        )
    )


def _replace(flow: Flow, tokens: Iterable[Token], how: Scrap) -> list[Token]:
    ended = [token for token in tokens if token.state is TokenState.SCRAPPED]
    born: list[Token] = []
    for group in grouped(
        ended,
        lambda token: (
            _birthplace(flow, token),
            token.way,
            token.quantity,
            token.version,
            token.serial is None,
        ),
    ):
        several = _take_place(flow, group)
        born += several
        graph = flow.graph(several[0])
        if how.at is not None:
            flow.send(several, graph.node(how.at))
        elif several[0].way is None:
            flow.leave(several, graph.node(several[0].node))
        else:
            flow.send(several, _beginning(graph, several[0]))
    return born


def _birthplace(flow: Flow, token: Token) -> str:
    """The start, or the split that a part comes from."""
    if token.parent is not None:
        return flow.floor.token(token.parent).node
    (start,) = flow.graph(token).of_kind(NodeKind.START)
    return start.code


def _beginning(graph: Graph, part: Token) -> Node:
    """Where the way leads by which a part leaves its split."""
    ways = [edge for edge in graph.edges_out(part.node) if edge.kind is EdgeKind.NORMAL]
    assert part.way is not None
    return graph.node(ways[part.way].target)


def _take_place(flow: Flow, originals: Sequence[Token]) -> list[Token]:
    """New tokens in the place of ended ones that are alike, where those began: nothing done to them yet."""
    first, run = originals[0], flow.floor.run(originals[0].ticket)
    first_token = flow.context.ids.take(len(originals))
    first_number = run.numbers(len(originals))
    node = _birthplace(flow, first)
    born = [
        _new(flow, original, node, first_token + place, first_number + place)
        for place, original in enumerate(originals)
    ]
    flow.facts.append(
        TokensReplaced(
            ticket=first.ticket,
            run=run.run,
            kind_of_token=first.kind,
            node=node,
            version_id=first.version,
            quantity=first.quantity,
            originals=ids_of(originals),
            parents=None if first.parent is None else tuple(each.parent or 0 for each in originals),
            way=first.way,
            serials=None if first.serial is None else tuple(each.serial or "" for each in originals),
            first_token=first_token,
            first_number=first_number,
            at=flow.context.now,
        )
    )
    return born


def _new(flow: Flow, original: Token, node: str, token: int, number: int) -> Token:
    if original.parent is not None and original.way is not None:
        parent = flow.floor.token(original.parent)
        born = component(parent, original.way, token, number, original.quantity)
    else:
        born = Token(
            id=token,
            number=number,
            ticket=original.ticket,
            kind=TokenKind(original.kind),
            quantity=original.quantity,
            state=TokenState.READY,
            node=node,
            version=original.version,
            serial=original.serial,
            priority=original.priority,
        )
    flow.floor.add(born)
    return born


def _lose_pieces(flow: Flow, lost: Iterable[Token], how: Scrap) -> None:
    """Ends what can't be joined without the parts that were lost: a piece, or that many of a batch."""
    parents = dict.fromkeys(part.parent for part in lost if part.parent is not None)
    around = [piece for piece in map(flow.floor.token, parents) if piece.is_live]
    ended: list[Token] = []
    for piece in around:
        left = joinable(flow, piece, _its_join(flow, piece))
        if left < piece.quantity:
            ended.append(split_off(flow, piece, piece.quantity - left) if left else piece)
    if not ended:
        return
    _end(flow, ended, how)
    smaller = [piece for piece in around if piece.is_live]
    for piece in smaller:
        _trim(flow, piece)
    _lose_pieces(flow, ended, how)
    for piece in smaller:
        _join_if_whole(flow, piece)


def _trim(flow: Flow, batch: Token) -> None:
    """Ends what the parts of a batch that has become smaller have in excess."""
    excess = list(in_excess(flow, batch))
    flow.cancel([each for gone, _ in excess for each in (*flow.floor.below(gone.id), gone)], PIECE_ENDED)
    for gone, part in excess:
        if part is not gone and flow.floor.parts(part.id):
            _trim(flow, part)
            _join_if_whole(flow, part)


def _join_again(flow: Flow, waiting: Iterable[Token]) -> None:
    """While they were held, the other parts may have come to their join."""
    for part in waiting:
        node = flow.graph(part).node(part.node)
        if node.kind is NodeKind.JOIN and part.state is TokenState.WAITING and part.parent is not None:
            flow.merge_if_satisfied([flow.floor.token(part.parent)], node)


def _join_if_whole(flow: Flow, batch: Token) -> None:
    """A batch that has become smaller may have all its parts at the join by now."""
    if batch.state is TokenState.WAITING and flow.floor.parts(batch.id):
        flow.merge_if_satisfied([batch], _its_join(flow, batch))


def _its_join(flow: Flow, piece: Token) -> Node:
    return join_of(flow.graph(piece), piece.node)


def join_of(graph: Graph, split: str) -> Node:
    """The join in which the ways out of a split come together."""
    depth, node = 0, graph.node(split)
    while True:
        if node.kind is NodeKind.SPLIT:
            depth += 1
        elif node.kind is NodeKind.JOIN:
            depth -= 1
            if not depth:
                return node
        onward = [edge for edge in graph.edges_out(node.code) if edge.kind is not EdgeKind.REWORK]
        node = graph.node(onward[0].target)
