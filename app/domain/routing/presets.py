"""Presets: what the settings of a step are unless somebody chooses otherwise, per step and line.

They fill what an imported node leaves out and what a new node in the designer starts with, so that nobody
fills twenty fields.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from enum import StrEnum
from typing import Any

from app.domain.routing.graph import Join, JoinPolicy, Node, NodeKind, OnAbsent, Qc, QcMode
from app.domain.words import Line


class Step(StrEnum):
    """The steps that the designer offers; the plain kinds of nodes are among them."""

    START = "start"
    OPERATION = "operation"
    CUT = "cut"
    SEW = "sew"
    EDGE_PAINT = "edge_paint"
    ASSEMBLY = "assembly"
    PACK = "pack"
    QC = "qc"
    DECISION = "decision"
    SPLIT = "split"
    JOIN = "join"
    END = "end"
    REWORK_SINK = "rework_sink"
    SCRAP_SINK = "scrap_sink"


SYNC_WINDOW_SECONDS = 60
SAMPLE_PERCENT = 10

_OPERATIONS = (Step.OPERATION, Step.CUT, Step.SEW, Step.EDGE_PAINT, Step.ASSEMBLY, Step.PACK)
KIND_OF: Mapping[Step, NodeKind] = {
    step: NodeKind.OPERATION if step in _OPERATIONS else NodeKind(step.value) for step in Step
}

_Settings = Mapping[str, Any]

_EVERYWHERE: Mapping[NodeKind, _Settings] = {
    NodeKind.OPERATION: {"on_absent": OnAbsent.REQUEUE},
    NodeKind.QC: {"on_absent": OnAbsent.REQUEUE},
    NodeKind.JOIN: {"join": Join(JoinPolicy.ALL)},
    NodeKind.END: {"requires_serial": True},
}

_OF_LINE: Mapping[Line, Mapping[Step, _Settings]] = {
    Line.HATTHASILPA: {
        Step.START: {"batch": 1},
        Step.CUT: {"operators": 1},
        Step.SEW: {"operators": 1},
        Step.EDGE_PAINT: {"operators": 1},
        Step.ASSEMBLY: {
            "operators": 2,
            "parallel": True,
            "sync_start": True,
            "sync_window_seconds": SYNC_WINDOW_SECONDS,
        },
        Step.QC: {"qc": Qc(QcMode.EVERY, self_qc=True)},
        Step.PACK: {"requires_serial": True, "qc": Qc(QcMode.EVERY)},
    },
    # A classic start has no batch of its own: the whole quantity is one token unless somebody says how many.
    Line.CLASSIC: {
        Step.CUT: {"batch": 50},
        Step.SEW: {"operators": 2},
        Step.EDGE_PAINT: {"batch": 10},
        Step.ASSEMBLY: {"operators": 2, "parallel": True},
        Step.QC: {"qc": Qc(QcMode.SAMPLE, SAMPLE_PERCENT)},
        Step.PACK: {"requires_serial": True, "batch": 10},
    },
}


def preset(step: Step, line: Line) -> Node:
    """A node of that step without code and name, with every setting as the line usually has it."""
    kind = KIND_OF[step]
    return replace(Node("", kind), **{**_EVERYWHERE.get(kind, {}), **_OF_LINE[line].get(step, {})})


def preset_of_kind(kind: NodeKind, line: Line) -> Node:
    """The preset of a node of which only the kind is known."""
    return preset(Step(kind.value), line)
