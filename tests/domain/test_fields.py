"""How the fields of commands are read: what comes through, in which form, and what does not."""

from __future__ import annotations

from typing import Any

import pytest

from app.domain.commands import COMMANDS, parse
from app.domain.commands.fields import TokenRef
from app.domain.refusals import Refused

ORDER = {"product": "TOTE-07", "quantity": 1}


def field(kind: str, name: str, value: object, **others: Any) -> Any:
    """The value of a field as the command holds it."""
    return getattr(parse(kind, {**others, name: value})[0], name)


def refused(kind: str, name: str, value: object, **others: Any) -> str:
    """Which sentence refuses the value."""
    with pytest.raises(Refused) as caught:
        field(kind, name, value, **others)
    assert caught.value.code == "ERR_BAD_VALUE"
    assert str(caught.value.details["field"]).startswith(name)
    return caught.value.variant


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("brass", "brass"),
        ("  brass \n", "brass"),
        ("two\nlines\tand a tab", "two\nlines\tand a tab"),
        ("หู\u200bทอง\u200bเหลือง", "หูทองเหลือง"),
        ("🧵", "🧵"),
        ("ก" * 4_000, "ก" * 4_000),
    ],
)
def test_text_is_kept_as_written_without_blanks_around_and_marks_for_breaking(text: str, kept: str) -> None:
    assert field("job.create", "notes", text, **ORDER) == kept


@pytest.mark.parametrize(
    ("value", "variant"),
    [
        (5, "text"),
        (True, "text"),
        (["x"], "text"),
        ("", "text_empty"),
        (" \u200b\n", "text_empty"),
        ("ก" * 4_001, "text_too_long"),
        ("a\x00b", "text_control"),
        ("a\x1b[2Jb", "text_control"),
        ("a\x7fb", "text_control"),
        ("a\rb", "text_control"),
        ("a\ud800b", "text_control"),
        ("a\u202eb", "text_direction"),
        ("a\u2066b", "text_direction"),
    ],
)
def test_what_is_no_text_is_refused(value: object, variant: str) -> None:
    assert refused("job.create", "notes", value, **ORDER) == variant


LINE = {"name_en": "Bag", "line": "classic"}


@pytest.mark.parametrize("text", ["A\nB2", "A\tB2", "A\u2028B2", "A\u2029B2", "A\x85B2"])
def test_only_notes_and_reasons_run_over_several_lines(text: str) -> None:
    assert refused("product.create", "sku", text, **LINE) in {"text_lines", "text_control"}
    assert refused("job.start", "jobs", [text]) in {"text_lines", "text_control"}
    assert refused("work.start", "tokens", [text]) in {"text_lines", "text_control"}


def test_a_text_of_one_line_that_holds_two_is_told_so() -> None:
    assert refused("product.create", "sku", "A\nB2", **LINE) == "text_lines"
    assert field("product.create", "sku", "A B2\n", **LINE) == "A B2"
    assert field("job.cancel", "reason", "late\nagain", job="HJ-2611-0001") == "late\nagain"


@pytest.mark.parametrize("value", [1, 2, 1_000_000])
def test_a_quantity_is_a_whole_number(value: int) -> None:
    assert field("job.create", "quantity", value, product="TOTE-07") == value


@pytest.mark.parametrize("value", [0, -1, 1_000_001, 2.0, 1e2, True, None, "2", "๒", [2], {"n": 2}])
def test_what_is_no_quantity_is_refused(value: object) -> None:
    assert refused("job.create", "quantity", value, product="TOTE-07") == "integer"


@pytest.mark.parametrize("value", ["2", "two"])
def test_text_in_the_place_of_a_number_is_told_from_a_number(value: str) -> None:
    with pytest.raises(Refused) as caught:
        parse("job.create", {"product": "TOTE-07", "quantity": value})
    assert caught.value.params["value"] == f'"{value}"'


@pytest.mark.parametrize("value", ["2026-11-28", "2028-02-29", "2000-01-01", "2400-12-31"])
def test_a_day_stays_as_it_is_written(value: str) -> None:
    assert field("job.create", "due", value, **ORDER) == value


@pytest.mark.parametrize(
    ("value", "variant"),
    [
        ("2026-02-29", "date"),
        ("2026-13-01", "date"),
        ("2026-1-1", "date"),
        ("20261128", "date"),
        ("28/11/2026", "date"),
        ("2026-11-28T00:00", "date"),
        (" 2026-11-28", "date"),
        ("2026-11-28\n", "date"),
        ("２０２６-11-28", "date"),
        ("", "date"),
        (20261128, "date"),
        ("2569-11-28", "date_year"),
        ("1999-12-31", "date_year"),
    ],
)
def test_what_is_no_day_is_refused_and_a_buddhist_year_is_named(value: object, variant: str) -> None:
    assert refused("job.create", "due", value, **ORDER) == variant


