"""Loading what is on record of people, and how they sign in."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import TYPE_CHECKING

from app.models.connection import Database
from app.values import frozen

if TYPE_CHECKING:
    from app.models.records import PersonRow

_SIGN_IN = "SELECT badge_alone, lock_minutes, lock_at_shift_end FROM sign_in"
LOCK_MINUTES = 10


@frozen
class PersonValues:
    """What is listed in a person's row."""

    roles: tuple[str, ...]
    work_centers: tuple[str, ...] | None
    skills: Mapping[str, int] | None


@frozen
class SignIn:
    """How people sign in at a window: `lock_minutes` is 0 where it never locks by itself."""

    badge_alone: bool = False
    lock_minutes: int = LOCK_MINUTES
    lock_at_shift_end: bool = False


def values(row: PersonRow) -> PersonValues:
    """What is listed in the row."""
    centres, skills = row.work_centers, row.skills
    return PersonValues(
        tuple(row.roles.split(",")),
        None if centres is None else tuple(centres.split(",")),
        None if skills is None else json.loads(skills),
    )


def sign_in(db: Database) -> SignIn:
    """How people sign in now."""
    row = db.execute_sql(_SIGN_IN).fetchone()
    return SignIn() if row is None else SignIn(bool(row[0]), row[1], bool(row[2]))
