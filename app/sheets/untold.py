"""What the reader of workbooks doesn't tell of a file, found by looking into the file beforehand."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import field
from datetime import date

from app.sheets.cells import DAY_ZERO, Tall
from app.values import frozen

Place = tuple[int, int]  # row and column, from 0


@frozen
class Untold:
    """Each as far as a kind of file needs it.

    `errors` are the places of error values, by the place of their worksheet in the file; `tall` the merged
    cells that reach over several rows, by the worksheet's name; `day_zero` the day from which bare numbers
    count days.
    """

    errors: Mapping[int, Sequence[Place]] = field(default_factory=dict)
    tall: Mapping[str, Sequence[Tall]] = field(default_factory=dict)
    day_zero: date = DAY_ZERO
