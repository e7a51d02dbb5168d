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


def decoded(data: bytes, name: str, encoding: str | None = None) -> tuple[str, str]:
    """The text of a file, and the name of its encoding: UTF-8 or UTF-16 by their marks, UTF-8, else cp874.

    With `encoding`, that one. Raises SheetProblem with the row where a byte fits no encoding.
    """
    for mark, marked in _MARKS:
        if data.startswith(mark):
            return _decode(data.removeprefix(mark), marked, name), marked
    found = encoding or ("utf-8" if _is_utf8(data) else "cp874")
    text = _decode(data, found, name)
    strange = _NOT_THAI.search(text) if found == "cp874" else None
    if strange:
        raise _unknown(name, text.count("\n", 0, strange.start()))
    return text, found


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
