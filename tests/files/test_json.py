"""JSON as everybody understands it: what others would read otherwise is refused with its place."""

from __future__ import annotations

import json
from collections.abc import Mapping
from contextlib import suppress
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.files import BadJson, decoded, strict_json

NOBODYS: Mapping[str, Mapping[str, object]] = {
    '{"a": 1, "a": 2}': {"what": "doubled_key", "key": "a"},
    '{"x": [{"ราคา": 1, "ราคา": 1}]}': {"what": "doubled_key", "key": "ราคา"},
    '{"a": NaN}': {"what": "no_number", "found": "NaN"},
    "[Infinity]": {"what": "no_number", "found": "Infinity"},
    "[-Infinity]": {"what": "no_number", "found": "-Infinity"},
    "[1e400]": {"what": "number_too_large", "found": "1e400"},
    "[-1e400]": {"what": "number_too_large", "found": "-1e400"},
    "[9223372036854775808]": {"what": "number_too_large", "found": "9223372036854775808"},
    f"[{'9' * 5000}]": {"what": "number_too_large", "found": "9" * 40},
    '["\\ud83d"]': {"what": "half_character"},
    '{"\\udc00": 1}': {"what": "half_character"},
    "[" * 100_000: {"what": "too_deep"},
    "[" * 60 + "]" * 60: {"what": "too_deep"},
    '{"a":' * 60 + "1" + "}" * 60: {"what": "too_deep"},
    '{\n "a": ,}': {"what": "syntax", "at_line": 2, "at_column": 7},
    "": {"what": "syntax", "at_line": 1, "at_column": 1},
    '{"a": 1} {"b": 2}': {"what": "syntax", "at_line": 1, "at_column": 10},
    "{'a': 1}": {"what": "syntax", "at_line": 1, "at_column": 2},
    '["a\tb"]': {"what": "syntax", "at_line": 1, "at_column": 4},
    "[๑๒]": {"what": "syntax", "at_line": 1, "at_column": 2},
    "[012]": {"what": "syntax", "at_line": 1, "at_column": 3},
    "[1_000]": {"what": "syntax", "at_line": 1, "at_column": 3},
    "[+1]": {"what": "syntax", "at_line": 1, "at_column": 2},
}


@pytest.mark.parametrize("text", NOBODYS)
def test_what_others_read_otherwise_is_refused(text: str) -> None:
    with pytest.raises(BadJson) as caught:
        strict_json(text)
    assert {"what": caught.value.what, **caught.value.params} == NOBODYS[text]


def test_a_byte_that_is_no_utf_8_is_told_with_its_place() -> None:
    text = decoded('{"a": "ก",\n "b": "'.encode() + b'\xe0\xb8"}')
    with pytest.raises(BadJson) as caught:
        strict_json(text)
    assert (caught.value.what, caught.value.params) == ("not_utf8", {"at_line": 2, "at_column": 8})


def test_the_mark_of_utf_8_is_no_text() -> None:
    assert strict_json(decoded(b'\xef\xbb\xbf{"a": "\xe0\xb8\x81"}')) == {"a": "ก"}


JSON: Any = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-(2**63) + 1, 2**63 - 1)
    | st.floats(allow_nan=False, allow_infinity=False)
    | st.text(st.characters(exclude_categories=["Cs"])),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=5), inner, max_size=4),
    max_leaves=20,
)


@given(JSON)
def test_everything_else_is_read_as_it_was_written(value: Any) -> None:
    assert strict_json(json.dumps(value, ensure_ascii=False)) == value
    assert strict_json(json.dumps(value)) == value


@given(st.text())
def test_whatever_the_text_there_is_an_answer(text: str) -> None:
    with suppress(BadJson):
        strict_json(text)
