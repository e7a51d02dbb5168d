"""Rules on splits and joins: every branch of a split comes to its one join, and nothing else does."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from app.domain.routing.findings import Finding, Rule, label, labels
from app.domain.routing.fixes import AddEdge, AddNode, Change, Fix, FixCode, ReplaceEdge, ReplaceNode
from app.domain.routing.graph import Edge, EdgeKind, Join, JoinPolicy, Node, NodeKind
from app.domain.routing.known import Known
from app.domain.routing.presets import Step, preset
from app.domain.routing.regions import Regions, along, find_regions
from app.domain.routing.rules.ends import free_code
from app.domain.routing.survey import Survey


def check(survey: Survey, _known: Known) -> Iterator[Finding]:
    """The regions of all splits that the start reaches, and what each join waits for."""
    joins, splits = survey.of_kind(NodeKind.JOIN), survey.of_kind(NodeKind.SPLIT)
    if not joins and not splits:
        return
    regions = find_regions(survey)
    for node in splits:
        yield from _joined(node, survey, regions)
    yield from _crossings(survey, regions)
    for code in regions.lone_joins:
        yield Finding(Rule.JOIN_WITHOUT_SPLIT, (code,), params={"node": label(survey.nodes[code])})
    for node in joins:
        yield from _policy(node, survey, regions)


def _joined(node: Node, survey: Survey, regions: Regions) -> Iterator[Finding]:
    joins = regions.joins_of(node.code)
    if node.code in regions.standing and not joins:
        fix = _insert_join(node, survey, regions)
        yield Finding(Rule.SPLIT_WITHOUT_JOIN, (node.code,), params={"node": label(node)}, fix=fix)
    elif len(joins) > 1:
        named = labels([survey.nodes[code] for code in joins])
        params = {"node": label(node), "nodes": named}
        yield Finding(Rule.SPLIT_JOINED_SEVERAL_TIMES, (node.code, *joins), params=params)


def _insert_join(node: Node, survey: Survey, regions: Regions) -> Fix | None:
    """A join before the one node in which all branches come together without one."""
    meetings = [(target, edges) for (split, target), edges in regions.leaving.items() if split == node.code]
    if len(meetings) != 1:
        return None
    [(target, edges)] = meetings
    ways = {along(survey, regions, edge)[-1].way for edge in edges}
    branches = max(len(survey.ways_out(node.code)), 2)
    plain = all(edge.kind is EdgeKind.NORMAL for edge in edges)
    if survey.kind(target) is NodeKind.JOIN or not plain or len(ways) < branches:
        return None
    code = free_code(survey, "JOIN")
    join = replace(preset(Step.JOIN, survey.graph.line), code=code, name=code)
    moved: list[Change] = [ReplaceEdge(edge, replace(edge, target=code)) for edge in edges]
    params = {"node": label(survey.nodes[target])}
    return Fix(FixCode.INSERT_JOIN, (AddNode(join), *moved, AddEdge(Edge(code, target))), params)


def _crossings(survey: Survey, regions: Regions) -> Iterator[Finding]:
    found = (
        (Rule.BRANCH_LEAVES_REGION, regions.leaving),
        (Rule.REGION_ENTERED_FROM_OUTSIDE, regions.entering),
    )
    for rule, crossings in found:
        for (split, target), edges in crossings.items():
            sources = dict.fromkeys(edge.source for edge in edges)
            params = {
                "split": label(survey.nodes[split]),
                "sources": labels([survey.nodes[code] for code in sources]),
                "target": label(survey.nodes[target]),
            }
            nodes = tuple(dict.fromkeys((split, target, *sources)))
            yield Finding(rule, nodes, edges, params)


def _policy(node: Node, survey: Survey, regions: Regions) -> Iterator[Finding]:
    join, name = node.join, label(node)
    if join is None:
        fix = _wait_for_all(node)
        yield Finding(Rule.JOIN_WITHOUT_POLICY, (node.code,), params={"node": name}, fix=fix)
    elif join.policy is JoinPolicy.AT_LEAST and not join.n:
        fix = _wait_for_all(node)
        yield Finding(Rule.JOIN_WITHOUT_COUNT, (node.code,), params={"node": name}, fix=fix)
    else:
        yield from _satisfiable(node, join, survey, regions)


def _satisfiable(node: Node, join: Join, survey: Survey, regions: Regions) -> Iterator[Finding]:
    split = regions.split_of.get(node.code)
    branches = len(survey.ways_out(split) if split else survey.ways_in(node.code))
    arriving = len(regions.arriving.get(node.code, ()))
    needed = _needed(join, branches)
    params = {"node": label(node), "needed": needed, "branches": branches, "arriving": arriving}
    if needed > branches:
        yield Finding(Rule.JOIN_COUNT_TOO_HIGH, (node.code,), params=params, fix=_wait_for_all(node))
    elif split and needed > arriving:
        yield Finding(Rule.JOIN_NEVER_SATISFIED, (node.code, split), params=params)


def _needed(join: Join, branches: int) -> int:
    if join.policy is JoinPolicy.AT_LEAST:
        return join.n or 0
    return branches if join.policy is JoinPolicy.ALL else 1


def _wait_for_all(node: Node) -> Fix:
    by = replace(node, join=Join(JoinPolicy.ALL))
    return Fix(FixCode.WAIT_FOR_ALL, (ReplaceNode(node, by),), {"node": label(node)})
