"""Whatever graph it is given, the engine answers, and its answers hang together."""

from __future__ import annotations

import json
from collections.abc import Callable

from hypothesis import given
from hypothesis import strategies as st

from app.domain.routing.conditions import Condition, Quantifier
from app.domain.routing.exchange import from_json, to_json
from app.domain.routing.findings import RULES, Rule, Severity, errors, everything
from app.domain.routing.fixes import FixCode, apply
from app.domain.routing.graph import (
    Assignment,
    Edge,
    EdgeKind,
    Graph,
    Join,
    JoinPolicy,
    Node,
    NodeKind,
    OnAbsent,
    Qc,
    QcMode,
    SkillNeed,
)
from app.domain.routing.known import Known
from app.domain.routing.validation import validate
from app.domain.words import Line
from tests.domain.routing.graphs import graph
from tests.domain.routing.random_graphs import CODES, COMPARISONS, GRAPHS

_WORKSHOP = Known(frozenset({"BENCH"}), {"glue": 1})


@given(GRAPHS)
def test_any_graph_gets_an_answer_that_hangs_together(given_graph: Graph) -> None:
    found = validate(given_graph, _WORKSHOP)
    assert found == validate(given_graph, _WORKSHOP)
    every = list(everything(found))
    assert bool(errors(every)) == bool(errors(found)), "an error hides under a warning"
    known = {node.code for node in given_graph.nodes}
    for finding in every:
        assert set(finding.nodes) <= known
        assert set(finding.edges) <= set(given_graph.edges)
    keys = [(finding.code, finding.nodes, finding.edges, str(finding.params)) for finding in every]
    faults = {rule for rule in Rule if rule.startswith("CONDITION_") or rule is Rule.EDGE_SELF_LOOP}
    once = [key for key in keys if key[0] not in faults and not key[0].startswith("EDGE_")]
    assert len(once) == len(set(once)), "something is told twice"


@given(GRAPHS)
def test_a_fix_takes_its_finding_away(given_graph: Graph) -> None:
    for finding in everything(validate(given_graph, _WORKSHOP)):
        if finding.fix is not None:
            left = list(everything(validate(apply(given_graph, finding.fix), _WORKSHOP)))
            same = [each for each in left if (each.code, each.nodes) == (finding.code, finding.nodes)]
            assert not same or finding.code in _REPEATABLE


# Between the same nodes there can be another one of these, or a repeated edge that then counts.
_REPEATABLE = {
    Rule.EDGE_DANGLING_FROM,
    Rule.EDGE_DANGLING_TO,
    Rule.EDGE_DUPLICATE,
    Rule.EDGE_SELF_LOOP,
    Rule.EDGE_CONDITION_MISSING,
    Rule.EDGE_CONDITION_UNUSED,
    Rule.EDGE_CONDITION_AND_ELSE,
    Rule.SINK_ENTERED_WITHOUT_REWORK,
    Rule.CONDITIONAL_MISPLACED,
    Rule.NORMAL_FROM_DECISION,
    Rule.CYCLE_WITHOUT_REWORK,
}
# Fixes that only take away or set what is missing: they never make an error of another kind.
_HARMLESS = {
    FixCode.REMOVE_EDGES,
    FixCode.REMOVE_NODES,
    FixCode.CLEAR_CONDITION,
    FixCode.SET_QC,
    FixCode.SET_SAMPLE,
    FixCode.SET_WORK_CENTER,
    FixCode.CLEAR_SLA,
    FixCode.RAISE_WIP_LIMIT,
}


@given(GRAPHS)
def test_a_harmless_fix_brings_no_new_kind_of_error(given_graph: Graph) -> None:
    found = list(everything(validate(given_graph, _WORKSHOP)))
    before = {finding.code for finding in found}
    for finding in found:
        if finding.fix is not None and finding.fix.code in _HARMLESS:
            left = everything(validate(apply(given_graph, finding.fix), _WORKSHOP))
            new = {each.code for each in left if RULES[each.code] is Severity.ERROR} - before
            assert not new, (finding, new)


# the exchange format


