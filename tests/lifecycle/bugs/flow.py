"""Bugs in how pieces flow: splits, joins, choices, cures, rework and its way back."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from app.domain.game import flow, ways
from app.domain.game.floor import Floor
from app.domain.game.flow import Flow
from app.domain.routing.graph import EdgeKind, NodeKind
from app.models import hot
from app.models.projections import PROJECTIONS
from tests.lifecycle.bugs.registry import bug


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
def otherwise_is_taken_first(patch: pytest.MonkeyPatch) -> None:
    conditional_way = ways.conditional_way

    def otherwise(graph: Any, node: Any, situation: Any) -> Any:
        edges = (edge for edge in graph.edges_out(node.code) if edge.otherwise)
        return next(edges, None) or conditional_way(graph, node, situation)

    patch.setattr(ways, "conditional_way", otherwise)
