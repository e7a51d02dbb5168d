"""Comparing two versions: what came, what went, what changed from what to what."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given

from app.domain.routing.compare import Change, Comparison, compare
from app.domain.routing.graph import Edge, EdgeKind, Graph
from tests.domain.routing.graphs import graph, node
from tests.domain.routing.random_graphs import GRAPHS

OLD = graph("start > cut > sew > end")


def test_a_routing_does_not_differ_from_itself_in_another_order() -> None:
    turned = replace(OLD, nodes=OLD.nodes[::-1], edges=OLD.edges[::-1])
    assert compare(OLD, OLD).is_empty
    assert compare(OLD, turned).is_empty


def test_nodes_that_came_and_went_are_listed() -> None:
    found = compare(OLD, graph("start > cut > glue > end"))
    assert [each.code for each in found.nodes_added] == ["glue"]
    assert [each.code for each in found.nodes_removed] == ["sew"]
    assert found.edges_added == (Edge("cut", "glue"), Edge("glue", "end"))
    assert found.edges_removed == (Edge("cut", "sew"), Edge("sew", "end"))
    assert not found.nodes_changed
    assert not found.edges_changed


def test_settings_that_changed_are_listed_with_both_values() -> None:
    found = compare(OLD, graph("start > cut > sew > end", sew={"minutes": 25, "wip_limit": 4}))
    [changed] = found.nodes_changed
    assert changed.new.code == "sew"
    assert changed.changes == (Change("minutes", 10, 25), Change("wip_limit", None, 4))


def test_an_edge_that_changed_is_one_change_and_not_two() -> None:
    edges = (*OLD.edges[:2], replace(OLD.edges[2], kind=EdgeKind.CONDITIONAL, otherwise=True))
    found = compare(OLD, replace(OLD, edges=edges))
    [changed] = found.edges_changed
    assert changed.changes == (Change("kind", "normal", "conditional"), Change("else", old=False, new=True))
    assert found.edges_added == found.edges_removed == ()


def test_the_routing_itself_may_have_changed() -> None:
    assert compare(OLD, replace(OLD, name="Tote")).changes == (Change("name", "Bag", "Tote"),)


def test_a_second_edge_between_two_nodes_is_one_that_came() -> None:
    second = Edge("cut", "sew", EdgeKind.REWORK)
    assert compare(OLD, replace(OLD, edges=(*OLD.edges, second))).edges_added == (second,)
    assert compare(replace(OLD, edges=(*OLD.edges, second)), OLD).edges_removed == (second,)


@given(GRAPHS, GRAPHS)
def test_what_came_one_way_went_the_other(old: Graph, new: Graph) -> None:
    there, back = compare(old, new), compare(new, old)
    assert _codes(there.nodes_added) == _codes(back.nodes_removed)
    assert there.edges_added == back.edges_removed
    assert len(there.edges_changed) == len(back.edges_changed)
    assert isinstance(there, Comparison)


def _codes(nodes: tuple[object, ...]) -> list[str]:
    return sorted(str(getattr(each, "code", each)) for each in nodes)


def test_a_node_is_the_same_node_by_its_code() -> None:
    renamed = replace(OLD, nodes=(*OLD.nodes[:2], replace(node("sew"), name="Stitch"), OLD.nodes[3]))
    assert [change.changes for change in compare(OLD, renamed).nodes_changed] == [
        (Change("name", "sew", "Stitch"),)
    ]
