"""Where Thai may break into lines: Qt knows it on some systems only, so invisible marks stand between words.

They are for display, never stored, and taken out of what is copied.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from budoux import Parser

MARK = "\u200b"
# Words of this trade that the parser takes apart in some sentences.
WORDS = ("สถานะ", "ขั้นตอน", "ใบงาน", "ใบสั่งงาน", "ชิ้นงาน", "หัตถศิลป์", "หน้างาน", "ช่างฝีมือ")
FIRST, LAST = "\u0e00", "\u0e7f"


def breakable(text: str) -> str:
    """The text with a place to break between its Thai words; other text as it is."""
    if not any(FIRST <= letter <= LAST for letter in text):
        return text
    return _breakable(text)


def unmarked(text: str) -> str:
    """The text without the marks of `breakable`."""
    return text.replace(MARK, "")


@lru_cache(maxsize=2048)
def _breakable(text: str) -> str:
    marked = "\n".join(MARK.join(_parser().parse(line)) for line in text.split("\n"))
    return _whole_words().sub(_join, marked)


def _join(found: re.Match[str]) -> str:
    return unmarked(found[0])


@cache
def _whole_words() -> re.Pattern[str]:
    return re.compile("|".join(f"{MARK}?".join(word) for word in WORDS))


@cache
def _parser() -> Parser:
    from budoux import load_default_thai_parser  # noqa: PLC0415 - its model, only where Thai is shown

    return load_default_thai_parser()
