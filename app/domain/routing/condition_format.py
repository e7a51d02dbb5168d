"""Conditions in the exchange format: reading the tree with its limits, and writing it."""

from __future__ import annotations

from typing import Any

from app.domain.routing.conditions import Comparison, Condition, Quantifier, Value, comparisons
from app.domain.routing.reading import (
    BAD,
    Notebook,
    Nothing,
    Wrong,
    fields,
    is_endless,
    is_printable,
    shown,
    text,
)

DEEPEST = 5
MOST_COMPARISONS = 50
MOST_VALUES = 100
LONGEST_WORD = 200


def read_condition(notes: Notebook, value: object, place: str) -> Condition | Nothing:
    """A condition: an object with the one key `all` or `any`, holding a list."""
    found = _group(notes, value, place, depth=1)
    if found is not BAD and (length := len(list(comparisons(found)))) > MOST_COMPARISONS:
        return notes.note(Wrong.CONDITION_TOO_LONG, place, length=length, most=MOST_COMPARISONS)
    return found


def _group(notes: Notebook, value: object, place: str, depth: int) -> Condition | Nothing:
    if not isinstance(value, dict) or len(value) != 1 or not _is_group(value):
        return notes.note(Wrong.CONDITION_NOT_A_GROUP, place, found=shown(value))
    if depth > DEEPEST:
        return notes.note(Wrong.CONDITION_TOO_DEEP, place, most=DEEPEST)
    [(word, listed)] = value.items()
    inner = f"{place}.{word}"
    if not isinstance(listed, list):
        return notes.note(Wrong.NOT_A_LIST, inner, found=shown(listed))
    if not listed:
        return notes.note(Wrong.LIST_EMPTY, inner)
    if len(listed) > MOST_COMPARISONS:
        return notes.note(Wrong.LIST_TOO_LONG, inner, length=len(listed), most=MOST_COMPARISONS)
    members = [_member(notes, each, f"{inner}[{number}]", depth + 1) for number, each in enumerate(listed)]
    return Condition(Quantifier(word), tuple(each for each in members if each is not BAD))


def _is_group(value: dict[str, object]) -> bool:
    return any(word in value for word in Quantifier)


def _member(notes: Notebook, value: object, place: str, depth: int) -> Comparison | Condition | Nothing:
    if isinstance(value, dict) and _is_group(value):
        return _group(notes, value, place, depth)
    found = fields(notes, value, place, _COMPARISON, required=tuple(_COMPARISON))
    return BAD if found is BAD or found.keys() != _COMPARISON.keys() else Comparison(**found)


def _read_value(notes: Notebook, value: object, place: str) -> Value | Nothing:
    many: list[Any] = value if isinstance(value, list) else [value]
    if len(many) > MOST_VALUES:
        return notes.note(Wrong.LIST_TOO_LONG, place, length=len(many), most=MOST_VALUES)
    if not all(_is_plain(each) for each in many):
        return notes.note(Wrong.CONDITION_VALUE_MALFORMED, place, found=shown(value), most=LONGEST_WORD)
    return tuple(many) if isinstance(value, list) else many[0]


def _is_plain(value: object) -> bool:
    if isinstance(value, str):
        return len(value) <= LONGEST_WORD and is_printable(value)
    return isinstance(value, int | float) and not is_endless(value) and -_LARGEST <= value <= _LARGEST


def write_condition(part: Condition | Comparison) -> dict[str, Any]:
    """The condition as plain JSON data."""
    if isinstance(part, Condition):
        return {part.quantifier.value: [write_condition(member) for member in part.members]}
    value = list(part.value) if isinstance(part.value, tuple) else part.value
    return {"property": part.property, "operator": part.operator, "value": value}


_LARGEST = 10**12
_NAME = text(LONGEST_WORD)
_COMPARISON = {"property": _NAME, "operator": _NAME, "value": _read_value}
