"""Serial numbers: their shape, their hash, their check character, and what is no serial of ours."""

from __future__ import annotations

import hashlib
import hmac
import re
from datetime import date
from string import ascii_uppercase, digits

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.serials import Series, is_genuine, marks, serial, sku_key
from app.domain.words import Line

SALT = bytes(range(32))
DAY = date(2026, 11, 20)
PREFIX = Series("HAT", Line.HATTHASILPA, "TOTE07", DAY).prefix
ALPHABET = digits + ascii_uppercase


def made(number: int, prefix: str = PREFIX, salt: bytes = SALT) -> str:
    return serial(prefix, number, marks(prefix, number, 1, salt)[0])


def test_a_serial_says_organisation_type_product_day_and_number() -> None:
    assert re.fullmatch(r"HAT-HAT-TOTE07-20261120-00042-[0-9A-F]{4}-[0-9A-Z]", made(42))
    assert Series("bvm", Line.CLASSIC, "BELT32", DAY).prefix == "BVM-OEM-BELT32-20261120"


def test_a_sequence_has_at_least_five_digits() -> None:
    assert [made(number).split("-")[4] for number in (1, 99_999, 100_000)] == ["00001", "99999", "100000"]
    assert is_genuine(made(100_000), (SALT,))


@pytest.mark.parametrize("salt", [b"", b"short", SALT, bytes(64), bytes(65), bytes(range(200))])
def test_the_hash_is_the_hmac_of_what_stands_before_it(salt: bytes) -> None:
    for number in (1, 7, 123_456):
        before, digest, _ = made(number, salt=salt).rsplit("-", 2)
        assert digest == hmac.new(salt, before.encode(), hashlib.sha256).hexdigest()[:4].upper()


def test_many_serials_are_made_as_one_by_one() -> None:
    together = marks(PREFIX, 8, 5, SALT)
    assert together == tuple(marks(PREFIX, number, 1, SALT)[0] for number in range(8, 13))
    assert marks(PREFIX, 1, 0, SALT) == ()


def checks(text: str) -> bool:
    """ISO/IEC 7064 MOD 37,36, as the standard words it: the last sum leaves 1."""
    product = 36
    for character in text[:-1]:
        total = (product + ALPHABET.index(character)) % 36
        product = (total or 36) * 2 % 37
    return (product + ALPHABET.index(text[-1])) % 36 == 1


numbers = st.integers(1, 200_000)


@given(number=numbers)
def test_the_check_character_is_that_of_the_standard(number: int) -> None:
    assert checks(made(number).replace("-", ""))


@given(number=numbers, place=st.integers(0, 40), other=st.sampled_from(ALPHABET))
def test_one_character_read_wrongly_is_noticed_by_anybody(number: int, place: int, other: str) -> None:
    """The check character needs no salt: a scanner's slip is told without asking the workshop."""
    text = made(number).replace("-", "")
    place %= len(text)
    slipped = text[:place] + other + text[place + 1 :]
    assert checks(slipped) == (slipped == text)


@given(number=numbers)
def test_a_serial_is_genuine_under_its_salt_alone(number: int) -> None:
    text, other = made(number), b"another salt"
    assert is_genuine(text, (SALT,))
    assert is_genuine(text, (other, SALT)), "an older salt is still known"
    assert is_genuine(text, (other,)) == (made(number, salt=other) == text)
    assert not is_genuine(text, ())


@pytest.mark.parametrize(
    "text",
    [
        "",
        "HAT",
        made(1).lower(),
        made(1) + "\n",
        " " + made(1),
        made(1)[:-1],
        made(1).replace("-", ""),
        made(1).replace("00001", "0001"),
        made(1).replace("00001", "๐๐๐๐๑"),
        made(1).replace("00001", "00002"),
        made(1).replace("20261120", "20261121"),
    ],
)
def test_what_is_no_serial_is_not_genuine(text: str) -> None:
    assert not is_genuine(text, (SALT,))


@pytest.mark.parametrize(
    ("sku", "key"),
    [
        ("TOTE-07", "TOTE07"),
        ("tote.07", "TOTE07"),
        ("SATCHEL-LONG-1", "SATCHELL"),
        ("กระเป๋า-A1", "A1"),
        ("หนัง", ""),
        ("๑๒", ""),
        ("１２", ""),
        ("é-9", "9"),
    ],
)
def test_a_sku_stands_in_serials_as_capital_letters_and_digits(sku: str, key: str) -> None:
    assert sku_key(sku) == key
