"""What can become of a sheet of paper."""

from __future__ import annotations

from enum import StrEnum


class State(StrEnum):
    """What became of a sheet."""

    READY = "ready"
    PRINTING = "printing"
    PRINTED = "printed"
    FAILED = "failed"
    LEFT_OUT = "left_out"


TO_PRINT = frozenset({State.READY, State.FAILED})
