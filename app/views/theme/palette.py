"""The palette that Fusion paints with, made from the tokens: the system's own colours never show through."""

from __future__ import annotations

from PySide6.QtGui import QColor, QPalette

from app.views.theme.tokens import Colours

Role = QPalette.ColorRole
Group = QPalette.ColorGroup

# Every role that Fusion or our own painting reads, and the token it takes.
ROLES: tuple[tuple[Role, str], ...] = (
    (Role.Window, "surface"),
    (Role.WindowText, "text"),
    (Role.Base, "card"),
    (Role.AlternateBase, "sunken"),
    (Role.Text, "text"),
    (Role.PlaceholderText, "muted"),
    (Role.Button, "card"),
    (Role.ButtonText, "text"),
    (Role.BrightText, "on_accent"),
    (Role.Highlight, "accent"),
    (Role.HighlightedText, "on_accent"),
    (Role.Accent, "accent"),
    (Role.ToolTipBase, "tooltip"),
    (Role.ToolTipText, "tooltip_text"),
    (Role.Link, "accent_ink"),
    (Role.LinkVisited, "accent_ink"),
    (Role.Light, "card"),
    (Role.Midlight, "sunken"),
    (Role.Mid, "border"),
    (Role.Dark, "outline"),
    (Role.Shadow, "outline"),
)
DISABLED_ROLES: tuple[tuple[Role, str], ...] = (
    (Role.WindowText, "disabled_text"),
    (Role.Text, "disabled_text"),
    (Role.ButtonText, "disabled_text"),
    (Role.PlaceholderText, "disabled_text"),
    (Role.Base, "disabled_fill"),
    (Role.Button, "disabled_fill"),
    (Role.Highlight, "disabled_fill"),
    (Role.HighlightedText, "disabled_text"),
)


BOXED = ("QCheckBox", "QListWidget")
"""What Fusion draws little boxes in: it makes their lines of the ground, darkened, unseen on a dark one."""
DARKENED = 124


def palette_of_boxes(colours: Colours) -> QPalette:
    """The same palette for what has boxes to tick: their lines are the outline of every field."""
    palette = palette_of(colours)
    palette.setColor(Group.All, Role.Window, QColor(colours.outline).lighter(DARKENED))
    return palette


def palette_of(colours: Colours) -> QPalette:
    """The palette of one scheme, the same for active and inactive windows."""
    palette = QPalette()
    for role, token in ROLES:
        palette.setColor(Group.All, role, QColor(getattr(colours, token)))
    for role, token in DISABLED_ROLES:
        palette.setColor(Group.Disabled, role, QColor(getattr(colours, token)))
    return palette
