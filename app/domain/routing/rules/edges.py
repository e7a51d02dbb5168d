"""Rules on nodes and edges in themselves: each code once, each edge between two different nodes, once."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace

from app.domain.routing.findings import Finding, Params, Rule, label
from app.domain.routing.fixes import Fix, FixCode, RemoveEdge, ReplaceEdge
from app.domain.routing.graph import Edge
from app.domain.routing.known import Known
from app.domain.routing.reading import nearest
from app.domain.routing.survey import Survey


def check(survey: Survey, _known: Known) -> Iterator[Finding]:
    """What is wrong with an edge or a code whatever stands around it."""
    for code, count in Counter(node.code for node in survey.graph.nodes).items():
        if count > 1:
            yield Finding(Rule.NODE_CODE_DUPLICATE, (code,), params={"code": code, "count": count})
    for edge in survey.graph.edges:
        yield from _loose_ends(edge, survey)
    for edge in survey.repeated:
        yield Finding(Rule.EDGE_DUPLICATE, ends(edge), (edge,), between(edge, survey), remove(edge))


def _loose_ends(edge: Edge, survey: Survey) -> Iterator[Finding]:
    if edge.source not in survey.nodes:
        params = {"missing": edge.source, "target": edge.target}
        fix = _reconnect(edge, "source", survey)
        yield Finding(Rule.EDGE_DANGLING_FROM, _existing(edge, survey), (edge,), params, fix)
    if edge.target not in survey.nodes:
        params = {"source": edge.source, "missing": edge.target}
        fix = _reconnect(edge, "target", survey)
        yield Finding(Rule.EDGE_DANGLING_TO, _existing(edge, survey), (edge,), params, fix)
    elif edge.source == edge.target:
        node = label(survey.nodes[edge.source])
        yield Finding(Rule.EDGE_SELF_LOOP, (edge.source,), (edge,), {"node": node}, remove(edge))


def _existing(edge: Edge, survey: Survey) -> tuple[str, ...]:
    return tuple(code for code in ends(edge) if code in survey.nodes)


def _reconnect(edge: Edge, side: str, survey: Survey) -> Fix:
    """A slip of the pen leads to the node that was meant; else the edge goes."""
    missing = getattr(edge, side)
    meant = nearest(missing, survey.nodes.keys())
    if not meant or meant in ends(edge):
        return remove(edge)
    by = replace(edge, source=meant) if side == "source" else replace(edge, target=meant)
    params = {"missing": missing, "node": label(survey.nodes[meant])}
    return Fix(FixCode.RECONNECT_EDGE, (ReplaceEdge(edge, by),), params)


def remove(edge: Edge) -> Fix:
    """Takes one edge away."""
    return Fix(FixCode.REMOVE_EDGES, (RemoveEdge(edge),), {"count": 1})


def ends(edge: Edge) -> tuple[str, ...]:
    """The codes of the two nodes that an edge connects."""
    return (edge.source, edge.target)


def between(edge: Edge, survey: Survey) -> Params:
    """The parameters of a sentence about an edge between existing nodes."""
    return {"source": label(survey.nodes[edge.source]), "target": label(survey.nodes[edge.target])}
