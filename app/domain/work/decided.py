"""What somebody decides about pieces apart from their work: ended early, held, sent on, sent elsewhere."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from app.domain.codes import token_number
from app.domain.decision import Context, Decision
from app.domain.facts.flow import TokenEdited
from app.domain.game import endings
from app.domain.game.endings import Scrap
from app.domain.game.floor import Floor, Token
from app.domain.game.flow import Flow
from app.domain.game.places import Map, frames_of
from app.domain.permissions import Permission
from app.domain.refusals import Code, Refused
from app.domain.routing.graph import Graph, Node
from app.domain.tickets.states import not_allowed
from app.domain.tickets.stop import ended_sessions
from app.domain.words import Ending, TokenState
from app.domain.work.done import Table, places_of
from app.domain.work.pieces import Rule, WorkPiece, about, refuse
from app.domain.work.yields import part_of
from app.ids import TokenId, VersionId
from app.values import frozen


@frozen
class Onward:
    """Where held pieces are sent: to a node; those by a version that is told here, onto the other one."""

    to: str | None
    onto: Mapping[VersionId, VersionId]
    reason: str | None


def scrap(table: Table, how: Scrap, context: Context, quantity: int | None = None) -> Decision:
    """The pieces end; what failed is replaced at once, what is lost is a loss. `quantity`: so many of the one
    batch end."""
    if how.ending is Ending.PERMANENT and how.at is not None:
        params = {"field": "at", "value": how.at}
        raise Refused(Code.BAD_VALUE, params, details=params, variant="no_replacement")
    _refuse_dead(table.pieces, context)
    if how.ending is Ending.PERMANENT or _wait_for_a_manager(table):
        _refuse_not_allowed(context)
    _refuse_held_with_their_piece(table)
    _refuse_without_fault(table, how)
    flow = Flow(table.floor, table.graphs, context)
    tokens = _tokens(table)
    if how.at is not None:
        for token in tokens:
            _place(token, how.at, _before(token, table.floor, flow.graph(token)), "replacement")
    part = None if quantity is None else table.floor.token(part_of(flow, table.pieces, quantity).token)
    if part is None or part in tokens:
        born = endings.scrap(flow, tokens, how)
    else:
        born = endings.scrap_some(flow, tokens[0], part, how)
        tokens = [part]
    result = {"tokens": places_of(tokens), "replacements": places_of(born)}
    return _decision(table, flow, result)


def hold(table: Table, reason: str, context: Context) -> Decision:
    """The pieces stand where they are, with their parts, until a manager has decided about them."""
    _refuse_dead(table.pieces, context)
    for piece in table.pieces:
        if piece.state is TokenState.ON_HOLD:
            raise about(Code.ON_HOLD, piece)
    flow = Flow(table.floor, table.graphs, context)
    tokens = [token for token in _tokens(table) if token.state is not TokenState.ON_HOLD]
    endings.hold(flow, tokens, reason)
    return _decision(table, flow, {"tokens": places_of(_tokens(table))})


def resolve(table: Table, onward: Onward, context: Context) -> Decision:
    """A held piece is sent on to a step, perhaps on another version of its routing; to where it stands: it
    and its parts go on as they were."""
    refuse_not_held(table.pieces, context)
    _refuse_held_with_their_piece(table)
    return _sent(table, onward, context)


def refuse_not_held(pieces: Iterable[WorkPiece], context: Context) -> None:
    """Raises Refused where a piece is not on hold: there is nothing to resolve."""
    for piece in pieces:
        _refuse_dead([piece], context)
        if piece.state is not TokenState.ON_HOLD:
            raise about(Code.NOT_ON_HOLD, piece, state=piece.state)


def move(table: Table, onward: Onward, context: Context) -> Decision:
    """Pieces are sent to another step of their branch. At its own, a piece would only lose its hands; but
    where one of several has done their part there, the step begins anew."""
    _refuse_dead(table.pieces, context)
    for piece in table.pieces:
        if piece.node == onward.to and piece.item is not None and not piece.is_done_in_part:
            raise about(Code.WRONG_PLACE, piece, variant="here", field="to", to=onward.to)
        if piece.state is TokenState.ON_HOLD:
            raise about(Code.ON_HOLD, piece)
        if table.floor.parts(piece.token):
            raise about(Code.HAS_PARTS, piece)
    return _sent(table, onward, context)


def edit(table: Table, values: Mapping[int, Mapping[str, str | None]], context: Context) -> Decision:
    """The editable values of each piece, as they are from now on: its note, and its own priority."""
    _refuse_dead(table.pieces, context)
    facts = [
        TokenEdited(ticket=piece.ticket, token=piece.token, **values[piece.token]) for piece in table.pieces
    ]
    return Decision(facts, {"tokens": places_of(_tokens(table))})


def _sent(table: Table, onward: Onward, context: Context) -> Decision:
    flow = Flow(table.floor, table.graphs, context)
    stays: list[Token] = []
    for token in _tokens(table):
        if _goes_on_as_it_was(token, onward, table):
            stays.append(token)
            continue
        own = VersionId(token.version)
        version = onward.onto.get(own, own)
        places = Map(table.graphs[version])
        node = _place(token, onward.to or token.node, _steps(token, version, table.floor, places), "sent")
        endings.redirect(flow, [token], node, version, onward.reason)
    endings.let_go(flow, stays, onward.reason)
    return _decision(table, flow, {"tokens": places_of(_tokens(table))})


def _goes_on_as_it_was(token: Token, onward: Onward, table: Table) -> bool:
    """Whether it is sent to where it stands: held by mistake, perhaps. What waits for anything else than a
    redesign is never as it was, but begins that step anew."""
    own = VersionId(token.version)
    here = onward.to in (None, token.node) and onward.onto.get(own, own) == own
    return here and endings.can_go_on(token, table.graphs[own].node(token.node))


def _steps(token: Token, version: VersionId, floor: Floor, places: Map) -> list[Node]:
    """A part stays on the version on which its piece was split."""
    if token.parent is not None and version != token.version:
        return []
    return places.steps(frames_of(token, floor))


def _before(token: Token, floor: Floor, graph: Graph) -> list[Node]:
    return Map(graph).upstream(token.node, frames_of(token, floor))


def _place(token: Token, code: str, offered: Sequence[Node], variant: str) -> Node:
    for node in offered:
        if node.code == code:
            return node
    params = {"to": code, "node": token.node, "choices": ", ".join(node.code for node in offered)}
    if not offered:
        variant = "nowhere"
    raise Refused(Code.WRONG_PLACE, params, details={"field": "to", **params}, variant=variant)


def _refuse_dead(pieces: Iterable[WorkPiece], context: Context) -> None:
    refuse(pieces, _LIVE, context)


def _refuse_held_with_their_piece(table: Table) -> None:
    """The parts of a piece that is held are not decided on by themselves: they would go on without it."""
    named = {piece.token for piece in table.pieces}
    for piece in table.pieces:
        for around in table.floor.around(piece.token):
            if around.state is TokenState.ON_HOLD and around.id not in named:
                raise about(
                    Code.ON_HOLD,
                    replace(piece, token=TokenId(around.id), number=around.number, node=around.node),
                )


def _refuse_without_fault(table: Table, how: Scrap) -> None:
    """What has failed has a fault: one that is told, or the one that its last inspection found."""
    if how.ending is not Ending.QC_FAIL or how.defect is not None:
        return
    for piece in table.pieces:
        if table.floor.token(piece.token).defect is None:
            params = {"ticket": piece.ticket_code, "number": token_number(piece.number)}
            details = {"field": "defect", "token": piece.token, **params}
            raise Refused(Code.MISSING_FIELD, params, details=details, variant="scrap_defect")


def _wait_for_a_manager(table: Table) -> bool:
    """Whether a piece is held, or a part that would end with it: a manager decides about those."""
    tokens = _tokens(table)
    below = (part for token in tokens for part in table.floor.below(token.id))
    return any(each.state is TokenState.ON_HOLD for each in (*tokens, *below))


def _refuse_not_allowed(context: Context) -> None:
    refused = not_allowed(context.actor, Permission.DECIDE)
    if refused is not None:
        raise refused


def _tokens(table: Table) -> list[Token]:
    return [table.floor.token(piece.token) for piece in table.pieces]


def _decision(table: Table, flow: Flow, result: Mapping[str, object]) -> Decision:
    ended = ended_sessions(table.trays, flow.closed, "decided", flow.context)
    return Decision([*ended, *flow.facts], result)


_LIVE = Rule(frozenset(), {}, held_by=False, needs_work=False)
