"""How a window begins: with which workspace, and as whom."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path


class Start(StrEnum):
    """The ways to begin."""

    LAST = "last"
    SAMPLE = "sample"
    NEW = "new"
    OPEN = "open"


@dataclass(frozen=True, slots=True)
class Beginning:
    """How somebody begins, with which file (none for the sample), and as whom (None: the first admin)."""

    start: Start
    path: Path | None = None
    actor: str | None = None
