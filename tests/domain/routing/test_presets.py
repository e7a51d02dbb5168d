"""Presets: the table of the workshop's usual settings, step by step and line by line."""

from __future__ import annotations

from typing import Any

import pytest

from app.domain.routing.graph import NodeKind, Qc, QcMode
from app.domain.routing.presets import KIND_OF, Step, preset, preset_of_kind
from app.domain.words import Line

_HAT, _OEM = Line.HATTHASILPA, Line.CLASSIC


@pytest.mark.parametrize(
    ("step", "line", "settings"),
    [
        (Step.START, _HAT, {"batch": 1}),
        (Step.START, _OEM, {"batch": None}),
        (Step.CUT, _HAT, {"operators": 1, "batch": None}),
        (Step.CUT, _OEM, {"operators": 1, "batch": 50}),
        (Step.SEW, _HAT, {"operators": 1}),
        (Step.SEW, _OEM, {"operators": 2}),
        (Step.EDGE_PAINT, _HAT, {"operators": 1, "batch": None}),
        (Step.EDGE_PAINT, _OEM, {"batch": 10}),
        (Step.ASSEMBLY, _HAT, {"operators": 2, "sync_start": True, "sync_window_seconds": 60}),
        (Step.ASSEMBLY, _OEM, {"operators": 2, "sync_start": False}),
        (Step.QC, _HAT, {"qc": Qc(QcMode.EVERY, self_qc=True)}),
        (Step.QC, _OEM, {"qc": Qc(QcMode.SAMPLE, 10)}),
        (Step.PACK, _HAT, {"requires_serial": True, "qc": Qc(QcMode.EVERY)}),
        (Step.PACK, _OEM, {"requires_serial": True, "batch": 10}),
        (Step.END, _HAT, {"requires_serial": True}),
        (Step.END, _OEM, {"requires_serial": True}),
    ],
)
def test_a_step_starts_with_what_is_usual_on_its_line(
    step: Step, line: Line, settings: dict[str, Any]
) -> None:
    node = preset(step, line)
    assert {name: getattr(node, name) for name in settings} == settings


@pytest.mark.parametrize("line", Line)
def test_every_kind_and_step_has_a_preset_on_both_lines(line: Line) -> None:
    for kind in NodeKind:
        assert preset_of_kind(kind, line).kind is kind
    for step in Step:
        assert preset(step, line).kind is KIND_OF[step]
        assert preset(step, line).rework_limit == 3
