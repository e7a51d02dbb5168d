"""Draws routings of any shape that a workshop may publish: parallel parts within parts, choices, inspections.

A sequence of blocks; a block is an operation, an inspection with ways to fail, a choice whose arms are
sequences, or a split whose ways are sequences up to its join.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from random import Random
from typing import Any

DEFECTS = ("scratch", "hole")
DEEPEST = 2
LARGEST = 26  # nodes; no further regions are opened beyond

# One condition each of an order in which more than one may be true: their priorities differ.
CONDITIONS: tuple[tuple[str, str, Any], ...] = (
    ("priority", ">", "normal"),
    ("job_quantity", ">", 2),
    ("rework_count", ">", 0),
    ("product", "==", "TOTE-07"),
    ("qc_result", "==", "fail"),
    ("defect_code", "==", "scratch"),
    ("quantity", "<=", 2),
)
Open = tuple[str, dict[str, Any]]  # a node from which a way leads on, with what is said of the way


def asking(name: str, operator: str, value: Any) -> dict[str, Any]:
    """A condition of one comparison."""
    return {"all": [{"property": name, "operator": operator, "value": value}]}


@dataclass(slots=True)
class Drawing:
    """A routing while it is drawn."""

    random: Random
    nodes: list[dict[str, Any]] = field(default_factory=list)
    edges: list[dict[str, Any]] = field(default_factory=list)
    counts: Counter[str] = field(default_factory=Counter)

    def node(self, kind: str, letters: str, **settings: Any) -> str:
        """A node more: `OP3` is the third of the operations."""
        self.counts[letters] += 1
        code = f"{letters}{self.counts[letters]}"
        minutes = (5, 5, 200)[len(self.nodes) % 3]  # now and then longer than a shift still is
        work = {"work_center": "BENCH", "minutes": minutes} if kind in ("operation", "qc") else {}
        self.nodes.append({"code": code, "kind": kind, "name": code.title(), **work, **settings})
        return code

    def exchange(self, code: str) -> dict[str, Any]:
        """The routing in the exchange format."""
        return {
            "format": "hatthasilpa.routing/1",
            "code": code,
            "name": code.title(),
            "line": "hatthasilpa",
            "nodes": self.nodes,
            "edges": self.edges,
        }

    def reach(self, opened: Sequence[Open], code: str) -> None:
        """The open ways lead to the node."""
        self.edges += [{"from": source, "to": code, **said} for source, said in opened]

    def sequence(self, opened: list[Open], depth: int, least: int) -> list[Open]:
        """Some blocks one behind the other."""
        steps: list[str] = []  # of this very branch, for what must be redone
        for _ in range(self.random.randint(least, 4 if depth == 0 else 2)):
            opened = self._block(opened, depth, steps)
        return opened

    def _block(self, opened: list[Open], depth: int, steps: list[str]) -> list[Open]:
        kinds = {"operation": 4.0, "qc": 3.0, "choice": 2.0, "split": 2.5}
        if depth >= DEEPEST or len(self.nodes) > LARGEST:
            kinds |= {"choice": 0.0, "split": 0.0}
        kind = self.random.choices(list(kinds), list(kinds.values()))[0]
        if kind == "split":
            return self._split(opened, depth)
        if kind == "choice":
            return self._choice(opened, depth)
        return self._inspection(opened, depth, steps) if kind == "qc" else self._operation(opened, steps)

    def _operation(self, opened: list[Open], steps: list[str]) -> list[Open]:
        cures = {"cure_minutes": 30} if self.random.randrange(8) == 0 else {}
        code = self.node("operation", "OP", **cures, **self._people(), **self._skills())
        self.reach(opened, code)
        steps.append(code)
        return [(code, {})]

    def _people(self) -> dict[str, Any]:
        """A step for several people, and one that they begin together."""
        if self.random.randrange(7):
            return {}
        people = {"operators": self.random.choice((2, 2, 3))}
        if self.random.randrange(3) == 0:
            return people
        window = self.random.choice(({}, {"sync_window_seconds": 60 * 60 * 24}))
        return people | {"sync_start": True} | window

    def _skills(self) -> dict[str, Any]:
        """What some steps ask for."""
        asked = self.random.choice((*[()] * 6, (("stitch", 2),), (("stitch", 1), ("glue", 1))))
        return {"skills": [{"skill": skill, "level": level} for skill, level in asked]} if asked else {}

    def _inspection(self, opened: list[Open], depth: int, steps: list[str]) -> list[Open]:
        policy: dict[str, Any] = {"mode": "every", "self_qc": self.random.randrange(2) == 0}
        chance = (
            Random(len(self.nodes)) if depth else self.random
        )  # within a branch the drawing stays as it was
        if steps and chance.randrange(4) == 0:
            policy |= {"mode": "sample", "percent": 40}
        asked = self._skills() | ({"operators": 2} if self.random.randrange(8) == 0 else {})
        limit = self.random.choice((0, 1, 2, 2, 3))
        code = self.node("qc", "QC", **asked, qc=policy, rework_limit=limit)
        self.reach(opened, code)
        onward: list[Open] = [(code, {})]
        if self.random.randrange(3) == 0:  # what has this fault is mended beside the flow
            mend = self.node("operation", "OP")
            said = {"kind": "conditional", "priority": 1, "when": asking("defect_code", "==", DEFECTS[0])}
            self.reach([(code, said)], mend)
            onward.append((mend, {}))
        targets = self.random.sample(steps, min(len(steps), self.random.randint(0, 2)))
        if not targets or self.random.randrange(4) == 0:
            kind = self.random.choice(("rework_sink", "scrap_sink"))
            targets.append(self.node(kind, "SINK"))
        for target in targets:
            self.reach([(code, {"kind": "rework"})], target)
        steps.append(code)
        return onward

    def _choice(self, opened: list[Open], depth: int) -> list[Open]:
        code = self.node("decision", "IF")
        self.reach(opened, code)
        asked = self.random.sample(CONDITIONS, self.random.randint(1, 3))
        arms: list[dict[str, Any]] = [
            {"kind": "conditional", "priority": place, "when": asking(*condition)}
            for place, condition in enumerate(asked)
        ]
        arms.append({"kind": "conditional", "else": True})
        ends: list[Open] = []
        for place, said in enumerate(arms):
            arm = self.sequence([(code, said)], depth + 1, least=int(place > 0))
            if depth == 0 and arm != [(code, said)] and self.random.randrange(6) == 0 and place:
                self.reach(arm, self.node("end", "END"))
            else:
                ends += arm
        return ends

    def _split(self, opened: list[Open], depth: int) -> list[Open]:
        code = self.node("split", "SPLIT")
        self.reach(opened, code)
        ways = self.random.choice((2, 3, 3, 4))
        ends = [
            each
            for way in range(ways)
            for each in self.sequence([(code, {})], depth + 1, least=int(way > 0 or depth > 0))
        ]
        policy: dict[str, Any] = self.random.choice(
            ({"policy": "all"}, {"policy": "any"}, {"policy": "at_least", "n": ways - 1})
        )
        join = self.node("join", "JOIN", join=policy)
        self.reach(ends, join)
        return [(join, {})]


def drawn(random: Random, code: str) -> dict[str, Any]:
    """A routing of the Hatthasilpa line in the exchange format that has no error in it."""
    drawing = Drawing(random)
    size = random.choice((None, 2, 4, 4, 20))
    start = drawing.node("start", "START", **({"batch": size} if size else {}))
    opened = drawing.sequence([(start, {})], 0, least=1)
    drawing.reach(opened, drawing.node("end", "END"))
    return drawing.exchange(code)


def mended(code: str) -> dict[str, Any]:
    """A routing of what is seldom drawn together: a part with glue that cures, a fault and a priority that
    are asked for on its way to an inspection, a step that two begin together, and a second inspection."""
    drawing = Drawing(Random(0))
    look = {"qc": {"mode": "every", "self_qc": True}, "rework_limit": 2}
    start, cut = drawing.node("start", "START", batch=5), drawing.node("operation", "OP")
    split, join = drawing.node("split", "SPLIT"), drawing.node("join", "JOIN", join={"policy": "all"})
    glue, choice = drawing.node("operation", "OP", cure_minutes=30), drawing.node("decision", "IF")
    mend = drawing.node("operation", "OP")
    haste = drawing.node("operation", "OP", operators=2, sync_start=True)
    first, last = drawing.node("qc", "QC", **look), drawing.node("qc", "QC", **look)
    end = drawing.node("end", "END")
    plain = ((start, cut), (cut, split), (split, glue), (glue, choice), (mend, first), (haste, first))
    for source, target in (*plain, (first, last), (last, join), (split, join), (join, end)):
        drawing.reach([(source, {})], target)
    asked = (("defect_code", "==", DEFECTS[0], mend), ("priority", ">", "normal", haste))
    for rank, (name, operator, value, target) in enumerate(reversed(asked)):
        said = {"kind": "conditional", "priority": rank, "when": asking(name, operator, value)}
        drawing.reach([(choice, said)], target)
    drawing.reach([(choice, {"kind": "conditional", "else": True})], first)
    for inspection in (first, last):
        drawing.reach([(inspection, {"kind": "rework"})], glue)
    return drawing.exchange(code)


def inspected(code: str) -> dict[str, Any]:
    """A routing of one operation, CUT, and its inspection, LOOK, from which pieces go back to it."""
    drawing = Drawing(Random(0))
    work = {"work_center": "BENCH", "minutes": 5}
    for node in ("START", "CUT", "LOOK", "END"):
        kind = {"CUT": "operation", "LOOK": "qc"}.get(node, node.lower())
        policy = {"qc": {"mode": "every"}} if kind == "qc" else {}
        more = {**work, **policy} if kind in ("operation", "qc") else {}
        drawing.nodes.append({"code": node, "kind": kind, "name": node.title(), **more})
    for source, target in (("START", "CUT"), ("CUT", "LOOK"), ("LOOK", "END")):
        drawing.reach([(source, {})], target)
    drawing.reach([("LOOK", {"kind": "rework"})], "CUT")
    return drawing.exchange(code)


def sampled(code: str) -> dict[str, Any]:
    """The same of the classic line, where some pieces of each batch are looked at, and two failures are too
    many."""
    drawing = inspected(code) | {"line": "classic"}
    for node in drawing["nodes"]:
        if node["kind"] == "qc":
            node |= {"qc": {"mode": "sample", "percent": 20, "self_qc": True}, "rework_limit": 2}
    return drawing


def apart(code: str) -> dict[str, Any]:
    """A routing of the classic line: a batch is taken apart for BODY and FLAP, and sewn together again."""
    work = {"kind": "operation", "work_center": "BENCH", "minutes": 5}
    drawing = Drawing(Random(0))
    for node in ("START", "APART", "BODY", "FLAP", "FIT", "SEW", "END"):
        kind = {"START": "start", "APART": "split", "FIT": "join", "END": "end"}.get(node)
        drawing.nodes.append({"code": node, "name": node.title(), **({"kind": kind} if kind else work)})
    ways = "START>APART APART>BODY APART>FLAP BODY>FIT FLAP>FIT FIT>SEW SEW>END"
    for one, _, other in (way.partition(">") for way in ways.split()):
        drawing.reach([(one, {})], other)
    return drawing.exchange(code) | {"line": "classic"}
