"""The colours of the program as data, light and dark. Nothing else in the program names a colour."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum

from app.values import frozen


class Scheme(StrEnum):
    """Whether the window is light or dark."""

    LIGHT = "light"
    DARK = "dark"


class Tone(StrEnum):
    """A family of colours with a meaning; a status is shown by its tone together with a shape and a word."""

    NEUTRAL = "neutral"
    QUIET = "quiet"
    LEATHER = "leather"
    SLATE = "slate"
    BLUE = "blue"
    TEAL = "teal"
    AMBER = "amber"
    GREEN = "green"
    RED = "red"
    VIOLET = "violet"


@frozen
class Shade:
    """One tone in one scheme: `ink` for words, `wash` behind them, `fill` for shapes."""

    ink: str
    wash: str
    fill: str


@frozen
class Colours:
    """Every colour of one scheme, as `#rrggbb`."""

    surface: str
    card: str
    sunken: str
    border: str
    separator: str
    outline: str
    text: str
    muted: str
    accent: str
    accent_hover: str
    accent_pressed: str
    on_accent: str
    accent_ink: str
    selected: str
    hover: str
    focus: str
    focus_on_accent: str
    disabled_fill: str
    disabled_text: str
    danger: str
    danger_hover: str
    on_danger: str
    tooltip: str
    tooltip_text: str
    rail: str
    rail_text: str
    rail_muted: str
    rail_hover: str
    rail_selected: str
    rail_selected_text: str
    track: str
    scroll: str
    scroll_hover: str
    tones: Mapping[Tone, Shade]


LIGHT = Colours(
    surface="#f7f5f1",
    card="#ffffff",
    sunken="#f2eee8",
    border="#e5dfd6",
    separator="#f0ebe4",
    outline="#9a8f82",
    text="#2a2420",
    muted="#6a5f56",
    accent="#9c5b2d",
    accent_hover="#874c23",
    accent_pressed="#713f1c",
    on_accent="#ffffff",
    accent_ink="#84491f",
    selected="#faf1e7",
    hover="#fbf8f5",
    focus="#b0621f",
    focus_on_accent="#1a1310",
    disabled_fill="#f0ece6",
    disabled_text="#71665c",
    danger="#b3261e",
    danger_hover="#951f18",
    on_danger="#ffffff",
    tooltip="#2f2823",
    tooltip_text="#f7f1ea",
    rail="#2c2521",
    rail_text="#ded4ca",
    rail_muted="#ab9d91",
    rail_hover="#392f29",
    rail_selected="#4a3b31",
    rail_selected_text="#ffffff",
    track="#ebe5dc",
    scroll="#cfc6ba",
    scroll_hover="#a89d90",
    tones={
        Tone.NEUTRAL: Shade("#57504a", "#efebe5", "#8a8077"),
        Tone.QUIET: Shade("#6c635b", "#f3f0eb", "#8f857b"),
        Tone.LEATHER: Shade("#7d441c", "#f4e4d5", "#9c5b2d"),
        Tone.SLATE: Shade("#45525e", "#e8edf0", "#5f6f7d"),
        Tone.BLUE: Shade("#1c4fae", "#e5eefb", "#2563d4"),
        Tone.TEAL: Shade("#0d6262", "#def1ef", "#14807f"),
        Tone.AMBER: Shade("#8d4407", "#fcecd8", "#c0620f"),
        Tone.GREEN: Shade("#126537", "#e0f2e6", "#178244"),
        Tone.RED: Shade("#a81c18", "#fce7e5", "#c62f27"),
        Tone.VIOLET: Shade("#6427ba", "#f0e8fb", "#7c3aed"),
    },
)

DARK = Colours(
    surface="#1d1a18",
    card="#262220",
    sunken="#2e2926",
    border="#3d3631",
    separator="#322d29",
    outline="#7f7469",
    text="#f3eee8",
    muted="#b9aea4",
    accent="#d8945f",
    accent_hover="#e3a577",
    accent_pressed="#c6814c",
    on_accent="#1f1610",
    accent_ink="#ecb28a",
    selected="#3a2d20",
    hover="#2f2a26",
    focus="#e3a577",
    focus_on_accent="#fff6ee",
    disabled_fill="#322d29",
    disabled_text="#a89d93",
    danger="#f08a80",
    danger_hover="#f5a39b",
    on_danger="#2a0f0c",
    tooltip="#f3eee8",
    tooltip_text="#2a2420",
    rail="#151210",
    rail_text="#d9cfc5",
    rail_muted="#a39689",
    rail_hover="#26201c",
    rail_selected="#3e3128",
    rail_selected_text="#ffffff",
    track="#3d3631",
    scroll="#544b44",
    scroll_hover="#7f7469",
    tones={
        Tone.NEUTRAL: Shade("#cfc6bd", "#3a3430", "#a0958b"),
        Tone.QUIET: Shade("#b1a69c", "#332e2a", "#857b72"),
        Tone.LEATHER: Shade("#f0bb96", "#50361f", "#d8945f"),
        Tone.SLATE: Shade("#b7c6d2", "#2f373d", "#8ba0b0"),
        Tone.BLUE: Shade("#9cc0fb", "#21324e", "#5b93f0"),
        Tone.TEAL: Shade("#86d4cf", "#1b3a39", "#3fb0aa"),
        Tone.AMBER: Shade("#f3b777", "#45301a", "#e0923f"),
        Tone.GREEN: Shade("#8ad6a5", "#1d3a28", "#3fae68"),
        Tone.RED: Shade("#f6a59d", "#4a2522", "#ea6a60"),
        Tone.VIOLET: Shade("#cdb1fa", "#382a52", "#a079ee"),
    },
)

SCHEMES: Mapping[Scheme, Colours] = {Scheme.LIGHT: LIGHT, Scheme.DARK: DARK}

# Which words stand on which ground: the contrast test walks this table and the palette and the style sheet.
TEXT_ON: tuple[tuple[str, str], ...] = (
    *((ink, ground) for ink in ("text", "muted", "accent_ink") for ground in ("surface", "card", "sunken")),
    *((ink, ground) for ink in ("text", "muted", "accent_ink") for ground in ("selected", "hover")),
    ("on_accent", "accent"),
    ("on_accent", "accent_hover"),
    ("on_accent", "accent_pressed"),
    ("on_danger", "danger"),
    ("on_danger", "danger_hover"),
    ("danger", "card"),
    ("danger", "surface"),
    ("disabled_text", "disabled_fill"),
    ("disabled_text", "card"),
    ("disabled_text", "surface"),
    ("tooltip_text", "tooltip"),
    ("rail_text", "rail"),
    ("rail_text", "rail_hover"),
    ("rail_muted", "rail"),
    ("rail_selected_text", "rail_selected"),
)
TONE_GROUNDS: tuple[str, ...] = ("card", "surface", "selected", "hover")
