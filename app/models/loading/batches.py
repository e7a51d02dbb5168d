"""Many values, as many at a time as a statement takes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

_AT_ONCE = 500


def batched(values: Sequence[int]) -> Iterator[Sequence[int]]:
    """As many at a time as a statement takes."""
    return (values[place : place + _AT_ONCE] for place in range(0, len(values), _AT_ONCE))
