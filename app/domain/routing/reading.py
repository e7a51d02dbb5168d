"""Strict reading of plain JSON data: every problem is noted with its place, nothing is guessed or bent.

A reader looks at one value and gives back what it means, or notes what is wrong and gives back `BAD`.
"""

from __future__ import annotations

import difflib
import math
import re
import unicodedata
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import field
from enum import Enum, StrEnum
from typing import Any, Final

from app.values import frozen


class Wrong(StrEnum):
    """What can be wrong with the form of the data, one meaning each."""

    FORMAT_UNKNOWN = "FORMAT_UNKNOWN"
    KEY_MISSING = "KEY_MISSING"
    KEY_MISSPELT = "KEY_MISSPELT"
    KEY_UNKNOWN = "KEY_UNKNOWN"
    NOT_AN_OBJECT = "NOT_AN_OBJECT"
    NOT_A_LIST = "NOT_A_LIST"
    NOT_TEXT = "NOT_TEXT"
    NOT_A_NUMBER = "NOT_A_NUMBER"
    NOT_A_WHOLE_NUMBER = "NOT_A_WHOLE_NUMBER"
    NOT_YES_OR_NO = "NOT_YES_OR_NO"
    NOT_A_CHOICE = "NOT_A_CHOICE"
    NUMBER_OUT_OF_RANGE = "NUMBER_OUT_OF_RANGE"
    TEXT_EMPTY = "TEXT_EMPTY"
    TEXT_TOO_LONG = "TEXT_TOO_LONG"
    TEXT_UNPRINTABLE = "TEXT_UNPRINTABLE"
    CODE_MALFORMED = "CODE_MALFORMED"
    LIST_TOO_LONG = "LIST_TOO_LONG"
    LIST_EMPTY = "LIST_EMPTY"
    CONDITION_NOT_A_GROUP = "CONDITION_NOT_A_GROUP"
    CONDITION_TOO_DEEP = "CONDITION_TOO_DEEP"
    CONDITION_TOO_LONG = "CONDITION_TOO_LONG"
    CONDITION_VALUE_MALFORMED = "CONDITION_VALUE_MALFORMED"


@frozen
class Problem:
    """One thing wrong with the form of the data: what, and where (`nodes[3].minutes`)."""

    code: Wrong
    place: str
    params: Mapping[str, object] = field(default_factory=dict, hash=False)


class Nothing(Enum):
    """The value of something that could not be read."""

    BAD = "bad"


BAD: Final = Nothing.BAD

Note = Callable[..., Nothing]
Reader = Callable[["Notebook", object, str], Any]


class Notebook:
    """Where problems are noted while reading goes on."""

    def __init__(self) -> None:
        self.problems: list[Problem] = []

    def note(self, code: Wrong, place: str, **params: object) -> Nothing:
        """Notes a problem; its result stands for the value that is missing now."""
        self.problems.append(Problem(code, place, params))
        return BAD


def whole(least: int, most: int) -> Reader:
    """A whole number; `true`, `3.0` and `"3"` are none."""

    def read(notes: Notebook, value: object, place: str) -> int | Nothing:
        if isinstance(value, bool) or not isinstance(value, int):
            return notes.note(Wrong.NOT_A_WHOLE_NUMBER, place, found=shown(value), least=least, most=most)
        if not least <= value <= most:
            return notes.note(Wrong.NUMBER_OUT_OF_RANGE, place, found=shown(value), least=least, most=most)
        return value

    return read


def number(least: int, most: int) -> Reader:
    """A finite number, kept whole where it is written whole."""

    def read(notes: Notebook, value: object, place: str) -> float | Nothing:
        if isinstance(value, bool) or not isinstance(value, int | float) or is_endless(value):
            return notes.note(Wrong.NOT_A_NUMBER, place, found=shown(value), least=least, most=most)
        if not least <= value <= most:
            return notes.note(Wrong.NUMBER_OUT_OF_RANGE, place, found=shown(value), least=least, most=most)
        return value

    return read


def is_endless(value: float) -> bool:
    """Whether it is one of the numbers that JSON should not have: NaN, Infinity, 1e400."""
    return not -math.inf < value < math.inf


def flag(notes: Notebook, value: object, place: str) -> bool | Nothing:
    """`true` or `false`."""
    return value if isinstance(value, bool) else notes.note(Wrong.NOT_YES_OR_NO, place, found=shown(value))


def text(most: int, *, lines: bool = False) -> Reader:
    """Printable text that is not blank; with line breaks only where `lines` says so."""

    def read(notes: Notebook, value: object, place: str) -> str | Nothing:
        if not isinstance(value, str):
            return notes.note(Wrong.NOT_TEXT, place, found=shown(value))
        if not value.strip():
            return notes.note(Wrong.TEXT_EMPTY, place)
        if len(value) > most:
            return notes.note(Wrong.TEXT_TOO_LONG, place, length=len(value), most=most)
        if not is_printable(value, lines=lines):
            return notes.note(Wrong.TEXT_UNPRINTABLE, place)
        return value

    return read


