"""Rules on where tokens are born and where they end: starts, ends and sinks."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from app.domain.routing.findings import Finding, Rule, label, labels
from app.domain.routing.fixes import AddEdge, AddNode, Change, Fix, FixCode, RemoveEdge, RemoveNode
from app.domain.routing.graph import SINKS, Edge, EdgeKind, Node, NodeKind
from app.domain.routing.known import Known
from app.domain.routing.presets import Step, preset
from app.domain.routing.survey import Survey

_GOES_ON = frozenset({NodeKind.OPERATION, NodeKind.QC, NodeKind.JOIN})


def check(survey: Survey, _known: Known) -> Iterator[Finding]:
    """One start, at least one end, and nothing beyond them."""
    if not survey.nodes:
        yield Finding(Rule.GRAPH_EMPTY)
    yield from _starts(survey)
    yield from _ends(survey)
    for node in survey.of_kind(NodeKind.START):
        yield from _beyond(Rule.START_HAS_WAY_IN, node, survey.graph.edges_in(node.code), survey)
    for node in survey.of_kind(NodeKind.END):
        yield from _beyond(Rule.END_HAS_WAY_OUT, node, survey.graph.edges_out(node.code), survey)
    for node in survey.of_kind(*SINKS):
        yield from _beyond(Rule.SINK_HAS_WAY_OUT, node, survey.graph.edges_out(node.code), survey)


def _starts(survey: Survey) -> Iterator[Finding]:
    starts = survey.starts
    if not starts:
        yield Finding(Rule.START_MISSING)
    elif len(starts) > 1:
        yield Finding(
            Rule.START_MULTIPLE,
            nodes=tuple(node.code for node in starts),
            params={"count": len(starts), "nodes": labels(starts)},
            fix=_without_idle(starts[1:], survey),
        )


def _without_idle(others: tuple[Node, ...], survey: Survey) -> Fix | None:
    if not all(survey.is_idle(node.code) for node in others):
        return None
    return Fix(FixCode.REMOVE_NODES, tuple(map(RemoveNode, others)), {"nodes": labels(others)})


def _ends(survey: Survey) -> Iterator[Finding]:
    ends = survey.of_kind(NodeKind.END)
    if not ends:
        yield Finding(Rule.END_MISSING, fix=_add_end(survey))
    elif len(ends) > 1:
        codes = tuple(node.code for node in ends)
        yield Finding(Rule.END_SEVERAL, codes, params={"count": len(ends), "nodes": labels(ends)})


def _add_end(survey: Survey) -> Fix | None:
    """An end after every step that leads nowhere; with a split about, where to end is a person's decision."""
    last = [node for node in survey.of_kind(*_GOES_ON) if not survey.ways_out(node.code, EdgeKind.NORMAL)]
    if not last or survey.of_kind(NodeKind.SPLIT):
        return None
    code = free_code(survey, "END")
    end = replace(preset(Step.END, survey.graph.line), code=code, name=code)
    ways: list[Change] = [AddEdge(Edge(node.code, code)) for node in last]
    return Fix(FixCode.ADD_END, (AddNode(end), *ways), {"nodes": labels(last)})


def free_code(survey: Survey, wanted: str) -> str:
    """The code, or the code with the first number that makes it new."""
    tried, number = wanted, 1
    while tried in survey.nodes:
        number += 1
        tried = f"{wanted}-{number}"
    return tried


def _beyond(rule: Rule, node: Node, edges: tuple[Edge, ...], survey: Survey) -> Iterator[Finding]:
    real = tuple(
        edge
        for edge in edges
        if edge.source in survey.nodes and edge.target in survey.nodes and edge.source != edge.target
    )
    if real:
        fix = Fix(FixCode.REMOVE_EDGES, tuple(map(RemoveEdge, real)), {"count": len(real)})
        yield Finding(rule, (node.code,), real, {"node": label(node), "count": len(real)}, fix)
