"""The rooms of planted bugs; reading this enters all of them."""

from __future__ import annotations

from tests.lifecycle.bugs import (
    deciding,
    door,
    flow,
    hands,
    hours,
    lifecycle,
    people,
    pieces,
    together,
    undo,
    work,
)

ROOMS = (deciding, door, flow, hands, hours, lifecycle, people, pieces, together, undo, work)
