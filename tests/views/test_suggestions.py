"""What the palette offers first."""

from __future__ import annotations

from app.views.palette.suggestions import MOST, Suggestion, ranked


def suggestion(title: str, why_not: str = "", words: str = "") -> Suggestion:
    return Suggestion(title, print, why_not=why_not, words=words)


def titles(typed: str, *given: Suggestion) -> list[str]:
    return [each.title for each in ranked(given, typed)]


PAUSE, IMPORT, DARK = suggestion("Pause"), suggestion("Import order sheet…"), suggestion("Dark")


def test_nothing_typed_suggests_everything_as_it_stands() -> None:
    assert titles("", PAUSE, IMPORT, DARK) == ["Pause", "Import order sheet…", "Dark"]


def test_the_beginning_counts_more_than_a_word_and_a_word_more_than_letters_within() -> None:
    within, word, beginning = (
        suggestion("Reorder"),
        suggestion("Import order sheet…"),
        suggestion("Order more"),
    )
    assert titles("order", within, word, beginning) == ["Order more", "Import order sheet…", "Reorder"]


def test_every_typed_word_must_fit_in_any_order_and_case() -> None:
    assert titles("SHEET imp", PAUSE, IMPORT) == ["Import order sheet…"]
    assert titles("sheet dark", IMPORT, DARK) == []


def test_what_can_not_be_done_now_stands_behind_what_can() -> None:
    assert titles("pa", suggestion("Pause", why_not="It is paused"), suggestion("Pass")) == ["Pass", "Pause"]


def test_a_title_is_found_by_its_words_in_the_other_language_too() -> None:
    assert titles("quit", suggestion("ออกจากโปรแกรม", words="Quit")) == ["ออกจากโปรแกรม"]


def test_no_more_are_suggested_than_anybody_reads() -> None:
    assert len(ranked([suggestion(f"Step {number}") for number in range(99)], "step")) == MOST