@pytest.mark.parametrize(
    ("kind", "given"),
    [
        ("job.create", {"product": "TOTE-07", "quantity": 1}),
        ("ticket.create", {"product": "BELT-32", "quantity": 1}),
        ("product.create", {"sku": "FOB-01", "name_en": "Fob", "line": "hatthasilpa"}),
        ("work_center.create", {"code": "T1", "name_en": "Table"}),
        ("person.add", {"name": "Mali", "roles": ["qc"]}),
        ("undo", {}),
    ],
)
def test_null_says_that_an_optional_field_is_left_out(kind: str, given: dict[str, object]) -> None:
    """So do programs that write every field of a thing, as `show` does."""
    optional = [name for name, spec in COMMANDS[kind].fields.items() if not spec.required]
    assert optional
    assert parse(kind, given | dict.fromkeys(optional)) == parse(kind, given)


def test_an_edit_tells_what_was_not_given_from_what_was_cleared() -> None:
    command, _ = parse("job.edit", {"job": "HJ-2611-0001", "version": 1, "due": None})

    assert command.due is None  # type: ignore[attr-defined]
    assert command.notes == "as_is"  # type: ignore[attr-defined]
    assert refused("job.edit", "quantity", None, job="HJ-2611-0001", version=1) == "integer"


@pytest.mark.parametrize(
    ("value", "ref"),
    [
        (7, TokenRef(id=7)),
        (" HAT-1 ", TokenRef(serial="HAT-1")),
        ({"ticket": "HJ-2611-0001", "number": "F001"}, TokenRef(ticket="HJ-2611-0001", number=1)),
        ({"number": "F12345", "ticket": 99}, TokenRef(ticket=99, number=12_345)),
        ({"ticket": "A", "number": "F7"}, TokenRef(ticket="A", number=7)),
        ({"token": 7, "at": "CUT"}, TokenRef(id=7, at="CUT")),
        ({"token": "HAT-1", "at": "CUT"}, TokenRef(serial="HAT-1", at="CUT")),
        ({"ticket": "A", "number": "F7", "at": "CUT"}, TokenRef(ticket="A", number=7, at="CUT")),
    ],
)
def test_a_piece_is_named_in_three_ways_and_where_it_was_seen(value: object, ref: TokenRef) -> None:
    assert field("work.start", "tokens", [value]) == (ref,)


@pytest.mark.parametrize(
    ("value", "variant"),
    [
        (None, "token"),
        (True, "token"),
        (1.5, "token"),
        ("", "token"),
        (2**63, "token"),
        ({"ticket": "A"}, "token"),
        ({"at": "CUT"}, "token"),
        ({"token": 7}, "token"),
        ({"token": {"ticket": "A"}, "at": "CUT"}, "token"),
        ({"token": 7, "at": "no code"}, "code"),
        ({"ticket": "A", "number": "F001", "run": 1}, "token"),
        ({"ticket": None, "number": "F001"}, "reference"),
        ({"ticket": "A", "number": 1}, "token_number"),
        ({"ticket": "A", "number": "f001"}, "token_number"),
        ({"ticket": "A", "number": "F000"}, "token_number"),
        ({"ticket": "A", "number": "F๑"}, "token_number"),
        ({"ticket": "A", "number": "F12345678"}, "token_number"),
    ],
)
def test_what_names_no_piece_is_refused_at_its_place(value: object, variant: str) -> None:
    assert refused("work.start", "tokens", [1, value]) == variant


@pytest.mark.parametrize(
    ("value", "variant"),
    [([], "list"), ("HJ", "list"), (None, "list"), ({}, "list"), (["A"] * 50_001, "list_too_long")],
)
def test_several_things_are_a_list_with_something_in_it(value: object, variant: str) -> None:
    assert refused("job.start", "jobs", value) == variant


@pytest.mark.parametrize("value", ["High", "URGENT", "ด่วน", "", 1, True, ["high"]])
def test_a_priority_is_one_of_four_words_as_they_are_stored(value: object) -> None:
    assert refused("job.create", "priority", value, **ORDER) == "choice"


@pytest.mark.parametrize("value", ["yes", 1, 0, None, "true"])
def test_yes_and_no_are_true_and_false(value: object) -> None:
    assert refused("product.edit", "active", value, product="TOTE-07") == "flag"


@pytest.mark.parametrize("value", ["T 1", "โต๊ะ", "-T1", "T1!", "a\\b", "T1\n2"])
def test_a_code_holds_letters_digits_and_few_marks(value: str) -> None:
    assert refused("work_center.create", "code", value, name_en="Table") in {"code", "text_lines"}
    assert field("work_center.create", "code", " T-1/a_b.c ", name_en="Table") == "T-1/a_b.c"
