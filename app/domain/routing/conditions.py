"""Conditions on edges as data: a fixed registry of properties and operators, and what holds when.

A condition is a group, `all` or `any` of comparisons and further groups. Whoever evaluates one that names an
unknown property or operator, or compares with a value that can't fit, gets an error: never a quiet "false".
"""

from __future__ import annotations

import math
import operator
from collections.abc import Callable, Iterator, Mapping
from enum import StrEnum
from typing import Any

from app.domain.words import Line, Priority
from app.values import frozen

Value = str | int | float | bool | tuple[str | int | float | bool, ...]


class Quantifier(StrEnum):
    """How many members of a group must hold."""

    ALL = "all"
    ANY = "any"


class Operator(StrEnum):
    """How a property is compared with a value."""

    EQUAL = "=="
    UNEQUAL = "!="
    LESS = "<"
    AT_MOST = "<="
    MORE = ">"
    AT_LEAST = ">="
    IN = "in"
    NOT_IN = "not_in"
    CONTAINS = "contains"
    STARTS_WITH = "starts_with"


class PropertyType(StrEnum):
    """What values a property has, which decides its operators."""

    NUMBER = "number"
    CHOICE = "choice"
    RANK = "rank"  # a choice whose words have an order
    TEXT = "text"


class QcResult(StrEnum):
    """How an inspection ended."""

    PASS = "pass"
    FAIL = "fail"


@frozen
class Comparison:
    """One property against one value. Names are kept as written: the rules say which are unknown."""

    property: str
    operator: str
    value: Value


@frozen
class Condition:
    """A group: all or any of its members hold."""

    quantifier: Quantifier
    members: tuple[Comparison | Condition, ...]


@frozen
class Situation:
    """What is known of a token when its way on is chosen; one field for each property of the registry."""

    quantity: int  # pieces in the token
    job_quantity: int  # pieces that its ticket is for
    priority: Priority
    rework_count: int
    product: str  # its SKU
    line: Line
    qc_result: QcResult | None = None  # of the last inspection, if there was one
    defect_code: str | None = None  # of the last inspection, if it failed


@frozen
class Property:
    """One thing that conditions may ask about."""

    name: str
    type: PropertyType
    choices: tuple[str, ...] = ()
    least: int = 0
    optional: bool = False


@frozen
class Fault:
    """Why a comparison can't be evaluated."""

    code: str
    params: Mapping[str, str]


class BrokenCondition(Exception):
    """A condition that can't be evaluated was to be evaluated."""

    def __init__(self, fault: Fault) -> None:
        super().__init__(f"{fault.code} {dict(fault.params)}")
        self.fault = fault


PROPERTIES: Mapping[str, Property] = {
    each.name: each
    for each in (
        Property("quantity", PropertyType.NUMBER, least=1),
        Property("job_quantity", PropertyType.NUMBER, least=1),
        Property("priority", PropertyType.RANK, tuple(Priority)),
        Property("rework_count", PropertyType.NUMBER),
        Property("qc_result", PropertyType.CHOICE, tuple(QcResult), optional=True),
        Property("defect_code", PropertyType.TEXT, optional=True),
        Property("product", PropertyType.TEXT),
        Property("line", PropertyType.CHOICE, tuple(Line)),
    )
}

_EQUALITY = frozenset({Operator.EQUAL, Operator.UNEQUAL})
_ORDER = frozenset({Operator.LESS, Operator.AT_MOST, Operator.MORE, Operator.AT_LEAST})
LISTS = frozenset({Operator.IN, Operator.NOT_IN})
_PARTS = frozenset({Operator.CONTAINS, Operator.STARTS_WITH})

OPERATORS: Mapping[PropertyType, frozenset[Operator]] = {
    PropertyType.NUMBER: _EQUALITY | _ORDER | LISTS,
    PropertyType.CHOICE: _EQUALITY | LISTS,
    PropertyType.RANK: _EQUALITY | _ORDER | LISTS,
    PropertyType.TEXT: _EQUALITY | LISTS | _PARTS,
}

_HOLDS: Mapping[Operator, Callable[[Any, Any], bool]] = {
    Operator.EQUAL: operator.eq,
    Operator.UNEQUAL: operator.ne,
    Operator.LESS: operator.lt,
    Operator.AT_MOST: operator.le,
    Operator.MORE: operator.gt,
    Operator.AT_LEAST: operator.ge,
    Operator.IN: lambda value, several: value in several,
    Operator.NOT_IN: lambda value, several: value not in several,
    Operator.CONTAINS: lambda value, part: part in value,
    Operator.STARTS_WITH: lambda value, part: value.startswith(part),
}
_HOLDS_OF_NOTHING = frozenset({Operator.UNEQUAL, Operator.NOT_IN})


