"""Rules on the ways in and out that each kind of node has: which kinds of edges, and how many."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from app.domain.routing.findings import Finding, Rule, label
from app.domain.routing.fixes import AddEdge, Fix, FixCode, ReplaceEdge
from app.domain.routing.graph import SINKS, Edge, EdgeKind, Node, NodeKind
from app.domain.routing.known import Known
from app.domain.routing.rules.edges import between, ends
from app.domain.routing.survey import Survey

_ONE_NORMAL_WAY_OUT = frozenset({NodeKind.START, NodeKind.OPERATION, NodeKind.QC, NodeKind.JOIN})
_MAY_BE_CONDITIONAL = frozenset({NodeKind.DECISION, NodeKind.QC})
_NEVER_REWORKED = frozenset({NodeKind.END, NodeKind.JOIN})


def check(survey: Survey, _known: Known) -> Iterator[Finding]:
    """Edges where their kind does not belong, then nodes with too few or too many ways."""
    for edge in survey.flow:
        yield from _misplaced(edge, survey)
    for node in survey.nodes.values():
        yield from _ways_out(node, survey)
    for node in survey.of_kind(NodeKind.JOIN):
        count = len(survey.ways_in(node.code, EdgeKind.NORMAL, EdgeKind.CONDITIONAL))
        if count < 2:
            params = {"node": label(node), "count": count}
            yield Finding(Rule.JOIN_TOO_FEW_WAYS_IN, (node.code,), params=params)


def _misplaced(edge: Edge, survey: Survey) -> Iterator[Finding]:
    source, target = survey.kind(edge.source), survey.kind(edge.target)
    if edge.kind is EdgeKind.REWORK:
        if source is not NodeKind.QC:
            yield _about(Rule.REWORK_MISPLACED, edge, survey)
        elif target in _NEVER_REWORKED:
            yield _about(Rule.REWORK_TARGET_WRONG, edge, survey)
    elif target in SINKS:
        yield _about(Rule.SINK_ENTERED_WITHOUT_REWORK, edge, survey, _make_rework(edge, survey))
    elif edge.kind is EdgeKind.CONDITIONAL and source not in _MAY_BE_CONDITIONAL:
        yield _about(Rule.CONDITIONAL_MISPLACED, edge, survey, _make_normal(edge, survey))
    elif edge.kind is EdgeKind.NORMAL and source is NodeKind.DECISION:
        yield _about(Rule.NORMAL_FROM_DECISION, edge, survey, make_else(edge, survey))


def _about(rule: Rule, edge: Edge, survey: Survey, fix: Fix | None = None) -> Finding:
    return Finding(rule, ends(edge), (edge,), between(edge, survey), fix)


def _make_rework(edge: Edge, survey: Survey) -> Fix | None:
    """Of an inspection's way to a sink, where it keeps another way to pass."""
    passes = survey.ways_out(edge.source, EdgeKind.NORMAL)
    if survey.kind(edge.source) is not NodeKind.QC or passes == (edge,):
        return None
    return turned(edge, EdgeKind.REWORK, survey)


def _make_normal(edge: Edge, survey: Survey) -> Fix | None:
    """Of the one way that a step has, or of any way out of a split."""
    ways = survey.ways_out(edge.source, EdgeKind.NORMAL, EdgeKind.CONDITIONAL)
    alone = survey.kind(edge.source) is NodeKind.SPLIT or ways == (edge,)
    return turned(edge, EdgeKind.NORMAL, survey) if alone else None


def turned(edge: Edge, kind: EdgeKind, survey: Survey) -> Fix | None:
    """Gives an edge another kind, without a condition; not where such an edge is already, or must not be."""
    wrong = kind is EdgeKind.REWORK and survey.kind(edge.target) in _NEVER_REWORKED
    if wrong or any(other.target == edge.target for other in survey.ways_out(edge.source, kind)):
        return None
    code = FixCode.MAKE_REWORK if kind is EdgeKind.REWORK else FixCode.MAKE_NORMAL
    by = replace(edge, kind=kind, when=None, otherwise=False)
    return Fix(code, (ReplaceEdge(edge, by),), between(edge, survey))


def make_else(edge: Edge, survey: Survey) -> Fix | None:
    """Makes an edge its decision's `else`, where the decision has none."""
    if survey.kind(edge.source) is not NodeKind.DECISION or elses(edge.source, survey):
        return None
    by = replace(edge, kind=EdgeKind.CONDITIONAL, when=None, otherwise=True)
    return Fix(FixCode.MAKE_ELSE, (ReplaceEdge(edge, by),), between(edge, survey))


def elses(code: str, survey: Survey) -> tuple[Edge, ...]:
    """The ways that a node takes when no condition holds."""
    return tuple(edge for edge in survey.ways_out(code, EdgeKind.CONDITIONAL) if edge.otherwise)


def _ways_out(node: Node, survey: Survey) -> Iterator[Finding]:
    count = len(survey.ways_out(node.code, EdgeKind.NORMAL))
    params = {"node": label(node), "count": count}
    if node.kind is NodeKind.SPLIT and count < 2:
        yield Finding(Rule.SPLIT_TOO_FEW_WAYS_OUT, (node.code,), params=params)
    elif node.kind in _ONE_NORMAL_WAY_OUT and count > 1:
        ways = survey.ways_out(node.code, EdgeKind.NORMAL)
        yield Finding(Rule.NODE_SEVERAL_WAYS_OUT, (node.code,), ways, params)
    elif _leads_nowhere(node, count, survey):
        fix = _lead_to_end(node, survey)
        yield Finding(Rule.NODE_WITHOUT_WAY_OUT, (node.code,), params={"node": label(node)}, fix=fix)


def _leads_nowhere(node: Node, normal_ways: int, survey: Survey) -> bool:
    if node.kind is NodeKind.DECISION:
        return not survey.ways_out(node.code)
    return node.kind in _ONE_NORMAL_WAY_OUT and not normal_ways


def _lead_to_end(node: Node, survey: Survey) -> Fix | None:
    """To the one end; with a split about, whether a branch may end is a person's decision."""
    ends_there = survey.of_kind(NodeKind.END)
    works = node.kind in (NodeKind.OPERATION, NodeKind.QC) and node.code in survey.reached
    if len(ends_there) != 1 or not works or survey.of_kind(NodeKind.SPLIT, NodeKind.JOIN):
        return None
    params = {"source": label(node), "target": label(ends_there[0])}
    return Fix(FixCode.LEAD_TO_END, (AddEdge(Edge(node.code, ends_there[0].code)),), params)
