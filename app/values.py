"""What plain values are: frozen, with slots, equal and shown by what they hold.

`frozen` makes what `dataclass(frozen=True, slots=True)` makes, in a twentieth of the time. Of each of 300
classes that one writes all methods anew at every start. Here they stand once but for `__init__`, which is
written for a class of which more than a few are made. Nothing is made of most while a window opens.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from dataclasses import MISSING, Field, FrozenInstanceError, field, fields
from operator import attrgetter
from typing import Any, TypeVar, dataclass_transform

T = TypeVar("T", bound=type)

FEW = 8
"""So many are filled field by field: to write an `__init__` takes as long as to fill ten."""


@dataclass_transform(frozen_default=True, field_specifiers=(field,))
def frozen(cls: T) -> T:
    """Makes a class with fields a frozen dataclass with slots. Methods that it defines itself stay.

    A field that is not given (`init=False`) is filled by `__post_init__`; some field is compared.
    """
    known = fields_of(cls)
    without = known.keys() | _OF_THE_FIRST
    body = {**_METHODS, **{name: value for name, value in vars(cls).items() if name not in without}}
    body["__dataclass_fields__"] = known
    body["__match_args__"] = tuple(each.name for each in known.values() if each.init)
    inherited = {name for base in cls.__mro__[1:] for name in base.__dict__.get("__slots__", ())}
    body["__slots__"] = tuple(name for name in known if name not in inherited)
    made: Any = type(cls)(cls.__name__, cls.__bases__, body)
    return made  # type: ignore[no-any-return]


def fields_of(cls: Any) -> dict[str, Field[Any]]:
    """The fields that `dataclass` would find, and those of what the class is made upon before them."""
    found: dict[str, Field[Any]] = {}
    for base in reversed(cls.__mro__[1:]):
        found |= base.__dict__.get("__dataclass_fields__", {})
    for name, kind in vars(cls).get("__annotations__", {}).items():
        if not kind.startswith("ClassVar"):
            usual = cls.__dict__.get(name, MISSING)
            each: Any = usual if isinstance(usual, Field) else field(default=usual)
            if type(each.default).__hash__ is None:
                raise TypeError(f"{cls.__qualname__}.{name} is one {type(each.default).__name__} for all")
            each.name, each.type, each._field_type = name, kind, _A_FIELD  # noqa: SLF001 - as `dataclass` does
            found[name] = each
    return found


def _first(self: Any, *given: object, **named: object) -> None:
    """Stands for `__init__` while few were made of the class, and what is given is what it takes."""
    cls = type(self)
    if "made_" not in cls.__dict__:
        _prepare(cls)
    cls.made_ += 1
    if cls.made_ > FEW or not _fill(self, given, named):
        cls.__init__ = _init_of(cls)
        cls.__init__(self, *given, **named)


def _prepare(cls: Any) -> None:
    """What the methods of a class go by; `made_` counts what was made of it so far."""
    known = fields(cls)
    cls.compared_ = attrgetter(*(each.name for each in known if each.compare))
    hashed = (each for each in known if (each.compare if each.hash is None else each.hash))
    cls.hashed_ = attrgetter(*(each.name for each in hashed))
    cls.made_ = 0


def _fill(made: Any, given: tuple[object, ...], named: dict[str, object]) -> bool:
    """Fills the fields of one; False where something is missing, or too much."""
    taken = [each for each in fields(made) if each.init]
    values = dict(zip((each.name for each in taken), given, strict=False))
    if len(given) > len(taken) or values.keys() & named.keys():
        return False
    values |= named
    for each in taken:
        if each.name in values:
            value = values.pop(each.name)
        elif each.default_factory is not MISSING:
            value = each.default_factory()
        elif each.default is not MISSING:
            value = each.default
        else:
            return False
        getattr(type(made), each.name).__set__(made, value)
    if values:
        return False
    if hasattr(made, "__post_init__"):
        made.__post_init__()
    return True


def _init_of(cls: Any) -> Callable[..., None]:
    """What `dataclass` would write; it fills the slots themselves, as `__setattr__` refuses to."""
    scope: dict[str, Any] = {"MISSING": MISSING}
    parameters, lines = ["self"], []
    for each in (known for known in fields(cls) if known.init):
        name, usual, make = each.name, each.default, each.default_factory
        scope |= {f"set_{name}": getattr(cls, name).__set__, f"usual_{name}": usual, f"make_{name}": make}
        parameters.append(name if usual is make else f"{name}=usual_{name}")  # then both are MISSING
        value = name if make is MISSING else f"make_{name}() if {name} is MISSING else {name}"
        lines.append(f"set_{name}(self, {value})")
    if hasattr(cls, "__post_init__"):
        lines.append("self.__post_init__()")
    exec(f"def __init__({', '.join(parameters)}):\n " + "\n ".join(lines or ["pass"]), scope)
    written: Callable[..., None] = scope["__init__"]
    written.__qualname__ = f"{cls.__qualname__}.__init__"
    return written


def _equal(self: Any, other: Any) -> Any:
    if other.__class__ is not self.__class__:
        return NotImplemented
    return self.compared_(self) == self.compared_(other)


def _hash(self: Any) -> int:
    return hash(self.hashed_(self))


def _shown(self: Any) -> str:
    told = ", ".join(f"{each.name}={getattr(self, each.name)!r}" for each in fields(self) if each.repr)
    return f"{type(self).__qualname__}({told})"


def _refuse(self: object, name: str, *_value: object) -> None:
    raise FrozenInstanceError(f"{type(self).__qualname__} is frozen: {name} stays as it is")


_OF_THE_FIRST = {"__dict__", "__weakref__"}
"""What a class has that was made without slots."""


_A_FIELD: Any = vars(dataclasses)["_FIELD"]
"""How `dataclasses` knows a field from a ClassVar."""

_METHODS = {
    "__init__": _first,
    "__eq__": _equal,
    "__hash__": _hash,
    "__repr__": _shown,
    "__setattr__": _refuse,
    "__delattr__": _refuse,
}
