"""The token game: how tokens go on when their work at a node is done.

Processing model, the same for every command that lets tokens go on:

1. The command's own facts come first (`work.completed`, `session.ended`), then what follows from them.
2. Tokens that leave one node together go on together: one plural fact per destination.
3. A token comes to rest at the next node where people work (`tokens.moved`, which opens its work item) or at
   an end (`tokens.completed`). Nodes without work are never a resting place and leave no fact of their own.
4. Every token named by a command is moved or the whole command is refused; nothing is half done.
5. Facts are decided from the values that were loaded; nothing is read between two facts of one command.
"""

from __future__ import annotations

from dataclasses import dataclass

from app.domain.decision import Context
from app.domain.facts import Fact
from app.domain.facts.tickets import TokensCompleted, TokensMoved
from app.domain.routing.graph import Graph, NodeKind
from app.domain.routing.walk import next_node
from app.ids import TicketId, TokenId


@dataclass(frozen=True, slots=True)
class Leaving:
    """Tokens of one ticket whose work at one node is done."""

    ticket: TicketId
    node: str
    tokens: tuple[TokenId, ...]
    quantity: int  # of all these tokens together
    finished_before: int  # the ticket's finished quantity until now


def go_on(leaving: Leaving, graph: Graph, context: Context) -> Fact:
    """Where the tokens come to rest next."""
    destination = next_node(graph, leaving.node)
    if destination.kind is NodeKind.END:
        return TokensCompleted(
            ticket=leaving.ticket,
            node=destination.code,
            tokens=leaving.tokens,
            ticket_completed=leaving.finished_before + leaving.quantity,
            at=context.now,
        )
    first = context.ids.take(len(leaving.tokens))
    return TokensMoved(
        ticket=leaving.ticket,
        node=destination.code,
        tokens=leaving.tokens,
        items=tuple(range(first, first + len(leaving.tokens))),
        at=context.now,
    )
