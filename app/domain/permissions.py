"""Who may do what: one registry of permissions and the table of DOMAIN 9 over the roles."""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum

from app.domain.words import Role


class Permission(StrEnum):
    """What the door checks before a command is decided."""

    EDIT_CATALOGUE = "edit_catalogue"  # products, work centres, routing drafts
    PUBLISH_ROUTINGS = "publish_routings"
    RUN_TICKETS = "run_tickets"  # create, edit, start, pause, resume, complete
    END_TICKETS = "end_tickets"  # cancel, restore, close short
    WORK = "work"  # claim … complete
    JUDGE = "judge"  # pass and fail
    SCRAP_FAILED = "scrap_failed"  # end a piece that failed, which is replaced
    DECIDE = "decide"  # end a piece for good, hold it, send it on or elsewhere
    TAKE_OVER = "take_over"  # what somebody else of one's team has in hand; who may decide: anybody's
    OVERRIDE = "override"  # let somebody work who lacks a skill that the step asks for
    ACT_FOR_OTHERS = "act_for_others"  # record what somebody else did
    KEEP_TIME = "keep_time"  # what time does by itself: given by the program, in nobody's name
    SEE_ALL = "see_all"  # every place of the window, not only the queue and one's own work
    SEE_NAMES = "see_names"  # those of colleagues
    ADMINISTER = "administer"  # people, roles, settings, backup, restore


HANDS = frozenset({Permission.WORK, Permission.TAKE_OVER})
"""What is recorded only of somebody who may do it, whoever records it."""

_EVERYTHING = frozenset(Permission)

GRANTED: dict[Role, frozenset[Permission]] = {
    Role.ADMIN: _EVERYTHING,
    Role.MANAGER: _EVERYTHING - {Permission.ADMINISTER, Permission.KEEP_TIME},
    Role.PLANNER: frozenset(
        {Permission.EDIT_CATALOGUE, Permission.RUN_TICKETS, Permission.SEE_ALL, Permission.SEE_NAMES}
    ),
    Role.QC: frozenset(
        {Permission.WORK, Permission.JUDGE, Permission.SCRAP_FAILED, Permission.SEE_ALL, Permission.SEE_NAMES}
    ),
    Role.OPERATOR: frozenset({Permission.WORK, Permission.TAKE_OVER, Permission.SEE_NAMES}),
    Role.VIEWER: frozenset({Permission.SEE_ALL}),
}


def may(roles: Iterable[Role], permission: Permission) -> bool:
    """Whether any of the roles grants the permission; no role grants nothing."""
    return any(permission in GRANTED[role] for role in roles)
