"""Packets of an open workspace, made in the same thread that gives the commands: a command line, a test."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from app.domain.commands import Command
from app.domain.decision import SYSTEM
from app.lifecycle.core import Core
from app.lifecycle.packets.pipeline import Room, carry_on, never
from app.lifecycle.packets.port import Press
from app.lifecycle.packets.renderer import Renderer
from app.lifecycle.packets.tidying import tidied
from app.lifecycle.queries.packets import bases_of
from app.models.loading import packets as loading


def room(core: Core, renderer: Renderer, press: Press | None = None) -> Room:
    """Where the packets of the workspace are made."""

    def report(command: Command, request: str) -> None:
        core.controller.execute(command, SYSTEM, request)

    return Room(core.desk, core.clock, bases_of(core.desk), report, renderer, press)


def carry_all(
    core: Core,
    codes: Iterable[str],
    renderer: Renderer,
    press: Press | None = None,
    is_unwanted: Callable[[], bool] = never,
) -> None:
    """Brings each packet as far as it is wanted, one after the other. Raises KnownError."""
    here = room(core, renderer, press)
    for code in codes:
        found = loading.any_packet(core.desk.db, code)
        if found is not None and not is_unwanted():
            carry_on(here, found.known.id, is_unwanted)


def tidy(core: Core) -> None:
    """Removes the packets whose time is over, and what is left of those that were discarded; completes the
    logs of those at which the program was killed. What can't be done now is done another time."""
    with Renderer() as renderer:  # which begins nothing: what is tidied is finished
        tidied(room(core, renderer), core.controller.moment().at)
