"""Fonts, icons, catalogues and samples: data that the program finds through `app.paths.resources()`."""

from __future__ import annotations
