"""The Thai catalogue is whole, says what the English says, and is spelt as Thai is spelt."""

from __future__ import annotations

import gettext
import re
import unicodedata
from collections.abc import Callable

import pytest

from tests.messages.catalogue import MO, Text, parameters, texts

THAI_LETTER = re.compile(r"[\u0e01-\u0e5b]")
LATIN_WORD = re.compile(r"[A-Za-z]{2,}")
IN_BRACES = re.compile(r"\{\w+\}")
QUOTED_PARAMETER = re.compile(r"“\{\w+\}”")
# The value of {permission} is Thai itself, so it joins its sentence as Thai words do, without a space.
TOUCHES_THAI = re.compile(r"[\u0e01-\u0e5b]\{(?!permission)\w+\}|\{(?!permission)\w+\}[\u0e01-\u0e5b]")
# Names that are the same in every language.
NAMES = {"UTF", "Hatthasilpa", "Python", "Qt", "SQLite"}
ABBREVIATIONS = frozenset(
    [
        "{hours} h",
        "A4 sheet, {columns} × {rows} labels of {width} × {height} mm",
        "Label printer, {width} × {height} mm",
        "Jan",
        "Feb",
        "Mar",
        "Apr",
        "May",
        "Jun",
        "Jul",
        "Aug",
        "Sep",
        "Oct",
        "Nov",
        "Dec",
        "Mo",
        "Tu",
        "We",
        "Th",
        "Fr",
        "Sa",
        "Su",
    ]
)

# What is looked for, and something that has it.
MISTAKES = {
    "sara am in two signs": (r"\u0e4d[\u0e48-\u0e4b]?\u0e32", "น\u0e4d\u0e49\u0e32"),
    "a tone before its vowel": (r"[\u0e48-\u0e4c][\u0e31\u0e34-\u0e3a]", "ท\u0e48\u0e35"),
    "a sign twice": (r"([\u0e31\u0e34-\u0e3a\u0e47-\u0e4e])\1", "ผ\u0e39\u0e39"),
    "two sara e for a sara ae": (r"\u0e40\u0e40", "\u0e40\u0e40ก้"),
    "an invisible sign": (r"[\u00ad\u200b-\u200f\u2028-\u202e\u2060\ufeff]", "ใบ\u200bงาน"),
    "a space at an end": (r"^\s|\s$", "ใบงาน "),
    "no space before the repeating sign": (r"[^ ]ๆ", "ต่างๆ"),
    "a polite ending": (r"ครับ|ค่ะ", "เลือกงานก่อนครับ"),
}


def wrong(is_wrong: Callable[[Text], object]) -> list[str]:
    """The English of each text that has a mistake."""
    return [text.english[0] for text in texts() if is_wrong(text)]


def test_every_text_is_translated() -> None:
    assert wrong(lambda text: len(text.thai) != 1 or not all(text.thai)) == []


def test_no_translation_is_only_a_guess() -> None:
    assert wrong(lambda text: text.fuzzy) == []


def test_the_thai_has_the_parameters_of_the_english() -> None:
    assert wrong(lambda text: set(parameters(text.said)) != set(parameters(text.english[-1]))) == []


def test_nothing_is_left_in_english() -> None:
    def is_english(text: Text) -> bool:
        words = set(LATIN_WORD.findall(IN_BRACES.sub("", text.english[0]))) - NAMES
        return bool(words) and not THAI_LETTER.search(text.said)

    assert wrong(is_english) == []


@pytest.mark.parametrize("mistake", MISTAKES)
def test_thai_is_spelt_as_thai_is_spelt(mistake: str) -> None:
    pattern, example = MISTAKES[mistake]
    assert re.search(pattern, example), "the mistake would not be found"
    assert wrong(lambda text: re.search(pattern, text.said)) == []


def test_signs_are_composed() -> None:
    assert wrong(lambda text: not unicodedata.is_normalized("NFC", text.said)) == []


def test_two_spaces_stand_only_where_the_english_has_them() -> None:
    assert wrong(lambda text: text.said.count("  ") != text.english[-1].count("  ")) == []


def test_what_english_quotes_is_quoted_in_thai() -> None:
    def quoted(words: str) -> list[str]:
        return sorted(QUOTED_PARAMETER.findall(words))

    assert wrong(lambda text: quoted(text.said) != quoted(text.english[-1])) == []


def test_quotation_marks_are_the_english_ones() -> None:
    assert (
        wrong(lambda text: any(text.said.count(sign) != text.english[-1].count(sign) for sign in '“”"')) == []
    )
    assert wrong(lambda text: "'" in text.said) == []


def test_a_parameter_stands_clear_of_thai_letters() -> None:
    assert wrong(lambda text: TOUCHES_THAI.search(text.said)) == []


def test_only_abbreviations_end_with_a_full_stop() -> None:
    assert set(wrong(lambda text: text.said.endswith("."))) == ABBREVIATIONS


def test_the_compiled_catalogue_says_the_same() -> None:
    with MO.open("rb") as file:
        compiled = gettext.GNUTranslations(file)

    def differs(text: Text) -> bool:
        one, many = text.english[0], text.english[-1]
        return (compiled.gettext(one) if one == many else compiled.ngettext(one, many, 5)) != text.said

    assert wrong(differs) == []
