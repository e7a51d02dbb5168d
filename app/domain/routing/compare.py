"""What changed between two versions of a routing: nodes by code, edges by what they connect."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from app.domain.routing.exchange import edge_to_json, node_to_json
from app.domain.routing.graph import Edge, Graph, Node
from app.values import frozen


@frozen
class Change:
    """One setting, by its key in the exchange format, as it was and as it is."""

    setting: str
    old: Any
    new: Any


@frozen
class NodeChange:
    """A node that is in both, with other settings."""

    old: Node
    new: Node
    changes: tuple[Change, ...]


@frozen
class EdgeChange:
    """An edge between the same two nodes, with other settings."""

    old: Edge
    new: Edge
    changes: tuple[Change, ...]


@frozen
class Comparison:
    """All differences between two graphs; the order of nodes and edges is none."""

    changes: tuple[Change, ...]  # of the routing itself: its name, its line
    nodes_added: tuple[Node, ...]
    nodes_removed: tuple[Node, ...]
    nodes_changed: tuple[NodeChange, ...]
    edges_added: tuple[Edge, ...]
    edges_removed: tuple[Edge, ...]
    edges_changed: tuple[EdgeChange, ...]

    @property
    def is_empty(self) -> bool:
        """Whether nothing differs."""
        return not any(getattr(self, name) for name in self.__match_args__)


def compare(old: Graph, new: Graph) -> Comparison:
    """What has to be done to the old graph to get the new one."""
    before, after = _nodes(old), _nodes(new)
    kept = (_node_change(before[code], node) for code, node in after.items() if code in before)
    removed, added, pairs = _paired(old.edges, new.edges)
    return Comparison(
        changes=_changes(_head(old), _head(new)),
        nodes_added=tuple(node for code, node in after.items() if code not in before),
        nodes_removed=tuple(node for code, node in before.items() if code not in after),
        nodes_changed=tuple(change for change in kept if change.changes),
        edges_added=added,
        edges_removed=removed,
        edges_changed=tuple(_edge_change(was, now) for was, now in pairs),
    )


def _nodes(graph: Graph) -> dict[str, Node]:
    return {node.code: graph.node(node.code) for node in graph.nodes}


def _head(graph: Graph) -> dict[str, Any]:
    return {"code": graph.code, "name": graph.name, "line": graph.line.value}


def _node_change(old: Node, new: Node) -> NodeChange:
    return NodeChange(old, new, _changes(node_to_json(old), node_to_json(new)))


def _edge_change(old: Edge, new: Edge) -> EdgeChange:
    return EdgeChange(old, new, _changes(edge_to_json(old), edge_to_json(new)))


def _changes(old: Mapping[str, Any], new: Mapping[str, Any]) -> tuple[Change, ...]:
    return tuple(Change(key, old[key], new[key]) for key in new if old[key] != new[key])


def _paired(
    old: Sequence[Edge], new: Sequence[Edge]
) -> tuple[tuple[Edge, ...], tuple[Edge, ...], list[tuple[Edge, Edge]]]:
    """The edges gone, the edges new, and pairs of edges between the same nodes, in order."""
    gone, come = _besides(old, new), _besides(new, old)
    pairs = []
    for edge in tuple(gone):
        partner = next((each for each in come if _between(each) == _between(edge)), None)
        if partner is not None:
            pairs.append((edge, partner))
            gone.remove(edge)
            come.remove(partner)
    return tuple(gone), tuple(come), pairs


def _besides(edges: Iterable[Edge], others: Iterable[Edge]) -> list[Edge]:
    """The edges that the others don't have, each as often as it is there more often."""
    left: dict[Edge, int] = defaultdict(int)
    for other in others:
        left[other] += 1
    found = []
    for edge in edges:
        if left[edge]:
            left[edge] -= 1
        else:
            found.append(edge)
    return found


def _between(edge: Edge) -> tuple[str, str]:
    return edge.source, edge.target
