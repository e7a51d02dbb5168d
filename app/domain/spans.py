"""Many numbers written as few: what was born together is told by its first number and how many follow."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import chain


def pack(numbers: Sequence[int]) -> list[list[int]]:
    """Consecutive numbers as [first, count] pairs, order kept; what was born together is one pair."""
    if numbers and tuple(numbers) == tuple(range(numbers[0], numbers[0] + len(numbers))):
        return [[numbers[0], len(numbers)]]
    pairs: list[list[int]] = []
    for number in numbers:
        if pairs and number == pairs[-1][0] + pairs[-1][1]:
            pairs[-1][1] += 1
        else:
            pairs.append([number, 1])
    return pairs


def unpack(pairs: Sequence[Sequence[int]]) -> tuple[int, ...]:
    """The numbers that `pack` wrote."""
    return tuple(chain.from_iterable(range(first, first + count) for first, count in pairs))
