"""Every rule finds what it is for, says so once, and tells the cause first."""

from __future__ import annotations

import re
import string
from collections.abc import Mapping
from textwrap import dedent

import pytest

from app.domain.routing.causes import CAUSES
from app.domain.routing.findings import RULES, Finding, Rule, Severity, errors, everything
from app.domain.routing.fixes import Fix, FixCode, FixOutdated, apply
from app.domain.routing.reading import Wrong
from app.domain.routing.validation import validate
from app.messages import findings as sentences
from tests.domain.routing.bad_graphs import BAD
from tests.domain.routing.graphs import graph, node, told


def _found(name: str) -> tuple[Finding, ...]:
    return validate(BAD[name].graph, BAD[name].known)


@pytest.mark.parametrize("name", BAD)
def test_exactly_this_is_found(name: str) -> None:
    assert told(_found(name)) == dedent(BAD[name].found).strip()


def test_every_rule_is_broken_by_some_graph() -> None:
    assert {found.code for name in BAD for found in everything(_found(name))} == set(Rule)


def test_every_rule_has_its_severity_and_its_sentence() -> None:
    assert set(RULES) == set(Rule) == set(sentences.RULES)
    assert set(sentences.FIXES) == set(FixCode)
    assert set(sentences.PROBLEMS) == set(Wrong)


def test_the_warnings_are_these() -> None:
    assert {rule for rule, severity in RULES.items() if severity is Severity.WARNING} == {
        Rule.END_SEVERAL,
        Rule.DECISION_WITHOUT_CHOICE,
        Rule.QC_ELSE_TAKES_ALL,
        Rule.WORK_CENTER_UNKNOWN,
        Rule.MINUTES_MISSING,
        Rule.SLA_ON_START_OR_END,
        Rule.WIP_BELOW_OPERATORS,
        Rule.SKILL_NOBODY_HAS,
    }


@pytest.mark.parametrize("name", BAD)
def test_every_finding_has_the_words_of_its_sentence(name: str) -> None:
    for finding in everything(_found(name)):
        assert _placeholders(sentences.RULES[finding.code]) <= set(finding.params), finding
        if finding.fix:
            assert _placeholders(sentences.FIXES[finding.fix.code]) <= set(finding.fix.params), finding.fix


def _placeholders(sentence: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(sentence) if name}


@pytest.mark.parametrize("sentence", sentences.FINDINGS.values())
def test_every_sentence_says_what_to_do(sentence: str) -> None:
    assert re.search(r"[.:;] \S.*\.$", sentence), sentence


# causes and effects


def test_only_errors_are_causes_and_come_before_their_effects() -> None:
    places = list(Rule)
    for effect, causes in CAUSES.items():
        for cause in (rule for rules, _ in causes for rule in rules):
            assert RULES[cause] is Severity.ERROR
            assert places.index(cause) < places.index(effect) or cause is effect is Rule.NODE_UNREACHABLE


def test_every_cause_in_the_table_is_seen() -> None:
    seen = {
        (cause.code, effect.code)
        for name in BAD
        for cause in everything(_found(name))
        for effect in cause.folded
    }
    assert {effect for _, effect in seen} == set(CAUSES)


def test_forty_steps_behind_a_second_start_are_folded_under_it() -> None:
    chain = " > ".join(f"step-{number}" for number in range(40))
    found = validate(graph(f"start > cut > {chain} > end\nstart-2 > {chain.replace('step', 'more')} > end"))
    assert [finding.code for finding in found] == [Rule.START_MULTIPLE]
    assert len(found[0].folded) in {40, 41}


def test_errors_come_before_warnings() -> None:
    found = validate(graph("start > sew > end", node("paint"), sew={"minutes": None}))
    assert [finding.severity for finding in found] == ["error", "warning"]
    assert errors(found) == found[:1]


def test_a_graph_without_a_start_is_never_valid() -> None:
    for ways in ("end", "cut > end", "cut > sew > cut"):
        assert errors(validate(graph(ways)))


def test_an_overlap_is_told_with_an_example() -> None:
    [finding] = _found("conditions that overlap")
    assert finding.params["example"] == "quantity = 101"


# fixes

_FIXES: Mapping[str, FixCode | None] = {
    "an idle second start": FixCode.REMOVE_NODES,
    "a second start with steps of its own": None,
    "no end": FixCode.ADD_END,
    "a slip in a code": FixCode.RECONNECT_EDGE,
    "a way from nowhere": FixCode.REMOVE_EDGES,
    "a way to itself": FixCode.REMOVE_EDGES,
    "a way twice": FixCode.REMOVE_EDGES,
    "a way out of a sink": FixCode.REMOVE_EDGES,
    "a normal way into a sink": FixCode.MAKE_REWORK,
    "a sink for what an operation makes": None,
    "an operation that chooses": FixCode.MAKE_NORMAL,
    "a normal way out of a decision": FixCode.MAKE_ELSE,
    "a conditional way without condition": FixCode.MAKE_ELSE,
    "a condition on a normal way": FixCode.CLEAR_CONDITION,
    "a condition and else in one": FixCode.CLEAR_CONDITION,
    "a decision without else": FixCode.ADD_ELSE,
    "a node all alone": FixCode.REMOVE_NODES,
    "a step that leads nowhere": FixCode.LEAD_TO_END,
    "a way to fail drawn as a normal one": FixCode.MAKE_REWORK,
    "a way to fail drawn as a condition": FixCode.MAKE_REWORK,
    "a cycle": None,
    "branches that meet without a join": FixCode.INSERT_JOIN,
    "branches that end apart": None,
    "a join that does not say what for": FixCode.WAIT_FOR_ALL,
    "a join of at least nobody knows": FixCode.WAIT_FOR_ALL,
    "a join of more than there are": FixCode.WAIT_FOR_ALL,
    "an inspection that nobody described": FixCode.SET_QC,
    "a sample of unknown size": FixCode.SET_SAMPLE,
    "an inspection that nothing fails": FixCode.ADD_REWORK,
    "work at a place that is not there": FixCode.SET_WORK_CENTER,
    "a time limit on an end": FixCode.CLEAR_SLA,
    "too little for all": FixCode.RAISE_WIP_LIMIT,
}


def _offered(name: str) -> Fix | None:
    return _found(name)[0].fix


@pytest.mark.parametrize("name", _FIXES)
def test_the_fix_that_is_offered_heals_the_graph(name: str) -> None:
    fix = _offered(name)
    assert (fix and fix.code) == _FIXES[name]
    if fix is not None:
        healed = validate(apply(BAD[name].graph, fix), BAD[name].known)
        assert _found(name)[0].code not in {finding.code for finding in healed}


def test_every_fix_is_offered_somewhere() -> None:
    assert {code for code in _FIXES.values() if code} == set(FixCode)


def test_a_fix_for_another_graph_is_refused_and_changes_nothing() -> None:
    fix = _offered("too little for all")
    assert fix is not None
    other = graph("start > sew > end")
    with pytest.raises(FixOutdated):
        apply(other, fix)
    assert validate(other) == ()
