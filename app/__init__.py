"""Hatthasilpa: production planning for workshops where pieces are made by hand."""

from __future__ import annotations

__version__ = "0.2.0"
