"""What many rules ask of a graph, found out once: its sound edges, what leads where, cycles.

Every later rule looks at *sound* edges only (both ends exist, not to itself, not a repetition), and for
walks at the *flow*: sound edges that don't lead into a start or out of an end or sink. So a wrong edge is
told once.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from functools import cached_property

from app.domain.routing.graph import FINAL_KINDS, SINKS, Edge, EdgeKind, Graph, Node, NodeKind
from app.domain.routing.paths import components, reachable


class Survey:
    """A graph under examination. Nodes are named by code; of two with one code the first counts."""

    def __init__(self, graph: Graph) -> None:
        self.graph = graph
        self.nodes: Mapping[str, Node] = {node.code: graph.node(node.code) for node in graph.nodes}

    def kind(self, code: str) -> NodeKind:
        """The kind of an existing node."""
        return self.nodes[code].kind

    def of_kind(self, *kinds: NodeKind) -> tuple[Node, ...]:
        """The nodes of these kinds, in the order of the graph."""
        return tuple(node for node in self.nodes.values() if node.kind in kinds)

    # edges

    @property
    def sound(self) -> tuple[Edge, ...]:
        """The edges that connect two different nodes and say something new."""
        return self._sound_and_repeated[0]

    @property
    def repeated(self) -> tuple[Edge, ...]:
        """The edges that say the same as an earlier one."""
        return self._sound_and_repeated[1]

    @cached_property
    def flow(self) -> tuple[Edge, ...]:
        """The sound edges that tokens could take."""
        return tuple(
            edge
            for edge in self.sound
            if self.kind(edge.target) is not NodeKind.START and self.kind(edge.source) not in FINAL_KINDS
        )

    def ways_out(self, code: str, *kinds: EdgeKind) -> tuple[Edge, ...]:
        """The flow edges of these kinds (or of any) that leave the node."""
        return tuple(edge for edge in self._out[code] if not kinds or edge.kind in kinds)

    def ways_in(self, code: str, *kinds: EdgeKind) -> tuple[Edge, ...]:
        """The flow edges of these kinds (or of any) that lead to the node."""
        return tuple(edge for edge in self._in[code] if not kinds or edge.kind in kinds)

    def is_idle(self, code: str) -> bool:
        """Whether the node could go and nobody would miss it: one of its code, without any edge."""
        touched = self.graph.edges_in(code) or self.graph.edges_out(code)
        return not touched and sum(node.code == code for node in self.graph.nodes) == 1

    def is_isolated(self, code: str) -> bool:
        """Whether no flow edge touches the node."""
        return not self._out[code] and not self._in[code]

    # walks

    def after(self, code: str) -> Iterable[str]:
        """The next nodes by any edge."""
        return (edge.target for edge in self._out[code])

    def forward(self, code: str) -> Iterable[str]:
        """The next nodes without rework."""
        return (edge.target for edge in self._out[code] if edge.kind is not EdgeKind.REWORK)

    def backward(self, code: str) -> Iterable[str]:
        """The nodes before it without rework."""
        return (edge.source for edge in self._in[code] if edge.kind is not EdgeKind.REWORK)

    def leading_to(self, code: str) -> frozenset[str]:
        """The nodes from which a walk without rework comes to the node, itself too."""
        if code not in self._leading_to:
            self._leading_to[code] = reachable([code], self.backward)
        return self._leading_to[code]

    def downstream(self, code: str) -> frozenset[str]:
        """The nodes to which any walk from the node comes, itself too."""
        if code not in self._downstream:
            self._downstream[code] = reachable([code], self.after)
        return self._downstream[code]

    # findings of the walks

    @cached_property
    def starts(self) -> tuple[Node, ...]:
        """All start nodes; the one that reaches most is first."""
        starts = self.of_kind(NodeKind.START)
        return tuple(sorted(starts, key=lambda node: -len(self.downstream(node.code))))

    @cached_property
    def reached(self) -> frozenset[str]:
        """What the (first) start reaches."""
        return self.downstream(self.starts[0].code) if self.starts else frozenset()

    @cached_property
    def first_unreached(self) -> Mapping[str, str]:
        """For each node that no start reaches, the first of its group: the one that leads to the others."""
        reached = reachable([start.code for start in self.starts], self.after)
        left = [code for code in self.nodes if code not in reached]
        first: dict[str, str] = {}
        for group in components(left, self.after):
            for code in self.downstream(group[0]):
                first.setdefault(code, group[0])
        return first

    @cached_property
    def reaching_end(self) -> frozenset[str]:
        """The nodes from which an end can be reached without rework."""
        return reachable([end.code for end in self.of_kind(NodeKind.END)], self.backward)

    @cached_property
    def stuck(self) -> tuple[Node, ...]:
        """The nodes, but for sinks, from which no end can be reached."""
        nodes = self.nodes.values()
        return tuple(node for node in nodes if node.kind not in SINKS and node.code not in self.reaching_end)

    @cached_property
    def cycles(self) -> tuple[tuple[str, ...], ...]:
        """The groups of nodes that reach each other without rework."""
        groups = components(tuple(self.nodes), self.forward)
        return tuple(group for group in groups if len(group) > 1)

    # indexes

    @cached_property
    def _sound_and_repeated(self) -> tuple[tuple[Edge, ...], tuple[Edge, ...]]:
        said: set[object] = set()
        sound: list[Edge] = []
        repeated: list[Edge] = []
        for edge in self.graph.edges:
            if edge.source in self.nodes and edge.target in self.nodes and edge.source != edge.target:
                (repeated if _meaning(edge) in said else sound).append(edge)
                said.add(_meaning(edge))
        return tuple(sound), tuple(repeated)

    @cached_property
    def _out(self) -> Mapping[str, tuple[Edge, ...]]:
        return self._by("source")

    @cached_property
    def _in(self) -> Mapping[str, tuple[Edge, ...]]:
        return self._by("target")

    def _by(self, side: str) -> Mapping[str, tuple[Edge, ...]]:
        groups: dict[str, list[Edge]] = defaultdict(list)
        for edge in self.flow:
            groups[getattr(edge, side)].append(edge)
        return {code: tuple(groups[code]) for code in self.nodes}

    @cached_property
    def _leading_to(self) -> dict[str, frozenset[str]]:
        return {}

    @cached_property
    def _downstream(self) -> dict[str, frozenset[str]]:
        return {}


def _meaning(edge: Edge) -> object:
    chosen_by = (edge.when, edge.otherwise) if edge.kind is EdgeKind.CONDITIONAL else None
    return edge.source, edge.target, edge.kind, chosen_by
