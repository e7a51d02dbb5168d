"""Rules on the settings of steps: where the work is done, how long it takes, who can do it."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import replace

from app.domain.routing.findings import Finding, Rule, label
from app.domain.routing.fixes import Fix, FixCode, ReplaceNode
from app.domain.routing.graph import Node, NodeKind
from app.domain.routing.known import Known
from app.domain.routing.reading import nearest
from app.domain.routing.survey import Survey

_WORKED_AT = (NodeKind.OPERATION, NodeKind.QC)


def check(survey: Survey, known: Known) -> Iterator[Finding]:
    """What steps need, and what looks like a slip."""
    for node in survey.of_kind(*_WORKED_AT):
        yield from _place(node, known.work_centers)
        yield from _time(node)
        yield from _limit(node)
        yield from _skills(node, known.skills)
    for node in survey.of_kind(NodeKind.START, NodeKind.END):
        if node.sla_minutes is not None:
            fix = Fix(FixCode.CLEAR_SLA, (ReplaceNode(node, replace(node, sla_minutes=None)),), _named(node))
            yield Finding(Rule.SLA_ON_START_OR_END, (node.code,), params=_named(node), fix=fix)


def _place(node: Node, known: Collection[str] | None) -> Iterator[Finding]:
    if node.work_center is None:
        if node.kind is NodeKind.OPERATION:
            fix = _set_work_center(node, next(iter(known))) if known and len(known) == 1 else None
            yield Finding(Rule.OPERATION_WITHOUT_WORK_CENTER, (node.code,), params=_named(node), fix=fix)
    elif known is not None and node.work_center not in known:
        meant = nearest(node.work_center, sorted(known))
        fix = _set_work_center(node, meant) if meant else None
        params = {**_named(node), "work_center": node.work_center}
        yield Finding(Rule.WORK_CENTER_UNKNOWN, (node.code,), params=params, fix=fix)


def _set_work_center(node: Node, code: str) -> Fix:
    changes = (ReplaceNode(node, replace(node, work_center=code)),)
    return Fix(FixCode.SET_WORK_CENTER, changes, {**_named(node), "work_center": code})


def _time(node: Node) -> Iterator[Finding]:
    if node.minutes is None:
        yield Finding(Rule.MINUTES_MISSING, (node.code,), params=_named(node))


def _limit(node: Node) -> Iterator[Finding]:
    if node.wip_limit is not None and node.wip_limit < node.operators:
        params = {**_named(node), "limit": node.wip_limit, "operators": node.operators}
        changes = (ReplaceNode(node, replace(node, wip_limit=node.operators)),)
        fix = Fix(FixCode.RAISE_WIP_LIMIT, changes, {**_named(node), "operators": node.operators})
        yield Finding(Rule.WIP_BELOW_OPERATORS, (node.code,), params=params, fix=fix)


def _skills(node: Node, known: Mapping[str, int] | None) -> Iterator[Finding]:
    if known is None:
        return
    for need in node.skills:
        best = known.get(need.skill, 0)
        if best < need.level:
            params = {**_named(node), "skill": need.skill, "level": need.level, "best": best}
            yield Finding(Rule.SKILL_NOBODY_HAS, (node.code,), params=params)


def _named(node: Node) -> dict[str, str]:
    return {"node": label(node)}
