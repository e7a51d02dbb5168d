"""pyproject.toml says what is wanted, the locks what is installed; neither may run ahead of the other."""

from __future__ import annotations

import ast
import re
import sys
from collections.abc import Iterator
from importlib.metadata import packages_distributions, version
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from tests.house.project import ROOT, dependencies, locked, tools

HASHED = re.compile(
    r"^[a-z0-9-]+==\S+(?: ; [^\\]+)? \\\n(?:    --hash=sha256:[0-9a-f]{64}(?: \\)?\n)+", re.MULTILINE
)


@pytest.mark.parametrize("wanted", [*dependencies().values(), *tools().values()], ids=str)
def test_the_lock_holds_what_is_wanted(wanted: Requirement) -> None:
    assert wanted.specifier.contains(locked("dev.txt")[wanted.name.lower()])


@pytest.mark.parametrize("wanted", tools("packaging").values(), ids=str)
def test_the_lock_for_packaging_holds_what_is_wanted(wanted: Requirement) -> None:
    assert wanted.specifier.contains(locked("packaging.txt")[wanted.name.lower()])


@pytest.mark.parametrize("file", ["dev.txt", "packaging.txt"])
def test_what_runs_the_program_is_tested_and_frozen_in_the_same_versions(file: str) -> None:
    assert locked("runtime.txt").items() <= locked(file).items()
    assert locked("runtime.txt").keys() >= dependencies().keys()


@pytest.mark.parametrize("file", ["runtime.txt", "dev.txt", "packaging.txt"])
def test_every_locked_package_has_its_hashes(file: str) -> None:
    text = (ROOT / "requirements" / file).read_text("utf-8")
    assert len(HASHED.findall(text)) == len(locked(file)) > 0


@pytest.mark.parametrize("name", sorted(dependencies()))
def test_the_environment_holds_the_locked_version(name: str) -> None:
    assert version(name) == locked("dev.txt")[name]


def test_the_lock_is_for_every_system() -> None:
    assert "colorama" in locked("dev.txt")  # which pytest needs on Windows only


def imported() -> set[str]:
    """The distributions that the program imports anywhere, at its start or later."""
    homes = packages_distributions()
    modules = {name for path in (ROOT / "app").rglob("*.py") for name in modules_of(path)}
    foreign = modules - set(sys.stdlib_module_names) - {"app", "__future__"}
    return {canonicalize_name(home) for module in foreign for home in homes[module]}


def modules_of(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_bytes())):
        if isinstance(node, ast.Import):
            yield from (alias.name.partition(".")[0] for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            yield node.module.partition(".")[0]


def test_the_program_asks_for_exactly_what_it_imports() -> None:
    assert imported() | {"shiboken6"} == set(dependencies())  # which PySide6 needs in its own version
