"""Rules on choices: conditions that can be evaluated, exactly one of which holds, and an `else`."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace

from app.domain.routing.conditions import Condition, faults
from app.domain.routing.findings import Finding, Rule, label
from app.domain.routing.fixes import AddEdge, Fix, FixCode, ReplaceEdge
from app.domain.routing.graph import Edge, EdgeKind, Node, NodeKind
from app.domain.routing.known import Known
from app.domain.routing.overlap import Budget, Values, overlap
from app.domain.routing.rules.edges import between, ends
from app.domain.routing.rules.ways import elses, make_else
from app.domain.routing.survey import Survey

_Way = tuple[Edge, Condition]


def check(survey: Survey, _known: Known) -> Iterator[Finding]:
    """Every edge's condition, then every node that chooses."""
    for edge in survey.flow:
        if edge.kind is EdgeKind.CONDITIONAL:
            yield from _conditional(edge, survey)
        elif edge.when is not None or edge.otherwise:
            fix = _clear_unused(edge, survey)
            yield Finding(Rule.EDGE_CONDITION_UNUSED, ends(edge), (edge,), between(edge, survey), fix)
    for node in survey.of_kind(NodeKind.DECISION):
        yield from _decision(node, survey)
    budget = Budget()
    for node in survey.of_kind(NodeKind.DECISION, NodeKind.QC):
        yield from _several_elses(node, survey)
        yield from _overlaps(node, survey, budget)


def _conditional(edge: Edge, survey: Survey) -> Iterator[Finding]:
    about = between(edge, survey)
    if edge.when is None and not edge.otherwise:
        yield Finding(Rule.EDGE_CONDITION_MISSING, ends(edge), (edge,), about, make_else(edge, survey))
    elif edge.when is not None and edge.otherwise:
        yield Finding(Rule.EDGE_CONDITION_AND_ELSE, ends(edge), (edge,), about, _keep_else(edge, survey))
    elif edge.when is not None:
        for fault in faults(edge.when):
            yield Finding(Rule(fault.code), ends(edge), (edge,), {**about, **fault.params})


def _clear_unused(edge: Edge, survey: Survey) -> Fix:
    by = replace(edge, when=None, otherwise=False, priority=0)
    return Fix(FixCode.CLEAR_CONDITION, (ReplaceEdge(edge, by),), between(edge, survey))


def _keep_else(edge: Edge, survey: Survey) -> Fix | None:
    """Of a condition and `else` the latter, unless the node has an `else` besides."""
    if elses(edge.source, survey) != (edge,):
        return None
    return Fix(FixCode.CLEAR_CONDITION, (ReplaceEdge(edge, replace(edge, when=None)),), between(edge, survey))


def _decision(node: Node, survey: Survey) -> Iterator[Finding]:
    ways = survey.ways_out(node.code, EdgeKind.CONDITIONAL)
    params = {"node": label(node)}
    if ways and not elses(node.code, survey):
        fix = _add_else(node, ways, survey)
        yield Finding(Rule.DECISION_WITHOUT_ELSE, (node.code,), params=params, fix=fix)
    elif len(ways) == 1:
        yield Finding(Rule.DECISION_WITHOUT_CHOICE, (node.code,), params=params)


def _add_else(node: Node, ways: tuple[Edge, ...], survey: Survey) -> Fix:
    """To where the way leads that is tried last."""
    last = min(ways, key=lambda edge: edge.priority)
    edge = Edge(node.code, last.target, EdgeKind.CONDITIONAL, otherwise=True)
    return Fix(FixCode.ADD_ELSE, (AddEdge(edge),), between(edge, survey))


def _several_elses(node: Node, survey: Survey) -> Iterator[Finding]:
    ways = elses(node.code, survey)
    if len(ways) > 1:
        params = {"node": label(node), "count": len(ways)}
        yield Finding(Rule.ELSE_SEVERAL, (node.code,), ways, params)


def _overlaps(node: Node, survey: Survey, budget: Budget) -> Iterator[Finding]:
    """Each way that can be open together with an earlier one of its priority, with the first such."""
    by_priority: dict[int, list[_Way]] = defaultdict(list)
    for edge in survey.ways_out(node.code, EdgeKind.CONDITIONAL):
        if edge.when is not None and not edge.otherwise and not any(faults(edge.when)):
            by_priority[edge.priority].append((edge, edge.when))
    for several in by_priority.values():
        for place, way in enumerate(several):
            for other, both in _first_overlap(way, several[:place], budget):
                yield _overlap(node, (other, way[0]), both, survey)


def _first_overlap(way: _Way, earlier: Sequence[_Way], budget: Budget) -> Iterator[tuple[Edge, Values]]:
    for other, condition in earlier:
        if budget.is_spent:
            return
        both = overlap(condition, way[1], budget)
        if both is not None:
            yield other, both
            return


def _overlap(node: Node, edges: tuple[Edge, Edge], both: Values, survey: Survey) -> Finding:
    one, other = (label(survey.nodes[edge.target]) for edge in edges)
    example = ", ".join(f"{name} = {value}" for name, value in both.items() if value is not None)
    params = {"node": label(node), "one": one, "other": other, "example": example}
    return Finding(Rule.CONDITIONS_OVERLAP, (node.code,), edges, params)
