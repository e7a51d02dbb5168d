"""What is looked at before the tests run, and the tests; each is named, with what it found."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor

from places import BUILD, PYTHON, ROOT, tool

CHECKS: Sequence[tuple[str, Sequence[str]]] = (
    ("lint", [tool("ruff"), "check", "--quiet"]),
    ("format", [tool("ruff"), "format", "--check", "--quiet"]),
    ("types", [tool("mypy"), "--no-error-summary"]),
    ("import contracts", [tool("lint-imports"), "--no-cache", "--no-logo"]),
    ("messages", [str(PYTHON), "dev/messages.py", "check"]),
)
AT_ONCE = 2
PYTEST = [str(PYTHON), "-m", "pytest"]
SIDE_BY_SIDE = ["-n", "3"]
"""One more than the cores of the smallest machine: some tests wait for a child, a key or the disk."""
READING = ["--collect-only", "--quiet"]
KEPT = {"PYTHONDONTWRITEBYTECODE": "", "PYTHONPYCACHEPREFIX": str(BUILD / "bytecode")}
"""What was compiled once is kept, also where the system says no: else each worker compiles all tests for
itself, and each program that a test starts all of the program."""


def lint() -> int:
    """Every check but the tests; 1 if any found something."""
    failed = failing()
    print("Failed: " + ", ".join(failed) if failed else "All checks passed.", flush=True)
    return 1 if failed else 0


def test(arguments: Sequence[str]) -> int:
    """All checks, then all tests. With arguments for pytest: only the tests that they choose.

    pytest speaks last: what failed before it is said before it starts, and stays in the exit code.
    """
    os.environ.update(KEPT)
    if arguments:
        return call([*PYTEST, *arguments])
    with ThreadPoolExecutor(1) as meanwhile:
        meanwhile.submit(answer, [*PYTEST, *READING])  # one reads the tests first, for all workers
        checks = lint()
    announce("tests")
    tests = call([*PYTEST, *SIDE_BY_SIDE])
    return tests or checks


def failing() -> list[str]:
    """The names of the checks that found something; all are run, some side by side."""
    failed = []
    with ThreadPoolExecutor(AT_ONCE) as pool:
        answers = pool.map(lambda check: answer(check[1]), CHECKS)
        for (name, _), done in zip(CHECKS, answers, strict=True):
            announce(name)
            print(done.stdout, end="", flush=True)
            if done.returncode:
                failed.append(name)
    return failed


def announce(name: str) -> None:
    """A line that stands out between the tools' own."""
    print(f"-- {name} ".ljust(78, "-"), flush=True)


def call(command: Sequence[str], *, on_screen: bool = False) -> int:
    """Run in the repository's root, where the program is imported from; without a screen unless told."""
    return subprocess.run(command, check=False, cwd=ROOT, env=_environment(on_screen=on_screen)).returncode


def answer(command: Sequence[str]) -> subprocess.CompletedProcess[str]:
    """Run in the repository's root, with all that it says as the answer's `stdout`."""
    environment = _environment(on_screen=False)
    return subprocess.run(
        command,
        check=False,
        cwd=ROOT,
        env=environment,
        text=True,
        encoding="utf-8",
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
    )


def _environment(*, on_screen: bool) -> dict[str, str]:
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "PYTHONUTF8": "1"}
    if not on_screen:
        environment.setdefault("QT_QPA_PLATFORM", "offscreen")
    return environment
