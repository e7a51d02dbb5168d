"""Which way a token takes out of a node."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from app.domain.routing.conditions import Situation, evaluate
from app.domain.routing.graph import Edge, EdgeKind, Graph, Node, NodeKind

_CHOOSING = frozenset({NodeKind.DECISION, NodeKind.QC})


class Unroutable(Exception):
    """No way fits the token, or two fit equally well."""


def way_on(graph: Graph, node: Node, situation: Situation) -> Edge:
    """The way of a token whose work at the node went well. Raises Unroutable.

    Conditional ways are tried first, the higher priority before the lower; then `else`; then the normal way.
    """
    if node.kind in _CHOOSING:
        chosen = conditional_way(graph, node, situation)
        if chosen is not None:
            return chosen
    normal = [edge for edge in graph.edges_out(node.code) if edge.kind is EdgeKind.NORMAL]
    if len(normal) != 1:
        raise Unroutable
    return normal[0]


def conditional_way(graph: Graph, node: Node, situation: Situation) -> Edge | None:
    """The conditional way that fits, else the `else`, else None. Raises Unroutable when two fit equally."""
    ways = [edge for edge in graph.edges_out(node.code) if edge.kind is EdgeKind.CONDITIONAL]
    for fitting in _fitting(ways, situation):
        if len(fitting) > 1:
            raise Unroutable
        if fitting:
            return fitting[0]
    return next((edge for edge in ways if edge.otherwise), None)


def _fitting(ways: Sequence[Edge], situation: Situation) -> list[list[Edge]]:
    """The ways whose condition holds, by priority."""
    asked = sorted((way for way in ways if way.when is not None), key=lambda way: -way.priority)
    return [
        [way for way in equals if way.when is not None and evaluate(way.when, situation)]
        for _, equals in groupby(asked, lambda way: way.priority)
    ]
