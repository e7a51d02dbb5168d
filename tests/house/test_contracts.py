"""Every import contract is broken in a copy of the program, and must name the import that breaks it."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]

DOWN = "Imports point down only"
CYCLE = "No two neighbours import each other"
QT = "Only the window and the press know Qt"
DATABASE = "Screens and the press know no database"
PURE = "Rules and plans are pure"
ENGINE = "Nobody opens a file with the standard sqlite3"
APART = "Screens do not know each other"

# The contract, a module (one that exists gets one more line), and what it imports.
OFFENCES = [
    (DOWN, "app.models.upwards", "app.lifecycle.controller"),
    (DOWN, "app.domain.upwards", "app.models.ledger"),
    (DOWN, "app.lifecycle.upwards", "app.bootstrap"),
    (DOWN, "app.bootstrap", "app.views.theme"),
    (DOWN, "app.errors", "app.domain.words"),
    (DOWN, "app.values", "app.errors"),
    (QT, "app.lifecycle.drawn", "PySide6"),
    (QT, "app.models.drawn", "shiboken6"),
    (QT, "app.messages.drawn", "PySide6"),
    (QT, "app.cli.drawn", "PySide6"),
    (DATABASE, "app.views.widgets.stored", "peewee"),
    (DATABASE, "app.views.widgets.stored_too", "apsw"),
    (DATABASE, "app.views.lists.stored", "app.models.records"),
    (DATABASE, "app.printing.stored", "app.models.records"),
    (DOWN, "app.printing.upwards", "app.views.theme"),
    (DOWN, "app.lifecycle.printed", "app.printing"),
    (PURE, "app.domain.timed", "time"),
    (PURE, "app.domain.tickets.lucky", "random"),
    (PURE, "app.domain.stored", "peewee"),
    (PURE, "app.domain.read", "pathlib"),
    (PURE, "app.domain.read_too", "app.files"),
    (ENGINE, "app.models.second_engine", "sqlite3"),
    (APART, "app.views.this_screen", "app.views.that_screen"),
    (APART, "app.views.theme.knowing", "app.views.that_screen"),
]
CIRCLE = [("app.messages.one", "app.messages.other"), ("app.messages.other", "app.messages.one")]
BYSTANDERS = ["app.views.that_screen"]
HOMELESS = "app.attic"


def test_the_program_keeps_every_contract(tmp_path: Path) -> None:
    copy_program(tmp_path)
    report = lint(tmp_path)
    assert "0 broken" in report, report


@pytest.fixture(scope="module")
def sections(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """What is reported of each broken contract, in a program with all the offences."""
    root = tmp_path_factory.mktemp("offences")
    copy_program(root)
    for module in [*BYSTANDERS, HOMELESS]:
        grow(root, module, "")
    for module, imported in [offence[1:] for offence in OFFENCES] + CIRCLE:
        grow(root, module, f"import {imported}\n")
    return dict(broken(lint(root)))


@pytest.mark.parametrize(("contract", "module", "imported"), OFFENCES)
def test_an_offence_is_named(sections: dict[str, str], contract: str, module: str, imported: str) -> None:
    assert f"{module} -> {imported} (l." in sections[contract]


def test_a_circle_is_named(sections: dict[str, str]) -> None:
    assert "No cycles are allowed in app.messages." in sections[CYCLE]


def test_a_module_without_a_storey_is_named(sections: dict[str, str]) -> None:
    assert "attic" in sections[DOWN]


def test_every_contract_is_broken_here(sections: dict[str, str]) -> None:
    configured = (ROOT / "pyproject.toml").read_text("utf-8").count("[[tool.importlinter.contracts]]")
    assert set(sections) == {CYCLE, *(contract for contract, _module, _imported in OFFENCES)}
    assert len(sections) == configured


def copy_program(root: Path) -> None:
    """Only what the linter reads."""
    shutil.copytree(ROOT / "app", root / "app", ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / "pyproject.toml", root)


def grow(root: Path, module: str, line: str) -> None:
    """Add a line to a module; a module that does not exist is made."""
    path = root.joinpath(*module.split("."))
    file = path / "__init__.py" if path.is_dir() else path.with_suffix(".py")
    with file.open("a", encoding="utf-8") as source:
        source.write(line)


def lint(root: Path) -> str:
    """In a process of its own: import-linter switches off loggers, and its cache of modules is not ours."""
    command = [str(Path(sys.executable).parent / "lint-imports"), "--no-cache", "--no-logo"]
    environment = {**os.environ, "PYTHONPATH": str(root), "COLUMNS": "400"}
    done = subprocess.run(command, cwd=root, env=environment, check=False, capture_output=True, text=True)
    return done.stdout + done.stderr


def broken(report: str) -> Iterable[tuple[str, str]]:
    """Each broken contract's name with its part of the report: both stand under a line of dashes."""
    lines = report.partition("Broken contracts")[2].splitlines()
    heads = [at - 1 for at, line in enumerate(lines) if at > 1 and line and set(line) == {"-"}]
    for head, following in zip(heads, [*heads[1:], len(lines)], strict=True):
        yield lines[head], "\n".join(lines[head:following])
