"""The side tables of secrets: serial salts and PIN hashes. Never in the ledger, one writer each."""

from __future__ import annotations

import os

from app.domain.words import Line, Role
from app.ids import PersonId
from app.models import hot
from app.models.connection import Database
from app.models.loading import things
from app.values import frozen

_PINNED = "SELECT p.person FROM pin p JOIN person w ON w.id = p.person WHERE w.active"
_KEEP_PIN = (
    "INSERT INTO pin (person, salt, hash) VALUES (?, ?, ?) "
    "ON CONFLICT (person) DO UPDATE SET salt = excluded.salt, hash = excluded.hash"
)
_KEEP_TRY = (
    "INSERT INTO pin_try (person, tries, at) VALUES (?, ?, ?) "
    "ON CONFLICT (person) DO UPDATE SET tries = excluded.tries, at = excluded.at"
)
_SALT_BYTES = 32
_SCRYPT = {"n": 2**14, "r": 8, "p": 1, "dklen": 32}


def draw_salts(db: Database) -> None:
    """Draws the first salt of each line; done once, when a workspace is made."""
    for line in Line:
        values = (line, os.urandom(_SALT_BYTES))
        db.execute_sql("INSERT INTO salt (line, version, salt) VALUES (?, 1, ?)", values)


def salt(db: Database, line: Line) -> bytes:
    """The line's newest salt."""
    return salts(db, line)[0]


def salts(db: Database, line: Line) -> tuple[bytes, ...]:
    """All salts of a line, newest first: old serials verify with theirs."""
    return tuple(salt for (salt,) in db.connection().execute(hot.SALTS, (line,)).fetchall())


def set_pin(db: Database, person: int, pin: str | None) -> None:
    """Stores a PIN as a memory-hard hash (scrypt, RFC 7914) with a salt of its own; None takes it away.

    What was tried of the one before is forgotten.
    """
    forget_tries(db, person)
    if pin is None:
        db.execute_sql("DELETE FROM pin WHERE person = ?", (person,))
        return
    own = os.urandom(16)
    db.execute_sql(_KEEP_PIN, (person, own, _hash(pin, own)))


def is_pin(db: Database, person: int, pin: str) -> bool:
    """Whether this is the person's PIN."""
    from hmac import compare_digest  # noqa: PLC0415 - as below

    row = db.execute_sql("SELECT salt, hash FROM pin WHERE person = ?", (person,)).fetchone()
    return row is not None and compare_digest(_hash(pin, row[0]), row[1])


def with_pin(db: Database) -> frozenset[PersonId]:
    """Who of those who are here has a PIN."""
    return frozenset(PersonId(person) for (person,) in db.execute_sql(_PINNED).fetchall())


def admins_with_pin(db: Database) -> frozenset[PersonId]:
    """Which administrators have a PIN."""
    pinned = with_pin(db)
    return frozenset(each.id for each in things.people(db) if each.id in pinned and Role.ADMIN in each.roles)


@frozen
class Tries:
    """How often a PIN was tried in vain since it was right, and when it was tried last."""

    count: int = 0
    at: int = 0


def tries(db: Database, person: int) -> Tries:
    """What was tried of somebody's PIN."""
    row = db.execute_sql("SELECT tries, at FROM pin_try WHERE person = ?", (person,)).fetchone()
    return Tries() if row is None else Tries(*row)


def note_try(db: Database, person: int, tried: Tries) -> None:
    """Keeps what was tried."""
    db.execute_sql(_KEEP_TRY, (person, tried.count, tried.at))


def forget_tries(db: Database, person: int) -> None:
    """The PIN was right, or is another one."""
    db.execute_sql("DELETE FROM pin_try WHERE person = ?", (person,))


def _hash(pin: str, own: bytes) -> bytes:
    from hashlib import scrypt  # noqa: PLC0415 - loads OpenSSL, and few windows ask for a PIN at their start

    return scrypt(pin.encode(), salt=own, **_SCRYPT)