def is_printable(value: str, *, lines: bool = False) -> bool:
    """Whether it has no control character and no half of a surrogate pair."""
    allowed = "\n\t" if lines else ""
    return all(letter in allowed or unicodedata.category(letter) not in _UNPRINTABLE for letter in value)


def code(most: int) -> Reader:
    """A code: letters, digits, dot, dash, slash, underscore."""
    as_text = text(most)

    def read(notes: Notebook, value: object, place: str) -> str | Nothing:
        found: str | Nothing = as_text(notes, value, place)
        if found is BAD or _CODE.fullmatch(found):
            return found
        return notes.note(Wrong.CODE_MALFORMED, place, found=shown(found))

    return read


def choice(words: type[StrEnum]) -> Reader:
    """One of the words of an enum, exactly as written there."""

    def read(notes: Notebook, value: object, place: str) -> StrEnum | Nothing:
        if isinstance(value, str) and value in tuple(words):
            return words(value)
        return notes.note(Wrong.NOT_A_CHOICE, place, found=shown(value), known=", ".join(words))

    return read


def optional(reader: Reader) -> Reader:
    """What the reader reads, or null for: not set."""

    def read(notes: Notebook, value: object, place: str) -> Any:
        return None if value is None else reader(notes, value, place)

    return read


def several(reader: Reader, most: int) -> Reader:
    """A list of at most so many, as a tuple; what is bad in it is left out."""

    def read(notes: Notebook, value: object, place: str) -> tuple[Any, ...] | Nothing:
        if not isinstance(value, list):
            return notes.note(Wrong.NOT_A_LIST, place, found=shown(value))
        if len(value) > most:
            return notes.note(Wrong.LIST_TOO_LONG, place, length=len(value), most=most)
        found = (reader(notes, each, f"{place}[{number}]") for number, each in enumerate(value))
        return tuple(each for each in found if each is not BAD)

    return read


def fields(
    notes: Notebook, value: object, place: str, readers: Mapping[str, Reader], required: Collection[str] = ()
) -> dict[str, Any] | Nothing:
    """The values of an object's keys that could be read; unknown and missing keys are problems."""
    if not isinstance(value, dict):
        return notes.note(Wrong.NOT_AN_OBJECT, place, found=shown(value))
    _note_unknown(notes, value, place, readers)
    for key in required:
        if key not in value:
            notes.note(Wrong.KEY_MISSING, inside(place, key), key=key)
    given = [key for key in readers if key in value]
    read = {key: readers[key](notes, value[key], inside(place, key)) for key in given}
    return {key: found for key, found in read.items() if found is not BAD}


def _note_unknown(notes: Notebook, value: Iterable[object], place: str, known: Collection[str]) -> None:
    for key in value:
        if key in known:
            continue
        name = _cut(str(key))
        near = nearest(str(key), known)
        if near:
            notes.note(Wrong.KEY_MISSPELT, inside(place, name), key=name, nearest=near)
        else:
            notes.note(Wrong.KEY_UNKNOWN, inside(place, name), key=name, known=", ".join(known))


def nearest(word: str, known: Collection[str]) -> str:
    """The known name that the word was probably meant to be, or nothing."""
    by_folded = {each.casefold(): each for each in known}
    close = difflib.get_close_matches(word[:_LONGEST_SHOWN].casefold(), by_folded, 1)
    return by_folded[close[0]] if close else ""


def inside(place: str, key: str) -> str:
    """The place of a key inside an object."""
    return f"{place}.{key}" if place else key


def shown(value: object) -> str:
    """A value as a problem quotes it: short, in one line, never the inside of a list; a text in quotes."""
    if isinstance(value, dict | list):
        return "{…}" if isinstance(value, dict) else "[…]"
    if isinstance(value, str):
        return f"“{_cut(value)}”"
    if value is None or isinstance(value, bool):
        return _JSON_WORDS[value]
    if isinstance(value, int) and not -_LARGEST_SHOWN < value < _LARGEST_SHOWN:
        return "-…" if value < 0 else "…"
    return _cut(str(value))


def _cut(text: str) -> str:
    """A text without what can't be printed, and not too long."""
    plain = "".join(letter if is_printable(letter) else _REPLACED for letter in text[:200])
    return plain if len(plain) <= _LONGEST_SHOWN else plain[: _LONGEST_SHOWN - 1] + "…"


_CODE = re.compile(r"[0-9A-Za-z][0-9A-Za-z._/-]*")
_UNPRINTABLE = frozenset({"Cc", "Cs", "Zl", "Zp"})
_LONGEST_SHOWN = 60
_REPLACED = "\N{REPLACEMENT CHARACTER}"
_LARGEST_SHOWN = 10**18  # turning a number of thousands of digits into text is slow, then an error
_JSON_WORDS: Mapping[object, str] = {None: "null", True: "true", False: "false"}
