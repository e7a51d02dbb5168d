"""Rules on reaching: every node from the start, an end from every node."""

from __future__ import annotations

from collections.abc import Iterator

from app.domain.routing.findings import Finding, Rule, label
from app.domain.routing.fixes import Fix, FixCode, RemoveNode
from app.domain.routing.graph import Node, NodeKind
from app.domain.routing.known import Known
from app.domain.routing.survey import Survey


def check(survey: Survey, _known: Known) -> Iterator[Finding]:
    """Nodes that no token comes to, and nodes from which none gets out."""
    for node in survey.nodes.values():
        if node.kind is not NodeKind.START and node.code not in survey.reached:
            fix = _remove_idle(node, survey)
            yield Finding(Rule.NODE_UNREACHABLE, (node.code,), params={"node": label(node)}, fix=fix)
    for node in survey.stuck:
        yield Finding(Rule.NODE_CANNOT_REACH_END, (node.code,), params={"node": label(node)})


def _remove_idle(node: Node, survey: Survey) -> Fix | None:
    """Of an idle node, unless it is the only end."""
    only_end = survey.of_kind(NodeKind.END) == (node,)
    if only_end or not survey.starts or not survey.is_idle(node.code):
        return None
    return Fix(FixCode.REMOVE_NODES, (RemoveNode(node),), {"nodes": label(node)})
