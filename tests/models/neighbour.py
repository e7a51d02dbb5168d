"""Another process that has the workspace open: `python -m tests.models.neighbour HOW PATH`."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

import apsw

from app import bootstrap
from app.models.database import transaction
from tests.house.project import ROOT
from tests.models.lively import of, opened

JOBS = 60

Neighbour = Callable[[Path], None]


def _wait() -> None:
    print("ready", flush=True)
    sys.stdin.read()


def works(path: Path) -> None:
    """Has it open for work."""
    core = opened(path)
    _wait()
    core.close()


def reads(path: Path) -> None:
    """Has it open for reading."""
    reading = bootstrap.open_reading(path)
    _wait()
    reading.close()


def writes(path: Path) -> None:
    """Is in the middle of a command."""
    core = opened(path)
    with transaction(core.workspace):
        _wait()
    core.close()


def holds(path: Path) -> None:
    """Has it open with whatever program."""
    connection = apsw.Connection(str(path))
    connection.execute("SELECT count(*) FROM command").fetchall()
    _wait()
    connection.close()


def orders(path: Path) -> None:
    """Creates jobs, as fast as it can."""
    core = opened(path)
    shop = of(core)
    _wait()
    for _ in range(JOBS):
        shop.job()
    core.close()


_READ = """
import apsw, sys
try:
    apsw.Connection(sys.argv[1]).execute("SELECT count(*) FROM command").fetchall()
except apsw.BusyError:
    print("locked")
"""


def is_locked(path: Path) -> bool:
    """Whether the file is locked against another process at this moment."""
    command = [sys.executable, "-c", _READ, str(path)]
    return subprocess.run(command, capture_output=True, check=True, text=True).stdout == "locked\n"


HOW: Mapping[str, Neighbour] = {each.__name__: each for each in (works, reads, writes, holds, orders)}


@contextmanager
def neighbour(how: Neighbour, path: Path) -> Iterator[Callable[[], None]]:
    """A process that does so until the end; what is given lets it go on before."""
    command = [sys.executable, "-m", "tests.models.neighbour", how.__name__, str(path)]
    with subprocess.Popen(
        command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as process:
        assert process.stdin is not None
        assert process.stdout is not None
        assert process.stdout.readline() == "ready\n"
        yield process.stdin.close
        process.stdin.close()
    assert process.returncode == 0


if __name__ == "__main__":
    HOW[sys.argv[1]](Path(sys.argv[2]))