_TEXTS = st.text(st.characters(exclude_categories=["C", "Z"]), min_size=1, max_size=9)
_EXCHANGED_NODES = st.builds(
    Node,
    code=st.sampled_from(CODES),
    kind=st.sampled_from(NodeKind),
    name=_TEXTS,
    name_th=st.one_of(st.none(), _TEXTS),
    work_center=st.sampled_from([None, "BENCH", "CUT/2"]),
    minutes=st.one_of(st.none(), st.integers(0, 600), st.floats(0, 600)),
    operators=st.integers(1, 9),
    batch=st.one_of(st.none(), st.integers(1, 50)),
    requires_serial=st.booleans(),
    assignment=st.sampled_from(Assignment),
    skills=st.lists(st.builds(SkillNeed, _TEXTS, st.integers(1, 5)), max_size=3).map(tuple),
    parallel=st.booleans(),
    sync_start=st.booleans(),
    sync_window_seconds=st.one_of(st.none(), st.integers(1, 90)),
    on_absent=st.sampled_from(OnAbsent),
    reassign_after_minutes=st.one_of(st.none(), st.integers(0, 90)),
    sla_minutes=st.one_of(st.none(), st.integers(0, 90)),
    wip_limit=st.one_of(st.none(), st.integers(1, 90)),
    rework_limit=st.integers(0, 9),
    cure_minutes=st.one_of(st.none(), st.floats(0, 90)),
    yield_percent=st.one_of(st.none(), st.floats(0, 100)),
    qc=st.one_of(
        st.none(),
        st.builds(Qc, st.sampled_from(QcMode), st.one_of(st.none(), st.integers(1, 100)), st.booleans()),
    ),
    join=st.one_of(
        st.none(), st.builds(Join, st.sampled_from(JoinPolicy), st.one_of(st.none(), st.integers(1, 9)))
    ),
    safety_notes=st.one_of(st.none(), _TEXTS),
    x=st.floats(-1e6, 1e6),
    y=st.integers(-1000, 1000),
)
_FULL = st.lists(COMPARISONS, min_size=1, max_size=3).map(tuple)
_EXCHANGED_EDGES = st.builds(
    Edge,
    source=st.sampled_from(CODES),
    target=st.sampled_from(CODES),
    kind=st.sampled_from(EdgeKind),
    when=st.one_of(st.none(), st.builds(Condition, st.sampled_from(Quantifier), _FULL)),
    otherwise=st.booleans(),
    priority=st.integers(0, 100),
    label=st.one_of(st.none(), _TEXTS),
)
_EXCHANGED = st.builds(
    Graph,
    st.just("BAG-1"),
    _TEXTS,
    st.sampled_from(Line),
    st.lists(_EXCHANGED_NODES, max_size=5).map(tuple),
    st.lists(_EXCHANGED_EDGES, max_size=6).map(tuple),
)


@given(_EXCHANGED)
def test_what_is_written_is_read_back_the_same(given_graph: Graph) -> None:
    written = json.dumps(to_json(given_graph), allow_nan=False)
    assert from_json(json.loads(written)) == given_graph
    assert json.dumps(to_json(from_json(json.loads(written)))) == written


# size


def test_five_hundred_nodes_are_judged() -> None:
    chain = " > ".join(f"step-{number}" for number in range(498))
    assert validate(graph(f"start > {chain} > end")) == ()


def _ladder(rung: Callable[[int], str]) -> Graph:
    return graph("\n".join(["start > n0", "n99 > end", *(rung(number) for number in range(99))]))


def test_a_hundred_wrong_steps_are_judged() -> None:
    found = validate(_ladder(lambda number: f"n{number} > n{number + 1}\nn{number + 1} > n{number}"))
    assert Rule.CYCLE_WITHOUT_REWORK in {finding.code for finding in found}


def test_splits_a_hundred_deep_are_judged() -> None:
    depth = 100
    opening = " > ".join(f"split-{number}" for number in range(depth))
    closing = " > ".join(f"join-{number}" for number in reversed(range(depth)))
    beside = "\n".join(f"split-{number} > n{number} > join-{number}" for number in range(depth))
    assert validate(graph(f"start > {opening} > work > {closing} > end\n{beside}")) == ()
