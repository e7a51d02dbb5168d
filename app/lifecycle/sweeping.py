"""What time does by itself: any program that is open gives these commands, in the name of the system.

Each is given once, whoever notices first: its request id follows from what it is about and from its deadline.
"""

from __future__ import annotations

import logging

from app.domain.decision import SYSTEM
from app.domain.refusals import Refused
from app.lifecycle.core import Core
from app.lifecycle.overdue import Overdue

_log = logging.getLogger(__name__)


def sweep(core: Core) -> list[Overdue]:
    """Closes the sessions that were left open; returns those that are closed now."""
    return [each for each in overdue(core) if _close(core, each)]


def overdue(core: Core) -> list[Overdue]:
    """The sessions whose clock should have stood before now."""
    return core.controller.overdue()


def _close(core: Core, each: Overdue) -> bool:
    """Whether it is closed. What somebody has done with it meanwhile is no trouble."""
    try:
        core.controller.execute(each.command, SYSTEM, each.request)
    except Refused as refused:
        _log.info("session %s was not closed: %s", each.session, refused)
        return False
    return True
