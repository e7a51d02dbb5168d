"""Which steps lie ahead of a token: those that it must pass, usually passes, and may come to."""

from __future__ import annotations

from collections.abc import Sequence
from functools import reduce

from app.domain.routing.graph import Edge, EdgeKind, Graph, JoinPolicy, Node, NodeKind
from app.domain.routing.paths import forward_order
from app.values import frozen

WORKED = frozenset({NodeKind.OPERATION, NodeKind.QC})

Steps = frozenset[str]
_NONE: Steps = frozenset()


@frozen
class Ahead:
    """Codes of the steps from a node on, itself too. `certain` ⊆ `usual` ⊆ `possible`.

    Where a decision or an inspection chooses one of several ways, only what all of them pass is certain, and
    the way is usual that is taken when nothing special holds. What a rework repeats is not foreseen.
    """

    certain: Steps = _NONE
    usual: Steps = _NONE
    possible: Steps = _NONE

    def without(self, others: Ahead) -> Ahead:
        """These steps but for all that lie ahead of another node, too."""
        return Ahead(*(mine - others.possible for mine in (self.certain, self.usual, self.possible)))


def steps_ahead(graph: Graph) -> dict[str, Ahead]:
    """What lies ahead of each node of a published routing."""
    found: dict[str, Ahead] = {}
    starts = [node.code for node in graph.nodes]
    order = forward_order(starts, lambda code: (edge.target for edge in _onward(graph, code)))
    for code in reversed(order):
        node = graph.node(code)
        after = _after(graph, node, found)
        here = frozenset({code}) if node.kind in WORKED else _NONE
        found[code] = Ahead(after.certain | here, after.usual | here, after.possible | here)
    return found


def _after(graph: Graph, node: Node, found: dict[str, Ahead]) -> Ahead:
    ways = _onward(graph, node.code)
    ahead = [found[edge.target] for edge in ways]
    if not ahead:
        return Ahead()
    possible = _together([each.possible for each in ahead])
    certain = [each.certain for each in ahead]
    if node.kind is NodeKind.SPLIT:
        usual = _together([each.usual for each in ahead])
        return Ahead(_together(certain) if _waits_for_all(graph) else _common(certain), usual, possible)
    usual = found[_usual_way(ways).target].usual
    return Ahead(_common(certain), usual, possible)


def _waits_for_all(graph: Graph) -> bool:
    """Whether no join goes on without some of its branches."""
    policies = (node.join.policy for node in graph.of_kind(NodeKind.JOIN) if node.join is not None)
    return all(policy is JoinPolicy.ALL for policy in policies)


def _usual_way(ways: Sequence[Edge]) -> Edge:
    """The way that is taken when no condition holds: an inspection's pass, a decision's else."""
    plain = [edge for edge in ways if edge.kind is EdgeKind.NORMAL or edge.otherwise]
    return (plain or ways)[0]


def _onward(graph: Graph, code: str) -> Sequence[Edge]:
    return [
        edge
        for edge in graph.edges_out(code)
        if edge.kind is not EdgeKind.REWORK and graph.find(edge.target) is not None
    ]


def _together(several: Sequence[Steps]) -> Steps:
    return _NONE.union(*several)


def _common(several: Sequence[Steps]) -> Steps:
    return reduce(frozenset.intersection, several)
