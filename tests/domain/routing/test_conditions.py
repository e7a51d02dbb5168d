"""Conditions: what holds when, what can't be asked, and when two can hold at once."""

from __future__ import annotations

from dataclasses import fields, replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.routing.conditions import (
    OPERATORS,
    PROPERTIES,
    BrokenCondition,
    Comparison,
    Condition,
    Operator,
    PropertyType,
    QcResult,
    Quantifier,
    Situation,
    Value,
    evaluate,
    faults,
)
from app.domain.routing.overlap import Budget, overlap
from app.domain.words import Line, Priority
from tests.domain.routing.graphs import asks

PIECE = Situation(
    quantity=1,
    job_quantity=12,
    priority=Priority.HIGH,
    rework_count=0,
    product="BAG-01",
    line=Line.HATTHASILPA,
)
FAILED = replace(PIECE, qc_result=QcResult.FAIL, defect_code="EDGE-3", rework_count=2)


def _all(*members: Comparison | Condition) -> Condition:
    return Condition(Quantifier.ALL, members)


def _any(*members: Comparison | Condition) -> Condition:
    return Condition(Quantifier.ANY, members)


def test_the_registry_asks_about_the_fields_of_a_situation() -> None:
    assert set(PROPERTIES) == {field.name for field in fields(Situation)}
    assert set(OPERATORS) == set(PropertyType)


@pytest.mark.parametrize(
    ("name", "operator", "value", "holds"),
    [
        ("quantity", "==", 1, True),
        ("quantity", "==", 1.0, True),
        ("quantity", "!=", 1, False),
        ("job_quantity", ">", 11.5, True),
        ("job_quantity", "<", 12, False),
        ("job_quantity", "<=", 12, True),
        ("job_quantity", "in", (10, 12), True),
        ("job_quantity", "not_in", (10, 12), False),
        ("priority", "==", "high", True),
        ("priority", ">", "normal", True),
        ("priority", ">=", "urgent", False),
        ("priority", "<", "urgent", True),
        ("product", "starts_with", "BAG", True),
        ("product", "contains", "-02", False),
        ("product", "in", ("BAG-01",), True),
        ("line", "==", "classic", False),
        ("rework_count", ">=", 2, True),
        ("qc_result", "==", "fail", True),
        ("defect_code", "starts_with", "EDGE", True),
    ],
)
def test_a_comparison_holds_as_it_reads(name: str, operator: str, value: Value, holds: bool) -> None:
    assert evaluate(asks(name, operator, value), FAILED) is holds


@pytest.mark.parametrize(
    ("operator", "value", "holds"),
    [
        ("==", "EDGE", False),
        ("!=", "EDGE", True),
        ("in", ("EDGE",), False),
        ("not_in", ("EDGE",), True),
        ("contains", "", False),
    ],
)
def test_what_has_no_value_is_unequal_to_everything(operator: str, value: Value, holds: bool) -> None:
    assert evaluate(asks("defect_code", operator, value), PIECE) is holds


def test_groups_ask_for_all_or_any() -> None:
    yes, no = Comparison("quantity", "==", 1), Comparison("quantity", "==", 2)
    assert evaluate(_all(yes, yes), PIECE)
    assert not evaluate(_all(yes, no), PIECE)
    assert evaluate(_any(no, yes), PIECE)
    assert not evaluate(_any(no, no), PIECE)
    assert evaluate(_all(yes, _any(no, _all(yes))), PIECE)


@pytest.mark.parametrize(
    ("condition", "code"),
    [
        (asks("colour", "==", "red"), "CONDITION_PROPERTY_UNKNOWN"),
        (asks("quantity", "=", 1), "CONDITION_OPERATOR_UNKNOWN"),
        (asks("quantity", "contains", 1), "CONDITION_OPERATOR_UNFIT"),
        (asks("line", ">", "classic"), "CONDITION_OPERATOR_UNFIT"),
        (asks("quantity", ">", float("nan")), "CONDITION_NUMBER_UNFIT"),
        (asks("priority", ">", "hihg"), "CONDITION_CHOICE_UNFIT"),
        (asks("product", "contains", 5), "CONDITION_TEXT_UNFIT"),
        (asks("quantity", "in", ()), "CONDITION_LIST_UNFIT"),
        (asks("line", "in", ("classic", "oem")), "CONDITION_LIST_UNFIT"),
        (_all(), "CONDITION_EMPTY"),
        (
            _any(Comparison("quantity", "==", 1), Comparison("colour", "==", "red")),
            "CONDITION_PROPERTY_UNKNOWN",
        ),
    ],
)
def test_what_cannot_be_evaluated_is_an_error_and_never_false(condition: Condition, code: str) -> None:
    with pytest.raises(BrokenCondition) as broken:
        evaluate(condition, PIECE)
    assert broken.value.fault.code == code


