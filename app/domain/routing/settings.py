"""The settings of nodes and edges as they are written: their keys in order, what fits, and how much."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from app.domain.routing.graph import (
    Assignment,
    EdgeKind,
    Join,
    JoinPolicy,
    NodeKind,
    OnAbsent,
    Qc,
    QcMode,
    SkillNeed,
)
from app.domain.routing.reading import (
    BAD,
    Notebook,
    Nothing,
    Reader,
    choice,
    code,
    fields,
    flag,
    number,
    optional,
    several,
    text,
    whole,
)

MOST_NODES = 500
MOST_EDGES = 1_000
MOST_SKILLS = 20
LONGEST_CODE = 40
LONGEST_NAME = 200
LONGEST_NOTE = 4_000

_MINUTES = 525_600  # a year
_DAY_SECONDS = 86_400
_PIECES = 10_000
_FAR = 1_000_000

NODE_CODE = code(LONGEST_CODE)
NAME = text(LONGEST_NAME)


def _object(made: type, readers: Mapping[str, Reader], required: tuple[str, ...]) -> Reader:
    """A nested object, made only when everything it requires could be read."""

    def read(notes: Notebook, value: object, place: str) -> Any | Nothing:
        found = fields(notes, value, place, readers, required)
        return BAD if found is BAD or not found.keys() >= set(required) else made(**found)

    return read


SKILL = _object(SkillNeed, {"skill": NAME, "level": whole(1, 10)}, ("skill",))
QC = _object(
    Qc, {"mode": choice(QcMode), "percent": optional(whole(1, 100)), "self_qc": flag}, required=("mode",)
)
JOIN = _object(
    Join, {"policy": choice(JoinPolicy), "n": optional(whole(1, MOST_EDGES))}, required=("policy",)
)

NODE: Mapping[str, Reader] = {
    "code": NODE_CODE,
    "kind": choice(NodeKind),
    "name": NAME,
    "name_th": optional(NAME),
    "work_center": optional(code(LONGEST_CODE)),
    "minutes": optional(number(0, _MINUTES)),
    "operators": whole(1, 100),
    "batch": optional(whole(1, _PIECES)),
    "requires_serial": flag,
    "assignment": choice(Assignment),
    "skills": several(SKILL, MOST_SKILLS),
    "parallel": flag,
    "sync_start": flag,
    "sync_window_seconds": optional(whole(1, _DAY_SECONDS)),
    "on_absent": choice(OnAbsent),
    "reassign_after_minutes": optional(number(0, _MINUTES)),
    "sla_minutes": optional(number(0, _MINUTES)),
    "wip_limit": optional(whole(1, _PIECES)),
    "rework_limit": whole(0, 100),
    "cure_minutes": optional(number(0, _MINUTES)),
    "yield_percent": optional(number(0, 100)),
    "qc": optional(QC),
    "join": optional(JOIN),
    "safety_notes": optional(text(LONGEST_NOTE, lines=True)),
    "x": number(-_FAR, _FAR),
    "y": number(-_FAR, _FAR),
}
NODE_REQUIRED = ("code", "kind")

# `when` is read by the exchange format: a condition is a tree.
EDGE: Mapping[str, Reader] = {
    "from": NODE_CODE,
    "to": NODE_CODE,
    "kind": choice(EdgeKind),
    "else": flag,
    "priority": whole(0, 1_000),
    "label": optional(NAME),
}
EDGE_REQUIRED = ("from", "to")
