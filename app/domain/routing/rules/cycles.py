"""The rule on cycles: only a rework edge may lead back."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from app.domain.routing.findings import Finding, Rule, labels
from app.domain.routing.fixes import Fix
from app.domain.routing.graph import Edge, EdgeKind, NodeKind
from app.domain.routing.known import Known
from app.domain.routing.paths import components, forward_order, shortest_cycle
from app.domain.routing.rules.ways import turned
from app.domain.routing.survey import Survey


def check(survey: Survey, _known: Known) -> Iterator[Finding]:
    """One finding for each group of nodes that lead around to each other, naming a shortest way around."""
    for group in survey.cycles:
        inside = frozenset(group)
        first = next(
            (code for code in forward_order(_starts(survey), survey.forward) if code in inside), group[0]
        )
        around = shortest_cycle(first, survey.forward)
        ways = tuple(edge for pair in pairwise((*around, first)) for edge in _between(pair, survey))
        named = labels([survey.nodes[code] for code in around])
        yield Finding(Rule.CYCLE_WITHOUT_REWORK, around, ways, {"nodes": named}, _make_rework(group, survey))


def _starts(survey: Survey) -> list[str]:
    return [node.code for node in survey.starts]


def _between(pair: tuple[str, str], survey: Survey) -> list[Edge]:
    ways = survey.ways_out(pair[0], EdgeKind.NORMAL, EdgeKind.CONDITIONAL)
    return [edge for edge in ways if edge.target == pair[1]][:1]


def _make_rework(group: tuple[str, ...], survey: Survey) -> Fix | None:
    """Of the one way back from an inspection that keeps a way to pass, if the cycle hangs on it alone."""
    inspections = [code for code in group if survey.kind(code) is NodeKind.QC]
    ways = [edge for code in inspections for edge in _spare_ways(code, survey) if edge.target in group]
    opening = [edge for edge in ways if _opens(edge, group, survey)]
    return turned(opening[0], EdgeKind.REWORK, survey) if len(opening) == 1 else None


def _spare_ways(code: str, survey: Survey) -> list[Edge]:
    passes = survey.ways_out(code, EdgeKind.NORMAL)
    return [
        edge for edge in survey.ways_out(code, EdgeKind.NORMAL, EdgeKind.CONDITIONAL) if passes != (edge,)
    ]


def _opens(edge: Edge, group: tuple[str, ...], survey: Survey) -> bool:
    def without(code: str) -> Iterator[str]:
        ways = survey.ways_out(code, EdgeKind.NORMAL, EdgeKind.CONDITIONAL)
        return (way.target for way in ways if way != edge)

    return len(components(group, without)) == len(group)
