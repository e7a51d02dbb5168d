"""A routing as a value: nodes with their settings, edges between them, and looking them up.

A graph may be wrong in every way a draft can be (two nodes of one code, edges to nowhere): it is the rules
that say so, not the value. What is published never changes, so a graph is frozen and freely shared.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import field
from enum import StrEnum

from app.domain.routing.conditions import Condition
from app.domain.words import Line
from app.values import frozen

REWORK_LIMIT = 3


class NodeKind(StrEnum):
    """What a node does with the tokens that reach it."""

    START = "start"
    OPERATION = "operation"
    QC = "qc"
    DECISION = "decision"
    SPLIT = "split"
    JOIN = "join"
    END = "end"
    REWORK_SINK = "rework_sink"
    SCRAP_SINK = "scrap_sink"


class EdgeKind(StrEnum):
    """When an edge is taken; only a rework edge may close a cycle."""

    NORMAL = "normal"
    CONDITIONAL = "conditional"
    REWORK = "rework"


class Assignment(StrEnum):
    """Whether work is given to people, taken by them, or both."""

    PUSH = "push"
    PULL = "pull"
    HYBRID = "hybrid"


class OnAbsent(StrEnum):
    """What happens to work whose holder is away."""

    SUBSTITUTE = "substitute"
    REQUEUE = "requeue"
    ASK = "ask"


class QcMode(StrEnum):
    """Which pieces are inspected."""

    EVERY = "every"
    SAMPLE = "sample"


class JoinPolicy(StrEnum):
    """How many branches a join waits for."""

    ALL = "all"
    ANY = "any"
    AT_LEAST = "at_least"


SINKS = frozenset({NodeKind.REWORK_SINK, NodeKind.SCRAP_SINK})
FINAL_KINDS = SINKS | {NodeKind.END}


@frozen
class SkillNeed:
    """A skill that a step asks for, and how much of it."""

    skill: str
    level: int = 1


@frozen
class Qc:
    """How an inspection is done; `percent` of the pieces where it samples."""

    mode: QcMode
    percent: int | None = None
    self_qc: bool = False  # whoever made the piece may judge it


@frozen
class Join:
    """What a join waits for; `n` branches where the policy counts them."""

    policy: JoinPolicy
    n: int | None = None


@frozen
class Node:
    """One step or crossing with its settings. None means: not set."""

    code: str
    kind: NodeKind
    name: str = ""
    name_th: str | None = None
    work_center: str | None = None
    minutes: float | None = None  # of labour for one piece, or for one batch where `batch` is set
    operators: int = 1
    batch: int | None = None  # pieces done together; at a start: pieces in one token
    requires_serial: bool = False
    assignment: Assignment = Assignment.PULL
    skills: tuple[SkillNeed, ...] = ()
    parallel: bool = False  # its operators work on one piece at the same time
    sync_start: bool = False  # the clock starts when all its operators have pressed
    sync_window_seconds: int | None = None
    on_absent: OnAbsent = OnAbsent.ASK
    reassign_after_minutes: float | None = None
    sla_minutes: float | None = None
    wip_limit: int | None = None
    rework_limit: int = REWORK_LIMIT
    cure_minutes: float | None = None  # a wait without labour: paint dries
    yield_percent: float | None = None
    qc: Qc | None = None
    join: Join | None = None
    safety_notes: str | None = None
    x: float = 0
    y: float = 0


@frozen
class Edge:
    """A way from one node to another, by their codes."""

    source: str
    target: str
    kind: EdgeKind = EdgeKind.NORMAL
    when: Condition | None = None
    otherwise: bool = False  # `else`: taken when no condition holds
    priority: int = 0  # the higher is tried first
    label: str | None = None


@frozen
class Graph:
    """A routing: its code, name, line, nodes and edges. Looking up costs nothing: it is indexed once."""

    code: str
    name: str
    line: Line
    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]
    _by_code: Mapping[str, Node] = field(init=False, repr=False, compare=False)
    _out: Mapping[str, tuple[Edge, ...]] = field(init=False, repr=False, compare=False)
    _in: Mapping[str, tuple[Edge, ...]] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "_by_code", {node.code: node for node in reversed(self.nodes)})
        object.__setattr__(self, "_out", _grouped((edge.source, edge) for edge in self.edges))
        object.__setattr__(self, "_in", _grouped((edge.target, edge) for edge in self.edges))

    def node(self, code: str) -> Node:
        """The (first) node of that code. Raises KeyError when there is none."""
        return self._by_code[code]

    def find(self, code: str) -> Node | None:
        """The (first) node of that code, if there is one."""
        return self._by_code.get(code)

    def edges_out(self, code: str) -> tuple[Edge, ...]:
        """The edges that leave the node, in the order of the graph."""
        return self._out.get(code, ())

    def edges_in(self, code: str) -> tuple[Edge, ...]:
        """The edges that lead to the node, in the order of the graph."""
        return self._in.get(code, ())

    def of_kind(self, kind: NodeKind) -> tuple[Node, ...]:
        """The nodes of one kind, in the order of the graph."""
        return tuple(node for node in self.nodes if node.kind is kind)


def _grouped(pairs: Iterable[tuple[str, Edge]]) -> dict[str, tuple[Edge, ...]]:
    groups: dict[str, list[Edge]] = defaultdict(list)
    for code, edge in pairs:
        groups[code].append(edge)
    return {code: tuple(edges) for code, edges in groups.items()}
