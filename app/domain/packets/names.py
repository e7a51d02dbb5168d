"""Names that any file system takes, made of texts that people wrote; and the codes of packets."""

from __future__ import annotations

import re
import unicodedata
from hashlib import sha256

from app.clock import Instant

LONGEST_NAME = 120  # bytes in UTF-8: with a folder's path before it, it stays below what Windows takes
_RESERVED = re.compile(r"(con|prn|aux|nul|conin\$|conout\$|com[0-9¹²³]|lpt[0-9¹²³])\s*(\..*)?", re.IGNORECASE)
_FORBIDDEN = re.compile(r'[<>:"/\\|?*]')
_SPACES = re.compile(r"\s+")
_LONGEST_ENDING = 16
_DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"
_RANDOM_DIGITS = 8
_CODE = re.compile(r"job-[0-9a-z]{1,12}-[0-9a-z]{8}", re.ASCII)


def safe_name(text: str) -> str:
    """One name for a file or folder: nothing in it leads elsewhere, hides, or turns the writing around."""
    plain = unicodedata.normalize("NFC", text)
    visible = "".join(each for each in plain if unicodedata.category(each) not in _INVISIBLE)
    name = _shortened(_SPACES.sub(" ", _FORBIDDEN.sub("_", visible)).lstrip(" .").rstrip(" ."))
    if _RESERVED.fullmatch(name):
        name = f"_{name}"
    return name or "_"


def packet_code(now: Instant, *seeds: bytes) -> str:
    """`job-<base36 time>-<base36 random>`: when it was made, and what nobody can guess without the seeds."""
    drawn = int.from_bytes(sha256(b"\0".join((str(now).encode(), *seeds))).digest())
    return f"job-{base36(now // 1000)}-{base36(drawn)[-_RANDOM_DIGITS:]}"


def is_packet_code(text: str) -> bool:
    """Whether it is written as the codes of packets are."""
    return _CODE.fullmatch(text) is not None


def base36(number: int) -> str:
    """A whole number, not negative, in digits and small letters."""
    digits = ""
    while True:
        number, digit = divmod(number, 36)
        digits = _DIGITS[digit] + digits
        if not number:
            return digits


def _shortened(name: str) -> str:
    """Not too long, with its ending, and never cut within a letter and its marks."""
    if len(name.encode()) <= LONGEST_NAME:
        return name
    stem, dot, ending = name.rpartition(".")
    if not stem or len(ending.encode()) > _LONGEST_ENDING:
        stem, dot, ending = name, "", ""
    room = LONGEST_NAME - len((dot + ending).encode())
    cut = len(stem.encode()[:room].decode(errors="ignore"))
    while cut > 1 and unicodedata.category(stem[cut]) in _MARKS:
        cut -= 1
    return stem[:cut].rstrip(". ") + dot + ending


_INVISIBLE = frozenset({"Cc", "Cf", "Co", "Cn", "Cs", "Zl", "Zp"})
_MARKS = frozenset({"Mn", "Mc", "Me"})
