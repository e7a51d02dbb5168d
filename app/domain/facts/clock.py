"""The fact that the machine's clock was set."""

from __future__ import annotations

from collections.abc import Sequence

from app.domain.facts.codec import Fact, fact


@fact("clock.jumped")
class ClockJumped(Fact):
    """The machine's clock was set, by more than two minutes. Running times keep the length that they had."""

    clock_was: int
    clock_is: int

    def touches(self) -> Sequence[int]:
        return ()
