"""How a window begins: with which workspace, and as whom."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path

from app.values import frozen


class Start(StrEnum):
    """The ways to begin."""

    LAST = "last"
    SAMPLE = "sample"
    NEW = "new"
    OPEN = "open"


@frozen
class Beginning:
    """How somebody begins, with which file (none for the sample), and as whom (None: the first admin)."""

    start: Start
    path: Path | None = None
    actor: str | None = None
