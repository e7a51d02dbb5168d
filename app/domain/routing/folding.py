"""Root causes first: what only follows from another finding is folded under it, and goes away with it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace

from app.domain.routing.causes import CAUSES
from app.domain.routing.findings import Finding, Rule, Severity
from app.domain.routing.survey import Survey

_PLACES = {rule: place for place, rule in enumerate(Rule)}


def folded(survey: Survey, found: Sequence[Finding]) -> tuple[Finding, ...]:
    """The findings in order, errors before warnings, each under the first cause that it follows from."""
    ordered = sorted(found, key=_rank)
    by_rule: dict[Rule, list[int]] = defaultdict(list)
    for place, finding in enumerate(ordered):
        by_rule[finding.code].append(place)
    under: dict[int | None, list[int]] = defaultdict(list)
    for place in range(len(ordered)):
        under[_cause(survey, ordered, by_rule, place)].append(place)
    return _tree(ordered, under, None)


def _rank(finding: Finding) -> tuple[bool, int]:
    return finding.severity is not Severity.ERROR, _PLACES[finding.code]


def _cause(
    survey: Survey, ordered: Sequence[Finding], by_rule: Mapping[Rule, list[int]], effect: int
) -> int | None:
    for rules, follows in CAUSES.get(ordered[effect].code, ()):
        for place in (place for rule in rules for place in by_rule.get(rule, ())):
            if place != effect and follows(survey, ordered[place], ordered[effect]):
                return place
    return None


def _tree(
    ordered: Sequence[Finding], under: Mapping[int | None, list[int]], cause: int | None
) -> tuple[Finding, ...]:
    return tuple(
        replace(ordered[place], folded=_tree(ordered, under, place)) for place in under.get(cause, ())
    )
