"""Clocks that were left running, and the command that stops each.

It is the same command with the same request id whoever notices: the one who looks every few minutes, or the
door, before it decides anything else. So no command ever counts time in which nobody can have been working.
"""

from __future__ import annotations

from app.clock import Calendar, Instant
from app.domain.commands.sessions import SessionCloseLeftOpen
from app.domain.refusals import Refused
from app.domain.shifts import Shift
from app.ids import SessionId
from app.lifecycle.desk import Desk
from app.lifecycle.timekeeping import Moment
from app.models.loading import sessions
from app.values import frozen


@frozen
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


class Watch:
    """Looks for clocks that were left running, before every command: mostly one look at the oldest is all."""

    def __init__(self, calendar: Calendar) -> None:
        self._calendar = calendar
        self._oldest: tuple[int, sessions.Hours] | None = None
        self._quiet_until = Instant(0)  # no clock that began with the oldest or later is overdue before

    def overdue(self, desk: Desk, moment: Moment) -> list[Overdue]:
        """The sessions whose clock should have stood before the moment."""
        began, hours = sessions.longest_running(desk.db)
        if began is None or self._is_quiet(began + moment.set_by, hours, moment.at):
            return []
        shift, found = Shift.of(*hours), []
        for session in sessions.running(desk.db):
            try:
                tray = sessions.open_tray(desk.db, desk.graphs, session)
            except Refused:
                continue  # another program has closed it since we looked
            at = tray.deadline(shift, self._calendar, moment.at, moment.set_by)
            if at <= moment.at:
                found.append(Overdue(session, at))
        return found

    def _is_quiet(self, began: int, hours: sessions.Hours, now: Instant) -> bool:
        if self._oldest != (began, hours):
            self._oldest = began, hours
            self._quiet_until = Shift.of(*hours).next_end(Instant(began), self._calendar)
        return now < self._quiet_until
