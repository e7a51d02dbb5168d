"""Taking an edit of pieces back: each has the note and the priority again that it had before."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from app.domain.facts import Fact
from app.domain.facts.flow import TokenEdited, TokensBatchSplit, TokensReplaced, TokensSplit
from app.domain.undo import Given, blocked
from app.domain.words import LIVE_TOKEN
from app.domain.work.pieces import WorkPiece
from app.domain.work.reverting import named
from app.values import frozen


@frozen
class Own:
    """What was written of one piece: its note, and its priority where that is another than its job's."""

    note: str | None = None
    priority: str | None = None


def own_after(facts: Iterable[Fact]) -> dict[int, Own]:
    """What tokens have of their own after these facts, oldest first; nothing where none is told.

    None is born with a note. A part begins with the priority of its piece, some of a batch with the batch's,
    and a replacement with that of what it replaces.
    """
    own: dict[int, Own] = {}
    for fact in facts:
        if isinstance(fact, TokenEdited):
            own[fact.token] = Own(fact.note, fact.priority)
        else:
            for token, source in _born_of(fact):
                own[token] = Own(priority=own.get(source, Own()).priority)
    return own


def _born_of(fact: Fact) -> Iterable[tuple[int, int]]:
    """The tokens that a fact bore, each with the one whose priority it has."""
    if isinstance(fact, TokensBatchSplit):
        yield fact.part, fact.token
    elif isinstance(fact, TokensReplaced):
        yield from enumerate(fact.originals if fact.parents is None else fact.parents, fact.first_token)
    elif isinstance(fact, TokensSplit):
        for way in range(fact.ways):
            yield from enumerate(fact.parents, fact.first_token + way * len(fact.parents))


def edited_back(
    given: Given,
    edits: Iterable[TokenEdited],
    before: Mapping[int, Own],
    pieces: Mapping[int, WorkPiece],
    sources: Iterable[int],
) -> list[Fact]:
    """The edits that give pieces what they had; `before` is what `own_after` says of the facts before, and
    `sources` are tokens of which something came since that lives.

    Raises Refused where a piece has ended, or its priority has gone over to what came of it.
    """
    handed_on = frozenset(sources)
    back: list[Fact] = []
    for edit in edits:
        piece, own = pieces[edit.token], before.get(edit.token, Own())
        about = named(piece)
        if piece.state not in LIVE_TOKEN:
            raise blocked(given, "edited_ended", state=piece.state, **about)
        if edit.priority != own.priority and edit.token in handed_on:
            raise blocked(given, "edited_handed_on", **about)
        back.append(TokenEdited(ticket=piece.ticket, token=piece.token, note=own.note, priority=own.priority))
    return back
