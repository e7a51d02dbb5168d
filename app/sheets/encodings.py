"""Text files as characters: which encoding a file is in, found out from its bytes."""

from __future__ import annotations

import codecs
import re

from app.sheets.problems import SheetProblem, SheetTrouble

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_THAI_IN_UTF8 = re.compile(rb"\xe0[\xb8\xb9][\x80-\xbf]")
_BEYOND_ASCII = re.compile(rb"[\x80-\xff]")
# A vowel or tone mark over a Latin letter: the bytes were those of another encoding than Thai.
_NOT_THAI = re.compile("[A-Za-z][\u0e31\u0e34-\u0e3a\u0e47-\u0e4e]")
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")
# The upper halves of Latin and of Thai characters.
_USUAL_PAGES = (0x00, 0x0E)


def decoded(data: bytes, name: str, encoding: str | None = None) -> tuple[str, str]:
    """The text of a file, and the name of its encoding: by its mark, UTF-16, UTF-8, else cp874.

    With `encoding`, that one. Raises SheetProblem with the row where a byte fits no encoding.
    """
    for mark, marked in _MARKS:
        if data.startswith(mark):
            return _decode(data.removeprefix(mark), marked, name), marked
    found = utf16_of(data) or encoding or ("utf-8" if _is_utf8(data) else "cp874")
    text = _decode(data, found, name)
    strange = _NOT_THAI.search(text) if found == "cp874" else None
    if strange:
        raise _unknown(name, text.count("\n", 0, strange.start()))
    return text, found


def utf16_of(data: bytes) -> str | None:
    """Which UTF-16 a text is in, marked or not; None for anything else.

    Without a mark half of its bytes give it away: nearly all are the upper halves of Latin and Thai.
    """
    for mark, marked in _MARKS:
        if marked.startswith("utf-16") and data.startswith(mark):
            return marked
    if b"\0" not in data:
        return None
    halves = {"utf-16-le": data[1::2], "utf-16-be": data[::2]}
    return next((each for each, upper in halves.items() if _is_utf16(data, each, upper)), None)


def _is_utf16(data: bytes, encoding: str, upper: bytes) -> bool:
    usual = sum(upper.count(page) for page in _USUAL_PAGES)
    if usual * 2 <= len(upper):
        return False
    try:
        return _CONTROL.search(data.decode(encoding)) is None
    except UnicodeDecodeError:
        return False


def _decode(data: bytes, encoding: str, name: str) -> str:
    try:
        text = data.decode(encoding.removesuffix("-sig"))
    except UnicodeDecodeError as error:
        raise _unknown(name, data.count(b"\n", 0, error.start)) from error
    except LookupError as error:
        raise _unknown(name, 0) from error
    if "\0" in text:
        raise SheetProblem(SheetTrouble.NOT_A_SHEET, name=name)
    return text


def _is_utf8(data: bytes) -> bool:
    """True for UTF-8, and for UTF-8 with a few damaged bytes: read as cp874, that would be nonsense."""
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        thai = len(_THAI_IN_UTF8.findall(data)) * 3
        return thai * 2 > len(_BEYOND_ASCII.findall(data))
    return True


def _unknown(name: str, lines_before: int) -> SheetProblem:
    return SheetProblem(SheetTrouble.ENCODING_UNKNOWN, row=lines_before + 1, name=name)
