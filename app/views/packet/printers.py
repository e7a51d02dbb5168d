"""The printers that packets may go to."""

from __future__ import annotations

from collections.abc import Sequence

from app.views.context import Context


def printers_of(context: Context) -> Sequence[str]:
    """The printers of this computer, the usual one first."""
    press = context.packing.press
    return () if press is None else press.printers()
