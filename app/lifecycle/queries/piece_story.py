"""Which facts are of one piece's story."""

from __future__ import annotations

from app.domain.facts import from_payload
from app.domain.facts.flow import TokensJoined, TokensReplaced, TokensSplit, tokens_in
from app.lifecycle.queries.activity import FactLine
from app.values import frozen

# The beginnings of the kinds of facts that speak of tokens.
_AREAS_OF_TOKENS = ("tokens.", "token.", "work.", "qc.", "inbox.", "ticket.paused")


@frozen
class PieceFact:
    """A fact about one piece, and what it means to that one where it means several things."""

    line: FactLine
    variant: str = ""


def of_piece(line: FactLine, token: int) -> PieceFact | None:
    """The fact as one of this piece's story; None where it speaks of others only."""
    if not line.kind.startswith(_AREAS_OF_TOKENS):
        return None
    if line.data.get("token") == token:
        return PieceFact(line)
    if line.data.get("part") == token:
        return PieceFact(line, "part")
    happened = from_payload(line.kind, line.data)
    if token not in tokens_in(happened):
        return None
    if isinstance(happened, TokensSplit):
        return PieceFact(line, "" if token in happened.parents else "part")
    if isinstance(happened, TokensJoined):
        return PieceFact(line, "" if token in happened.tokens else "whole")
    if isinstance(happened, TokensReplaced):
        return PieceFact(line, "" if token in happened.originals else "new")
    return PieceFact(line)
