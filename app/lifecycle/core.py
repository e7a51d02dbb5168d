"""An open workspace with its door, and the lighter one that only reads; `app.bootstrap` builds both."""

from __future__ import annotations

import logging
from collections.abc import Callable
from contextlib import AbstractContextManager
from typing import TYPE_CHECKING

from app.clock import Clock
from app.errors import KnownError
from app.lifecycle.desk import Desk
from app.models import ledger
from app.models.database import Workspace
from app.models.faults import DATABASE_ERRORS, explained
from app.models.seal import seal
from app.values import frozen

if TYPE_CHECKING:
    from app.lifecycle.controller import Controller

_log = logging.getLogger(__name__)


class Core:
    """A workspace open for work; belongs to the thread that opened it.

    `desk` is for queries. `backup` is what the door calls before a command that changes much.
    """

    def __init__(
        self, workspace: Workspace, desk: Desk, clock: Clock, backup: Callable[[], None] | None = None
    ) -> None:
        self.workspace = workspace
        self.desk = desk
        self.clock = clock
        self.backup = backup
        self._controller: Controller | None = None
        # What a Look saw: clocks that are set before the door is first asked for are told, too.
        next_seq = ledger.head(workspace.db, ledger.origin(workspace.db).station).next_seq
        self._opened = clock.now(), clock.steady(), next_seq

    @property
    def controller(self) -> Controller:
        """The door. It is loaded with all its verbs when it is first asked for: a window is seen before.

        Raises KnownError when the file can't be read.
        """
        if self._controller is None:
            from app.lifecycle.controller import Controller  # noqa: PLC0415 - as above
            from app.lifecycle.timekeeping import Look  # noqa: PLC0415 - the door's own

            with self.explained():
                self._controller = Controller(
                    self.workspace, self.clock, Look(*self._opened), backup=self.backup
                )
        return self._controller

    def explained(self) -> AbstractContextManager[None]:
        """What the database raises within, beside the door, is raised as a known error of this workspace."""
        return explained(self.workspace.path, DATABASE_ERRORS)

    def close(self) -> None:
        """Seals the chain's head and closes the file. What can't be sealed now is sealed next time."""
        try:
            seal(self.workspace, self.clock.now())
        except (KnownError, *DATABASE_ERRORS) as error:
            _log.warning("the head of the chain was not sealed: %s", error)
        finally:
            self.workspace.close()


@frozen
class Reading:
    """A connection for reading only, as a window keeps one beside the writer's."""

    workspace: Workspace
    desk: Desk

    def close(self) -> None:
        """Closes the connection."""
        self.workspace.close()
