"""One and many: English has two forms, Thai has one, and each says its number."""

from __future__ import annotations

import pytest

from app.messages import Language, Messages, Plural
from tests.messages.catalogue import texts

UNFINISHED = Plural("{count} piece is finished", "{count} pieces are finished", "count")
PLURALS = [text for text in texts() if len(text.english) > 1]


@pytest.mark.parametrize(("count", "said"), [(0, "0 pieces are"), (1, "1 piece is"), (2, "2 pieces are")])
def test_english_tells_one_from_many(count: int, said: str) -> None:
    assert Messages(Language.ENGLISH).sentence(UNFINISHED, {"count": count}).startswith(said)


@pytest.mark.parametrize("count", [0, 1, 2, 11])
def test_thai_says_every_count_in_one_form(count: int) -> None:
    thai = Messages(Language.THAI)
    said = thai.plural(
        "{count} piece of {ticket} was created",
        "{count} pieces of {ticket} were created",
        count,
        ticket="HJ-2611-0001",
    )
    assert said == f"HJ-2611-0001 มีชิ้นงานใหม่ {count} ชิ้น"


def test_a_thai_plural_names_the_number_that_the_english_names() -> None:
    assert PLURALS
    for text in PLURALS:
        named = {name for name in ("count", "pieces", "unfinished") if f"{{{name}}}" in text.english[-1]}
        assert all(f"{{{name}}}" in text.said for name in named), text.english[0]
