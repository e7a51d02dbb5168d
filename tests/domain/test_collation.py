"""Names stand in the order in which a Thai dictionary, or an English index, has them."""

from __future__ import annotations

from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.collation import order_key

# Each line as it must stand, checked against ICU's order for Thai when it was written.
IN_ORDER = {
    "a leading vowel counts after its consonant": "กา เก่า แก้ว โกน ใกล้ ไก่ ขาว เข็มขัด เขียว ซองบัตร",
    "a tone counts only where the letters are the same": "กาด กาน ก่าน ก้าน การ ปา ป่า ป้า ปาก",
    "a silent letter is a letter": "กาก การ การ์ด กาว",
    "a word stands before those that it begins": "กระดาษ กระเป๋า กระเป๋าสะพาย กา",
    "vowels in their order": "นะ นัด นา นำ นิด นี นึก นุ่น นู เน แน โน ใน ไน",
    "the shortener is a sign like a tone": "เกบ เก็บ เกม",
    "the two old letters stand among the others": "รูป ฤดู ลม สม",
    "figures are the same in both scripts": "1ดาว ๒ดาว 3ดาว",
    "latin stands before thai": "apple Tote ตลับ โต๊ะ",
    "capitals stand beside small letters": "bag Belt card Tote trunk",
    "accents count only where the letters are the same": "cafe café cafés caff",
}


@pytest.mark.parametrize("words", IN_ORDER.values(), ids=IN_ORDER)
def test_words_stand_as_in_a_dictionary(words: str) -> None:
    expected = words.split()
    for seed in range(5):
        shuffled = Random(seed).sample(expected, len(expected))
        assert sorted(shuffled, key=order_key) == expected


def test_words_of_the_same_letters_differ_only_by_their_signs() -> None:
    assert order_key("ป่า").startswith(order_key("ปา"))
    assert order_key("Tote") == order_key("tOTE")


@given(st.text(st.characters(exclude_categories=("Cs", "Cc"))), st.text(st.characters(codec="utf-8")))
def test_a_key_orders_the_same_as_text_in_python_and_as_bytes_in_sqlite(one: str, other: str) -> None:
    first, second = order_key(one), order_key(other)
    assert (first < second) == (first.encode() < second.encode())


@given(st.text("กขเแโใไา่้็ aBé-0๐"), st.text("กขเแโใไา่้็ aBé-0๐", min_size=1))
def test_a_word_never_stands_behind_what_it_begins(word: str, rest: str) -> None:
    """A word that ends with a consonant: a vowel at its end belongs to what comes."""
    assert order_key(f"{word}ก") < order_key(f"{word}ก{rest}")
