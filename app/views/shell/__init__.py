"""The window around the screens: navigation, menus, activity strip, status line, and what it keeps."""

from __future__ import annotations
