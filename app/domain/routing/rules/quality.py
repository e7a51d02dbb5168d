"""Rules on inspections: a policy, and a way on for what fails."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from app.domain.routing.findings import Finding, Rule, label
from app.domain.routing.fixes import AddEdge, Fix, FixCode, ReplaceNode
from app.domain.routing.graph import Edge, EdgeKind, Node, NodeKind, Qc, QcMode
from app.domain.routing.known import Known
from app.domain.routing.presets import SAMPLE_PERCENT, Step, preset
from app.domain.routing.rules.edges import between, ends
from app.domain.routing.rules.ways import elses
from app.domain.routing.survey import Survey


def check(survey: Survey, _known: Known) -> Iterator[Finding]:
    """What every inspection needs."""
    for node in survey.of_kind(NodeKind.QC):
        yield from _policy(node, survey)
        if not survey.ways_out(node.code, EdgeKind.REWORK):
            fix = _add_rework(node, survey)
            yield Finding(Rule.QC_WITHOUT_WAY_TO_FAIL, (node.code,), params={"node": label(node)}, fix=fix)
        for edge in elses(node.code, survey):
            yield Finding(Rule.QC_ELSE_TAKES_ALL, ends(edge), (edge,), between(edge, survey))


def _policy(node: Node, survey: Survey) -> Iterator[Finding]:
    params = {"node": label(node)}
    if node.qc is None:
        by = replace(node, qc=preset(Step.QC, survey.graph.line).qc)
        fix = Fix(FixCode.SET_QC, (ReplaceNode(node, by),), params)
        yield Finding(Rule.QC_WITHOUT_POLICY, (node.code,), params=params, fix=fix)
    elif node.qc.mode is QcMode.SAMPLE and node.qc.percent is None:
        yield Finding(Rule.QC_SAMPLE_WITHOUT_PERCENT, (node.code,), params=params, fix=_sample(node, node.qc))


def _sample(node: Node, policy: Qc) -> Fix:
    by = replace(node, qc=replace(policy, percent=SAMPLE_PERCENT))
    params = {"node": label(node), "percent": SAMPLE_PERCENT}
    return Fix(FixCode.SET_SAMPLE, (ReplaceNode(node, by),), params)


def _add_rework(node: Node, survey: Survey) -> Fix | None:
    """Back to the step before it, where there is one step before it and no other."""
    before = {edge.source for edge in survey.ways_in(node.code, EdgeKind.NORMAL)}
    operations = [code for code in before if survey.kind(code) is NodeKind.OPERATION]
    if len(before) != 1 or not operations:
        return None
    params = {"source": label(node), "target": label(survey.nodes[operations[0]])}
    edge = Edge(node.code, operations[0], EdgeKind.REWORK)
    return Fix(FixCode.ADD_REWORK, (AddEdge(edge),), params)
