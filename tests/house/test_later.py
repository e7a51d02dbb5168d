"""What a start does without is there when somebody asks it, and not before."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from importlib import import_module
from pathlib import Path
from textwrap import dedent

import pytest

from app.later import NAMES, Later
from tests.house.project import ROOT

NAME = "a_part_of_the_library"


@pytest.fixture
def part(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A slow module of that name, which a stand-in stands for; the file in which it counts its loads."""
    loads = tmp_path / "loads"
    body = f"""\
        import time

        with open({str(loads)!r}, "a") as file:
            file.write("once ")
        time.monotonic()
        answer = sum(range(300_000)) and 42
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
    stand_in = sys.modules[NAME]
    with ThreadPoolExecutor(8) as threads:
        answers = list(threads.map(lambda _: stand_in.answer, range(32)))
    assert set(answers) == {42}
    assert part.read_text().split() == ["once"]


@pytest.mark.parametrize("name", NAMES)
def test_each_is_a_module_of_python(name: str) -> None:
    assert name in sys.stdlib_module_names
    assert import_module(name).__spec__ is not None
