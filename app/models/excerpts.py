"""Of long texts the part that a finding shows."""

from __future__ import annotations

from typing import Any

LONGEST_VALUE = 80  # characters that a person is shown


def shown(value: Any) -> Any:
    """A value as a finding names it: of a long text the beginning."""
    return excerpt(value, 0, LONGEST_VALUE) if isinstance(value, str) else value


def excerpt(text: str, start: int, most: int) -> str:
    """At most so many characters of it, from a place on, and whether there is more before and after."""
    if len(text) <= most:
        return text
    end = start + most
    return f"{'…' if start else ''}{text[start:end]}{'…' if end < len(text) else ''}"
