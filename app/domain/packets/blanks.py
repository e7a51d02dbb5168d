"""What a template may name."""

from __future__ import annotations

from collections.abc import Mapping

FIELDS: Mapping[str, tuple[str, ...]] = {
    "company": ("code", "name_en", "name_th"),
    "job": (
        *("code", "line", "status", "quantity", "completed", "progress", "due", "priority", "notes"),
        *("reference", "created_at", "started_at", "ended_at"),
    ),
    "product": ("sku", "name_en", "name_th"),
    "pieces": ("number", "serial", "quantity", "state"),
    "packet": ("id", "purpose", "language", "created_at", "created_on"),
}
"""The fields of each value; `pieces` is a list, and these are the fields of each of them. What each means is
told in docs/templates.md."""


def known_names() -> str:
    """All of them in one line, for whoever has named something else."""
    return "; ".join(f"{name}: {', '.join(fields)}" for name, fields in FIELDS.items())
