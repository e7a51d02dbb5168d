"""Where the window stands: as it was left on these screens, and always where it can be seen."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QWidget

from app.values import frozen
from app.views.widgets.screens import Notes, OnScreens, rooms

KEY = "window"
LEAST, MOST = 50, 20_000
"""Pixels that a kept width or height may have."""
TITLE = 24
"""The height of a window's title in our style."""


@frozen
class Stand:
    """Place and size of a window while it is not maximised, and whether it is."""

    place: QRect
    maximised: bool = False


def place_window(window: QWidget, notes: Notes, first: QSize) -> None:
    """Lets the window stand as it did on these screens; the first time, in the middle of the first one."""
    kept = (_read(each) for each in OnScreens(notes, KEY).candidates())
    put(window, next((each for each in kept if each is not None), None) or _in_the_middle(first))


def keep_window(window: QWidget, notes: Notes) -> None:
    """Keeps how the window stands."""
    at = window.normalGeometry()
    place = [at.x(), at.y(), at.width(), at.height()]
    OnScreens(notes, KEY).keep({"place": place, "maximised": window.isMaximized()})


def put(window: QWidget, stand: Stand) -> None:
    """Lets the window stand so, where all of it can be seen and reached by the mouse."""
    inside = [each.adjusted(0, TITLE, 0, 0) for each in rooms()]
    window.setGeometry(seen(stand.place, window.minimumSize(), inside))
    if stand.maximised:
        window.setWindowState(window.windowState() | Qt.WindowState.WindowMaximized)


def seen(place: QRect, least: QSize, rooms: Sequence[QRect]) -> QRect:
    """The place, moved and made smaller until it lies on the screen that shows most of it.

    Where none shows anything of it, the middle of the first one. On a screen that has no room even for the
    `least` it keeps its size: none would do there, and its beginning is what is seen.
    """
    room = max(rooms, key=lambda each: _area(each.intersected(place)))
    fits = least.boundedTo(room.size()) == least
    found = QRect(place.topLeft(), place.size().boundedTo(room.size()) if fits else place.size())
    if not room.intersects(place):
        found.moveCenter(room.center())
    found.moveRight(min(found.right(), room.right()))
    found.moveBottom(min(found.bottom(), room.bottom()))
    found.moveTopLeft(QPoint(max(found.x(), room.x()), max(found.y(), room.y())))
    return found


def _in_the_middle(size: QSize) -> Stand:
    place = QRect(QPoint(), size)
    place.moveCenter(rooms()[0].center())
    return Stand(place)


def _area(place: QRect) -> int:
    return place.width() * place.height() if place.isValid() else 0


def _read(data: object) -> Stand | None:
    """The stand that was kept; None where it makes no sense."""
    if not isinstance(data, dict):
        return None
    place = data.get("place")
    if not isinstance(place, list) or len(place) != 4 or not all(type(each) is int for each in place):
        return None
    sizes, corner = place[2:], place[:2]
    if min(sizes) < LEAST or max(sizes) > MOST or max(map(abs, corner)) > MOST:
        return None
    return Stand(QRect(*place), data.get("maximised") is True)
