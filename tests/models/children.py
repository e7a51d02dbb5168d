"""What other users of the machine do to a workspace, and see."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

from app import bootstrap
from app.errors import KnownError
from tests.crash.nursery import Say
from tests.models.lively import everything, opened


def _opens(path: Path) -> None:
    opened(path).close()


def _shows(path: Path) -> None:
    reading = bootstrap.open_reading(path)
    everything(reading)
    reading.close()


def _checks(path: Path) -> None:
    assert bootstrap.prove(path) == []


def _makes(path: Path) -> None:
    bootstrap.new_workspace(path)


DEEDS: Mapping[str, Callable[[Path], None]] = {
    "opens": _opens,
    "shows": _shows,
    "checks": _checks,
    "makes": _makes,
}


def tries(say: Say, *, deed: str, path: str) -> None:
    """Tells the code of what was in the way, and how often it happened."""
    try:
        DEEDS[deed](Path(path))
    except KnownError as error:
        say({"code": error.code, "params": {name: str(value) for name, value in error.params.items()}})
    else:
        say({"code": ""})
