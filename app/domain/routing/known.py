"""What the workshop has, as far as the rules on routings look at it."""

from __future__ import annotations

from collections.abc import Mapping

from app.values import frozen


@frozen
class Known:
    """Work centre codes, and skills with the highest level that anybody has. None: not known here."""

    work_centers: frozenset[str] | None = None
    skills: Mapping[str, int] | None = None


NOTHING = Known()
