"""The sizes of the program: distances on a grid of 4 px, and the steps of type. In logical pixels."""

from __future__ import annotations

from enum import StrEnum

from app.values import frozen

GRID = 4
TIGHT = GRID
SMALL = 2 * GRID
MEDIUM = 3 * GRID
LARGE = 4 * GRID
WIDE = 6 * GRID

RADIUS = 8
SMALL_RADIUS = 6
ICON = 18
BUTTON_ICON = 16
SMALL_ICON = 14
CONTROL_HEIGHT = 36
ROW_HEIGHT = 38
HEADER_HEIGHT = 36
RAIL_WIDTH = 192
TARGET = 12 * GRID
"""The least height of what is touched with gloves on."""


class Text(StrEnum):
    """What a piece of text is; each has one size and weight."""

    BODY = "body"
    STRONG = "strong"
    SMALL = "small"
    SECTION = "section"
    HEADING = "heading"
    TITLE = "title"
    LARGE = "large"
    CLOCK = "clock"


@frozen
class TypeStep:
    """The size in pixels and the weight (as CSS counts: 400 regular, 700 bold) of one kind of text."""

    pixels: int
    weight: int


TYPE: dict[Text, TypeStep] = {
    Text.BODY: TypeStep(14, 400),
    Text.STRONG: TypeStep(14, 600),
    Text.SMALL: TypeStep(13, 400),
    Text.SECTION: TypeStep(13, 600),
    Text.HEADING: TypeStep(17, 600),
    Text.TITLE: TypeStep(22, 700),
    Text.LARGE: TypeStep(19, 600),
    Text.CLOCK: TypeStep(32, 700),
}
