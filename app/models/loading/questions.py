"""Loading what is asked about pieces in hand."""

from __future__ import annotations

from collections.abc import Iterable

from app.clock import Instant
from app.domain.commands.fields import TokenRef
from app.domain.work.asked import InHand
from app.domain.work.pieces import WorkPiece
from app.models import hot
from app.models.connection import Database
from app.models.loading.tickets import work_pieces


def in_hand(db: Database, refs: Iterable[TokenRef], now: Instant) -> list[InHand]:
    """The tokens that a command names, with what is asked about each. Raises Refused(ERR_NOT_FOUND)."""
    return [_in_hand(db, piece, now) for piece in work_pieces(db, refs)]


def _in_hand(db: Database, piece: WorkPiece, now: Instant) -> InHand:
    if piece.item is None:
        return InHand(piece, reassigned=False, paused=None, settled=True)
    reassigned, paused, settled = db.connection().execute(hot.ASKED_OF_ITEM, (now, piece.item)).fetchone()
    return InHand(piece, bool(reassigned), paused, bool(settled))
