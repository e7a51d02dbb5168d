"""Workspaces that are made to be looked at, and thrown away afterwards."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from app.clock import Clock


@contextmanager
def sample_workspace(clock: Clock | None = None) -> Iterator[Path]:
    """A throw-away sample workshop in a folder of its own; of today unless a clock is given."""
    from app import sample  # noqa: PLC0415 - few windows show it

    with throw_away() as path:
        sample.make(path, clock=clock)
        yield path


@contextmanager
def throw_away() -> Iterator[Path]:
    with tempfile.TemporaryDirectory(prefix="hatthasilpa-", ignore_cleanup_errors=True) as folder:
        yield Path(folder) / "Sample workshop.hatt"
