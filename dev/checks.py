"""What is looked at before the tests run, and the tests; each named while it runs."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Sequence

from places import PYTHON, ROOT, tool

CHECKS: Sequence[tuple[str, Sequence[str]]] = (
    ("lint", [tool("ruff"), "check", "--quiet"]),
    ("format", [tool("ruff"), "format", "--check", "--quiet"]),
    ("types", [tool("mypy"), "--no-error-summary"]),
    ("import contracts", [tool("lint-imports"), "--no-cache", "--no-logo"]),
    ("messages", [str(PYTHON), "dev/messages.py", "check"]),
)
TESTS = [str(PYTHON), "-m", "pytest", "-n", "2"]


def lint() -> int:
    """Every check but the tests; 1 if any found something."""
    failed = failing()
    print("Failed: " + ", ".join(failed) if failed else "All checks passed.", flush=True)
    return 1 if failed else 0


def test(arguments: Sequence[str]) -> int:
    """All checks, then all tests. With arguments for pytest: only the tests that they choose.

    pytest speaks last: what failed before it is said before it starts, and stays in the exit code.
    """
    if arguments:
        return call([str(PYTHON), "-m", "pytest", *arguments])
    checks = lint()
    announce("tests")
    tests = call(TESTS)
    return tests or checks


def failing() -> list[str]:
    """The names of the checks that found something; all are run."""
    failed = []
    for name, command in CHECKS:
        announce(name)
        if call(command):
            failed.append(name)
    return failed


def announce(name: str) -> None:
    """A line that stands out between the tools' own."""
    print(f"-- {name} ".ljust(78, "-"), flush=True)


def call(command: Sequence[str], *, on_screen: bool = False) -> int:
    """Run in the repository's root, where the program is imported from; without a screen unless told."""
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "PYTHONUTF8": "1"}
    if not on_screen:
        environment.setdefault("QT_QPA_PLATFORM", "offscreen")
    return subprocess.run(command, check=False, cwd=ROOT, env=environment).returncode
