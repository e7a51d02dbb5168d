"""How facts are written: one registry of kinds, a payload in plain JSON values, ids packed as ranges.

A kind keeps its meaning for ever. When its fields must change, its version rises and an upcaster
rewrites old payloads on reading (`UPCASTERS`); stored facts are never touched.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Mapping, Sequence
from typing import Any, TypeVar, dataclass_transform

from app.domain.record import Record, record
from app.domain.spans import pack, unpack
from app.values import frozen

T = TypeVar("T", bound=type)


class Fact(Record):
    """One thing that happened, past tense. Everything a projection needs is in it."""

    kind: str = ""

    def touches(self) -> Sequence[int]:
        """The ids of the things whose history this fact belongs to."""
        raise NotImplementedError(self.kind)


@frozen
class FactKind:
    """What the registry knows of one kind of fact."""

    kind: str
    type: type[Fact]
    names: tuple[str, ...]
    packed: frozenset[str]
    tuples: frozenset[str]


FACTS: dict[str, FactKind] = {}
UPCASTERS: dict[str, Callable[[dict[str, Any]], dict[str, Any]]] = {}


@dataclass_transform(frozen_default=True, kw_only_default=True)
def fact(kind: str) -> Callable[[T], T]:
    """Makes a class a frozen fact dataclass and enters it in the registry."""

    def enter(cls: T) -> T:
        made: Any = record(cls)
        made.kind = kind
        fields = dataclasses.fields(made)
        packed = frozenset(each.name for each in fields if each.metadata.get("packed"))
        tuples = frozenset(each.name for each in fields if each.metadata.get("tuple"))
        FACTS[kind] = FactKind(kind, made, tuple(each.name for each in fields), packed, tuples)
        return made  # type: ignore[no-any-return]

    return enter


def ids(default: Any = dataclasses.MISSING) -> Any:
    """A field of ids in order, stored as [first, count] pairs: a start's thousand ids are one pair."""
    return dataclasses.field(default=default, metadata={"packed": True})


def listed(default: Any = dataclasses.MISSING) -> Any:
    """A field that is a tuple here and a list in JSON."""
    return dataclasses.field(default=default, metadata={"tuple": True})


def payload(happened: Fact) -> dict[str, Any]:
    """The fact's fields as JSON values, without the ones that are null."""
    known = FACTS[happened.kind]
    values: dict[str, Any] = {}
    for name in known.names:
        value = getattr(happened, name)
        if value is not None:
            values[name] = pack(value) if name in known.packed else value
    return values


def from_payload(kind: str, values: Mapping[str, Any]) -> Fact:
    """The fact that was stored. Raises KeyError for a kind that this release doesn't know."""
    known = FACTS[kind]
    given = dict(values)
    if kind in UPCASTERS:
        given = UPCASTERS[kind](given)
    fields: dict[str, Any] = {}
    for name in known.names:
        value = given.get(name)
        if name in known.packed and value is not None:
            value = unpack(value)
        elif name in known.tuples and value is not None:
            value = tuple(value)
        fields[name] = value
    return known.type(**fields)