# overlap


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (asks("quantity", ">", 100), asks("quantity", ">", 50)),
        (asks("quantity", ">", 100), asks("product", "==", "BAG")),
        (asks("quantity", ">=", 5), asks("quantity", "<=", 5)),
        (asks("quantity", "!=", 5), asks("quantity", "!=", 6)),
        (asks("priority", ">", "low"), asks("priority", "<", "urgent")),
        (asks("product", "starts_with", "BAG"), asks("product", "contains", "RED")),
        (asks("product", "!=", "BAG"), asks("product", "not_in", ("BELT", "CASE"))),
        (asks("product", "!=", "BAG"), asks("product", "starts_with", "BAG")),
        (asks("product", "not_in", ("A", "B")), asks("product", "contains", "A")),
        (asks("qc_result", "!=", "pass"), asks("defect_code", "==", "EDGE")),
        (asks("quantity", ">", 9), asks("job_quantity", ">", 5)),
        (_any(asks("quantity", "<", 3), asks("line", "==", "classic")), asks("quantity", ">", 3)),
    ],
)
def test_two_that_can_hold_at_once_are_found_with_an_example(one: Condition, other: Condition) -> None:
    found = overlap(one, other, Budget())
    assert found is not None
    named = {name: value for name, value in found.items() if value is not None}
    room = {"job_quantity": max(12, int(named.get("quantity") or 0)), "qc_result": None, "defect_code": None}
    if named.get("defect_code"):
        room["qc_result"] = QcResult.FAIL  # type: ignore[assignment]
    example = replace(PIECE, **{**room, **named})  # type: ignore[arg-type]
    assert evaluate(one, example)
    assert evaluate(other, example)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (asks("quantity", ">", 5), asks("quantity", "<=", 5)),
        (asks("quantity", ">", 5), asks("quantity", "<", 6)),
        (asks("quantity", "<", 1), asks("product", "==", "BAG")),
        (asks("priority", "==", "high"), asks("priority", "in", ("low", "urgent"))),
        (asks("product", "==", "BAG"), asks("product", "==", "BELT")),
        (asks("product", "==", "BAG"), asks("product", "starts_with", "BE")),
        (asks("qc_result", "==", "pass"), asks("defect_code", "==", "EDGE")),
        (asks("quantity", ">", 9), asks("job_quantity", "<", 9)),
        (asks("line", "==", "classic"), asks("line", "!=", "classic")),
    ],
)
def test_two_that_exclude_each_other_do_not_overlap(one: Condition, other: Condition) -> None:
    assert overlap(one, other, Budget()) is None
    assert overlap(other, one, Budget()) is None


def test_a_search_ends_with_its_budget() -> None:
    budget = Budget(3)
    assert overlap(asks("quantity", ">", 1), asks("product", "==", "X"), budget) is None
    assert budget.is_spent


_SITUATIONS = st.builds(
    Situation,
    quantity=st.integers(1, 4),
    job_quantity=st.integers(4, 6),
    priority=st.sampled_from(Priority),
    rework_count=st.integers(0, 3),
    product=st.sampled_from(["A", "AB", "B"]),
    line=st.sampled_from(Line),
    qc_result=st.sampled_from([None, QcResult.PASS]),
)
_SOUND = st.one_of(
    st.builds(
        Comparison,
        st.sampled_from(["quantity", "job_quantity", "rework_count"]),
        st.sampled_from(["==", "!=", "<", "<=", ">", ">="]),
        st.integers(0, 6),
    ),
    st.builds(
        Comparison,
        st.just("priority"),
        st.sampled_from(["==", "!=", "<", ">="]),
        st.sampled_from(list(Priority)),
    ),
    st.builds(
        Comparison,
        st.just("product"),
        st.sampled_from(["==", "!=", "contains", "starts_with"]),
        st.sampled_from(["A", "B"]),
    ),
    st.builds(
        Comparison, st.just("qc_result"), st.sampled_from(["==", "!="]), st.sampled_from(list(QcResult))
    ),
)
_CONDITIONS = st.builds(
    Condition,
    st.sampled_from(Quantifier),
    st.lists(
        st.one_of(
            _SOUND,
            st.builds(
                Condition, st.sampled_from(Quantifier), st.lists(_SOUND, min_size=1, max_size=2).map(tuple)
            ),
        ),
        min_size=1,
        max_size=3,
    ).map(tuple),
)


@given(_CONDITIONS, _CONDITIONS, _SITUATIONS)
def test_no_overlap_means_that_no_situation_has_both(
    one: Condition, other: Condition, situation: Situation
) -> None:
    assert not any(faults(one))
    both_hold = evaluate(one, situation) and evaluate(other, situation)
    assert not both_hold or overlap(one, other, Budget()) is not None


def test_every_operator_is_offered_for_some_property() -> None:
    assert frozenset().union(*OPERATORS.values()) == set(Operator)
