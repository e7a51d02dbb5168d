"""How a routing leads pieces on, read plainly from its exchange format: DOMAIN 4."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

Edge = Mapping[str, Any]
Branch = tuple[tuple[str, int], ...]  # the splits that a place is behind, each with the way out of it

STEPS = ("operation", "qc")


@dataclass(slots=True, eq=False)
class Route:
    """Nodes by code and edges in order; in which branch each node stands, and which join ends which split."""

    nodes: dict[str, Mapping[str, Any]]
    edges: list[Edge]
    branch: dict[str, Branch] = field(default_factory=dict)
    join_of: dict[str, str] = field(default_factory=dict)

    @classmethod
    def read(cls, data: Mapping[str, Any]) -> Route:
        """The route that a routing in the exchange format describes."""
        route = cls({node["code"]: node for node in data["nodes"]}, list(data["edges"]))
        route._walk(route.start, ())
        return route

    @property
    def start(self) -> str:
        """Where pieces are born."""
        return next(code for code in self.nodes if self.kind(code) == "start")

    def kind(self, code: str) -> str:
        """What kind of node it is."""
        return str(self.nodes[code]["kind"])

    def setting(self, code: str, name: str, usual: Any) -> Any:
        """A setting of a node, or what it is where nothing was said."""
        return self.nodes[code].get(name, usual)

    def out(self, code: str, kind: str) -> list[Edge]:
        """The edges of one kind that leave a node."""
        return [edge for edge in self.edges if edge["from"] == code and edge.get("kind", "normal") == kind]

    def onward(self, code: str) -> list[str]:
        """Where pieces may go from a node without anything being redone."""
        return [edge["to"] for kind in ("normal", "conditional") for edge in self.out(code, kind)]

    def steps(self, branch: Branch) -> list[str]:
        """Where people work in one branch."""
        return [code for code, place in self.branch.items() if place == branch and self.kind(code) in STEPS]

    def before(self, code: str) -> set[str]:
        """Every node from which pieces come to this one without anything being redone; itself too.

        To a sink come those that failed: from where they did.
        """
        found = {code}
        if self.kind(code).endswith("_sink"):
            found |= {edge["from"] for edge in self.edges if edge["to"] == code}
        while more := {each for each in self.nodes if found & set(self.onward(each))} - found:
            found |= more
        return found

    def upstream(self, code: str, branch: Branch) -> list[str]:
        """The steps of a branch that lead to a node, itself too."""
        before = self.before(code)
        return [each for each in self.steps(branch) if each in before]

    def to_redo(self, inspection: str, branch: Branch) -> list[str]:
        """Where a piece that failed may be sent."""
        offered = [edge["to"] for edge in self.out(inspection, "rework")]
        before = [each for each in self.upstream(inspection, branch) if self.kind(each) == "operation"]
        return offered + before

    def _walk(self, code: str, branch: Branch) -> None:
        if self.kind(code) == "join":
            self.join_of[branch[-1][0]] = code
            branch = branch[:-1]
        if code in self.branch:
            return
        self.branch[code] = branch
        for way, target in enumerate(self.onward(code)):
            inside = (*branch, (code, way)) if self.kind(code) == "split" else branch
            self._walk(target, inside)


def holds(when: Mapping[str, Any], known: Mapping[str, Any]) -> bool:
    """Whether a condition is true of what is known of a piece; what it has not got is like nothing."""
    (quantifier, members) = next(iter(when.items()))
    answers = list(_answers(members, known))
    return all(answers) if quantifier == "all" else any(answers)


RANKS = ("low", "normal", "high", "urgent")


def _answers(members: Any, known: Mapping[str, Any]) -> Iterator[bool]:
    for member in members:
        mine, value = known[member["property"]], member["value"]
        if member["property"] == "priority":
            mine, value = RANKS.index(mine), RANKS.index(value)
        if mine is None:
            yield False
        elif member["operator"] == "==":
            yield mine == value
        elif member["operator"] == ">":
            yield mine > value
        else:
            assert member["operator"] == "<=", member
            yield mine <= value
