"""From a checkout to what a workshop installs: frozen by PyInstaller, tried where nothing else is, packed."""

from __future__ import annotations
