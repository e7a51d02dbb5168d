"""What a start does without is there when somebody asks it, and not before."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from importlib import import_module
from pathlib import Path
from textwrap import dedent
from threading import Barrier

import pytest

from app.later import NAMES, Later
from tests.house.project import ROOT

NAME = "a_part_of_the_library"


@pytest.fixture
def part(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A module of that name, for which something stands; the file in which it counts its loads."""
    loads = tmp_path / "loads"
    body = f"""\
        with open({str(loads)!r}, "a") as file:
            file.write("once ")
        answer = sum(range(2_000)) and 42
        """
    (tmp_path / f"{NAME}.py").write_text(dedent(body), encoding="utf-8")
    loads.touch()
    monkeypatch.syspath_prepend(tmp_path)
    sys.modules[NAME] = Later(NAME)
    yield loads
    del sys.modules[NAME]


def test_a_start_loads_none_of_them() -> None:
    started = "import sys; before = set(sys.modules); import app.__main__, app.views, app.desktop; "
    asked = "from app.later import NAMES, Later; "
    told = "print(*(each for each in set(NAMES) - before if type(sys.modules[each]) is not Later))"
    assert told_by(started + asked + told) == []


def test_what_tells_of_errors_is_there_before_anything_else_is_made_ready() -> None:
    """Where no file can be opened any more it could not be loaded then."""
    begun = "import sys, app.__main__, app.views; from app.later import Later; "
    readied = (
        "from app.views.shell.ahead import Ahead; ahead = Ahead(None, print, ()); "
        "ahead.timeout.emit(); before = type(sys.modules['traceback']); ahead.timeout.emit(); "
    )
    told = "print(before is Later, type(sys.modules['traceback']) is Later)"
    assert told_by(begun + readied + told) == ["True", "False"]


def test_who_brings_it_along_does_not_load_it(part: Path) -> None:
    stands = f"import sys; from app.later import Later; sys.modules[{NAME!r}] = Later({NAME!r}); "
    brought = f"sys.path.append({str(part.parent)!r}); import {NAME}; print('brought'); "
    assert told_by(stands + brought) == ["brought"]
    assert part.read_text() == ""
    assert told_by(stands + brought + f"print({NAME}.answer)") == ["brought", "42"]
    assert part.read_text().split() == ["once"]


def told_by(program: str) -> list[str]:
    """What a Python of its own prints: the one of the tests has loaded everything."""
    line = [sys.executable, "-c", program]
    return subprocess.run(line, cwd=ROOT, capture_output=True, text=True, check=True).stdout.split()


def test_it_answers_as_the_module_does(part: Path) -> None:
    stand_in = sys.modules[NAME]
    assert stand_in.answer == 42
    assert sys.modules[NAME] is not stand_in
    with pytest.raises(AttributeError, match=f"module '{NAME}' has no attribute 'question'"):
        _asked = stand_in.question
    assert part.read_text().split() == ["once"]


def test_a_name_can_be_taken_from_it(part: Path) -> None:
    scope: dict[str, object] = {}
    exec(f"from {NAME} import answer", scope)
    assert scope["answer"] == 42


def test_threads_that_ask_at_once_load_it_once(part: Path) -> None:
    rounds, together = 300, Barrier(6)

    def ask(stand_in: Later) -> int:
        together.wait()
        return int(stand_in.answer)

    with ThreadPoolExecutor(6) as threads, turns_of(1e-6):
        for _ in range(rounds):
            sys.modules[NAME] = stand_in = Later(NAME)
            assert set(threads.map(ask, [stand_in] * 6)) == {42}
    assert part.read_text().split() == ["once"] * rounds


@contextmanager
def turns_of(seconds: float) -> Iterator[None]:
    """Python lets another thread go on so soon."""
    usual = sys.getswitchinterval()
    sys.setswitchinterval(seconds)
    yield
    sys.setswitchinterval(usual)


@pytest.mark.parametrize("name", NAMES)
def test_each_answers_as_the_module_does(name: str) -> None:
    known = set(vars(import_module(name))) - {"__loader__", "__spec__", "__builtins__"}
    stand_in, real = Later(name), import_module(name)
    differ = [
        each for each in known - set(vars(stand_in)) if getattr(stand_in, each) is not getattr(real, each)
    ]
    assert differ == []
    assert name in sys.stdlib_module_names
