"""What time does by itself: any program that is open gives these commands, in the name of the system.

Each is given once, whoever notices first: its request id follows from what it is about and from its deadline.
"""

from __future__ import annotations

import logging
from dataclasses import dataclass

from app.clock import Instant
from app.domain.commands.sessions import SessionCloseLeftOpen
from app.domain.decision import SYSTEM
from app.domain.refusals import Refused
from app.ids import SessionId
from app.lifecycle.core import Core
from app.models.loading import sessions

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Overdue:
    """A session that was left open, and when its clock is taken to have stood."""

    session: SessionId
    at: Instant

    @property
    def request(self) -> str:
        """The request id of its end."""
        return f"left-open-{self.session}-{self.at}"

    @property
    def command(self) -> SessionCloseLeftOpen:
        """Its end."""
        return SessionCloseLeftOpen(session=self.session, at=self.at)


def sweep(core: Core) -> list[Overdue]:
    """Closes the sessions that were left open; returns those that are closed now."""
    return [each for each in overdue(core) if _close(core, each)]


def overdue(core: Core) -> list[Overdue]:
    """The sessions whose clock should have stood before now."""
    db, moment = core.workspace.db, core.controller.moment()
    shift, found = sessions.shift(db), []
    for session in sessions.running(db):
        tray = sessions.open_tray(db, core.desk.graphs, session)
        at = tray.deadline(shift, core.clock, moment.at, moment.set_by)
        if at <= moment.at:
            found.append(Overdue(session, at))
    return found


def _close(core: Core, each: Overdue) -> bool:
    """Whether it is closed. What somebody has done with it meanwhile is no trouble."""
    try:
        core.controller.execute(each.command, SYSTEM, each.request)
    except Refused as refused:
        _log.info("session %s was not closed: %s", each.session, refused)
        return False
    return True
