"""The batch traveller: it goes with one batch, and people write on it what became of that."""

from __future__ import annotations

from app.domain.paper.cards import Step
from app.domain.paper.head import Company, Job
from app.values import frozen


@frozen
class Batch:
    """One batch: the how manieth it is, and of what quantity. It has no number before its job was started.

    `code` is what its QR says: its serial; that of its job where it has none yet.
    """

    code: str
    place: int
    quantity: int
    number: str | None = None
    serial: str | None = None


@frozen
class BatchTraveller:
    """One traveller for each batch of a job."""

    company: Company
    job: Job
    steps: tuple[Step, ...]
    batches: tuple[Batch, ...]
    owner: str | None = None
    notes: str | None = None

    @property
    def codes(self) -> tuple[str, ...]:
        """What their QRs say."""
        return tuple(batch.code for batch in self.batches)