def evaluate(condition: Condition, situation: Situation) -> bool:
    """Whether the condition holds. Raises BrokenCondition when it can't be evaluated, whatever else is true.

    A property without a value (no inspection yet) is unequal to everything and greater or less than nothing.
    """
    for fault in faults(condition):
        raise BrokenCondition(fault)
    return bool(truth(condition, {name: getattr(situation, name) for name in PROPERTIES}))


def truth(part: Condition | Comparison, known: Mapping[str, Any]) -> bool | None:
    """Whether a faultless condition holds when only some properties are known; None: it depends on others."""
    if isinstance(part, Comparison):
        return _comparison_holds(part, known[part.property]) if part.property in known else None
    decisive = part.quantifier is Quantifier.ANY
    undecided = False
    for member in part.members:
        held = truth(member, known)
        if held is decisive:
            return decisive
        undecided = undecided or held is None
    return None if undecided else not decisive


def _comparison_holds(comparison: Comparison, value: Any) -> bool:
    how = Operator(comparison.operator)
    if value is None:
        return how in _HOLDS_OF_NOTHING
    asked = PROPERTIES[comparison.property]
    if asked.type is PropertyType.RANK and how in _ORDER:
        return _HOLDS[how](asked.choices.index(value), asked.choices.index(str(comparison.value)))
    return _HOLDS[how](value, comparison.value)


def comparisons(part: Condition | Comparison) -> Iterator[Comparison]:
    """Every comparison in it, in order."""
    if isinstance(part, Comparison):
        yield part
        return
    for member in part.members:
        yield from comparisons(member)


def faults(part: Condition | Comparison) -> Iterator[Fault]:
    """Everything because of which it can't be evaluated, in order."""
    if isinstance(part, Comparison):
        yield from _comparison_faults(part)
        return
    if not part.members:
        yield Fault("CONDITION_EMPTY", {})
    for member in part.members:
        yield from faults(member)


def _comparison_faults(comparison: Comparison) -> Iterator[Fault]:
    name, how = comparison.property, comparison.operator
    asked = PROPERTIES.get(name)
    if asked is None:
        yield Fault("CONDITION_PROPERTY_UNKNOWN", {"property": name, "known": ", ".join(PROPERTIES)})
    if how not in _HOLDS:
        yield Fault("CONDITION_OPERATOR_UNKNOWN", {"operator": how, "known": ", ".join(Operator)})
    elif asked is not None:
        yield from _fit_faults(asked, Operator(how), comparison.value)


def _fit_faults(asked: Property, how: Operator, value: Value) -> Iterator[Fault]:
    fitting = OPERATORS[asked.type]
    if how not in fitting:
        known = ", ".join(each for each in Operator if each in fitting)
        yield Fault("CONDITION_OPERATOR_UNFIT", {"property": asked.name, "operator": how, "known": known})
    elif not _fits(asked, how, value):
        yield Fault(_unfit_code(asked, how), {"property": asked.name, "known": ", ".join(asked.choices)})


def _fits(asked: Property, how: Operator, value: Value) -> bool:
    if how in LISTS:
        return isinstance(value, tuple) and bool(value) and all(_fits_one(asked, each) for each in value)
    return not isinstance(value, tuple) and _fits_one(asked, value)


def _fits_one(asked: Property, value: str | float | bool) -> bool:
    if asked.type is PropertyType.NUMBER:
        return isinstance(value, int | float) and not isinstance(value, bool) and -math.inf < value < math.inf
    return isinstance(value, str) and (value in asked.choices or asked.type is PropertyType.TEXT)


def _unfit_code(asked: Property, how: Operator) -> str:
    if how in LISTS:
        return "CONDITION_LIST_UNFIT"
    return _UNFIT[asked.type]


_UNFIT: Mapping[PropertyType, str] = {
    PropertyType.NUMBER: "CONDITION_NUMBER_UNFIT",
    PropertyType.CHOICE: "CONDITION_CHOICE_UNFIT",
    PropertyType.RANK: "CONDITION_CHOICE_UNFIT",
    PropertyType.TEXT: "CONDITION_TEXT_UNFIT",
}
