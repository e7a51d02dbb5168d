"""Serial numbers `ORG-HAT-SKU-YYYYMMDD-SEQ5-HASH4-C`.

HASH4 is the first four hexadecimal digits of HMAC-SHA256 (RFC 2104) with the line's salt over everything
before it; C is the check character of ISO/IEC 7064 MOD 37,36 over all letters and digits before it.
"""

from __future__ import annotations

import hashlib
import hmac
import re
from datetime import date
from functools import lru_cache

from app.domain.words import Line
from app.values import frozen

TYPE_OF_LINE = {Line.HATTHASILPA: "HAT", Line.CLASSIC: "OEM"}
SHORTEST_KEY = 2
LONGEST_KEY = 8

_ALPHABET = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"
_VALUE = {character: value for value, character in enumerate(_ALPHABET)}
_BLOCK = 64
_SHAPE = re.compile(
    r"[A-Z0-9]{2,8}-[A-Z]{2,4}-[A-Z0-9]{2,8}-[0-9]{8}-[0-9]{5,}-[0-9A-F]{4}-[0-9A-Z]", re.ASCII
)


def _next_state(state: int, value: int) -> int:
    """One step of MOD 37,36: the running product after one more character."""
    total = (state + value) % 36 or 36
    return total * 2 % 37


_STEP = [{c: _next_state(state, value) for c, value in _VALUE.items()} for state in range(37)]


def sku_key(sku: str) -> str:
    """The SKU as it stands in serials: capital letters and digits only, at most eight."""
    return re.sub(r"[^A-Z0-9]", "", sku.upper(), flags=re.ASCII)[:LONGEST_KEY]


def fits_serials(sku: str) -> bool:
    """Whether enough of an SKU is left to stand in serials."""
    return len(sku_key(sku)) >= SHORTEST_KEY


@frozen
class Series:
    """One day's run of serials of an organisation, type and stripped SKU (UTC day)."""

    org: str
    line: Line
    key: str
    day: date

    @property
    def prefix(self) -> str:
        """What all serials of the series begin with; also the name of their sequence."""
        return f"{self.org.upper()}-{TYPE_OF_LINE[self.line]}-{self.key}-{self.day:%Y%m%d}"


def marks(prefix: str, first: int, count: int, salt: bytes) -> tuple[str, ...]:
    """The `HASH4-C` ends of `count` serials from sequence number `first` on."""
    inner, outer = (state.copy() for state in _keyed(salt))
    inner.update(f"{prefix}-".encode())
    state = _run(36, prefix.replace("-", ""))
    return tuple(_mark(inner, outer, state, f"{number:05d}") for number in range(first, first + count))


def serial(prefix: str, number: int, mark: str) -> str:
    """The whole serial."""
    return f"{prefix}-{number:05d}-{mark}"


def is_genuine(text: str, salts: tuple[bytes, ...]) -> bool:
    """Whether the text is a serial whose check character and hash are right under one of the salts."""
    if not _SHAPE.fullmatch(text):
        return False
    prefix, number, digest, check = text.rsplit("-", 3)
    expected = (marks(prefix, int(number), 1, salt)[0] for salt in salts)
    return any(hmac.compare_digest(mark, f"{digest}-{check}") for mark in expected)


@lru_cache(maxsize=8)
def _keyed(salt: bytes) -> tuple[hashlib._Hash, hashlib._Hash]:
    """The two SHA-256 states of an HMAC after its key: copied per serial, they cost a third of `hmac.new`."""
    key = (
        salt.ljust(_BLOCK, b"\0")
        if len(salt) <= _BLOCK
        else hashlib.sha256(salt).digest().ljust(_BLOCK, b"\0")
    )
    inner = hashlib.sha256(bytes(byte ^ 0x36 for byte in key))
    return inner, hashlib.sha256(bytes(byte ^ 0x5C for byte in key))


def _run(state: int, text: str) -> int:
    for character in text:
        state = _STEP[state][character]
    return state


def _mark(inner: hashlib._Hash, outer: hashlib._Hash, state: int, digits: str) -> str:
    first, second = inner.copy(), outer.copy()
    first.update(digits.encode())
    second.update(first.digest())
    digest = second.hexdigest()[:4].upper()
    return f"{digest}-{_ALPHABET[(37 - _run(state, digits + digest)) % 36]}"
