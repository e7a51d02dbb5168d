"""Hatthasilpa: production planning for workshops where pieces are made by hand."""

from __future__ import annotations

from app import later as later  # first: what comes after it brings less along

__version__ = "0.2.0"
