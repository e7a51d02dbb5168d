"""What is kept for each arrangement of screens: on another desk things stand otherwise."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Protocol

from PySide6.QtCore import QRect
from PySide6.QtGui import QGuiApplication

MOST_ARRANGEMENTS = 8


class Notes(Protocol):
    """Where texts are kept under keys; "" for nothing."""

    def read(self, key: str) -> str:
        """What was kept."""
        ...

    def write(self, key: str, text: str) -> None:
        """Keeps a text."""
        ...


class OnScreens:
    """One value for each arrangement of screens, as far as it was used lately."""

    def __init__(self, notes: Notes, key: str) -> None:
        self._notes = notes
        self._key = key

    def candidates(self) -> Iterator[object]:
        """What was kept on these screens, then on others, the last first. Anybody may have written there."""
        kept = self._kept()
        if arrangement() in kept:
            yield kept[arrangement()]
        yield from reversed(kept.values())

    def keep(self, value: object) -> None:
        """Keeps the value for the screens as they stand now."""
        kept = self._kept()
        kept.pop(arrangement(), None)
        newest = dict(list(kept.items())[-(MOST_ARRANGEMENTS - 1) :])
        self._notes.write(self._key, json.dumps({**newest, arrangement(): value}))

    def _kept(self) -> dict[str, object]:
        try:
            value = json.loads(self._notes.read(self._key) or "{}")
        except ValueError:
            return {}
        return value if isinstance(value, dict) else {}


def arrangement() -> str:
    """The screens as they stand now."""
    places = (each.geometry() for each in QGuiApplication.screens())
    return " ".join(sorted(f"{at.width()}x{at.height()}{at.x():+}{at.y():+}" for at in places))


def rooms() -> list[QRect]:
    """The room that each screen has for windows, the first screen's first."""
    first = QGuiApplication.primaryScreen()
    others = (each for each in QGuiApplication.screens() if each is not first)
    return [each.availableGeometry() for each in (first, *others)]
