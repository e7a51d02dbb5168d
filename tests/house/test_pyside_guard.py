"""PySide6 6.12.0 loses a reference to None per call on Python 3.11 until the process dies: never that one."""

from __future__ import annotations

import sys
from importlib.metadata import version

import pytest
from packaging.requirements import Requirement
from PySide6.QtCore import QObject

from tests.house.project import dependencies, locked

CALLS = 1000


def test_a_call_that_returns_none_keeps_the_count_of_none() -> None:
    thing = QObject()
    before = sys.getrefcount(None)
    for _ in range(CALLS):
        thing.setObjectName("x")
    assert sys.getrefcount(None) > before - CALLS // 2


@pytest.mark.parametrize("name", ["pyside6-essentials", "shiboken6"])
def test_exactly_one_version_is_asked_for_locked_and_installed(name: str) -> None:
    asked = dependencies()[name]
    assert asked.specifier == Requirement(f"x=={version(name)}").specifier
    assert locked("runtime.txt")[name] == locked("dev.txt")[name] == version(name)
