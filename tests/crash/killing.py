"""The test's side of the nursery: orders out, reports in."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any

ROOT = Path(__file__).resolve().parents[2]


@dataclass(frozen=True, slots=True)
class Report:
    """How a child ended, and what it had said by then."""

    ended: str  # done | failed | SIGKILL, or another signal
    said: list[dict[str, Any]]

    @property
    def operations(self) -> int:
        """How many operations on the disk it did; only of one that came to its end."""
        assert self.ended == "done", self.traceback
        return int(self.said[-1]["operations"])

    @property
    def traceback(self) -> str:
        """Of a child that failed."""
        return str(self.said[-1]["failed"])


class Nursery:
    """A running nursery."""

    def __init__(self, process: subprocess.Popen[str]) -> None:
        assert process.stdin is not None
        assert process.stdout is not None
        self._orders: IO[str] = process.stdin
        self._reports: IO[str] = process.stdout

    def run(
        self,
        child: str,
        *,
        after: float | None = None,
        at: int | None = None,
        count: bool = False,
        user: int | None = None,
        **arguments: Any,
    ) -> Report:
        """Lets a child (`module:function`) run, killed `after` seconds or `at` its n-th operation."""
        order = {"child": child, "after": after, "at": at, "count": count or at is not None, "user": user}
        self._orders.write(json.dumps({**order, "arguments": arguments}) + "\n")
        self._orders.flush()
        answer = json.loads(self._reports.readline())
        return Report(answer["ended"], answer["said"])


@contextmanager
def nursery() -> Iterator[Nursery]:
    """A nursery for as long as it lasts."""
    process = subprocess.Popen(
        [sys.executable, "-m", "tests.crash.nursery"],
        cwd=ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        encoding="utf-8",
    )
    with process:
        yield Nursery(process)
        assert process.stdin is not None
        process.stdin.close()
