"""The widgets that screens are made of: each small, with its own keys and an accessible name."""

from __future__ import annotations
