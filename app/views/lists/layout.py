"""Which columns a list shows, in which order and how wide: as a person arranged them."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import field

from app.values import frozen

LEAST, MOST = 24, 2000
"""Pixels that a kept width may have."""


@frozen
class Layout:
    """The keys of the shown columns in their order; widths of those that were given one."""

    shown: tuple[str, ...]
    widths: Mapping[str, int] = field(default_factory=dict)

    def as_data(self) -> dict[str, object]:
        """Plain data, to be kept."""
        return {"shown": list(self.shown), "widths": dict(self.widths)}


def layout_from(data: object, known: Iterable[str]) -> Layout | None:
    """The layout that was kept, as far as its columns are still known; None where it makes no sense."""
    if not isinstance(data, dict) or not isinstance(data.get("shown"), list):
        return None
    keys = set(known)
    shown = tuple(dict.fromkeys(key for key in data["shown"] if isinstance(key, str) and key in keys))
    widths = data.get("widths")
    kept = widths if isinstance(widths, dict) else {}
    return Layout(shown, {key: kept[key] for key in shown if _is_width(kept.get(key))}) if shown else None


def _is_width(value: object) -> bool:
    return type(value) is int and LEAST <= value <= MOST


def read_object(text: str) -> dict[str, object]:
    """A JSON object that was kept; empty where the text holds none."""
    try:
        value = json.loads(text) if text else {}
    except ValueError:
        return {}
    return value if isinstance(value, dict) else {}
