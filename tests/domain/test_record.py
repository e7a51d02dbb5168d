from __future__ import annotations

from dataclasses import FrozenInstanceError, replace

import pytest

from app.domain.record import Record, record


@record
class Cut(Record):
    piece: int
    hide: str = "olive"


@record
class Sewn(Record):
    piece: int
    hide: str = "olive"


def test_records_of_one_kind_are_equal_by_what_they_hold() -> None:
    assert Cut(piece=1) == Cut(piece=1, hide="olive")
    assert Cut(piece=1) != Cut(piece=2)
    assert {Cut(piece=1), Cut(piece=1), replace(Cut(piece=1), hide="tan")} == {
        Cut(piece=1),
        Cut(piece=1, hide="tan"),
    }


def test_records_of_two_kinds_are_never_equal() -> None:
    assert Cut(piece=1) != Sewn(piece=1)
    assert Cut(piece=1) != (1, "olive")


def test_a_record_is_shown_as_it_would_be_written() -> None:
    assert repr(Cut(piece=1)) == "Cut(piece=1, hide='olive')"


def test_a_record_never_changes() -> None:
    cut = Cut(piece=1)
    with pytest.raises(FrozenInstanceError):
        cut.piece = 2  # type: ignore[misc]
    with pytest.raises(FrozenInstanceError):
        del cut.piece


def test_a_record_is_made_of_all_its_fields_and_of_nothing_else() -> None:
    with pytest.raises(TypeError, match=r"Cut lacks \['piece'\], knows no \['thread'\]"):
        Cut(hide="tan", thread=3)  # type: ignore[call-arg]
    with pytest.raises(TypeError):
        Cut(1)  # type: ignore[call-arg]
