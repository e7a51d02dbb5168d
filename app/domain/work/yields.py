"""What comes out of a batch at a step: how much is good, scrapped, and to be done again."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import field, replace
from typing import Any

from app.domain.facts import Fact
from app.domain.facts.work import Counts
from app.domain.game.batches import split_off
from app.domain.game.endings import Scrap, rework, scrap
from app.domain.game.floor import Floor, Token
from app.domain.game.flow import Flow
from app.domain.game.places import Map, frames_of
from app.domain.refusals import Code, Refused
from app.domain.routing.graph import Node, NodeKind
from app.domain.words import Ending
from app.domain.work.pieces import WorkPiece, about
from app.ids import ItemId, TokenId
from app.values import frozen


@frozen
class Yield:
    """What somebody counted of one batch; what is not said of it is good. Of what is scrapped, why; of what
    has to be done again, from which step on."""

    good: int | None = None
    scrapped: int = 0
    rework: int = 0
    reason: str | None = None
    defect: str | None = None
    to: str | None = None


@frozen
class Shares:
    """A batch as it was counted: tokens of what is not good, and the counts by token. `split` says what was
    split off; where nothing is good, the batch itself is what is scrapped or done again."""

    split: Sequence[Fact] = ()
    scrapped: Token | None = None
    rework: Token | None = None
    counts: Mapping[int, Sequence[int]] = field(default_factory=dict)

    @property
    def not_good(self) -> list[Token]:
        """The tokens that don't go on."""
        return [token for token in (self.scrapped, self.rework) if token is not None]


def share(flow: Flow, pieces: Sequence[WorkPiece], counted: Yield | None, *, judged: bool = False) -> Shares:
    """Splits off a batch what of it is not good. Raises Refused where the quantities don't add up."""
    if counted is None:
        return Shares()
    piece = refuse_several(flow.floor, pieces)
    counts = _refuse_sum(piece, counted, judged=judged)
    good, scrapped, again = counts
    batch = flow.floor.token(piece.token)
    lost = split_off(flow, batch, scrapped) if scrapped and (good or again) else None
    redone = split_off(flow, batch, again, judged=judged) if good and again else None
    if not good:
        lost, redone = (lost, batch) if again else (batch, None)
    split, flow.facts = flow.facts, []
    return Shares(split, lost, redone, {batch.id: counts})


def counts_of(floor: Floor, pieces: Iterable[WorkPiece], shares: Shares | None = None) -> Counts | None:
    """The counts that a fact about these pieces carries, where they are batches: all good unless counted."""
    counts = {} if shares is None else shares.counts
    tokens = [floor.token(piece.token) for piece in pieces]
    if not floor.is_batch(tokens[0]):
        return None
    return tuple(counts.get(token.id, (token.quantity, 0, 0)) for token in tokens)


def all_failed(floor: Floor, pieces: Iterable[WorkPiece]) -> Counts | None:
    """The same, where all of it failed."""
    good = counts_of(floor, pieces)
    return None if good is None else tuple((0, 0, quantity) for quantity, _, _ in good)


def lose(flow: Flow, shares: Shares, counted: Yield | None) -> None:
    """What was scrapped of a batch ends for good."""
    if shares.scrapped is not None and counted is not None:
        how = Scrap(Ending.PERMANENT, counted.reason or "", counted.defect)
        scrap(flow, [shares.scrapped], how)


def redo(flow: Flow, shares: Shares, counted: Yield | None) -> None:
    """What has to be done again goes to the step that was named, else it stays at this one."""
    token = shares.rework
    if token is None or counted is None:
        return
    offered = steps_to_redo(flow, token)
    to = counted.to or token.node
    node = next((node for node in offered if node.code == to), None)
    if node is None:
        params = {"to": to, "node": token.node, "choices": ", ".join(node.code for node in offered)}
        raise Refused(Code.WRONG_PLACE, params, details={"field": "to", **params}, variant="redo")
    rework(flow, [token], node, token.back_to)


def steps_to_redo(flow: Flow, token: Token) -> list[Node]:
    """From which steps on some of a batch can be done again: the operation itself, and those before it."""
    before = Map(flow.graph(token)).upstream(token.node, frames_of(token, flow.floor))
    return [node for node in reversed(before) if node.kind is NodeKind.OPERATION]


def part_of(flow: Flow, pieces: Sequence[WorkPiece], quantity: int, *, judged: bool = False) -> WorkPiece:
    """So many of a batch as a piece, perhaps to be judged by itself; the whole batch, where it is all."""
    piece = refuse_several(flow.floor, pieces)
    if quantity > piece.quantity:
        raise about(Code.QUANTITIES, piece, variant="part", quantity=piece.quantity, given=quantity)
    if quantity == piece.quantity:
        return piece
    return as_piece(piece, split_off(flow, flow.floor.token(piece.token), quantity, judged=judged))


def as_piece(batch: WorkPiece, part: Token) -> WorkPiece:
    """What was split off a batch, as a work command sees it."""
    return replace(
        batch,
        token=TokenId(part.id),
        number=part.number,
        quantity=part.quantity,
        item=None if part.item is None else ItemId(part.item),
        item_state=part.item_state,
        holder=None,
        holder_name=None,
    )


def refuse_several(floor: Floor, pieces: Sequence[WorkPiece]) -> WorkPiece:
    """The one batch of which quantities are told. Raises Refused where it is none, or not alone."""
    for piece in pieces:
        if not floor.is_batch(floor.token(piece.token)):
            raise about(Code.NOT_A_BATCH, piece)
    if len(pieces) > 1:
        params = {"batches": len(pieces)}
        raise Refused(Code.QUANTITIES, params, details=params, variant="several")
    return pieces[0]


def _refuse_sum(piece: WorkPiece, counted: Yield, *, judged: bool) -> tuple[int, int, int]:
    bad = counted.scrapped + counted.rework
    good = piece.quantity - bad if counted.good is None else counted.good
    if good < 0 or good + bad != piece.quantity:
        told: dict[str, Any] = {"good": max(good, 0), "scrapped": counted.scrapped, "rework": counted.rework}
        raise about(Code.QUANTITIES, piece, quantity=piece.quantity, total=sum(told.values()), **told)
    if judged and not good:
        raise about(Code.QUANTITIES, piece, variant="none_good", quantity=piece.quantity)
    if counted.scrapped and counted.reason is None:
        raise Refused(
            Code.MISSING_FIELD, {"field": "reason"}, details={"field": "reason"}, variant="scrapped"
        )
    return good, counted.scrapped, counted.rework
