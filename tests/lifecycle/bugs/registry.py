"""Bugs to plant: what a hurried change could do to the program, one small lie each.

The random comparison must find every one of them; a planted bug that lives means that it looks away.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

Plant = Callable[[pytest.MonkeyPatch], None]
BUGS: dict[str, Plant] = {}


def bug(plant: Plant) -> Plant:
    """Enters a bug under the name of its function."""
    BUGS[plant.__name__] = plant
    return plant


def nothing(*_: Any, **__: Any) -> None:
    """A check that never finds anything, a projection that never writes."""


def none_of_them(*_: Any, **__: Any) -> list[Any]:
    """A search that never finds anything."""
    return []


def no(*_: Any) -> bool:
    """A question that is never answered otherwise."""
    return False
