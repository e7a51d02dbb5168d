"""The tour: the workshop's main job done in the real window where nobody sits before it, each step told.

`python -m app --tour` runs it; it is also what `dev.py run` does where there is no display.
"""

from __future__ import annotations

from app.tour.walk import run

__all__ = ["run"]
