"""The work card: it goes with a job, and people write on it who did what."""

from __future__ import annotations

from app.domain.paper.head import Company, Job, Name
from app.values import frozen


@frozen
class Step:
    """An operation, or an inspection, where it is done."""

    code: str
    name: Name
    work_center: Name | None
    is_inspection: bool


@frozen
class WorkCard:
    """One job: its steps in flow order, the notes that were made of it. The owner of a classic ticket."""

    company: Company
    job: Job
    steps: tuple[Step, ...]
    owner: str | None = None
    notes: str | None = None

    @property
    def codes(self) -> tuple[str, ...]:
        """What its QR says: which job it is, and nothing of a person."""
        return (self.job.code,)
