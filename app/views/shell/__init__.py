"""The window around the screens: navigation, menus, the activity strip, the status line, and what it keeps."""

from __future__ import annotations
