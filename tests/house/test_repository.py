"""What no file of the repository may hold: a registry's host, a lock naming one, a path of one machine."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.house.project import ROOT

PLACES = ["app", "dev", "docs", "packaging", "requirements", "resources", "tests", ".ci", ".github"]
LOCKS = {"uv.lock", "poetry.lock", "pdm.lock", "package-lock.json"}
# Put together here, so that this file is not one of those it looks for.
HOSTS = [
    "pypi" + ".org",
    "python" + "hosted",
    "npm" + "js.",
    "yarn" + "pkg",
    "--index" + "-url",
    "--extra-index" + "-url",
]
ONE_MACHINE = re.compile(rb"(?<![\w.~-])/(?:root|work|home/\w+|Users/\w+)/")


def files() -> Iterator[Path]:
    """Everything that is committed, and what is about to be."""
    beside = (path for path in ROOT.iterdir() if path.name != ".git")  # a file in a second work tree
    yield from (path for path in beside if path.is_file())
    for place in PLACES:
        yield from (path for path in (ROOT / place).rglob("*") if path.is_file())


def ours() -> list[Path]:
    """Without what Python and the tools leave."""
    return [path for path in files() if "__pycache__" not in path.parts]


@pytest.mark.parametrize("host", HOSTS)
def test_no_file_names_a_package_registry(host: str) -> None:
    assert [path for path in ours() if host.encode() in path.read_bytes()] == []


def test_no_lock_file_of_a_registry() -> None:
    assert [path for path in ours() if path.name in LOCKS] == []


def test_no_file_holds_a_path_of_one_machine() -> None:
    assert [path for path in ours() if ONE_MACHINE.search(path.read_bytes())] == []


def test_the_places_looked_at_are_there() -> None:
    assert ROOT / "pyproject.toml" in ours()
    assert ROOT / "app" / "__init__.py" in ours()


def test_every_bundled_file_has_a_licence() -> None:
    fonts = {path.parent for path in (ROOT / "resources" / "fonts").rglob("*.ttf")}
    assert fonts
    assert [
        folder for folder in fonts if "SIL OPEN FONT LICENSE" not in (folder / "OFL.txt").read_text("utf-8")
    ] == []
    assert (ROOT / "resources" / "icons" / "LICENSE").read_text("utf-8").startswith("ISC License")
