"""Estimates: never in a wrong order, from the workshop's own history before the routing's minutes."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.clock import Greenwich, Instant, instant_of
from app.domain.routing.graph import (
    Edge,
    EdgeKind,
    Graph,
    Join,
    JoinPolicy,
    Node,
    NodeKind,
    Qc,
    QcMode,
)
from app.domain.shifts import Shift
from app.domain.words import Line
from app.planning.estimates import ENOUGH, Estimate, Known, Span, Standing, measured, remaining
from app.planning.hours import after
from app.planning.shares import Stretch, minutes_of

MINUTE = 60_000_000
NOTHING = Known({}, {})


def graph(*nodes: Node, edges: str = "") -> Graph:
    """A routing; edges as `A>B`, `A~B` for a condition, `A?B` for else; without any: straight on."""
    kinds = {
        ">": {},
        "~": {"kind": EdgeKind.CONDITIONAL},
        "?": {"kind": EdgeKind.CONDITIONAL, "otherwise": True},
    }
    codes = [node.code for node in nodes]
    told = edges.split() or [f"{one}>{other}" for one, other in pairwise(codes)]
    ways = []
    for each in told:
        mark = next(mark for mark in kinds if mark in each)
        source, target = each.split(mark)
        ways.append(Edge(source, target, **kinds[mark]))  # type: ignore[arg-type]
    return Graph("R", "R", Line.CLASSIC, nodes, tuple(ways))


def step(code: str, minutes: float | None = 10, **settings: Any) -> Node:
    return Node(code, NodeKind.OPERATION, minutes=minutes, **settings)


START, END = Node("START", NodeKind.START), Node("END", NodeKind.END)


def of_start(routing: Graph, pieces: int = 10, known: Known = NOTHING) -> Estimate:
    return remaining(routing, [Standing("START", pieces)], known)


def test_minutes_of_the_routing_are_for_each_piece_or_for_each_lot_of_them() -> None:
    whole = of_start(graph(START, step("CUT", 30, batch=4), step("SEW", 6), END))
    assert whole.labour == Span(0.8 * (3 * 30 + 60), 3 * 30 + 60, 1.3 * (3 * 30 + 60))


def test_what_the_workshop_measured_counts_more_than_what_the_routing_says() -> None:
    slow = Known({"SEW": [20.0] * ENOUGH}, {})
    few = Known({"SEW": [20.0] * (ENOUGH - 1)}, {})
    routing = graph(START, step("SEW", 5), END)
    assert of_start(routing, 10, slow).labour == Span(200, 200, 200)
    assert of_start(routing, 10, few).labour.normal == 50


def test_few_measured_pieces_are_better_than_nothing() -> None:
    routing = graph(START, step("SEW", None), END)
    assert of_start(routing, 2, Known({"SEW": [7.0]}, {})).labour == Span(14, 14, 14)


def test_a_clock_that_ran_through_a_night_moves_no_estimate() -> None:
    minutes = [10.0] * 9 + [900.0]
    assert of_start(graph(START, step("SEW"), END), 1, Known({"SEW": minutes}, {})).labour.normal == 10


def test_a_step_without_minutes_and_history_is_named_and_counts_nothing() -> None:
    whole = of_start(graph(START, step("CUT", None), step("SEW", 3), END))
    assert [node.code for node in whole.unknown] == ["CUT"]
    assert whole.labour.normal == 30
    assert not whole.is_unknown
    assert of_start(graph(START, step("CUT", None), END)).is_unknown


def test_what_was_worked_on_what_is_in_hand_is_taken_off() -> None:
    routing = graph(START, step("SEW", 60), END)
    standing = [Standing("SEW", 1)]
    assert remaining(routing, standing, Known({}, {"SEW": 20})).labour.normal == 40
    assert remaining(routing, standing, Known({}, {"SEW": 500})).labour == Span()


def test_a_piece_counts_at_no_step_that_it_has_passed() -> None:
    routing = graph(START, step("CUT", 7), step("SEW", 11), END)
    assert remaining(routing, [Standing("SEW", 2)], NOTHING).labour.normal == 22


def test_a_sample_counts_only_what_is_inspected() -> None:
    qc = Node("QC", NodeKind.QC, minutes=10, qc=Qc(QcMode.SAMPLE, 10))
    assert of_start(graph(START, qc, END), 50).labour.normal == 50


def test_a_decision_is_certain_of_what_all_its_ways_pass() -> None:
    routing = graph(
        START,
        Node("BIG", NodeKind.DECISION),
        step("CARVE", 40),
        step("PACK", 5),
        END,
        edges="START>BIG BIG~CARVE BIG?PACK CARVE>PACK PACK>END",
    )
    labour = of_start(routing, 1).labour
    assert labour.best == pytest.approx(5 * 0.8)
    assert labour.normal == 5
    assert labour.worst == pytest.approx(45 * 1.3)


def parts(policy: JoinPolicy = JoinPolicy.ALL) -> Graph:
    return graph(
        START,
        Node("SPLIT", NodeKind.SPLIT),
        step("BODY", 30),
        step("STRAP", 20),
        Node("JOIN", NodeKind.JOIN, join=Join(policy, None)),
        step("PACK", 5),
        END,
        edges="START>SPLIT SPLIT>BODY SPLIT>STRAP BODY>JOIN STRAP>JOIN JOIN>PACK PACK>END",
    )


def test_all_parts_are_worked_and_what_comes_after_their_join_once() -> None:
    assert of_start(parts(), 2).labour.normal == 2 * 55


def test_parts_end_at_their_join_and_their_whole_goes_on_from_there() -> None:
    standing = [Standing("BODY", 1, until="JOIN"), Standing("JOIN", 1)]
    assert remaining(parts(), standing, NOTHING).labour.normal == 30 + 5


def test_where_a_join_goes_on_without_some_nobody_is_certain_of_the_parts() -> None:
    assert of_start(parts(JoinPolicy.ANY), 1).labour.best == pytest.approx(5 * 0.8)


def test_a_crew_works_side_by_side_and_paint_dries_meanwhile() -> None:
    whole = of_start(graph(START, step("SEW", 10, operators=2), step("PAINT", 0, cure_minutes=30), END), 10)
    assert whole.elapsed.normal == 100 / 2 + 30


def test_what_took_the_same_each_time_takes_no_less_at_worst_than_normally() -> None:
    span = measured([0.01, 0.01])
    assert span.best <= span.normal <= span.worst


NODES = st.builds(
    step,
    st.sampled_from("ABCDE"),
    st.none() | st.floats(0, 500),
    operators=st.integers(1, 4),
    batch=st.none() | st.integers(1, 60),
    cure_minutes=st.none() | st.floats(0, 600),
)
MEASURED = st.dictionaries(st.sampled_from("ABCDE"), st.lists(st.floats(0.01, 900), min_size=1, max_size=30))


@given(
    steps=st.lists(NODES, min_size=1, max_size=5, unique_by=lambda node: node.code),
    choosing=st.booleans(),
    history=MEASURED,
    spent=st.dictionaries(st.sampled_from("ABCDE"), st.floats(0, 2_000)),
    standing=st.lists(st.tuples(st.integers(0, 5), st.integers(1, 10_000)), min_size=1, max_size=4),
)
def test_the_best_is_never_longer_than_the_normal_nor_that_than_the_worst(
    steps: list[Node],
    choosing: bool,
    history: dict[str, list[float]],
    spent: dict[str, float],
    standing: list[tuple[int, int]],
) -> None:
    nodes = [START, *steps, END]
    straight = " ".join(f"{one.code}>{other.code}" for one, other in pairwise(nodes))
    if choosing:  # a decision may pass by all the steps
        nodes.insert(1, Node("DECIDE", NodeKind.DECISION))
        rest = straight.split()[1:]
        straight = " ".join(["START>DECIDE", f"DECIDE~{steps[0].code}", "DECIDE?END", *rest])
    placed = [Standing(nodes[at % (len(nodes) - 1)].code, pieces) for at, pieces in standing]
    whole = remaining(graph(*nodes, edges=straight), placed, Known(history, spent))
    for span in (whole.labour, whole.elapsed):
        assert 0 <= span.best <= span.normal <= span.worst
    named = {node.code for node in whole.unknown}
    assert named <= {node.code for node in steps if node.minutes is None and node.code not in history}


# clocks


def test_what_lies_together_on_a_tray_shares_each_minute() -> None:
    both = [Stretch(1, 7, Instant(0), Instant(30 * MINUTE)), Stretch(1, 8, Instant(0), Instant(10 * MINUTE))]
    assert minutes_of(both) == {7: 5 + 20, 8: 5}


def test_several_peoples_minutes_at_one_thing_add_up() -> None:
    two = [Stretch(1, 7, Instant(0), Instant(MINUTE)), Stretch(2, 7, Instant(0), Instant(2 * MINUTE))]
    assert minutes_of(two) == {7: 3}


# working hours

DAY = date(2026, 11, 20)
USUAL, NIGHT = Shift(time(8), time(17)), Shift(time(22), time(6))


def at(day: date, hour: float) -> Instant:
    return instant_of(datetime.combine(day, time(0), UTC) + timedelta(hours=hour))


@pytest.mark.parametrize(
    ("shift", "begins", "minutes", "ends"),
    [
        (USUAL, 9, 60, (0, 10)),
        (USUAL, 5, 60, (0, 9)),  # nobody is there yet
        (USUAL, 16, 60, (0, 17)),
        (USUAL, 16, 61, (1, 8 + 1 / 60)),
        (USUAL, 20, 30, (1, 8.5)),
        (USUAL, 8, 9 * 60 * 5, (4, 17)),
        (USUAL, 8, 9 * 60 * 5 + 6, (5, 8.1)),
        (NIGHT, 3, 60, (0, 4)),  # the shift began yesterday
        (NIGHT, 3, 4 * 60, (0, 23)),
        (NIGHT, 12, 8 * 60 * 10, (10, 6)),
    ],
)
def test_work_is_over_within_working_hours(
    shift: Shift, begins: float, minutes: float, ends: tuple[int, float]
) -> None:
    days, hour = ends
    assert after(minutes, at(DAY, begins), shift, Greenwich()) == at(DAY + timedelta(days=days), hour)


def test_nobody_is_told_a_day_in_more_than_ten_years() -> None:
    assert after(9 * 60 * 4_000, at(DAY, 8), USUAL, Greenwich()) is None


@given(st.floats(0, 1_000_000), st.floats(0, 5_000), st.floats(0, 47))
def test_more_work_is_never_over_earlier(minutes: float, more: float, begins: float) -> None:
    less = after(minutes, at(DAY, begins), USUAL, Greenwich())
    longer = after(minutes + more, at(DAY, begins), USUAL, Greenwich())
    assert less is not None
    assert longer is not None
    assert at(DAY, begins) <= less <= longer
