"""Loading what is on record of people, and how they sign in."""

from __future__ import annotations

import json
from collections.abc import Mapping

from playhouse.apsw_ext import APSWDatabase

from app.models.records import PersonRow, SignInRow
from app.values import frozen

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


def sign_in(db: APSWDatabase) -> SignIn:
    """How people sign in now."""
    row = SignInRow.select().first(db)
    return SignIn() if row is None else _sign_in(row)


def _sign_in(row: SignInRow) -> SignIn:
    return SignIn(bool(row.badge_alone), row.lock_minutes, bool(row.lock_at_shift_end))
