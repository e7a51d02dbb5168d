"""Packets of an open workspace, made in the same thread that gives the commands: a command line, a test."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable

from app.domain.commands import Command
from app.domain.decision import SYSTEM
from app.domain.packets.values import Goal
from app.errors import KnownError
from app.lifecycle.core import Core
from app.lifecycle.packets.pipeline import Room, carry_on, clear_away, never
from app.lifecycle.packets.port import Press
from app.lifecycle.queries.packets import bases_of
from app.models.loading import packets as loading

_log = logging.getLogger(__name__)


def room(core: Core, press: Press | None = None) -> Room:
    """Where the packets of the workspace are made."""

    def report(command: Command, request: str) -> None:
        core.controller.execute(command, SYSTEM, request)

    return Room(core.desk, core.clock, bases_of(core.desk), report, press)


def carry_all(
    core: Core, codes: Iterable[str], press: Press | None = None, is_unwanted: Callable[[], bool] = never
) -> None:
    """Brings each packet as far as it is wanted, one after the other. Raises KnownError."""
    here = room(core, press)
    for code in codes:
        found = loading.any_packet(core.desk.db, code)
        if found is not None and not is_unwanted():
            carry_on(here, found.known.id, is_unwanted)


def tidy(core: Core) -> None:
    """Removes the packets whose time is over, and what is left of those that were discarded. Where their
    files can't be removed now, that is done another time."""
    here, db = room(core), core.desk.db
    over = loading.expired(db, core.controller.moment().at)
    discarded = [each for each in loading.wanted(db) if _is_discarded(core, each)]
    for packet in [*over, *discarded]:
        found = loading.any_packet(db, packet)
        try:
            if found is not None:
                clear_away(here, found)
        except (OSError, KnownError) as error:
            _log.info("packet %s was not cleared away: %s", packet, error)


def _is_discarded(core: Core, packet: int) -> bool:
    found = loading.any_packet(core.desk.db, packet)
    return found is not None and found.known.goal is Goal.REMOVED
