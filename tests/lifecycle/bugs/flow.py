"""Bugs in how pieces flow: splits, joins, choices, cures, rework and its way back."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from app.domain.game import endings, flow, places, ways
from app.domain.game.floor import Floor
from app.domain.game.flow import Flow
from app.domain.routing.graph import EdgeKind, NodeKind
from app.domain.words import TokenState
from app.models import hot
from app.models.projections import PROJECTIONS
from tests.lifecycle.bugs.registry import bug, nothing, yes


def arriving(patch: pytest.MonkeyPatch, kind: NodeKind, change: Callable[[Flow, Any, Any], None]) -> None:
    """Tokens arrive otherwise at nodes of this kind."""
    patch.setitem(Flow._ARRIVE, kind, change)


@bug
def a_split_forgets_its_last_way(patch: pytest.MonkeyPatch) -> None:
    def split(self: Flow, tokens: Any, node: Any) -> None:
        ways = self.graph(tokens[0]).edges_out(node.code)
        for way, edge in zip(self._bear(tokens, node, len(ways))[:-1], ways, strict=False):
            self.send(way, self.graph(tokens[0]).node(edge.target))

    arriving(patch, NodeKind.SPLIT, split)


@bug
def the_ways_of_a_split_are_mixed_up(patch: pytest.MonkeyPatch) -> None:
    bear = Flow._bear
    patch.setattr(Flow, "_bear", lambda self, parents, node, ways: bear(self, parents, node, ways)[::-1])


@bug
def a_part_has_another_parent(patch: pytest.MonkeyPatch) -> None:
    split = PROJECTIONS["tokens.split"]

    def of_the_first(db: Any, fact: Any) -> None:
        split(db, fact)
        parts = range(fact.first_token, fact.first_token + fact.ways * len(fact.parents))
        for part in parts:
            db.execute_sql("UPDATE token SET parent = ? WHERE id = ?", (fact.parents[0], part))

    patch.setitem(PROJECTIONS, "tokens.split", of_the_first)


@bug
def a_join_waits_for_one_less(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(flow, "needed", lambda *given: max(1, flow_needed(*given) - 1))


@bug
def a_join_waits_for_all_whatever_its_policy(patch: pytest.MonkeyPatch) -> None:
    def needed(graph: Any, split: str, join: Any) -> int:
        return sum(edge.kind is EdgeKind.NORMAL for edge in graph.edges_out(split))

    patch.setattr(flow, "needed", needed)


flow_needed = flow.needed


@bug
def branches_that_come_too_late_go_on(patch: pytest.MonkeyPatch) -> None:
    cancel = Flow.cancel

    def lenient(self: Flow, tokens: Any, reason: str) -> None:
        if reason != flow.JOIN_SATISFIED:
            cancel(self, tokens, reason)

    patch.setattr(Flow, "cancel", lenient)


@bug
def parts_of_late_branches_go_on(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(Floor, "below", Floor.parts)


@bug
def merged_parts_are_cancelled(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(hot, "MERGE_TOKEN", hot.MERGE_TOKEN.replace("'completed'", "'cancelled'"))


@bug
def conditions_are_tried_from_the_lowest_priority(patch: pytest.MonkeyPatch) -> None:
    fitting = ways._fitting
    patch.setattr(ways, "_fitting", lambda *given: fitting(*given)[::-1])


@bug
def otherwise_is_taken_first(patch: pytest.MonkeyPatch) -> None:
    conditional_way = ways.conditional_way

    def otherwise(graph: Any, node: Any, situation: Any) -> Any:
        edges = (edge for edge in graph.edges_out(node.code) if edge.otherwise)
        return next(edges, None) or conditional_way(graph, node, situation)

    patch.setattr(ways, "conditional_way", otherwise)


@bug
def conditions_ask_for_the_priority_of_the_job_only(patch: pytest.MonkeyPatch) -> None:
    situation = Floor.situation
    patch.setattr(Floor, "situation", lambda self, token: situation(self, replace(token, priority=None)))


@bug
def parts_have_no_priority_of_their_own(patch: pytest.MonkeyPatch) -> None:
    component = flow.component
    for module in (flow, endings):
        patch.setattr(module, "component", lambda *given: replace(component(*given), priority=None))


@bug
def what_returns_to_its_inspection_flows_on(patch: pytest.MonkeyPatch) -> None:
    rework = endings.rework
    patch.setattr(
        "app.domain.work.done.rework", lambda flow_, tokens, node, _: rework(flow_, tokens, node, None)
    )


@bug
def what_returned_once_returns_for_ever(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(hot, "MOVE_TOKEN", hot.MOVE_TOKEN.replace(", back_to = NULL", ""))


@bug
def reworks_are_not_counted(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(hot, "REWORK_TOKEN", hot.REWORK_TOKEN.replace("= ?, hold", "= 0 * ?, hold"))


@bug
def a_sample_is_every_piece(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(flow, "is_inspected", yes)


@bug
def what_was_redone_is_looked_at_by_chance(patch: pytest.MonkeyPatch) -> None:
    is_inspected = flow.is_inspected
    patch.setattr(
        flow, "is_inspected", lambda token, node: is_inspected(replace(token, rework_count=0), node)
    )


@bug
def nothing_cures(patch: pytest.MonkeyPatch) -> None:
    patch.setitem(PROJECTIONS, "tokens.curing", nothing)


@bug
def a_piece_does_not_cure_with_its_parts(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(hot, "CURE_WITH_PART", "SELECT ?1, ?2")


@bug
def a_sink_ends_pieces(patch: pytest.MonkeyPatch) -> None:
    for kind in (NodeKind.REWORK_SINK, NodeKind.SCRAP_SINK):
        arriving(patch, kind, Flow._end)


@bug
def parts_are_counted_as_finished_pieces(patch: pytest.MonkeyPatch) -> None:
    merge = Flow.merge_if_satisfied

    def counted(self: Flow, parents: Any, node: Any) -> None:
        parents = list(parents)
        self.floor.run(parents[0].ticket).completed += 1
        merge(self, parents, node)

    patch.setattr(Flow, "merge_if_satisfied", counted)


@bug
def a_part_may_leave_its_branch(patch: pytest.MonkeyPatch) -> None:
    def steps(self: places.Map, frames: Any) -> Any:
        return [node for node in self.graph.nodes if node.kind in places.STEPS]

    patch.setattr(places.Map, "steps", steps)


@bug
def a_join_takes_what_is_held(patch: pytest.MonkeyPatch) -> None:
    def waits(token: Any, node: Any) -> bool:
        return token.state in (TokenState.WAITING, TokenState.ON_HOLD)

    patch.setattr(flow, "_waits_at", waits)
