"""Loads Qt's binding for Python: what it makes at its start, and a window does without, is not made.

Qt does the same afterwards. Four things are done otherwise than the binding does them itself:

* Its parts for signatures, which tell what was wrong with a call, are kept as source and compiled at every
  start, with large patterns: two fifths of the start of a bare window. The first wrong call loads them here.
* Of each enumeration that it comes across it makes one of Python's, and Python is slow at that: there are
  3,000 names before a list is seen. Here the members are put in by a shorter way.
* Its libraries, and those of Qt, look for each function of one another when they are loaded; here, where the
  system can do that, when it is called first.
* It reads the source of every module that comes after it, in case that asks for a `__feature__`; none does.

PySide6 stays at one version. `tests/window/test_binding.py` holds this against what comes of the longer way.
"""

from __future__ import annotations

import builtins
import enum
import importlib.machinery
import os
import sys
from collections.abc import Iterable
from functools import cache, reduce
from importlib.machinery import ModuleSpec
from importlib.util import LazyLoader
from operator import or_
from types import ModuleType
from typing import Any

_SUPPORT = "shibokensupport"
_MAPPING = f"{_SUPPORT}.signature.mapping"
_LATE = {
    _MAPPING,
    f"{_SUPPORT}.feature",
    *(f"{_SUPPORT}.signature.{name}" for name in ("errorhandler", "importhandler", "layout", "parser")),
    *(f"{_SUPPORT}.signature.lib.{name}" for name in ("enum_sig", "pyi_generator", "tool")),
}

TRIED = (3, 11)
"""The Python whose way of keeping members is known here; any other makes all of them itself."""

_KINDS = (enum.Enum, enum.IntEnum, enum.Flag, enum.IntFlag)
_OWN = ("_member_names_", "_member_map_", "_value2member_map_", "_unhashable_values_")
"""What each of them keeps for itself."""
_MAKER: Any = enum.EnumType
_made_by_python = _MAKER._create_


class _Later(LazyLoader):
    """Loads a module when something is asked of it."""

    def create_module(self, spec: ModuleSpec) -> ModuleType | None:
        """With the one function that the binding takes past Python, and can't be without."""
        module = ModuleType(spec.name)
        if spec.name == _MAPPING:
            module.update_mapping = _update_mapping  # type: ignore[attr-defined]
        return module


def _update_mapping(*given: object) -> Any:
    return sys.modules[_MAPPING].update_mapping(*given)  # by then the real one stands there


class _Spec(ModuleSpec):
    """What the binding makes for each of its parts, and this for the while that it begins."""

    def __init__(self, name: str, loader: Any, **more: Any) -> None:
        super().__init__(name, _Later(loader) if name in _LATE else loader, **more)


def _load() -> None:
    if hasattr(sys, "setdlopenflags"):  # not on Windows
        sys.setdlopenflags(os.RTLD_LAZY)  # and stays so: the rest of Qt is loaded where it is imported
    importlib.machinery.ModuleSpec = _Spec  # type: ignore[misc]
    try:
        import shiboken6  # noqa: F401, PLC0415
    finally:
        importlib.machinery.ModuleSpec = ModuleSpec  # type: ignore[misc]
    import PySide6.QtCore  # noqa: F401, PLC0415

    builtins.__import__ = getattr(builtins, "__orig_import__", builtins.__import__)


def _made(cls: Any, name: str, names: Any, **how: Any) -> Any:
    """What `Enum(name, names)` makes. Of Qt's names and numbers: one without any, with its members put in."""
    if cls not in _KINDS or how.get("type") is not None or not _are_plain(cls, names):
        return _made_by_python(cls, name, names, **how | {"module": how.get("module") or _caller()})
    body = vars(_empty(cls, how.get("boundary")))
    made = type.__new__(type(cls), name, (cls,), {**body, **{each: type(body[each])() for each in _OWN}})
    made.__module__, made.__qualname__ = how.get("module") or "", how.get("qualname") or name
    _fill(made, names)
    return made


def _caller() -> str | None:
    """Whose enumeration it is, as Python's own finds it: who called `Enum`, which called `_made`."""
    try:
        return str(sys._getframe(3).f_globals["__name__"])  # noqa: SLF001
    except (KeyError, ValueError):
        return None


@cache
def _empty(cls: Any, boundary: enum.FlagBoundary | None) -> Any:
    """One without any member: to make that of Python takes a third of the time."""
    return _made_by_python(cls, "Empty", (), module=__name__, boundary=boundary)


def _are_plain(cls: Any, names: Any) -> bool:
    """Whether nothing is among them that Python's maker treats in a way of its own."""
    if type(names) is not list:
        return False
    for each in names:
        if type(each) is not tuple or type(each[1]) is not int:
            return False
    return not issubclass(cls, enum.Flag) or all(value >= 0 for _name, value in names)


def _fill(made: Any, names: Iterable[tuple[str, int]]) -> None:
    by_name, by_value, listed = made._member_map_, made._value2member_map_, made._member_names_
    new, is_number = made._new_member_, made._use_args_
    is_flag, put = issubclass(made, enum.Flag), type.__setattr__
    for name, value in names:
        if value in by_value:
            member = by_value[value]
        else:
            by_value[value] = member = new(made, value) if is_number else new(made)
            member._value_ = value
            member._name_ = name
            member.__objclass__ = made
            member._sort_order_ = len(listed)
            if not is_flag or value.bit_count() == 1:
                listed.append(name)
        by_name[name] = member
    for name, member in by_name.items():  # apart: with each of these Python forgets where it found what
        put(made, name, member)
    if is_flag:
        bits = [value for value in by_value if value.bit_count() == 1]
        made._flag_mask_ = reduce(or_, by_value, 0)
        made._singles_mask_ = sum(bits)
        made._all_bits_ = 2 ** made._flag_mask_.bit_length() - 1
        if bits != sorted(bits):
            made._iter_member_ = made._iter_member_by_def_


if sys.version_info[:2] == TRIED:
    _MAKER._create_ = _made
_load()
