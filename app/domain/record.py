"""What facts and commands are: frozen values, equal and shown by what they hold.

The methods stand here once: made anew for each of ninety kinds, as by `dataclass`, they are a tenth of every
start.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping
from dataclasses import MISSING, FrozenInstanceError
from typing import Any, ClassVar, TypeVar, dataclass_transform

from app.values import fields_of

T = TypeVar("T", bound=type)


class Record:
    """Belongs under every class that `record` makes."""

    names_: ClassVar[frozenset[str]] = frozenset()
    usual_: ClassVar[Mapping[str, object]] = {}

    def __init__(self, **given: object) -> None:
        if given.keys() != self.names_:
            given = self._whole(given)
        object.__setattr__(self, "__dict__", given)

    def _whole(self, given: dict[str, object]) -> dict[str, object]:
        """With the usual values of what was not given. Raises TypeError."""
        missing = self.names_ - given.keys() - self.usual_.keys()
        unknown = given.keys() - self.names_
        if missing or unknown:
            raise TypeError(f"{type(self).__qualname__} lacks {sorted(missing)}, knows no {sorted(unknown)}")
        return {**self.usual_, **given}

    def __setattr__(self, name: str, _value: object) -> None:
        raise FrozenInstanceError(name)

    def __delattr__(self, name: str) -> None:
        raise FrozenInstanceError(name)

    def __eq__(self, other: object) -> bool:
        """Whether it is of the same kind and holds the same."""
        if other.__class__ is not self.__class__:
            return NotImplemented
        return _values(self) == _values(other)

    def __hash__(self) -> int:
        """As equal ones have it."""
        return hash(_values(self))

    def __repr__(self) -> str:
        """As one would write it."""
        fields = ", ".join(f"{each.name}={getattr(self, each.name)!r}" for each in _fields(self))
        return f"{type(self).__qualname__}({fields})"


@dataclass_transform(frozen_default=True, kw_only_default=True)
def record(cls: T) -> T:
    """Makes a class under `Record` a frozen dataclass whose fields are given by name."""
    made: Any = cls
    known = made.__dataclass_fields__ = fields_of(cls)
    made.names_ = frozenset(known)
    made.usual_ = {name: each.default for name, each in known.items() if each.default is not MISSING}
    for name in made.names_ & cls.__dict__.keys():
        if name in made.usual_:
            setattr(made, name, made.usual_[name])
        else:
            delattr(made, name)
    return made  # type: ignore[no-any-return]


def _values(given: Any) -> tuple[object, ...]:
    return tuple(getattr(given, each.name) for each in _fields(given))


def _fields(given: Any) -> tuple[dataclasses.Field[Any], ...]:
    return dataclasses.fields(given)
