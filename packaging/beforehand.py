"""Runs first in the frozen program: Qt is loaded in our way before PyInstaller's own part asks for it."""

from __future__ import annotations

import app.views.binding  # noqa: F401
