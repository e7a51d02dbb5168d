"""An open workspace with its door, and the lighter one that only reads; `app.bootstrap` builds both."""

from __future__ import annotations

import logging
from contextlib import AbstractContextManager
from dataclasses import dataclass

from app.clock import Clock
from app.errors import KnownError
from app.lifecycle.controller import Controller
from app.lifecycle.desk import Desk
from app.models.database import Workspace
from app.models.faults import DATABASE_ERRORS, explained
from app.models.seal import seal

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Core:
    """A workspace open for work; belongs to the thread that opened it."""

    workspace: Workspace
    controller: Controller
    desk: Desk  # for queries
    clock: Clock

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


@dataclass(frozen=True, slots=True)
class Reading:
    """A connection for reading only, as a window keeps one beside the writer's."""

    workspace: Workspace
    desk: Desk

    def close(self) -> None:
        """Closes the connection."""
        self.workspace.close()
