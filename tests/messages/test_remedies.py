"""Whoever is refused reads what to do instead, in both languages."""

from __future__ import annotations

import re
from collections.abc import Mapping

import pytest

from app.messages import Language, Messages, Sentence
from app.messages.marks import Plural
from app.messages.refusals import REFUSALS
from app.messages.troubles import TROUBLES

SENTENCES: Mapping[str, Sentence] = {**REFUSALS, **TROUBLES}
# Either a second sentence says it, or the first says what is needed.
REMEDY = {
    Language.ENGLISH: re.compile(r"[.?] [A-Z{“].|; .|\bneeds? |may only|looks like|is text of|^Give "),
    Language.THAI: re.compile("โปรด|ต้อง|หมายถึง|ได้เฉพาะ|ได้ด้วย|มีรูปแบบ|ที่มีคือ|ใส่ได้|ดูรายละเอียด"),
}
BARE = {Language.ENGLISH: "The file {file} is empty.", Language.THAI: "ไฟล์ {file} ว่างเปล่า"}


def said(sentence: Sentence, language: Language) -> str:
    """The sentence as it stands in the catalogue."""
    messages = Messages(language)._catalogue
    if isinstance(sentence, Plural):
        return messages.ngettext(sentence.one, sentence.many, 2)
    return messages.gettext(sentence)


@pytest.mark.parametrize("language", Language)
def test_a_refusal_says_what_to_do_instead(language: Language) -> None:
    remedy = REMEDY[language]
    assert not remedy.search(BARE[language]), "a bare statement would pass"
    assert [code for code, each in SENTENCES.items() if not remedy.search(said(each, language))] == []
