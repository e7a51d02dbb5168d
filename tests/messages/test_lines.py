"""Where lines may break: never within what somebody is called, nor between a number and its unit."""

from __future__ import annotations

import pytest

from app.messages import Language, Messages
from app.messages.thai import HOLD, LONGEST_NAME, MARK, breakable, unmarked

CHANGED = "{actor} changed {name}"


@pytest.mark.parametrize("name", ["ธนพล วัฒนกุล", "สุดารัตน์ พรหมดี", "ปรีชา อินทร์แก้ว", "วิไล แก้วมณี"])
@pytest.mark.parametrize("language", Language)
def test_a_name_is_broken_between_its_words_only(language: Language, name: str) -> None:
    said = Messages(language).text(CHANGED, actor=name, name=name)
    shown = breakable(said)
    assert shown.count(name) == 2
    assert unmarked(shown) == said


def test_around_a_name_thai_is_broken_as_ever() -> None:
    said = Messages(Language.THAI).text(CHANGED, actor="ธนพล วัฒนกุล", name="นงนุช แสงทอง")
    assert f"แก้ไขข้อมูล{MARK}ของ" in breakable(said)


def test_a_name_within_a_longer_word_holds_nothing_together() -> None:
    broken = breakable("ขั้นตอนตัดหนัง")
    Messages(Language.THAI).text(CHANGED, actor="ตอนตัด", name="หนัง")
    assert breakable("ขั้นตอนตัดหนัง") == broken
    assert MARK in broken


def test_a_word_that_may_not_fit_a_line_is_broken_even_in_a_name() -> None:
    long = "วัฒนกุล" * (LONGEST_NAME // 7 + 1)
    said = Messages(Language.THAI).text(CHANGED, actor=long, name="")
    assert MARK in breakable(said)


@pytest.mark.parametrize(
    ("said", "whole"),
    [
        ("About 6 h 20 min (5 h 46 min to 7 h 35 min)", "7 h 35 min)"),
        ("About 41 h (35 h to 1,046 h)", "1,046 h)"),
        ("ประมาณ 6 ชม. 20 นาที (5 ชม. 46 นาที ถึง 7 ชม. 35 นาที)", "7 ชม. 35 นาที)"),
    ],
)
def test_a_number_stands_with_its_unit(said: str, whole: str) -> None:
    shown = breakable(said)
    assert shown.endswith(whole.replace(" ", HOLD))
    assert unmarked(shown) == said


def test_a_number_of_something_else_stands_alone() -> None:
    assert breakable("12 hands and 3 minutes") == "12 hands and 3 minutes"
