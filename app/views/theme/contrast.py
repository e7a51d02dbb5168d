"""How well a colour reads on another, by the formula of WCAG 2."""

from __future__ import annotations

READABLE = 4.5
"""The least ratio at which words of ordinary size may stand on a ground."""


def ratio(one: str, other: str) -> float:
    """The contrast of two `#rrggbb` colours, from 1 (the same) to 21 (black on white)."""
    dark, light = sorted((_luminance(one), _luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def _luminance(colour: str) -> float:
    red, green, blue = (_linear(int(colour[start : start + 2], 16) / 255) for start in (1, 3, 5))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(channel: float) -> float:
    return channel / 12.92 if channel <= 0.04045 else ((channel + 0.055) / 1.055) ** 2.4
