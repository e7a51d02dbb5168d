"""The side tables of secrets: serial salts and PIN hashes. Never in the ledger, one writer each."""

from __future__ import annotations

import hashlib
import hmac
import os

from playhouse.apsw_ext import APSWDatabase

from app.domain.words import Line, Role
from app.ids import PersonId
from app.models import hot
from app.models.loading import things
from app.models.records import PersonRow, PinRow, PinTryRow, SaltRow
from app.values import frozen

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


def set_pin(db: APSWDatabase, person: int, pin: str | None) -> None:
    """Stores a PIN as a memory-hard hash (scrypt, RFC 7914) with a salt of its own; None takes it away.

    What was tried of the one before is forgotten.
    """
    forget_tries(db, person)
    if pin is None:
        PinRow.delete().where(PinRow.person == person).execute(db)
        return
    own = os.urandom(16)
    values = {"salt": own, "hash": _hash(pin, own)}
    PinRow.insert(person=person, **values).on_conflict(
        conflict_target=[PinRow.person], update=values
    ).execute(db)


def is_pin(db: APSWDatabase, person: int, pin: str) -> bool:
    """Whether this is the person's PIN."""
    row = PinRow.select().where(PinRow.person == person).first(db)
    return row is not None and hmac.compare_digest(_hash(pin, bytes(row.salt)), bytes(row.hash))


def with_pin(db: APSWDatabase) -> frozenset[PersonId]:
    """Who of those who are here has a PIN."""
    query = PinRow.select(PinRow.person).join(PersonRow, on=(PersonRow.id == PinRow.person))
    rows = query.where(PersonRow.active).tuples().execute(db)
    return frozenset(PersonId(person) for (person,) in rows)


def admins_with_pin(db: APSWDatabase) -> frozenset[PersonId]:
    """Which administrators have a PIN."""
    pinned = with_pin(db)
    return frozenset(each.id for each in things.people(db) if each.id in pinned and Role.ADMIN in each.roles)


@frozen
class Tries:
    """How often a PIN was tried in vain since it was right, and when it was tried last."""

    count: int = 0
    at: int = 0


def tries(db: APSWDatabase, person: int) -> Tries:
    """What was tried of somebody's PIN."""
    row = PinTryRow.select().where(PinTryRow.person == person).first(db)
    return Tries() if row is None else Tries(row.tries, row.at)


def note_try(db: APSWDatabase, person: int, tried: Tries) -> None:
    """Keeps what was tried."""
    values = {"tries": tried.count, "at": tried.at}
    PinTryRow.insert(person=person, **values).on_conflict(
        conflict_target=[PinTryRow.person], update=values
    ).execute(db)


def forget_tries(db: APSWDatabase, person: int) -> None:
    """The PIN was right, or is another one."""
    PinTryRow.delete().where(PinTryRow.person == person).execute(db)


def _hash(pin: str, own: bytes) -> bytes:
    return hashlib.scrypt(pin.encode(), salt=own, **_SCRYPT)
