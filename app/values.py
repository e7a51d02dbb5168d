"""What plain values are: frozen, with slots, equal and shown by what they hold.

`frozen` makes what `dataclass(frozen=True, slots=True)` makes, in a tenth of the time. Of each of 300 classes
that one writes all methods anew at every start. Here they stand once but for `__init__`, which is
written when something is made of a class for the first time. Nothing is made of most while a window opens.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import MISSING, FrozenInstanceError, dataclass, field, fields
from operator import attrgetter
from typing import Any, TypeVar, dataclass_transform

T = TypeVar("T", bound=type)


@dataclass_transform(frozen_default=True, field_specifiers=(field,))
def frozen(cls: T) -> T:
    """Makes a class with fields a frozen dataclass with slots. Methods that it defines itself stay.

    A field that is not given (`init=False`) is filled by `__post_init__`; some field is compared.
    """
    for name, method in _METHODS.items():
        if name not in cls.__dict__:
            setattr(cls, name, method)
    made: Any = dataclass(init=False, repr=False, eq=False, slots=True)(cls)
    return made  # type: ignore[no-any-return]


def _first(self: Any, *given: object, **named: object) -> None:
    """Stands for `__init__` until something is made of the class."""
    cls, known = type(self), fields(self)
    cls.compared_ = attrgetter(*(each.name for each in known if each.compare))
    hashed = (each for each in known if (each.compare if each.hash is None else each.hash))
    cls.hashed_ = attrgetter(*(each.name for each in hashed))
    cls.__init__ = _init_of(cls)
    cls.__init__(self, *given, **named)


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


_METHODS = {
    "__init__": _first,
    "__eq__": _equal,
    "__hash__": _hash,
    "__repr__": _shown,
    "__setattr__": _refuse,
    "__delattr__": _refuse,
}
