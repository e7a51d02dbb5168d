"""The side tables of secrets: serial salts and PIN hashes. Never in the ledger, one writer each."""

from __future__ import annotations

import hashlib
import os

from playhouse.apsw_ext import APSWDatabase

from app.domain.words import Line
from app.models import hot
from app.models.records import PinRow, SaltRow

_SALT_BYTES = 32
_SCRYPT = {"n": 2**14, "r": 8, "p": 1, "dklen": 32}


def draw_salts(db: APSWDatabase) -> None:
    """Draws the first salt of each line; done once, when a workspace is made."""
    for line in Line:
        SaltRow.insert(line=line, version=1, salt=os.urandom(_SALT_BYTES)).execute(db)


def salt(db: APSWDatabase, line: Line) -> bytes:
    """The line's newest salt."""
    return salts(db, line)[0]


def salts(db: APSWDatabase, line: Line) -> tuple[bytes, ...]:
    """All salts of a line, newest first: old serials verify with theirs."""
    return tuple(salt for (salt,) in db.connection().execute(hot.SALTS, (line,)).fetchall())


def set_pin(db: APSWDatabase, person: int, pin: str) -> None:
    """Stores a PIN as a memory-hard hash (scrypt, RFC 7914) with a salt of its own."""
    own = os.urandom(16)
    values = {"salt": own, "hash": hashlib.scrypt(pin.encode(), salt=own, **_SCRYPT)}
    PinRow.insert(person=person, **values).on_conflict(
        conflict_target=[PinRow.person], update=values
    ).execute(db)
