"""What is said where somebody has gone on with a piece, so that it is not taken back: which way is open."""

from __future__ import annotations

from app.domain.commands import find, inbox, quality, sessions, work
from app.domain.refusals import Refused
from app.domain.undo import Given, Later, blocked
from app.domain.words import LIVE_TOKEN, TokenState
from app.domain.work.left_open import LEFT_OPEN
from app.domain.work.pieces import WorkPiece
from app.domain.work.reverting import named

# What sets right by hand what can't be taken back any more.
_BY_HAND = {
    work.WorkClaim.kind: work.WorkRequeue.kind,
    work.WorkRequeue.kind: work.WorkClaim.kind,
    work.WorkHandoff.kind: work.WorkHandoff.kind,
    work.WorkAskHelp.kind: work.WorkWithdrawHelp.kind,
    work.WorkWithdrawHelp.kind: work.WorkAskHelp.kind,
    work.WorkStart.kind: work.WorkRequeue.kind,
    work.WorkResume.kind: work.WorkPause.kind,
    work.WorkAssist.kind: work.WorkRequeue.kind,
    work.WorkPause.kind: work.WorkResume.kind,
    work.WorkComplete.kind: quality.TokenMove.kind,
    quality.QcPass.kind: quality.TokenMove.kind,
    inbox.InboxAccept.kind: work.WorkHandoff.kind,
}


def gone_on(given: Given, on: Later, piece: WorkPiece) -> Refused:
    """The refusal that names the piece which somebody has gone on with.

    They undo that first, where it can be undone. Else a manager sends on what is held, what has ended stays
    ended, and what is wrong with the rest is set right by hand.
    """
    about = named(piece)
    if on.kind == sessions.SessionCloseLeftOpen.kind:
        return blocked(given, LEFT_OPEN, on, **about)
    if find(on.kind).undoable:
        return blocked(given, "work", on, **about)
    if piece.state not in LIVE_TOKEN:
        return blocked(given, "work_ended", on, state=piece.state, **about)
    held = piece.state is TokenState.ON_HOLD
    counter = quality.TokenResolve.kind if held else _BY_HAND[given.kind]
    return blocked(given, "work_held" if held else "work_stays", on, counter=counter, **about)
