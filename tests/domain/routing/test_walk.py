"""Going along straight routings."""

from __future__ import annotations

import pytest

from app.domain.routing.graph import Graph
from app.domain.routing.walk import NotStraight, first_step, next_node, steps_in_order
from tests.domain.routing.graphs import graph, node

STRAIGHT = graph("start > cut > sew > pack > end")


def test_the_steps_come_in_the_order_of_the_work() -> None:
    assert first_step(STRAIGHT).code == "cut"
    assert next_node(STRAIGHT, "cut").code == "sew"
    assert next_node(STRAIGHT, "pack").code == "end"
    assert [step.code for step in steps_in_order(STRAIGHT)] == ["cut", "sew", "pack"]


def test_the_order_is_that_of_the_ways_and_not_of_the_list() -> None:
    assert [step.code for step in steps_in_order(graph("sew > end\nstart > cut > sew"))] == ["cut", "sew"]


def test_a_routing_without_steps_has_none() -> None:
    assert first_step(graph("start > end")).code == "end"
    assert steps_in_order(graph("start > end")) == ()


@pytest.mark.parametrize(
    ("crooked", "at"),
    [
        (graph("cut > end"), None),
        (graph("start > end\nstart-2 > end"), None),
        (graph("start > cut > sew > end\ncut > end"), "cut"),
        (graph("start > cut"), "cut"),
        (graph("start > cut > sew > cut"), "cut"),
    ],
)
def test_a_routing_that_is_not_straight_is_refused_at_the_node(crooked: Graph, at: str | None) -> None:
    with pytest.raises(NotStraight) as refused:
        steps_in_order(crooked)
    assert refused.value.node == at


def test_nodes_and_edges_are_looked_up_by_code() -> None:
    assert STRAIGHT.node("sew") is STRAIGHT.nodes[2]
    assert STRAIGHT.find("nobody") is None
    with pytest.raises(KeyError):
        STRAIGHT.node("nobody")
    assert [edge.target for edge in STRAIGHT.edges_out("cut")] == ["sew"]
    assert [edge.source for edge in STRAIGHT.edges_in("cut")] == ["start"]
    assert STRAIGHT.edges_out("end") == STRAIGHT.edges_in("nobody") == ()


def test_of_two_nodes_with_one_code_the_first_counts() -> None:
    twice = graph("start > cut > end", node("cut", minutes=99))
    assert twice.node("cut").minutes == 10
