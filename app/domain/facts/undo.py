"""The fact that a command was taken back. What that amounts to is told by the facts that follow it."""

from __future__ import annotations

from collections.abc import Sequence

from app.domain.facts.codec import Fact, fact


@fact("command.undone")
class CommandUndone(Fact):
    """The command with the number `n`, of the kind `undone`, was taken back by the one who gave it."""

    n: int
    undone: str

    def touches(self) -> Sequence[int]:
        return ()
