"""Where a token may be sent: steps in the branch that it is in.

A token never leaves its branch by anybody's choice: a part outside of its split could never be joined.
"""

from __future__ import annotations

from collections.abc import Iterable

from app.domain.game.floor import Floor, Token
from app.domain.routing.graph import SINKS, EdgeKind, Graph, Node, NodeKind
from app.domain.routing.regions import Branch, Frames, find_regions
from app.domain.routing.survey import Survey

STEPS = frozenset({NodeKind.OPERATION, NodeKind.QC})


class Map:
    """A routing with the branches of its nodes worked out."""

    def __init__(self, graph: Graph) -> None:
        self.graph = graph
        self._survey = Survey(graph)
        self._standing = find_regions(self._survey).standing

    def steps(self, frames: Frames) -> list[Node]:
        """The nodes where people work in this branch, in the order of the graph."""
        return [
            node
            for node in self.graph.nodes
            if node.kind in STEPS and self._standing.get(node.code) == frames
        ]

    def upstream(self, code: str, frames: Frames) -> list[Node]:
        """Those of them that lead to the node, itself too; what the flow reaches first stands first."""
        before = self._before(code)
        ahead = {node.code: len(self._survey.leading_to(node.code)) for node in self.steps(frames)}
        return sorted(
            (node for node in self.steps(frames) if node.code in before), key=lambda node: ahead[node.code]
        )

    def _before(self, code: str) -> frozenset[str]:
        """What leads to the node. To a sink only inspections lead that failed: what leads to those."""
        sources = [edge.source for edge in self.graph.edges_in(code) if self.graph.node(code).kind in SINKS]
        return self._survey.leading_to(code).union(*map(self._survey.leading_to, sources))

    def to_redo(self, inspection: str, frames: Frames) -> list[Node]:
        """What a failed inspection may send a token to: where its rework edges lead, first; then the other
        operations before it in its branch."""
        edges = [edge for edge in self.graph.edges_out(inspection) if edge.kind is EdgeKind.REWORK]
        offered = [self.graph.node(edge.target) for edge in edges]
        before = [node for node in self.upstream(inspection, frames) if node.kind is NodeKind.OPERATION]
        return _once([*offered, *reversed(before)])


def frames_of(token: Token, floor: Floor) -> Frames:
    """The branches that the token is in: its parents' splits, the outermost first."""
    if token.parent is None or token.way is None:
        return ()
    parent = floor.token(token.parent)
    return (*frames_of(parent, floor), Branch(parent.node, token.way))


def _once(nodes: Iterable[Node]) -> list[Node]:
    return list({node.code: node for node in nodes}.values())
