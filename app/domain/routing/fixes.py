"""Fixes: small changes of a graph that a finding offers, as values that a person looks at before applying."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field, replace
from enum import StrEnum
from typing import TypeVar

from app.domain.routing.graph import Edge, Graph, Node
from app.values import frozen

T = TypeVar("T")


class FixCode(StrEnum):
    """What a fix does, one sentence each."""

    REMOVE_EDGES = "REMOVE_EDGES"
    RECONNECT_EDGE = "RECONNECT_EDGE"
    REMOVE_NODES = "REMOVE_NODES"
    ADD_END = "ADD_END"
    LEAD_TO_END = "LEAD_TO_END"
    MAKE_NORMAL = "MAKE_NORMAL"
    MAKE_REWORK = "MAKE_REWORK"
    MAKE_ELSE = "MAKE_ELSE"
    ADD_ELSE = "ADD_ELSE"
    ADD_REWORK = "ADD_REWORK"
    CLEAR_CONDITION = "CLEAR_CONDITION"
    INSERT_JOIN = "INSERT_JOIN"
    WAIT_FOR_ALL = "WAIT_FOR_ALL"
    SET_QC = "SET_QC"
    SET_SAMPLE = "SET_SAMPLE"
    SET_WORK_CENTER = "SET_WORK_CENTER"
    CLEAR_SLA = "CLEAR_SLA"
    RAISE_WIP_LIMIT = "RAISE_WIP_LIMIT"


@frozen
class AddNode:
    """Puts a new node at the end of the list."""

    node: Node


@frozen
class RemoveNode:
    """Takes a node and its edges away."""

    node: Node


@frozen
class ReplaceNode:
    """Gives a node other settings."""

    node: Node
    by: Node


@frozen
class AddEdge:
    """Puts a new edge at the end of the list."""

    edge: Edge


@frozen
class RemoveEdge:
    """Takes an edge away; of several equal ones the last."""

    edge: Edge


@frozen
class ReplaceEdge:
    """Puts another edge in an edge's place."""

    edge: Edge
    by: Edge


Change = AddNode | RemoveNode | ReplaceNode | AddEdge | RemoveEdge | ReplaceEdge


@frozen
class Fix:
    """What to do about a finding: the code and parameters of its sentence, and the changes, all or none."""

    code: FixCode
    changes: tuple[Change, ...]
    params: Mapping[str, object] = field(default_factory=dict, hash=False)


class FixOutdated(Exception):
    """The graph was changed since the fix was found: what it would change is not there any more."""


def apply(graph: Graph, fix: Fix) -> Graph:
    """The graph with the fix applied; the graph given stays as it is. Raises FixOutdated."""
    for change in fix.changes:
        graph = _changed(graph, change)
    return graph


def _changed(graph: Graph, change: Change) -> Graph:
    match change:
        case AddNode():
            return replace(graph, nodes=(*graph.nodes, change.node))
        case RemoveNode():
            edges = tuple(edge for edge in graph.edges if change.node.code not in (edge.source, edge.target))
            return replace(graph, nodes=_first_replaced(graph.nodes, change.node), edges=edges)
        case ReplaceNode():
            return replace(graph, nodes=_first_replaced(graph.nodes, change.node, change.by))
        case AddEdge():
            return replace(graph, edges=(*graph.edges, change.edge))
        case RemoveEdge():
            return replace(graph, edges=_last_replaced(graph.edges, change.edge))
        case ReplaceEdge():
            return replace(graph, edges=_last_replaced(graph.edges, change.edge, change.by))


def _first_replaced(several: tuple[T, ...], one: T, *by: T) -> tuple[T, ...]:
    if one not in several:
        raise FixOutdated
    at = several.index(one)
    return (*several[:at], *by, *several[at + 1 :])


def _last_replaced(several: tuple[T, ...], one: T, *by: T) -> tuple[T, ...]:
    return _first_replaced(several[::-1], one, *by)[::-1]
