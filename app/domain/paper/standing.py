"""The status page: how a job stood at one moment, for the board or for who asked."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field

from app.clock import Instant
from app.domain.paper.head import Company, Job, Name
from app.domain.words import TokenState
from app.values import frozen


@frozen
class Place:
    """A step at which something stands: how many pieces or parts, in which state, and in whose hands."""

    name: Name
    pieces: Mapping[TokenState, int]
    holders: tuple[str, ...] = ()
    parts: bool = False


@frozen
class StatusPage:
    """One job as it stood `at`: progress in percent (None: none to show), pieces in all and by step."""

    company: Company
    job: Job
    at: Instant
    completed: int
    progress: float | None
    pieces: Mapping[TokenState, int] = field(default_factory=dict)
    places: tuple[Place, ...] = ()
    owner: str | None = None
    notes: str | None = None

    @property
    def codes(self) -> tuple[str, ...]:
        """What its QR says: which job it is."""
        return (self.job.code,)
