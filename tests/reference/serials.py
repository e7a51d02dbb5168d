"""Serial numbers, computed the slow and plain way: `ORG-HAT-SKU-YYYYMMDD-SEQ5-HASH4-C`."""

from __future__ import annotations

import hmac
import string
from datetime import date

ALPHABET = string.digits + string.ascii_uppercase


def stripped(sku: str) -> str:
    """The SKU's first eight capital letters and digits."""
    return "".join(letter for letter in sku.upper() if letter in ALPHABET)[:8]


def check_character(text: str) -> str:
    """ISO/IEC 7064 MOD 37,36 over the letters and digits of the text."""
    product = 36
    for letter in text:
        if letter in ALPHABET:
            total = (product + ALPHABET.index(letter)) % 36
            product = (total or 36) * 2 % 37
    return ALPHABET[(37 - product) % 36]


def serial(org: str, kind: str, sku: str, day: date, number: int, salt: bytes) -> str:
    """The whole serial of one piece."""
    body = f"{org}-{kind}-{stripped(sku)}-{day.year:04}{day.month:02}{day.day:02}-{number:05}"
    digest = hmac.new(salt, body.encode("ascii"), "sha256").hexdigest()[:4].upper()
    return f"{body}-{digest}-{check_character(f'{body}-{digest}')}"
