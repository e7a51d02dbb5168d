"""The exchange format `hatthasilpa.routing/1`: plain JSON data to a graph, strictly, and back.

A node's settings that are left out get the preset of its kind and line, but for the inspection policy: how
a workshop inspects is somebody's decision, so leaving it out is a finding. What is written is always
complete, so that a stored graph stays what it is when presets change.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping
from enum import StrEnum
from typing import Any

from app.domain.routing.condition_format import read_condition, write_condition
from app.domain.routing.graph import Edge, Graph, Join, Node, Qc, SkillNeed
from app.domain.routing.presets import preset_of_kind
from app.domain.routing.reading import (
    BAD,
    Notebook,
    Nothing,
    Problem,
    Reader,
    Wrong,
    choice,
    fields,
    optional,
    several,
    shown,
)
from app.domain.routing.settings import (
    EDGE,
    EDGE_REQUIRED,
    MOST_EDGES,
    MOST_NODES,
    NAME,
    NODE,
    NODE_CODE,
    NODE_REQUIRED,
)
from app.domain.words import Line

FORMAT = "hatthasilpa.routing/1"


class BrokenFormat(Exception):
    """The data is no routing in the exchange format; `problems` has every reason with its place."""

    def __init__(self, problems: tuple[Problem, ...]) -> None:
        super().__init__(", ".join(f"{each.place}: {each.code}" for each in problems[:10]))
        self.problems = problems


def from_json(data: object) -> Graph:
    """The graph that the data describes. Raises BrokenFormat with every problem, never only the first."""
    notes = Notebook()
    if not isinstance(data, dict):
        raise BrokenFormat((Problem(Wrong.NOT_AN_OBJECT, "routing", {"found": shown(data)}),))
    found = fields(notes, data, "", _ROUTING, required=tuple(_ROUTING))
    if found is BAD or notes.problems:
        raise BrokenFormat(tuple(notes.problems))
    line = found["line"]
    nodes = tuple(_node(settings, line) for settings in found["nodes"])
    return Graph(found["code"], found["name"], line, nodes, found["edges"])


def to_json(graph: Graph) -> dict[str, Any]:
    """The graph as plain JSON data, every setting written out: reading it back gives the same graph."""
    return {
        "format": FORMAT,
        "code": graph.code,
        "name": graph.name,
        "line": graph.line.value,
        "nodes": [node_to_json(node) for node in graph.nodes],
        "edges": [edge_to_json(edge) for edge in graph.edges],
    }


def node_to_json(node: Node) -> dict[str, Any]:
    """All settings of a node under their keys."""
    return {
        **{key: _plain(getattr(node, key)) for key in NODE},
        "name": node.name or node.code,
        "skills": [_settings(need) for need in node.skills],
        "qc": node.qc and _settings(node.qc),
        "join": node.join and _settings(node.join),
    }


def edge_to_json(edge: Edge) -> dict[str, Any]:
    """All settings of an edge under their keys."""
    return {
        "from": edge.source,
        "to": edge.target,
        "kind": edge.kind.value,
        "when": edge.when and write_condition(edge.when),
        "else": edge.otherwise,
        "priority": edge.priority,
        "label": edge.label,
    }


def _settings(value: SkillNeed | Qc | Join) -> dict[str, Any]:
    return {each.name: _plain(getattr(value, each.name)) for each in dataclasses.fields(value)}


def _plain(value: Any) -> Any:
    return value.value if isinstance(value, StrEnum) else value


def _node(settings: Mapping[str, Any], line: Line) -> Node:
    usual = dataclasses.replace(preset_of_kind(settings["kind"], line), qc=None)
    return dataclasses.replace(usual, **{"name": settings["code"], **settings})


def _read_format(notes: Notebook, value: object, place: str) -> str | Nothing:
    if value != FORMAT:
        return notes.note(Wrong.FORMAT_UNKNOWN, place, found=shown(value), known=FORMAT)
    return FORMAT


def _read_node(notes: Notebook, value: object, place: str) -> dict[str, Any] | Nothing:
    return fields(notes, value, place, NODE, NODE_REQUIRED)


def _read_edge(notes: Notebook, value: object, place: str) -> Edge | Nothing:
    found = fields(notes, value, place, _EDGE, EDGE_REQUIRED)
    if found is BAD or not found.keys() >= set(EDGE_REQUIRED):
        return BAD
    return Edge(**{_EDGE_FIELDS.get(key, key): setting for key, setting in found.items()})


_EDGE: Mapping[str, Reader] = {**EDGE, "when": optional(read_condition)}
_EDGE_FIELDS = {"from": "source", "to": "target", "else": "otherwise"}

_ROUTING: Mapping[str, Reader] = {
    "format": _read_format,
    "code": NODE_CODE,
    "name": NAME,
    "line": choice(Line),
    "nodes": several(_read_node, MOST_NODES),
    "edges": several(_read_edge, MOST_EDGES),
}
