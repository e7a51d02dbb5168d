"""pyproject.toml says what is wanted, the locks what is installed; neither may run ahead of the other."""

from __future__ import annotations

import re
from importlib.metadata import version

import pytest
from packaging.requirements import Requirement

from tests.house.project import ROOT, dependencies, locked, tools

HASHED = re.compile(
    r"^[a-z0-9-]+==\S+(?: ; [^\\]+)? \\\n(?:    --hash=sha256:[0-9a-f]{64}(?: \\)?\n)+", re.MULTILINE
)


@pytest.mark.parametrize("wanted", [*dependencies().values(), *tools().values()], ids=str)
def test_the_lock_holds_what_is_wanted(wanted: Requirement) -> None:
    assert wanted.specifier.contains(locked("dev.txt")[wanted.name.lower()])


def test_what_runs_the_program_is_tested_in_the_same_versions() -> None:
    assert locked("runtime.txt").items() <= locked("dev.txt").items()
    assert locked("runtime.txt").keys() >= dependencies().keys()


@pytest.mark.parametrize("file", ["runtime.txt", "dev.txt"])
def test_every_locked_package_has_its_hashes(file: str) -> None:
    text = (ROOT / "requirements" / file).read_text("utf-8")
    assert len(HASHED.findall(text)) == len(locked(file)) > 0


@pytest.mark.parametrize("name", sorted(dependencies()))
def test_the_environment_holds_the_locked_version(name: str) -> None:
    assert version(name) == locked("dev.txt")[name]


def test_the_lock_is_for_every_system() -> None:
    assert "colorama" in locked("dev.txt")  # which pytest needs on Windows only
