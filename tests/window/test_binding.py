"""How Qt's binding is loaded is shorter than its own way, and comes to the same."""

from __future__ import annotations

import enum
import subprocess
import sys
from collections.abc import Iterator
from types import ModuleType
from typing import Any

import pytest
from PySide6 import QtCore, QtGui, QtWidgets
from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from app.views import binding
from tests.house.project import ROOT

OF_ITS_CLASS = {
    "__module__",
    "__qualname__",
    "__doc__",
    "__dict__",
    "__weakref__",
    "__reduce_ex__",
    "_missing_",
}
"""What Python or the binding puts into each, whoever made it."""


def enumerations() -> Iterator[Any]:
    """All of Qt that a window could come across."""
    for module in (QtCore, QtGui, QtWidgets):
        for place in (module, *(getattr(module, name) for name in dir(module))):
            if isinstance(place, type | ModuleType):
                yield from (each for each in vars(place).values() if isinstance(each, enum.EnumType))


def look(kind: Any) -> dict[str, object]:
    """All that Python keeps of an enumeration, and what comes out of using it."""
    members = kind.__members__
    kept = {key: value for key, value in vars(kind).items() if key not in OF_ITS_CLASS | set(members)}
    kept["__new__"] = kind.__new__
    kept["_iter_member_"] = "_iter_member_" in kept
    kept["_member_map_"] = {name: vars_of(member) for name, member in members.items()}
    kept["_value2member_map_"] = {value: vars_of(kind(value)) for value in kind._value2member_map_}
    return {
        **kept,
        "in turn": [member.name for member in kind],
        "shown": [(repr(member), str(member), f"{member}") for member in members.values()],
        "as named": all(getattr(kind, name) is member for name, member in members.items()),
        "of its kind": all(type(member) is kind for member in members.values()),
    }


def vars_of(member: enum.Enum) -> dict[str, object]:
    return {key: value for key, value in vars(member).items() if key != "__objclass__"}


@pytest.mark.skipif(sys.version_info[:2] != binding.TRIED, reason="this Python makes its enumerations itself")
def test_each_enumeration_is_what_python_makes_of_it() -> None:
    compared = 0
    for kind in set(enumerations()):
        names = [(name, member.value) for name, member in kind.__members__.items()]
        how: dict[str, Any] = {"module": kind.__module__, "boundary": enum.KEEP}
        mine = binding._made(kind.__base__, kind.__name__, names, **how)
        theirs = binding._made_by_python(kind.__base__, kind.__name__, names, **how)
        assert look(mine) == look(theirs), kind.__qualname__
        compared += len(names)
    assert compared > 4000


def test_flags_go_together() -> None:
    both = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop
    assert Qt.AlignmentFlag.AlignTop in both
    assert both & ~Qt.AlignmentFlag.AlignTop == Qt.AlignmentFlag.AlignLeft
    assert list(both) == [Qt.AlignmentFlag.AlignLeft, Qt.AlignmentFlag.AlignTop]
    assert Qt.KeyboardModifier(0) is Qt.KeyboardModifier.NoModifier
    assert QEvent.Type(QEvent.Type.Paint.value) is QEvent.Type.Paint


def test_an_enumeration_of_other_things_is_left_to_python() -> None:
    made = enum.Enum("made", "LEFT RIGHT")
    assert [(each.name, each.value) for each in made] == [("LEFT", 1), ("RIGHT", 2)]
    assert made.__module__ == __name__


def test_a_wrong_call_tells_what_it_could_be(qtbot: QtBot) -> None:
    widget = QWidget()
    qtbot.addWidget(widget)
    with pytest.raises(TypeError, match=r"resize\(w: int, h: int, /\)"):
        widget.resize("wide")  # type: ignore[call-overload]


SCRIPT = """
import builtins
import sys
from types import ModuleType
from app.views import binding
from PySide6.QtWidgets import QApplication, QWidget

application = QApplication([])
widget = QWidget()
widget.show()
application.processEvents()

def loaded():
    return sorted(name for name in binding._LATE if type(sys.modules[name]) is ModuleType)

assert builtins.__import__.__name__ != "__feature_import__"
assert loaded() == ["shibokensupport.signature.importhandler"], loaded()
try:
    widget.resize("wide")
except TypeError as error:
    print(error)
"""


def test_what_tells_of_wrong_calls_is_loaded_by_the_first_one() -> None:
    line = [sys.executable, "-c", SCRIPT]
    done = subprocess.run(line, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert "resize(w: int, h: int, /)" in done.stdout
