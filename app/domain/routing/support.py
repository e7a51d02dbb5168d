"""What the token game can run: a routing that holds other kinds is kept as a draft, not published."""

from __future__ import annotations

from app.domain.routing.graph import Graph, Node, NodeKind

PLAYED = frozenset(NodeKind)


def unsupported_nodes(graph: Graph) -> tuple[Node, ...]:
    """The nodes whose kind the token game can't run, in the order of the graph.

    Conditional and rework edges need no list of their own: in a valid graph they leave nodes named here.
    """
    return tuple(node for node in graph.nodes if node.kind not in PLAYED)
