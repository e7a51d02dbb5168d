"""The order of names as people expect it: Thai by its consonants, capitals beside small letters.

Thai is written with some vowels before the consonant that they are spoken after; a dictionary orders a word
by the consonant. Tones and accents tell two words apart only where everything else is the same.

A key is text: keys are compared by their code points, as Python and SQLite do by themselves. Tables hold
keys, and a replay must make the same: whoever changes this raises the schema's version, and nothing here asks
for what differs between two releases of Python, which know more letters each time.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache

# เ แ โ ใ ไ, and the consonant that is spoken before them.
_LEADING = re.compile("([\u0e40-\u0e44])([\u0e01-\u0e2e])")
_LAST_LATIN = "\u024f"
# Accents; then ฯ ๆ and what stands above a Thai letter and is no vowel.
_MARKS = frozenset(map(chr, (*range(0x0300, 0x0370), 0x0E2F, 0x0E46, *range(0x0E47, 0x0E4F))))
_FIGURES = {0x0E50 + figure: str(figure) for figure in range(10)}
_APART = "\x01"  # below every letter: a word stands before those that it begins
_BARE = " "  # below every mark


def order_key(text: str) -> str:
    """What a name is ordered by."""
    if text.isascii():
        return text.lower()
    letters: list[str] = []
    marks: list[str] = []
    for letter in _spelled(text):
        if letter in _MARKS:
            marks.append(letter)
        else:
            letters.append(letter)
            marks.append(_BARE)
    told = "".join(marks).rstrip(_BARE)
    return "".join(letters) + (_APART + told if told else "")


def _spelled(text: str) -> str:
    """The letters in the order in which they count: accents by themselves, a leading vowel in its place."""
    latin = "".join(_folded(letter) if letter <= _LAST_LATIN else letter for letter in text)
    return _LEADING.sub(r"\2\1", latin).translate(_FIGURES)


@cache
def _folded(letter: str) -> str:
    return unicodedata.normalize("NFD", letter.casefold())
