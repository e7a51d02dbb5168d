"""Batches: what is split off them, and what becomes of a batch of which a part is lost.

DOMAIN 5 says of a piece whose part is scrapped for good: it goes on where its join can still be satisfied,
else it ends too. A batch is that many pieces which move together, so each of its pieces is asked the same:

* Each way out of a split carries the whole quantity of the batch that waits there, perhaps in several tokens:
  what has to be done again comes later. The join lets the batch go on as one, when for every one of its
  pieces as many ways have arrived as it asks for; with `all` that is the whole quantity by each way.
* When some of a part is lost for good, the batch is as large from then on as its parts suffice for. What it
  has lost is split off it and scrapped with the part; what the other ways now have in excess is split off
  them and ends (`piece_ended`), what was born last first.
* What lies within another that ends by the same command ends as a part of it (`piece_ended`), whatever it has
  lost itself: one loss is counted once.

What is split off has its own number and no serial, links to the batch (`split_from`) and has gone through
what the batch has gone through: its reworks, its failures at each inspection, where it is to return.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace

from app.domain.facts.flow import TokensBatchSplit
from app.domain.game.floor import Token
from app.domain.game.flow import Flow, needed
from app.domain.routing.graph import Node
from app.domain.words import ItemState, TokenState
from app.ids import ItemId


def split_off(flow: Flow, token: Token, quantity: int, *, judged: bool = False) -> Token:
    """Some of a batch as a token of its own, at the same node; judged by itself, it has its own work item."""
    ids = flow.context.ids
    part = replace(
        token,
        id=ids.take(),
        number=flow.floor.run(token.ticket).numbers(1),
        quantity=quantity,
        serial=None,
        state=TokenState.READY if judged else token.state,
        item=ids.take() if judged else None,
        item_state=ItemState.WAITING if judged else None,
    )
    token.quantity -= quantity
    flow.floor.add(part)
    flow.facts.append(
        TokensBatchSplit(
            ticket=token.ticket,
            node=token.node,
            token=token.id,
            part=part.id,
            number=part.number,
            quantity=quantity,
            at_item=token.item,
            item=None if part.item is None else ItemId(part.item),
            qc_result=token.qc_result,
            defect=token.defect,
            at=flow.context.now,
        )
    )
    return part


def joinable(flow: Flow, batch: Token, join: Node) -> int:
    """Of how many of its pieces the join can still have as many parts as it asks for."""
    asked = needed(flow.graph(batch), batch.node, join)
    ways: Counter[int | None] = Counter()
    for part in flow.floor.parts(batch.id):
        ways[part.way] += part.quantity
    suffices = (
        many
        for many in range(batch.quantity, 0, -1)
        if sum(min(each, many) for each in ways.values()) >= asked * many
    )
    return next(suffices, 0)


def in_excess(flow: Flow, batch: Token) -> Iterator[tuple[Token, Token]]:
    """What the ways have more than the batch needs: each token that is too much, and of which it is now, or
    was, a part."""
    ways: dict[int | None, list[Token]] = {}
    for part in flow.floor.parts(batch.id):
        ways.setdefault(part.way, []).append(part)
    for parts in ways.values():
        excess = sum(part.quantity for part in parts) - batch.quantity
        for part in sorted(parts, key=lambda each: each.number, reverse=True):
            if excess <= 0:
                break
            taken = min(excess, part.quantity)
            yield part if taken == part.quantity else split_off(flow, part, taken), part
            excess -= taken
