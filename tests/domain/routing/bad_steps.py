"""Graphs whose inspections and steps are wrong, or look like slips."""

from __future__ import annotations

from app.domain.routing.graph import Qc, QcMode, SkillNeed
from app.domain.routing.known import Known
from tests.domain.routing.graphs import Bad, graph

BAD_STEPS: dict[str, Bad] = {
    "an inspection that nobody described": Bad(
        graph("start > sew > qc > end\nqc ~> sew", qc={"qc": None}), "QC_WITHOUT_POLICY qc"
    ),
    "a sample of unknown size": Bad(
        graph("start > sew > qc > end\nqc ~> sew", qc={"qc": Qc(QcMode.SAMPLE)}),
        "QC_SAMPLE_WITHOUT_PERCENT qc",
    ),
    "an inspection that nothing fails": Bad(graph("start > sew > qc > end"), "QC_WITHOUT_WAY_TO_FAIL qc"),
    "work nowhere": Bad(
        graph("start > sew > end", sew={"work_center": None}), "OPERATION_WITHOUT_WORK_CENTER sew"
    ),
    "work at a place that is not there": Bad(
        graph("start > sew > end"),
        "WORK_CENTER_UNKNOWN sew",
        Known(work_centers=frozenset({"BENCH-1", "CUT"})),
    ),
    "work of unknown length": Bad(graph("start > sew > end", sew={"minutes": None}), "MINUTES_MISSING sew"),
    "a time limit on an end": Bad(graph("start > end", end={"sla_minutes": 60}), "SLA_ON_START_OR_END end"),
    "too little for all": Bad(
        graph("start > sew > end", sew={"operators": 3, "wip_limit": 2}), "WIP_BELOW_OPERATORS sew"
    ),
    "a skill that nobody has": Bad(
        graph("start > sew > end", sew={"skills": (SkillNeed("saddle stitch", 2), SkillNeed("glue"))}),
        "SKILL_NOBODY_HAS sew\nSKILL_NOBODY_HAS sew",
        Known(skills={"saddle stitch": 1}),
    ),
}
