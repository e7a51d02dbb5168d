"""Going along a straight routing: from the start, one way out of every node, to an end."""

from __future__ import annotations

from app.domain.routing.graph import Graph, Node, NodeKind


class NotStraight(Exception):
    """There is not exactly one start, or not exactly one way on from the node of that code."""

    def __init__(self, node: str | None) -> None:
        super().__init__(f"no single way on from {node}" if node else "no single start")
        self.node = node


def first_step(graph: Graph) -> Node:
    """The node to which the start leads. Raises NotStraight."""
    starts = graph.of_kind(NodeKind.START)
    if len(starts) != 1:
        raise NotStraight(None)
    return next_node(graph, starts[0].code)


def next_node(graph: Graph, code: str) -> Node:
    """The node to which the one way out leads. Raises NotStraight."""
    ways = graph.edges_out(code)
    after = graph.find(ways[0].target) if len(ways) == 1 else None
    if after is None:
        raise NotStraight(code)
    return after


def steps_in_order(graph: Graph) -> tuple[Node, ...]:
    """The nodes between the start and the end, in the order in which tokens pass them. Raises NotStraight."""
    steps: list[Node] = []
    passed: set[str] = set()
    node = first_step(graph)
    while node.kind is not NodeKind.END:
        if node.code in passed:
            raise NotStraight(node.code)
        passed.add(node.code)
        steps.append(node)
        node = next_node(graph, node.code)
    return tuple(steps)
