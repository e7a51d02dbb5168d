"""What facts and commands are: frozen values, equal and shown by what they hold.

The methods stand here once: made anew for each of sixty kinds, as by `dataclass`, they slow every start.
"""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass
from typing import Any, TypeVar, dataclass_transform

T = TypeVar("T", bound=type)


class Record:
    """Belongs under every class that `record` makes."""

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
    made: Any = dataclass(frozen=True, slots=True, kw_only=True, eq=False, repr=False)(cls)
    return made  # type: ignore[no-any-return]


def _values(given: Any) -> tuple[object, ...]:
    return tuple(getattr(given, each.name) for each in _fields(given))


def _fields(given: Any) -> tuple[dataclasses.Field[Any], ...]:
    return dataclasses.fields(given)
