"""What a desk command says when it can't go on: one sentence with the way out, and an exit code."""

from __future__ import annotations


class CannotGoOn(Exception):
    """Shown to the developer as it is, without a traceback."""
