"""The way back of what was written of pieces."""

from __future__ import annotations

from app.domain.commands.fields import TokenRef
from app.domain.commands.quality import TokenEdit
from app.domain.facts import Fact
from app.domain.facts.flow import TokenEdited
from app.domain.undo import blocked
from app.domain.work import edited, reverting
from app.ids import TokenId
from app.lifecycle.verbs.undo import Undone, way_back
from app.models.loading import flow, past, tickets


@way_back(TokenEdit.kind)
def _edit(undone: Undone) -> list[Fact]:
    """Work that went on since is in the way of nothing: it did not change what was written."""
    db, given = undone.desk.db, undone.given
    edits = [fact for fact in undone.facts if isinstance(fact, TokenEdited)]
    tokens = [fact.token for fact in edits]
    refs = [TokenRef(id=TokenId(token)) for token in tokens]
    pieces = {int(each.token): each for each in tickets.work_pieces(db, refs)}
    reverting.refuse_stopped(given, pieces.values())
    again = past.later(db, given, tokens, given.kind)
    if again is not None:
        raise blocked(given, given.kind, again, **reverting.named(pieces[again.subject]))
    before = past.facts_before(db, given, flow.with_origins(db, tokens))
    handed_on = past.borne_since(db, given, tokens)
    return edited.edited_back(given, edits, edited.own_after(before), pieces, handed_on)
