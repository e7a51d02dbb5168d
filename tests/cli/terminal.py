"""The tests' language for the command line: what is typed, what is answered, what is kept."""

from __future__ import annotations

import io
import json
import sys
from collections.abc import Mapping
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from unittest.mock import patch

from app.__main__ import main

Object = dict[str, Any]
Line = Mapping[str, Any] | str | bytes


ATOMIC = ("--atomic",)


def create(quantity: int = 3, **more: Any) -> Object:
    """A line that makes a job."""
    return {"do": "job.create", "product": "TOTE-07", "quantity": quantity, **more}


@dataclass(frozen=True, slots=True)
class Ended:
    """How one call of the program ended."""

    code: int
    out: str
    err: str

    @property
    def objects(self) -> list[Object]:
        """What stands on standard output, one JSON object a line."""
        return [json.loads(line) for line in self.out.splitlines()]


def call(*arguments: str | Path, typed: bytes = b"") -> Ended:
    """Calls the program as the command line does."""
    out, err = io.StringIO(), io.StringIO()
    typing = io.TextIOWrapper(io.BytesIO(typed))
    with redirect_stdout(out), redirect_stderr(err), patch.object(sys, "stdin", typing):
        code = main([str(each) for each in arguments])
    assert "Traceback" not in out.getvalue() + err.getvalue()
    return Ended(code, out.getvalue(), err.getvalue())


@dataclass(frozen=True, slots=True)
class Terminal:
    """Somebody at a command line, with one workspace file."""

    file: Path

    def call(self, command: str, *arguments: str | Path, typed: bytes = b"") -> Ended:
        """Calls a command on the workspace."""
        return call(command, *arguments, "-w", self.file, typed=typed)

    def type(self, *lines: Line, options: tuple[str, ...] = ()) -> Ended:
        """Lets `do` read the lines from standard input."""
        return self.call("do", *options, "-", typed=b"\n".join(map(_written, lines)))

    def do(self, *lines: Line, options: tuple[str, ...] = ()) -> list[Object]:
        """The receipts of lines that are all done."""
        ended = self.type(*lines, options=options)
        assert ended.code == 0, ended.out
        return ended.objects

    def results(self, *lines: Line) -> list[Object]:
        """The results of lines that are all done."""
        return [receipt["result"] for receipt in self.do(*lines)]

    def refused(self, *lines: Line, options: tuple[str, ...] = ()) -> list[Object]:
        """The receipts of lines of which at least one is refused."""
        ended = self.type(*lines, options=options)
        assert ended.code == 1, ended.out
        return ended.objects

    def show(self, kind: str, *options: str) -> list[Object]:
        """What `show` says."""
        ended = self.call("show", kind, "--json", *options)
        assert (ended.code, ended.err) == (0, "")
        return ended.objects

    def written(self) -> tuple[int, int]:
        """How many facts and how many refused attempts there are."""
        return len(self.show("facts")), len(self.show("attempts"))


def _written(line: Line) -> bytes:
    if isinstance(line, bytes):
        return line
    return (line if isinstance(line, str) else json.dumps(line, ensure_ascii=False)).encode()
