"""What a scanned or typed code names: a piece by its serial or by job and number, or a whole job."""

from __future__ import annotations

import re

from app.domain.commands.fields import TokenRef
from app.domain.refusals import Refused
from app.domain.work.pieces import WorkPiece
from app.lifecycle.desk import Desk
from app.lifecycle.queries.tickets import ticket_id
from app.models.loading import tickets

_JOB = r"[A-Z]{2}-\d{4}-\d{4,}(?:-[A-Z](?![0-9A-Z]))?"
_PIECE_OF_JOB = re.compile(rf"({_JOB})[\s/:_-]*F?(\d{{1,6}})", re.ASCII)
_WHOLE_JOB = re.compile(_JOB, re.ASCII)


def piece(desk: Desk, code: str) -> WorkPiece | None:
    """The piece with this serial or number; of a chain of replacements the one that is alive."""
    code = code.strip().upper()
    numbered = None if _WHOLE_JOB.fullmatch(code) else _PIECE_OF_JOB.fullmatch(code)
    ref = TokenRef(serial=code)
    if numbered is not None:
        ref = TokenRef(ticket=numbered[1], number=int(numbered[2]))
    try:
        return tickets.work_pieces(desk.db, [ref])[0]
    except Refused:
        return None


def job(desk: Desk, code: str) -> int | None:
    """The id of the job with this code."""
    return ticket_id(desk, code.strip().upper())
