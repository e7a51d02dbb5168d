"""The exchange format: what fits is read, what is left out gets its preset, what is wrong has its place."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.routing.conditions import Comparison, Condition, Quantifier
from app.domain.routing.exchange import FORMAT, BrokenFormat, from_json, to_json
from app.domain.routing.findings import Rule
from app.domain.routing.graph import (
    Assignment,
    Edge,
    EdgeKind,
    Graph,
    Join,
    JoinPolicy,
    NodeKind,
    OnAbsent,
    SkillNeed,
)
from app.domain.routing.presets import Step, preset
from app.domain.routing.reading import Problem, Wrong
from app.domain.routing.validation import validate
from app.domain.words import Line
from app.messages.findings import PROBLEMS


def _bag(**changes: Any) -> dict[str, Any]:
    return {
        "format": FORMAT,
        "code": "BAG",
        "name": "Bag",
        "line": "hatthasilpa",
        "nodes": [
            {"code": "S", "kind": "start"},
            {"code": "SEW", "kind": "operation"},
            {"code": "E", "kind": "end"},
        ],
        "edges": [{"from": "S", "to": "SEW"}, {"from": "SEW", "to": "E"}],
        **changes,
    }


def _node(**settings: Any) -> dict[str, Any]:
    return _bag(nodes=[{"code": "SEW", "kind": "operation", **settings}])


def _edge(**settings: Any) -> dict[str, Any]:
    return _bag(edges=[{"from": "S", "to": "E", **settings}])


def _when(condition: object) -> dict[str, Any]:
    return _edge(kind="conditional", when=condition)


def _problems(data: object) -> tuple[Problem, ...]:
    with pytest.raises(BrokenFormat) as broken:
        from_json(data)
    return broken.value.problems


def _wrong(data: object) -> list[tuple[str, str]]:
    return [(problem.place, problem.code) for problem in _problems(data)]


# what fits


def test_a_small_routing_is_read() -> None:
    graph = from_json(_bag())
    assert (graph.code, graph.name, graph.line) == ("BAG", "Bag", Line.HATTHASILPA)
    assert [(node.code, node.kind) for node in graph.nodes] == [
        ("S", NodeKind.START),
        ("SEW", NodeKind.OPERATION),
        ("E", NodeKind.END),
    ]
    assert graph.edges == (Edge("S", "SEW"), Edge("SEW", "E"))
    assert graph.node("SEW").name == "SEW"


def test_every_setting_is_read() -> None:
    settings = {
        "name": "Sew",
        "name_th": "เย็บ",
        "work_center": "BENCH/1",
        "minutes": 12.5,
        "operators": 2,
        "batch": 3,
        "requires_serial": True,
        "assignment": "push",
        "skills": [{"skill": "saddle stitch", "level": 3}, {"skill": "glue"}],
        "parallel": True,
        "sync_start": True,
        "sync_window_seconds": 30,
        "on_absent": "substitute",
        "reassign_after_minutes": 45,
        "sla_minutes": 480,
        "wip_limit": 6,
        "rework_limit": 1,
        "cure_minutes": 20,
        "yield_percent": 97.5,
        "qc": {"mode": "sample", "percent": 10, "self_qc": True},
        "join": {"policy": "at_least", "n": 2},
        "safety_notes": "Hot glue.\nWear gloves.",
        "x": -10,
        "y": 2.25,
    }
    node = from_json(_node(**settings)).nodes[0]
    assert node.skills == (SkillNeed("saddle stitch", 3), SkillNeed("glue", 1))
    assert (node.assignment, node.on_absent) == (Assignment.PUSH, OnAbsent.SUBSTITUTE)
    assert node.join == Join(JoinPolicy.AT_LEAST, 2)
    written = to_json(from_json(_node(**settings)))["nodes"][0]
    assert written == {"code": "SEW", "kind": "operation", **settings, "skills": written["skills"]}
    assert written["skills"] == [{"skill": "saddle stitch", "level": 3}, {"skill": "glue", "level": 1}]


def test_an_edge_with_a_condition_is_read() -> None:
    when = {
        "any": [
            {"property": "quantity", "operator": ">", "value": 10},
            {"all": [{"property": "priority", "operator": "in", "value": ["high", "urgent"]}]},
        ]
    }
    [edge] = from_json(_edge(kind="conditional", when=when, priority=5, label="large")).edges
    assert edge.when == Condition(
        Quantifier.ANY,
        (
            Comparison("quantity", ">", 10),
            Condition(Quantifier.ALL, (Comparison("priority", "in", ("high", "urgent")),)),
        ),
    )
    assert (edge.kind, edge.priority, edge.label) == (EdgeKind.CONDITIONAL, 5, "large")


def test_what_is_left_out_gets_the_preset_of_kind_and_line() -> None:
    nodes = [{"code": "J", "kind": "join"}, {"code": "E", "kind": "end"}, {"code": "S", "kind": "start"}]
    for line in Line:
        join, end, start = from_json(_bag(line=line.value, nodes=nodes)).nodes
        assert join.join == Join(JoinPolicy.ALL)
        assert end.requires_serial
        assert start.batch == preset(Step.START, line).batch


def test_null_stands_for_not_set_whatever_the_preset_says() -> None:
    assert from_json(_bag(nodes=[{"code": "J", "kind": "join", "join": None}])).nodes[0].join is None


def test_how_an_inspection_is_done_is_never_guessed() -> None:
    graph = from_json(_bag(nodes=[{"code": "Q", "kind": "qc"}]))
    assert Rule.QC_WITHOUT_POLICY in {finding.code for finding in validate(graph)}


def test_a_written_routing_names_every_setting() -> None:
    written = to_json(from_json(_bag()))
    assert {frozenset(node) for node in written["nodes"]} == {frozenset(written["nodes"][0])}
    assert len(written["nodes"][0]) == 26
    assert json.dumps(to_json(from_json(written))) == json.dumps(written)


# what is wrong

_WRONG: dict[str, tuple[object, list[tuple[str, str]]]] = {
    "no object": ([1, 2], [("routing", "NOT_AN_OBJECT")]),
    "nothing in it": (
        {},
        [(key, "KEY_MISSING") for key in ("format", "code", "name", "line", "nodes", "edges")],
    ),
    "another format": (_bag(format="hatthasilpa.routing/2"), [("format", "FORMAT_UNKNOWN")]),
    "no such line": (_bag(line="hybrid"), [("line", "NOT_A_CHOICE")]),
    "a line in capitals": (_bag(line="Classic"), [("line", "NOT_A_CHOICE")]),
    "a line that is a list": (_bag(line=["classic"]), [("line", "NOT_A_CHOICE")]),
    "a key too much": (_bag(version=3), [("version", "KEY_UNKNOWN")]),
    "a key misspelt": (_bag(nmae="Bag"), [("nmae", "KEY_MISSPELT")]),
    "no list of nodes": (_bag(nodes={"S": {}}), [("nodes", "NOT_A_LIST")]),
    "nodes that are none": (
        _bag(nodes=["S", None]),
        [("nodes[0]", "NOT_AN_OBJECT"), ("nodes[1]", "NOT_AN_OBJECT")],
    ),
    "a node without anything": (
        _bag(nodes=[{}]),
        [("nodes[0].code", "KEY_MISSING"), ("nodes[0].kind", "KEY_MISSING")],
    ),
    "a kind that is none": (_node(kind="wait"), [("nodes[0].kind", "NOT_A_CHOICE")]),
    "a code with a space": (_node(code="SEW 1"), [("nodes[0].code", "CODE_MALFORMED")]),
    "a code in Thai": (_node(code="เย็บ"), [("nodes[0].code", "CODE_MALFORMED")]),
    "an empty code": (_node(code=" "), [("nodes[0].code", "TEXT_EMPTY")]),
    "a long code": (_node(code="S" * 41), [("nodes[0].code", "TEXT_TOO_LONG")]),
    "a code that is a number": (_node(code=7), [("nodes[0].code", "NOT_TEXT")]),
    "a name with a line break": (_node(name="Sew\nnow"), [("nodes[0].name", "TEXT_UNPRINTABLE")]),
    "half a letter": (_node(name="\ud83d"), [("nodes[0].name", "TEXT_UNPRINTABLE")]),
    "minutes that are true": (_node(minutes=True), [("nodes[0].minutes", "NOT_A_NUMBER")]),
    "minutes that are a text": (_node(minutes="5"), [("nodes[0].minutes", "NOT_A_NUMBER")]),
    "minutes that are not a number": (_node(minutes=float("nan")), [("nodes[0].minutes", "NOT_A_NUMBER")]),
    "endless minutes": (_node(minutes=1e400), [("nodes[0].minutes", "NOT_A_NUMBER")]),
    "minutes below nothing": (_node(minutes=-1), [("nodes[0].minutes", "NUMBER_OUT_OF_RANGE")]),
    "minutes beyond all": (_node(minutes=10**5000), [("nodes[0].minutes", "NUMBER_OUT_OF_RANGE")]),
    "half an operator": (_node(operators=1.5), [("nodes[0].operators", "NOT_A_WHOLE_NUMBER")]),
    "a whole number with a point": (_node(operators=2.0), [("nodes[0].operators", "NOT_A_WHOLE_NUMBER")]),
    "true operators": (_node(operators=True), [("nodes[0].operators", "NOT_A_WHOLE_NUMBER")]),
    "no operators": (_node(operators=0), [("nodes[0].operators", "NUMBER_OUT_OF_RANGE")]),
    "null where a value must be": (_node(operators=None), [("nodes[0].operators", "NOT_A_WHOLE_NUMBER")]),
    "one for yes": (_node(requires_serial=1), [("nodes[0].requires_serial", "NOT_YES_OR_NO")]),
    "skills by name": (_node(skills=["glue"]), [("nodes[0].skills[0]", "NOT_AN_OBJECT")]),
    "a skill without name": (_node(skills=[{"level": 1}]), [("nodes[0].skills[0].skill", "KEY_MISSING")]),
    "too many skills": (_node(skills=[{"skill": "glue"}] * 21), [("nodes[0].skills", "LIST_TOO_LONG")]),
    "a mode that is none": (
        _node(qc={"mode": "sampling", "percentage": 3}),
        [("nodes[0].qc.percentage", "KEY_MISSPELT"), ("nodes[0].qc.mode", "NOT_A_CHOICE")],
    ),
    "a join that is a word": (_node(join="all"), [("nodes[0].join", "NOT_AN_OBJECT")]),
    "an edge without ends": (
        _bag(edges=[{}]),
        [("edges[0].from", "KEY_MISSING"), ("edges[0].to", "KEY_MISSING")],
    ),
    "an edge in the editor's words": (
        _bag(edges=[{"source": "S", "target": "E"}]),
        [
            ("edges[0].source", "KEY_UNKNOWN"),
            ("edges[0].target", "KEY_UNKNOWN"),
            ("edges[0].from", "KEY_MISSING"),
            ("edges[0].to", "KEY_MISSING"),
        ],
    ),
    "an else that is a word": (_edge(**{"else": "yes"}), [("edges[0].else", "NOT_YES_OR_NO")]),
    "a condition in words": (_when("quantity > 10"), [("edges[0].when", "CONDITION_NOT_A_GROUP")]),
    "a comparison outside a group": (
        _when({"property": "quantity", "operator": ">", "value": 1}),
        [("edges[0].when", "CONDITION_NOT_A_GROUP")],
    ),
    "two groups in one": (
        _when({"all": [], "any": []}),
        [("edges[0].when", "CONDITION_NOT_A_GROUP")],
    ),
    "an empty group": (_when({"all": []}), [("edges[0].when.all", "LIST_EMPTY")]),
    "a group that is no list": (_when({"any": {}}), [("edges[0].when.any", "NOT_A_LIST")]),
    "a field for a property": (
        _when({"all": [{"field": "quantity", "operator": ">", "value": 1}]}),
        [("edges[0].when.all[0].field", "KEY_UNKNOWN"), ("edges[0].when.all[0].property", "KEY_MISSING")],
    ),
    "a value that is an object": (
        _when({"all": [{"property": "quantity", "operator": ">", "value": {}}]}),
        [("edges[0].when.all[0].value", "CONDITION_VALUE_MALFORMED")],
    ),
    "a value that is null": (
        _when({"all": [{"property": "qc_result", "operator": "==", "value": None}]}),
        [("edges[0].when.all[0].value", "CONDITION_VALUE_MALFORMED")],
    ),
}


@pytest.mark.parametrize("name", _WRONG)
def test_exactly_this_is_wrong(name: str) -> None:
    data, wrong = _WRONG[name]
    assert _wrong(data) == wrong


@pytest.mark.parametrize("name", _WRONG)
def test_every_problem_has_the_words_of_its_sentence(name: str) -> None:
    for problem in _problems(_WRONG[name][0]):
        said = PROBLEMS[problem.code].format_map({"place": problem.place, **problem.params})
        assert said.startswith(f"At {problem.place}: ")


def test_every_way_to_be_wrong_is_tried() -> None:
    tried = {code for _, wrong in _WRONG.values() for _, code in wrong}
    limits = {Wrong.CONDITION_TOO_DEEP, Wrong.CONDITION_TOO_LONG}  # have tests of their own
    assert tried | limits == set(Wrong)


def test_every_problem_is_named_not_only_the_first() -> None:
    data = _bag(
        line="oem",
        nodes=[{"code": "S", "kind": "start", "minuts": 1}, {"code": "", "kind": "end", "x": "left"}],
        edges=[{"from": "S", "to": "E", "priority": -1}, 5],
    )
    assert _wrong(data) == [
        ("line", "NOT_A_CHOICE"),
        ("nodes[0].minuts", "KEY_MISSPELT"),
        ("nodes[1].code", "TEXT_EMPTY"),
        ("nodes[1].x", "NOT_A_NUMBER"),
        ("edges[0].priority", "NUMBER_OUT_OF_RANGE"),
        ("edges[1]", "NOT_AN_OBJECT"),
    ]


def test_a_misspelt_key_names_the_nearest() -> None:
    [problem] = _problems(_node(work_centre="BENCH"))
    assert problem.params == {"key": "work_centre", "nearest": "work_center"}


def test_a_long_value_is_quoted_short() -> None:
    [problem] = _problems(_node(kind="x" * 5000))
    assert problem.params["found"] == f"“{'x' * 59}…”"


@pytest.mark.parametrize(("value", "found"), [("5", "“5”"), (True, "true"), (None, "null"), ({}, "{…}")])
def test_a_text_is_quoted_and_so_told_from_a_number(value: object, found: str) -> None:
    [problem] = _problems(_node(operators=value))
    assert (problem.code, problem.params["found"]) == ("NOT_A_WHOLE_NUMBER", found)


def _nested(depth: int) -> dict[str, Any]:
    inner: dict[str, Any] = {"property": "quantity", "operator": ">", "value": 1}
    for _ in range(depth):
        inner = {"all": [inner]}
    return inner


def test_a_condition_may_be_five_deep_and_no_deeper() -> None:
    from_json(_when(_nested(5)))
    assert [code for _, code in _wrong(_when(_nested(6)))] == [Wrong.CONDITION_TOO_DEEP]
    assert [code for _, code in _wrong(_when(_nested(900)))] == [Wrong.CONDITION_TOO_DEEP]


def test_a_condition_may_have_fifty_comparisons_and_no_more() -> None:
    many = {"any": [_nested(1) for _ in range(50)]}
    from_json(_when(many))
    assert _wrong(_when({"all": [many, _nested(1)]})) == [("edges[0].when", Wrong.CONDITION_TOO_LONG)]
    assert _wrong(_when({"all": [_nested(0)] * 51})) == [("edges[0].when.all", Wrong.LIST_TOO_LONG)]


def test_a_routing_may_have_500_nodes_and_1000_edges_and_no_more() -> None:
    nodes = [{"code": f"N{number}", "kind": "operation"} for number in range(500)]
    edges = [{"from": "N0", "to": "N1"}] * 1000
    from_json(_bag(nodes=nodes, edges=edges))
    assert _wrong(_bag(nodes=[*nodes, nodes[0]], edges=[*edges, edges[0]])) == [
        ("nodes", Wrong.LIST_TOO_LONG),
        ("edges", Wrong.LIST_TOO_LONG),
    ]


_JUNK = st.recursive(
    st.one_of(
        st.none(),
        st.booleans(),
        st.integers(),
        st.floats(),
        st.text(),
        st.sampled_from(["start", "S", "all", "conditional", FORMAT]),
    ),
    lambda inner: st.one_of(st.lists(inner, max_size=4), st.dictionaries(st.text(), inner, max_size=4)),
    max_leaves=12,
)


@given(st.data())
def test_junk_anywhere_is_refused_with_a_place_or_read(data: st.DataObject) -> None:
    routing = _edge(kind="conditional", when=_nested(1))
    path = data.draw(
        st.sampled_from(
            [
                ("line",),
                ("nodes",),
                ("nodes", 1, "skills"),
                ("nodes", 1, "qc"),
                ("nodes", 1, "minutes"),
                ("nodes", 1),
                ("edges", 0, "when"),
                ("edges", 0, "when", "all"),
                ("edges", 0, "when", "all", 0),
                ("edges", 0, "when", "all", 0, "value"),
                ("edges", 0, "from"),
                ("edges",),
            ]
        )
    )
    inner: Any = routing
    for key in path[:-1]:
        inner = inner[key]
    inner[path[-1]] = data.draw(_JUNK)
    graph, problems = _read(routing)
    assert all(problem.place for problem in problems)
    assert problems or (graph is not None and from_json(to_json(graph)) == graph)


def _read(data: object) -> tuple[Graph | None, tuple[Problem, ...]]:
    try:
        return from_json(data), ()
    except BrokenFormat as broken:
        return None, broken.problems


@given(_JUNK)
def test_junk_is_never_a_routing(junk: object) -> None:
    assert _problems(junk)
