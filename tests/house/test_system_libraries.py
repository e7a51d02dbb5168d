"""Qt's libraries on Linux: installed by root, named to everyone else, only where missing."""

from __future__ import annotations

import os
import shutil
import sys

import pytest
import system_libraries
from problems import CannotGoOn


class Machine:
    """A Debian without libegl1, and what apt-get was told there."""

    def __init__(self, patch: pytest.MonkeyPatch, *, user: int, missing: str = "libEGL.so.1") -> None:
        self.told: list[list[str]] = []
        patch.setattr(sys, "platform", "linux")
        patch.setattr(system_libraries, "loads", lambda library: library != missing)
        patch.setattr(system_libraries, "apt_get", self.told.append)
        patch.setattr(os, "geteuid", lambda: user, raising=False)
        patch.setattr(shutil, "which", lambda name: f"/usr/bin/{name}")
        for display in ("DISPLAY", "WAYLAND_DISPLAY"):
            patch.delenv(display, raising=False)


def test_root_installs_only_what_is_missing(monkeypatch: pytest.MonkeyPatch) -> None:
    machine = Machine(monkeypatch, user=0)
    system_libraries.provide()
    assert [line[1] for line in machine.told] == ["update", "install"]
    assert [word for word in machine.told[1] if word.startswith("lib")] == ["libegl1"]


def test_everyone_else_is_told_the_line_to_run(monkeypatch: pytest.MonkeyPatch) -> None:
    machine = Machine(monkeypatch, user=1000)
    with pytest.raises(CannotGoOn, match=r"sudo apt-get install .* libegl1$"):
        system_libraries.provide()
    assert machine.told == []


def test_nothing_is_done_where_nothing_is_missing(monkeypatch: pytest.MonkeyPatch) -> None:
    machine = Machine(monkeypatch, user=0, missing="")
    system_libraries.provide()
    assert machine.told == []


def test_windows_on_a_screen_need_more(monkeypatch: pytest.MonkeyPatch) -> None:
    Machine(monkeypatch, user=0, missing="libxcb-cursor.so.0")
    assert system_libraries.missing_packages() == []
    monkeypatch.setenv("DISPLAY", ":0")
    assert system_libraries.missing_packages() == ["libxcb-cursor0"]


def test_what_is_built_is_for_screens_too(monkeypatch: pytest.MonkeyPatch) -> None:
    Machine(monkeypatch, user=0, missing="libxcb-cursor.so.0")
    assert system_libraries.missing_packages(for_building=True) == ["libxcb-cursor0"]


def test_building_needs_tools(monkeypatch: pytest.MonkeyPatch) -> None:
    Machine(monkeypatch, user=0, missing="")
    monkeypatch.setattr(shutil, "which", {}.get)
    assert system_libraries.missing_packages() == []
    assert system_libraries.missing_packages(for_building=True) == ["binutils"]


def test_a_library_is_asked_of_the_loader() -> None:
    assert not system_libraries.loads("libnobody-has-this.so.0")
