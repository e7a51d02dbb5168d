"""Where Thai may break into lines: Qt knows it on some systems only, so invisible marks stand between words.

They are for display, never stored, and taken out of what is copied.
"""

from __future__ import annotations

from functools import cache, lru_cache

import budoux

MARK = "\u200b"
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
    return "\n".join(MARK.join(_parser().parse(line)) for line in text.split("\n"))


@cache
def _parser() -> budoux.Parser:
    return budoux.load_default_thai_parser()
