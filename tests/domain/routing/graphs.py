"""A small language for graphs: one line a way, kinds told by the first letters of the codes.

start > cut > sew > end          normal ways
qc ~> sew                        a rework way
decide ? end  /  decide : end    a way with a condition (given by `when`) / the else way
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from app.domain.routing.conditions import Comparison, Condition, Quantifier, Value
from app.domain.routing.findings import Finding
from app.domain.routing.graph import Edge, EdgeKind, Graph, Node, NodeKind
from app.domain.routing.known import NOTHING, Known
from app.domain.routing.presets import preset_of_kind
from app.domain.words import Line

_KINDS = {
    "start": NodeKind.START,
    "end": NodeKind.END,
    "qc": NodeKind.QC,
    "decide": NodeKind.DECISION,
    "split": NodeKind.SPLIT,
    "join": NodeKind.JOIN,
    "redo": NodeKind.REWORK_SINK,
    "scrap": NodeKind.SCRAP_SINK,
}
_ARROWS = {">": EdgeKind.NORMAL, "~>": EdgeKind.REWORK, "?": EdgeKind.CONDITIONAL, ":": EdgeKind.CONDITIONAL}


@dataclass(frozen=True, slots=True)
class Bad:
    """A graph, the findings in it as `told` shows them, and what is known of the workshop."""

    graph: Graph
    found: str
    known: Known = NOTHING


def graph(ways: str, *more: Node, when: Mapping[str, Condition] | None = None, **settings: Any) -> Graph:
    """The graph that the lines describe. `when` gives a way's condition by `source?target` or its target.

    A settings argument changes one node: `sew={"minutes": None}`.
    """
    edges = [edge for line in ways.strip().splitlines() for edge in _edges(line, when or {})]
    codes = dict.fromkeys(code for line in ways.strip().splitlines() for code in _parts(line)[::2])
    nodes = [node(code, **settings.get(code, {})) for code in codes]
    return Graph("BAG", "Bag", Line.HATTHASILPA, (*nodes, *more), tuple(edges))


def with_edges(given: Graph, *edges: Edge) -> Graph:
    """The graph with more edges at the end."""
    return replace(given, edges=(*given.edges, *edges))


def node(code: str, **settings: Any) -> Node:
    """A node without anything to find, of the kind that its code tells."""
    kind = next((kind for name, kind in _KINDS.items() if code.startswith(name)), NodeKind.OPERATION)
    usual = replace(preset_of_kind(kind, Line.HATTHASILPA), code=code, name=code)
    if kind in (NodeKind.OPERATION, NodeKind.QC):
        usual = replace(usual, work_center="BENCH", minutes=10)
    return replace(usual, **settings)


def asks(name: str, operator: str, value: Value) -> Condition:
    """A condition of one comparison."""
    return Condition(Quantifier.ALL, (Comparison(name, operator, value),))


def _parts(line: str) -> list[str]:
    return re.split(r"\s+", line.strip())


def _edges(line: str, when: Mapping[str, Condition]) -> list[Edge]:
    parts = _parts(line)
    return [
        Edge(
            source,
            target,
            _ARROWS[arrow],
            when.get(f"{source}?{target}", when.get(target, asks("quantity", ">", 10)))
            if arrow == "?"
            else None,
            otherwise=arrow == ":",
        )
        for source, arrow, target in zip(parts[::2], parts[1::2], parts[2::2], strict=False)
    ]


def told(findings: tuple[Finding, ...]) -> str:
    """The findings as lines, `CODE nodes`, what is folded under one indented below it."""
    return "\n".join(_lines(findings, ""))


def _lines(findings: tuple[Finding, ...], indent: str) -> Iterator[str]:
    for finding in findings:
        yield " ".join((indent + finding.code, *finding.nodes))
        yield from _lines(finding.folded, indent + "  ")
