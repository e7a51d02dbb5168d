"""An open workspace with its door, and the lighter one that only reads; `app.bootstrap` builds both."""

from __future__ import annotations

from dataclasses import dataclass

from app.clock import Clock
from app.lifecycle.controller import Controller
from app.lifecycle.desk import Desk
from app.models.database import Workspace
from app.models.seal import seal


@dataclass(frozen=True, slots=True)
class Core:
    """A workspace open for work; belongs to the thread that opened it."""

    workspace: Workspace
    controller: Controller
    desk: Desk  # for queries
    clock: Clock

    def close(self) -> None:
        """Seals the chain's head and closes the file."""
        seal(self.workspace, self.clock.now())
        self.workspace.close()


@dataclass(frozen=True, slots=True)
class Reading:
    """A connection for reading only, as a window keeps one beside the writer's."""

    workspace: Workspace
    desk: Desk

    def close(self) -> None:
        """Closes the connection."""
        self.workspace.close()
